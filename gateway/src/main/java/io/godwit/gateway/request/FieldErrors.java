package io.godwit.gateway.request;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Problem.FieldError;
import io.godwit.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with one request, so that a person mends it in one go. */
public final class FieldErrors {
    private static final int MOST = 50;

    private final List<FieldError> errors = new ArrayList<>();

    /** @param field a JSON pointer into the body, or the name of a parameter or header */
    public void add(String field, String message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(field, message));
        }
    }

    /** Notes the message unless the field is as it must be. */
    public void check(boolean right, String field, String message) {
        if (!right) {
            add(field, message);
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Throws GWY-0005 if anything was noted. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw problem(GatewayProblem.INVALID_FIELDS, errors);
        }
    }

    /** A problem with one field. */
    public static ProblemException of(GatewayProblem code, String field, String message) {
        return problem(code, List.of(new FieldError(field, message)));
    }

    private static ProblemException problem(GatewayProblem code, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " And " + (errors.size() - 1) + " more.";
        String place = first.field().isEmpty() ? "The body" : first.field();
        return new ProblemException(
                Problem.of(code, place + ": " + first.message() + more).with(List.copyOf(errors)));
    }

    /** One step of a JSON pointer. */
    public static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
