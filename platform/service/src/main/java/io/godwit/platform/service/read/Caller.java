package io.godwit.platform.service.read;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.ReadToken;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** On whose behalf an internal request came, as its token says. */
@RequestScoped
public class Caller {
    private @Nullable ReadToken token;

    void is(ReadToken verified) {
        this.token = verified;
    }

    /** Whether values of rows may be answered. */
    public boolean mayReadValues() {
        return token().values();
    }

    public String name() {
        return token().sub();
    }

    public String role() {
        return token().role();
    }

    private ReadToken token() {
        if (token == null) {
            throw new ProblemException(PlatformProblem.UNAUTHENTICATED, "the request carries no read token");
        }
        return token;
    }
}
