package io.godwit.control.workerapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.control.ControlProblem;
import io.godwit.control.cutover.CutoverSteps;
import io.godwit.control.report.Reports;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.Tasks;
import io.godwit.control.task.Traces;
import io.godwit.control.task.WorkerRow;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What workers ask and tell, over TLS only. Every call holds the task's row, so that it and a replacement of the worker come
 * one after the other: a replaced instance changes nothing and is answered 410.
 */
@Path("/worker/v1/tasks/{task}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WorkerResource {
    private static final Logger LOG = Logger.getLogger(WorkerResource.class);
    private static final String BEARER = "Bearer ";

    private final StateStore store;
    private final Tasks tasks;
    private final Reports reports;
    private final CutoverSteps steps;
    private final Traces traces;

    WorkerResource(StateStore store, Tasks tasks, Reports reports, CutoverSteps steps, Traces traces) {
        this.store = store;
        this.tasks = tasks;
        this.reports = reports;
        this.steps = steps;
        this.traces = traces;
    }

    /** The worker's present task, locked. */
    private record Present(Transaction transaction, TaskRow task, WorkerRow worker) {}

    @POST
    @Path("/report")
    public byte[] report(
            @PathParam("task") UUID task, @HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
        WorkerReport report = read(body, WorkerReport.class);
        return as(task, authorization, present -> {
            if (!task.equals(report.task()) || !present.worker().instance().equals(report.instance())) {
                throw new ProblemException(PlatformProblem.INVALID_FIELDS, "The report is another worker's.");
            }
            return Json.bytes(reports.take(present.transaction(), present.task(), present.worker(), report));
        });
    }

    @GET
    @Path("/plan")
    public byte[] plan(@PathParam("task") UUID task, @HeaderParam("Authorization") @Nullable String authorization) {
        return as(
                task,
                authorization,
                present -> tasks.plan(
                                present.transaction(), task, present.task().planSha256())
                        .orElseThrow(
                                () -> new ProblemException(ControlProblem.PLAN_UNAVAILABLE, "It is not here yet.")));
    }

    /** Answered when the step is on disk. */
    @PUT
    @Path("/cutovers/{cutover}/steps/{number}")
    public void step(
            @PathParam("task") UUID task,
            @PathParam("cutover") UUID cutover,
            @PathParam("number") int number,
            @HeaderParam("Authorization") @Nullable String authorization,
            byte[] body) {
        CutoverStep step = read(body, CutoverStep.class);
        if (!cutover.equals(step.cutover()) || step.number() != number) {
            throw new ProblemException(PlatformProblem.INVALID_FIELDS, "The step is not the one in the path.");
        }
        as(task, authorization, present -> {
            steps.keep(present.transaction(), present.task(), present.worker(), step);
            return true;
        });
    }

    /** Answered when it is on disk: the worker makes nothing on an endpoint before. */
    @PUT
    @Path("/traces/{trace}")
    public void trace(
            @PathParam("task") UUID task,
            @PathParam("trace") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            byte[] body) {
        EndpointTrace trace = read(body, EndpointTrace.class);
        if (!trace.id().equals(id)) {
            throw new ProblemException(PlatformProblem.INVALID_FIELDS, "The trace is not the one in the path.");
        }
        as(task, authorization, present -> {
            traces.keep(present.transaction(), task, trace);
            return true;
        });
    }

    /** The cut-over as the worker would do it now. */
    @PUT
    @Path("/rehearsal")
    public void rehearsal(
            @PathParam("task") UUID task, @HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
        List<PlannedStep> told = List.of(read(body, PlannedStep[].class));
        as(task, authorization, present -> {
            steps.rehearsed(present.transaction(), task, told);
            return true;
        });
    }

    @GET
    @Path("/cutovers/{cutover}")
    public byte[] steps(
            @PathParam("task") UUID task,
            @PathParam("cutover") UUID cutover,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return as(task, authorization, present -> Json.bytes(steps.of(present.transaction(), cutover)));
    }

    private <T> T as(UUID task, @Nullable String authorization, Function<Present, T> work) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new ProblemException(ControlProblem.TOKEN_MISSING, "Authorization: Bearer …");
        }
        String token = Tokens.sha256(authorization.substring(BEARER.length()));
        return store.transaction(transaction -> {
            TaskRow locked = transaction.lock(TaskRow.class, task).orElseThrow(WorkerResource::replaced);
            WorkerRow worker = tasks.byToken(transaction, token)
                    .filter(found -> found.task().equals(task) && !found.revoked())
                    .orElseThrow(WorkerResource::replaced);
            return work.apply(new Present(transaction, locked, worker));
        });
    }

    /** Whoever has no valid token here is told the same, so that a worker of a lost state database ends too. */
    private static ProblemException replaced() {
        return new ProblemException(ControlProblem.WORKER_REPLACED, "This instance has no task here (any more).");
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            JsonNode tree = Json.mapper().readTree(body);
            if (tree.isObject() || type.isArray() && tree.isArray()) {
                return Json.mapper().treeToValue(tree, type);
            }
        } catch (IOException e) {
            LOG.debugf("body not understood: type=%s", type.getSimpleName());
        }
        throw new ProblemException(PlatformProblem.MALFORMED_REQUEST, "The body is no " + type.getSimpleName() + ".");
    }
}
