package io.godwit.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.retention.MessageRetention;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.testing.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "control"))
class RetentionIT {
    private static final String OLD = "now() - INTERVAL '31 days'";

    @Inject
    StateStore store;

    @Inject
    Outbox outbox;

    @Inject
    MessageRetention retention;

    @Test
    void shouldRemoveWhatIsOldAndDoneAndNothingElse() throws SQLException {
        UUID old = told();
        UUID young = told();
        UUID late = told();
        UUID handled = UUID.randomUUID();
        Bench.execute("UPDATE outbox SET sent_at = " + OLD + " WHERE message_key = '" + old + "'");
        // it was made long ago, and sent just now
        Bench.execute("UPDATE outbox SET created_at = " + OLD + " WHERE message_key = '" + late + "'");
        for (String received : new String[] {OLD, "now()"}) {
            Bench.execute("INSERT INTO inbox (message, migration, type, received_at) VALUES (gen_random_uuid(), '"
                    + handled + "', 'verify', " + received + ")");
        }
        for (String replayed : new String[] {OLD, "now()", "NULL"}) {
            Bench.execute("INSERT INTO dead_letter (id, topic, message_key, value, key_id, signature, code, reason,"
                    + " arrived_at, replayed_at) VALUES (gen_random_uuid(), 't', '" + old + "', '', '', '', 'c', 'r', "
                    + OLD + ", " + replayed + ")");
        }

        int removed = retention.clean();

        assertThat(removed).isEqualTo(3);
        assertThat(Bench.query("SELECT message_key FROM outbox WHERE message_key IN ('" + old + "', '" + young + "', '"
                        + late + "')"))
                .containsExactlyInAnyOrder(young.toString(), late.toString());
        assertThat(Bench.query("SELECT message FROM inbox WHERE migration = '" + handled + "'"))
                .hasSize(1);
        assertThat(Bench.query("SELECT id FROM dead_letter WHERE message_key = '" + old + "'"))
                .hasSize(2);
        assertThat(retention.clean()).isZero();
    }

    /** A migration with one event that was sent. */
    private UUID told() {
        UUID migration = UUID.randomUUID();
        store.run(transaction -> outbox.event(transaction, migration, 1, new Event.PhaseChanged(Phase.LOADING)));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                Bench.query("SELECT sent_at FROM outbox WHERE message_key = '" + migration + "'"))
                        .doesNotContain("null"));
        return migration;
    }
}
