package io.godwit.gateway.request;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** State versions as entity tags: {@code ETag: "12"}, {@code If-Match: "12"}. */
public final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version that the client has seen. Throws 428 where it says none, 400 for what is no version. */
    public static long seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(GatewayProblem.VERSION_WANTED, "The header If-Match is missing.");
        }
        var matcher = TAG.matcher(ifMatch.trim());
        if (!matcher.matches()) {
            throw FieldErrors.of(
                    GatewayProblem.WRONG_PARAMETER, "If-Match", "must be one ETag of a GET, with its quotes.");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Throws 412 unless what was seen is what there is. */
    public static void demand(long seen, long now) {
        if (seen != now) {
            throw new ProblemException(
                    GatewayProblem.VERSION_PASSED, "Version " + seen + " was seen, " + now + " is what there is.");
        }
    }
}
