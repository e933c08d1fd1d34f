package io.godwit.gateway.access;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Who may not come in, and who may not do this, as problems. */
public class AccessProblems {
    private static final Logger LOG = Logger.getLogger(AccessProblems.class);

    private final CurrentIdentityAssociation identity;

    AccessProblems(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerExceptionMapper(priority = 1)
    public Response unknown(UnauthorizedException e) {
        return signIn("There is no Authorization header with a key.");
    }

    @ServerExceptionMapper(priority = 1)
    public Response failed(AuthenticationFailedException e) {
        return signIn("The key is not known, or is revoked.");
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException e, ResourceInfo resource) {
        String role = needed(resource.getResourceMethod());
        String name = identity.getIdentity().getPrincipal().getName();
        LOG.infof("not allowed: key=%s needs=%s", name, role);
        return answer(Problem.of(GatewayProblem.NOT_ALLOWED, "The key " + name + " has not the role " + role + "."))
                .build();
    }

    private static String needed(@Nullable Method method) {
        if (method == null) {
            return "that is needed";
        }
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null) {
            roles = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        }
        return roles == null ? "that is needed" : String.join(", ", roles.value());
    }

    private static Response signIn(String detail) {
        return answer(Problem.of(GatewayProblem.SIGN_IN, detail))
                .header("WWW-Authenticate", "Bearer realm=\"godwit\"")
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status())
                .type("application/problem+json")
                .entity(problem);
    }
}
