package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerCommandTest {
    private static final String ENTRY = """
            {"id": %d, "table": "shop.t", "kind": "refused", "rule": "REP-0110"%s}""";

    @TempDir
    Path folder;

    /** An open entry has no time of its closing, or null. */
    @ParameterizedTest
    @CsvSource({"2, ''", "3, 2 of 3 open entries"})
    void shouldSayHowManyOpenEntriesItDoesNotShow(int open, String wanted) throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.on(
                    "/api/v1/migrations/shop/ledger",
                    exchange -> FakeGateway.answer(
                            exchange,
                            200,
                            "{\"items\": [" + ENTRY.formatted(1, "") + "," + ENTRY.formatted(2, ", \"closedAt\": null")
                                    + "," + ENTRY.formatted(3, ", \"closedAt\": \"2026-01-01T00:00:00Z\"") + "]}"));
            gateway.on(
                    "/api/v1/migrations/shop/tables",
                    exchange -> FakeGateway.answer(exchange, 200, "{\"items\": [{\"ledgerOpen\": " + open + "}]}"));

            FakeGateway.Said said = gateway.run(folder, "ledger", "shop");

            assertThat(said.code()).isZero();
            assertThat(said.text()).contains("shop.t", wanted);
            assertThat(said.text().contains("open entries")).isEqualTo(!wanted.isEmpty());
        }
    }
}
