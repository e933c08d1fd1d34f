package io.godwit.gateway.migration;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.finding.Findings;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.Changes;
import io.godwit.gateway.request.Changes.Once;
import io.godwit.gateway.request.Parameters;
import io.godwit.gateway.request.Reply;
import io.godwit.gateway.request.RequestBody;
import io.godwit.gateway.road.Order.Owner;
import io.godwit.gateway.road.Work;
import io.godwit.platform.message.Command;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.store.Transaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What may be asked of a table, a ledger entry or a finding. */
@Path("/api/v1/migrations/{name}")
@Tag(name = "Migrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATES)
@RunOnVirtualThread
public class PartsResource {
    private final Migrations migrations;
    private final Moves moves;
    private final Findings findings;
    private final Changes changes;
    private final CurrentCaller caller;

    @jakarta.inject.Inject
    Validator validator;

    PartsResource(Migrations migrations, Moves moves, Findings findings, Changes changes, CurrentCaller caller) {
        this.migrations = migrations;
        this.moves = moves;
        this.findings = findings;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    @Path("/tables/{table}/actions")
    @Operation(
            operationId = "actOnTable",
            summary = "Reads a table, or the rows of it that differ, again from the source")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PartRequest.OfTable.class)))
    @APIResponseSchema(
            value = ActionRequest.Answer.class,
            responseCode = "202",
            responseDescription = "It is asked for.")
    public Response onTable(
            @RestPath String name,
            @RestPath String table,
            byte[] body,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        String action =
                RequestBody.read(body, PartRequest.OfTable.class, validator).action();
        Work work = Work.valueOf(action.toUpperCase(Locale.ROOT));
        Command command = work == Work.RELOAD ? new Command.ReloadTable(table) : new Command.RepairTable(table);
        var part = new Moves.Part(work, "tables/" + table, Owner.REPLICATION, command);
        return asked(name, idempotencyKey, part, Map.of("table", table));
    }

    @POST
    @Path("/ledger/{entry}/actions")
    @Operation(operationId = "actOnLedgerEntry", summary = "Reads the row of a ledger entry again from the source")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PartRequest.OfEntry.class)))
    @APIResponseSchema(
            value = ActionRequest.Answer.class,
            responseCode = "202",
            responseDescription = "It is asked for.")
    public Response onEntry(
            @RestPath String name,
            @RestPath String entry,
            byte[] body,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        RequestBody.read(body, PartRequest.OfEntry.class, validator);
        var command = new Command.ReplayEntry(number(entry));
        var part = new Moves.Part(Work.REPLAY, "ledger/" + entry, Owner.REPLICATION, command);
        return asked(name, idempotencyKey, part, Map.of("entry", entry));
    }

    @POST
    @Path("/findings/{id}/actions")
    @Operation(operationId = "actOnFinding", summary = "Accepts a finding, with a reason that the audit keeps")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PartRequest.OfFinding.class)))
    @APIResponseSchema(
            value = ActionRequest.Answer.class,
            responseCode = "202",
            responseDescription = "It is accepted.")
    public Response onFinding(
            @RestPath String name,
            @RestPath String id,
            byte[] body,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        String reason = RequestBody.read(body, PartRequest.OfFinding.class, validator)
                .reason()
                .strip();
        UUID finding = Parameters.id(id, GatewayProblem.NO_FINDING);
        Caller by = caller.get();
        return asked(name, idempotencyKey, "findings/" + id + " " + reason, (transaction, row) -> {
            String owner = findings.accept(transaction, row.id, finding, by, reason);
            var command = new Command.AcceptFinding(finding, reason);
            var part = new Moves.Part(Work.ACCEPT, "findings/" + id, owner(owner), command);
            return moves.work(transaction, row, by, part, Map.of("finding", id, "reason", reason));
        });
    }

    private Response asked(String name, @Nullable String key, Moves.Part part, Map<String, String> detail) {
        Caller by = caller.get();
        return asked(
                name,
                key,
                part.path() + " " + part.work(),
                (transaction, row) -> moves.work(transaction, row, by, part, detail));
    }

    private Response asked(
            String name, @Nullable String key, String call, BiFunction<Transaction, MigrationRow, UUID> change) {
        var once = new Once(caller.get(), key, "POST migrations/" + name + "/" + call);
        return changes.make(once, transaction -> {
                    UUID command = change.apply(transaction, migrations.lock(transaction, name));
                    return Reply.accepted(new ActionRequest.Answer(command));
                })
                .response();
    }

    private static Owner owner(String service) {
        return switch (service) {
            case "assessment" -> Owner.ASSESSMENT;
            case "conversion" -> Owner.CONVERSION;
            default -> Owner.REPLICATION;
        };
    }

    private static long number(String entry) {
        try {
            return Long.parseLong(entry);
        } catch (NumberFormatException e) {
            throw new ProblemException(GatewayProblem.NO_ENTRY, "No ledger entry is numbered " + entry + ".");
        }
    }
}
