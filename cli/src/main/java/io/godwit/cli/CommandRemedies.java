package io.godwit.cli;

import io.godwit.platform.problem.Problem;
import java.util.Map;

/** What to do about a problem of the API, in the words of the command line. */
final class CommandRemedies {
    private static final Map<String, String> BY_CODE = Map.of(
            "GWY-0010",
                    "The key file of --key-file, or of Godwit's folder (keys/api-key), must hold a key of this platform.",
            "GWY-0011", "Ask an administrator for a key with the role that is named, and give it with --key-file.",
            "GWY-0012", "Wait a minute, or give this command an own key.",
            "GWY-0031", "./godwit status lists the migrations.",
            "GWY-0032", "./godwit findings MIGRATION lists the findings with their ids.",
            "GWY-0037", "./godwit ledger MIGRATION lists the entries with their numbers.",
            "GWY-0040", "./godwit status MIGRATION shows where it stands.",
            "GWY-0052", "./godwit status MIGRATION shows where it stands.");

    private CommandRemedies() {}

    static Problem of(Problem problem) {
        String remedy = problem.code() == null ? null : BY_CODE.get(problem.code());
        return remedy == null ? problem : problem.remedied(remedy);
    }
}
