package io.godwit.control.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.control.cutover.CutoverPage;
import io.godwit.control.cutover.CutoverSteps;
import io.godwit.control.cutover.CutoverView;
import io.godwit.control.task.ReportRow;
import io.godwit.control.task.RowKeys;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.Tasks;
import io.godwit.control.task.Traces;
import io.godwit.platform.message.Json;
import io.godwit.platform.service.read.Caller;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerReport.LedgerReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a task's worker told last, and the checklist of its cut-over; guarded by the signed read. */
@Path("/internal/v1/migrations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskResource {
    private static final WorkerReport.Progress NONE =
            new WorkerReport.Progress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", 0, 0, 0, 0, 0, 0, Optional.empty(), 0, 0);

    private final StateStore store;
    private final Tasks tasks;
    private final CutoverSteps steps;
    private final Traces traces;
    private final RowKeys rowKeys;
    private final Caller caller;

    TaskResource(StateStore store, Tasks tasks, CutoverSteps steps, Traces traces, RowKeys rowKeys, Caller caller) {
        this.store = store;
        this.tasks = tasks;
        this.steps = steps;
        this.traces = traces;
        this.rowKeys = rowKeys;
        this.caller = caller;
    }

    @GET
    @Path("/progress")
    public byte[] progress(@PathParam("id") UUID id) {
        return store.transaction(transaction -> {
            TaskRow task = task(transaction, id);
            Optional<ReportRow> last = transaction.find(ReportRow.class, id);
            ObjectNode answer = Json.mapper()
                    .valueToTree(last.map(row -> row.report().progress()).orElse(NONE));
            answer.set("phase", Json.mapper().valueToTree(task.phase()));
            answer.set("reportedAt", Json.mapper().valueToTree(last.map(ReportRow::reportedAt)));
            return Json.bytes(answer);
        });
    }

    @GET
    @Path("/tables")
    public byte[] tables(@PathParam("id") UUID id) {
        return Json.bytes(items(
                Json.mapper().valueToTree(report(id).map(WorkerReport::tables).orElse(List.of()))));
    }

    /** The rows' keys only for those who may see values. */
    @GET
    @Path("/ledger")
    public byte[] ledger(@PathParam("id") UUID id) {
        boolean values = caller.mayReadValues();
        return store.transaction(transaction -> {
            TaskRow task = task(transaction, id);
            ArrayNode items = Json.mapper().createArrayNode();
            for (LedgerReport entry :
                    report(transaction, id).map(WorkerReport::ledger).orElse(List.of())) {
                ObjectNode item = Json.mapper().valueToTree(entry);
                item.remove("sealedKey");
                if (values) {
                    rowKeys.shown(task, entry).ifPresent(key -> item.put("key", key));
                }
                items.add(item);
            }
            return Json.bytes(items(items));
        });
    }

    /** What stands on the endpoints because of the task. */
    @GET
    @Path("/traces")
    public byte[] traces(@PathParam("id") UUID id) {
        return store.transaction(transaction -> {
            TaskRow task = task(transaction, id);
            ArrayNode items = Json.mapper().createArrayNode();
            for (EndpointTrace trace : traces.standing(transaction, task)) {
                ObjectNode item = Json.mapper().valueToTree(trace);
                item.remove("goneAt");
                item.put("endpoint", Traces.endpoint(task, trace));
                items.add(item);
            }
            return Json.bytes(items(items));
        });
    }

    @GET
    @Path("/cutover")
    public byte[] cutover(@PathParam("id") UUID id) {
        return store.transaction(transaction -> Json.bytes(view(transaction, task(transaction, id))));
    }

    @GET
    @Path("/cutover")
    @Produces(MediaType.TEXT_HTML)
    public String cutoverPage(@PathParam("id") UUID id) {
        return store.transaction(transaction -> {
            TaskRow task = task(transaction, id);
            return CutoverPage.html(task.spec(), view(transaction, task));
        });
    }

    private CutoverView view(Transaction transaction, TaskRow task) {
        Optional<UUID> last = steps.last(transaction, task.id());
        return CutoverView.of(
                task.spec(),
                last,
                last.map(one -> steps.of(transaction, one)).orElse(List.of()),
                steps.rehearsal(transaction, task.id()),
                report(transaction, task.id()).map(WorkerReport::tables).orElse(List.of()));
    }

    private Optional<WorkerReport> report(UUID id) {
        return store.transaction(transaction -> {
            task(transaction, id);
            return report(transaction, id);
        });
    }

    private static Optional<WorkerReport> report(Transaction transaction, UUID id) {
        return transaction.find(ReportRow.class, id).map(ReportRow::report);
    }

    private TaskRow task(Transaction transaction, UUID id) {
        return tasks.find(transaction, id).orElseThrow(() -> Tasks.noTask(id));
    }

    private static ObjectNode items(ArrayNode items) {
        ObjectNode page = Json.mapper().createObjectNode();
        page.set("items", items);
        page.putNull("next");
        return page;
    }
}
