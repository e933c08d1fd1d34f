package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What decides on a partition: a column, alone or in a function that keeps its order.
 *
 * @param column source name
 * @param function year, to_days, unix_timestamp; empty for the column alone
 */
record PartitionKey(TableDraft table, String column, String function) {
    /** TO_DAYS of 1970-01-01. */
    private static final long DAYS_BEFORE_EPOCH = 719528;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /**
     * Empty for other expressions, for text that ignores case (it would lie elsewhere), and for generated columns: the target
     * chooses the partition before a trigger computes them, and allows none that it computes itself.
     */
    static Optional<PartitionKey> of(TableDraft table, Expression key) {
        String function = "";
        Expression inner = key;
        if (key instanceof Call call && call.arguments().size() == 1) {
            function = call.name();
            inner = call.argument(0);
        }
        if (!(inner instanceof Column named)) {
            return Optional.empty();
        }
        Optional<ColumnDraft> column = table.column(named.name());
        boolean orderKept = function.isEmpty() ? column.filter(c -> !c.isText()).isPresent() : isDay(column, function);
        return orderKept && column.get().source().generated().isEmpty()
                ? Optional.of(new PartitionKey(table, column.get().name(), function))
                : Optional.empty();
    }

    private static boolean isDay(Optional<ColumnDraft> column, String function) {
        return switch (function) {
            case "year", "to_days" ->
                column.filter(c -> c.sourceType().is("date", "datetime")).isPresent();
            case "unix_timestamp" ->
                column.filter(c -> c.sourceType().is("timestamp")).isPresent();
            default -> false;
        };
    }

    /** A limit as the target writes it: MAXVALUE, or a constant of the column's type. */
    Optional<String> bound(Expression limit) {
        if (limit instanceof Column max && max.name().equals("MAXVALUE")) {
            return Optional.of("MAXVALUE");
        }
        Optional<String> text = constant(limit);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (function) {
                case "year" ->
                    literal(LocalDate.of(Integer.parseInt(text.get()), 1, 1).toString(), limit);
                case "to_days" ->
                    literal(
                            LocalDate.ofEpochDay(Long.parseLong(text.get()) - DAYS_BEFORE_EPOCH)
                                    .toString(),
                            limit);
                case "unix_timestamp" ->
                    literal(
                            SECONDS.format(Instant.ofEpochSecond(Long.parseLong(text.get()))
                                    .atOffset(ZoneOffset.UTC)),
                            limit);
                default -> literal(text.get(), limit);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> literal(String text, Expression source) {
        return table.column(column).flatMap(c -> Literals.sql(text, c.type(), table.printer(), source));
    }

    private static Optional<String> constant(Expression expression) {
        return switch (expression) {
            case NumberLiteral number -> Optional.of(number.text());
            case Negative(NumberLiteral number) -> Optional.of("-" + number.text());
            case TextLiteral text -> Optional.of(text.value());
            default -> Optional.empty();
        };
    }
}
