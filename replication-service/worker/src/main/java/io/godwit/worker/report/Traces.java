package io.godwit.worker.report;

import io.godwit.platform.task.EndpointTrace;
import io.godwit.worker.task.Await;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What this worker makes on the endpoints, told to control before it is made (H21). A second attempt at the road does not
 * wait for control: what was told once in this process is on control's disk. Thread-safe.
 */
public final class Traces {
    public static final String TARGET_SCHEMA = "target-schema";
    public static final String SOURCE_LOG = "source-log";
    public static final String SOURCE_FROZEN = "source-frozen";

    private static final Logger LOG = Logger.getLogger(Traces.class);
    private static final long AGAIN_MILLIS = 200;
    private static final int TRIES = 3;

    private final Map<String, EndpointTrace> told = new ConcurrentHashMap<>();

    /** Returns when control has it on disk; {@code alive} throws when there is no more time to wait. */
    public void register(Control control, EndpointTrace trace, Runnable alive) {
        if (told.containsKey(trace.id())) {
            return;
        }
        for (boolean first = true; ; first = false) {
            alive.run();
            try {
                control.trace(trace);
                told.put(trace.id(), trace);
                LOG.infof("registered before it is made: trace=%s", trace.id());
                return;
            } catch (IOException e) {
                if (first) {
                    LOG.warnf("nothing is made on an endpoint before control knows of it: trace=%s", trace.id());
                }
            }
            Await.pause(AGAIN_MILLIS);
        }
    }

    /** It is not there any more, whoever made it. Tries some times: a trace that stays is shown and looked at again. */
    public void gone(Control control, String id, String side) {
        EndpointTrace known = told.remove(id);
        Instant now = Instant.now();
        EndpointTrace gone = known == null
                ? new EndpointTrace(id, side, "", List.of(), "", now, Optional.of(now))
                : new EndpointTrace(
                        id, side, known.what(), known.removal(), known.meanwhile(), known.madeAt(), Optional.of(now));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                control.trace(gone);
                return;
            } catch (IOException e) {
                Await.pause(AGAIN_MILLIS);
            }
        }
        LOG.warnf("control did not hear that something is gone: trace=%s", id);
    }

    public static EndpointTrace targetSchema(List<String> removal) {
        return trace(TARGET_SCHEMA, "target", "the schema godwit with this migration's state", removal, "");
    }

    public static EndpointTrace sourceLog() {
        return trace(
                SOURCE_LOG,
                "source",
                "a connection that reads the log; it ends with the worker",
                List.of(),
                "the log must be kept from the migration's checkpoint on");
    }

    public static EndpointTrace sourceFrozen(List<String> removal) {
        return trace(SOURCE_FROZEN, "source", "the server is read-only", removal, "the application cannot write there");
    }

    private static EndpointTrace trace(String id, String side, String what, List<String> removal, String meanwhile) {
        return new EndpointTrace(id, side, what, removal, meanwhile, Instant.now(), Optional.empty());
    }
}
