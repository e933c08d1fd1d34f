package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import java.util.List;

/** Values as the texts that the source makes of them. */
final class Texts {
    private Texts() {}

    static Expression of(Expression value, Rewriting at) {
        ValueType type = at.typeOf(value);
        return switch (type.kind()) {
            case TEXT, NULL -> value;
            case BOOLEAN -> Build.cast(Build.cast(value, "integer"), "text");
            case DATETIME -> moment(value, type.scale());
            case TIMESTAMP -> moment(Build.cast(value, "timestamp"), type.scale());
            case BYTES -> {
                at.issue(Problem.TEXT_OF_VALUE_MAY_DIFFER, "Bytes are read as UTF-8.", Place.NOWHERE);
                yield Build.call("convert_from", value, Build.text("UTF8"));
            }
            case DOUBLE -> {
                at.issue(Problem.TEXT_OF_VALUE_MAY_DIFFER, "A floating-point number is shown as text.", Place.NOWHERE);
                yield Build.cast(value, "text");
            }
            default -> Build.cast(value, "text");
        };
    }

    static List<Expression> of(List<Expression> values, Rewriting at) {
        return values.stream().map(v -> of(v, at)).toList();
    }

    /** The source always shows all its digits behind the point. */
    private static Expression moment(Expression value, int scale) {
        return switch (scale) {
            case -1, 0 -> Build.cast(value, "text");
            case 3 -> Build.call("to_char", value, Build.text("YYYY-MM-DD HH24:MI:SS.MS"));
            case 6 -> Build.call("to_char", value, Build.text("YYYY-MM-DD HH24:MI:SS.US"));
            default ->
                Build.call(
                        "left",
                        Build.call("to_char", value, Build.text("YYYY-MM-DD HH24:MI:SS.US")),
                        Build.number(20L + scale));
        };
    }
}
