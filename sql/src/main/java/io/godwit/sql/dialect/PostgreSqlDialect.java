package io.godwit.sql.dialect;

import io.godwit.sql.dialect.Dialect.Folding;
import io.godwit.sql.dialect.Dialect.Spelling;
import io.godwit.sql.token.LexicalRules;
import io.godwit.sql.tree.Operator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PostgreSQL, as it is printed.
 *
 * <p>Source: PostgreSQL 18 manual, 4.1.6 "Operator Precedence". All operators without a level of their own share one,
 * between SUM and COMPARISON.
 */
public final class PostgreSqlDialect {
    public static final Dialect POSTGRESQL = new Dialect(
            "postgresql",
            new LexicalRules(List.of("\"\""), "'", false, false, false, false, List.of("::", "<=", ">=", "<>", "||")),
            Folding.LOWER,
            Set.of(),
            operators(),
            Map.of(),
            Map.of());

    private PostgreSqlDialect() {}

    private static Map<Operator, Spelling> operators() {
        Map<Operator, Spelling> all = new EnumMap<>(Operator.class);
        all.put(Operator.OR, Spelling.of(Binding.OR, "OR"));
        all.put(Operator.AND, Spelling.of(Binding.AND, "AND"));
        all.put(Operator.EQUAL, Spelling.of(Binding.COMPARISON, "="));
        all.put(Operator.NULL_SAFE_EQUAL, Spelling.of(Binding.COMPARISON, "IS NOT DISTINCT FROM"));
        all.put(Operator.NOT_EQUAL, Spelling.of(Binding.COMPARISON, "<>"));
        all.put(Operator.LESS, Spelling.of(Binding.COMPARISON, "<"));
        all.put(Operator.LESS_OR_EQUAL, Spelling.of(Binding.COMPARISON, "<="));
        all.put(Operator.GREATER, Spelling.of(Binding.COMPARISON, ">"));
        all.put(Operator.GREATER_OR_EQUAL, Spelling.of(Binding.COMPARISON, ">="));
        all.put(Operator.MATCHES_PATTERN, Spelling.of(Binding.BITS_OR, "~"));
        all.put(Operator.MATCHES_PATTERN_ANY_CASE, Spelling.of(Binding.BITS_OR, "~*"));
        all.put(Operator.BIT_OR, Spelling.of(Binding.BITS_OR, "|"));
        all.put(Operator.BIT_AND, Spelling.of(Binding.BITS_OR, "&"));
        all.put(Operator.BIT_XOR, Spelling.of(Binding.BITS_OR, "#"));
        all.put(Operator.SHIFT_LEFT, Spelling.of(Binding.BITS_OR, "<<"));
        all.put(Operator.SHIFT_RIGHT, Spelling.of(Binding.BITS_OR, ">>"));
        all.put(Operator.CONCATENATE, Spelling.of(Binding.BITS_OR, "||"));
        all.put(Operator.JSON_PATH, Spelling.of(Binding.BITS_OR, "#>"));
        all.put(Operator.JSON_PATH_TEXT, Spelling.of(Binding.BITS_OR, "#>>"));
        all.put(Operator.JSON_CONTAINS, Spelling.of(Binding.BITS_OR, "@>"));
        all.put(Operator.CONTAINED_BY, Spelling.of(Binding.BITS_OR, "<@"));
        all.put(Operator.PLUS, Spelling.of(Binding.SUM, "+"));
        all.put(Operator.MINUS, Spelling.of(Binding.SUM, "-"));
        all.put(Operator.MULTIPLY, Spelling.of(Binding.PRODUCT, "*"));
        all.put(Operator.DIVIDE, Spelling.of(Binding.PRODUCT, "/"));
        all.put(Operator.MODULO, Spelling.of(Binding.PRODUCT, "%"));
        return all;
    }
}
