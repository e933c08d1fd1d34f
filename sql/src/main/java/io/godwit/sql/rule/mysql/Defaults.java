package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Expression.TemporalLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rules for defaults ask. */
final class Defaults {
    /** Year, month or day is zero; a year of zero alone is a date of its own. */
    private static final Pattern ZERO = Pattern.compile("\\d{1,4}-(00?-\\d{1,2}|\\d{1,2}-00?)([ T].*)?");

    private Defaults() {}

    /** Columns with a default that no rule has converted yet. */
    static List<ColumnDraft> open(TableDraft table) {
        return table.columns().stream()
                .filter(c -> c.defaultSql().isEmpty()
                        && c.source().defaultValue().isPresent()
                        && !(value(c) instanceof NullLiteral)
                        && c.source().generated().isEmpty())
                .toList();
    }

    static Expression value(ColumnDraft column) {
        return column.source().defaultValue().orElseThrow();
    }

    static boolean isZeroDate(Optional<Expression> value) {
        return value.filter(Defaults::isZeroDate).isPresent();
    }

    static boolean isZeroDate(Expression value) {
        return switch (value) {
            case TextLiteral text -> ZERO.matcher(text.value()).matches();
            case TemporalLiteral literal -> ZERO.matcher(literal.text()).matches();
            case Cast cast -> isZeroDate(cast.operand());
            default -> false;
        };
    }

    static boolean isNow(Expression value) {
        return value instanceof Call call && call.name().equals("now");
    }
}
