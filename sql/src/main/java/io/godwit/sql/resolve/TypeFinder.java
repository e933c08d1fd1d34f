package io.godwit.sql.resolve;

import io.godwit.sql.dialect.Functions;
import io.godwit.sql.resolve.Scope.Found;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.ArrayOf;
import io.godwit.sql.tree.Expression.Between;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BitNot;
import io.godwit.sql.tree.Expression.BitsLiteral;
import io.godwit.sql.tree.Expression.BooleanLiteral;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Collate;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Exists;
import io.godwit.sql.tree.Expression.Extract;
import io.godwit.sql.tree.Expression.InList;
import io.godwit.sql.tree.Expression.InQuery;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Expression.IsJson;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.IsTruth;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Expression.Not;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.Quantified;
import io.godwit.sql.tree.Expression.Subquery;
import io.godwit.sql.tree.Expression.TemporalLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Expression.Transcode;
import io.godwit.sql.tree.Expression.Trim;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Operator;
import io.godwit.sql.tree.QueryBody;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the type of an expression. Where it cannot know, it says so: no rule may guess. */
public final class TypeFinder {
    private final Map<Column, Found> resolved;

    /** @param resolved the columns of the tree, by identity */
    public TypeFinder(Map<Column, Found> resolved) {
        this.resolved = resolved;
    }

    public ValueType of(Expression expression) {
        return switch (expression) {
            case TextLiteral ignored -> ValueType.of(Kind.TEXT);
            case NumberLiteral number -> number(number.text());
            case BytesLiteral ignored -> ValueType.of(Kind.BYTES);
            case BitsLiteral ignored -> ValueType.of(Kind.BITS);
            case BooleanLiteral ignored -> ValueType.of(Kind.BOOLEAN);
            case NullLiteral ignored -> ValueType.of(Kind.NULL);
            case TemporalLiteral literal -> temporal(literal.type());
            case Interval ignored -> ValueType.of(Kind.INTERVAL);
            case Column column -> column(column);
            case Call call -> call(call);
            case Cast cast -> cast(cast);
            case Binary binary -> binary(binary);
            case Negative negative -> of(negative.operand());
            case BitNot ignored -> ValueType.of(Kind.INTEGER);
            case Not ignored -> ValueType.of(Kind.BOOLEAN);
            case Between ignored -> ValueType.of(Kind.BOOLEAN);
            case InList ignored -> ValueType.of(Kind.BOOLEAN);
            case InQuery ignored -> ValueType.of(Kind.BOOLEAN);
            case Exists ignored -> ValueType.of(Kind.BOOLEAN);
            case Like ignored -> ValueType.of(Kind.BOOLEAN);
            case IsNull ignored -> ValueType.of(Kind.BOOLEAN);
            case IsTruth ignored -> ValueType.of(Kind.BOOLEAN);
            case IsJson ignored -> ValueType.of(Kind.BOOLEAN);
            case Quantified ignored -> ValueType.of(Kind.BOOLEAN);
            case Case cases -> widest(results(cases));
            case Transcode ignored -> ValueType.of(Kind.TEXT);
            case Trim ignored -> ValueType.of(Kind.TEXT);
            case Collate collate -> of(collate.operand());
            case Extract ignored -> ValueType.decimal(-1);
            case ArrayOf ignored -> ValueType.of(Kind.ARRAY);
            case Subquery subquery ->
                subquery.query().body() instanceof QueryBody.Select select
                                && select.from().isEmpty()
                        ? of(select.items().getFirst().expression())
                        : ValueType.UNKNOWN;
            default -> ValueType.UNKNOWN;
        };
    }

    /** A cast to numeric without digits keeps those that are there. */
    private ValueType cast(Cast cast) {
        boolean keepsScale =
                cast.type().is("numeric") && cast.type().arguments().isEmpty();
        return keepsScale
                ? ValueType.decimal(of(cast.operand()).scale())
                : ValueType.ofColumn(cast.type(), of(cast.operand()).anyCase());
    }

    private ValueType column(Column column) {
        Found found = resolved.get(column);
        return found == null ? ValueType.UNKNOWN : found.column().type();
    }

    /** What a CASE can answer. */
    public static List<Expression> results(Case cases) {
        List<Expression> results = new ArrayList<>();
        cases.whens().stream().map(When::result).forEach(results::add);
        cases.otherwise().ifPresent(results::add);
        return results;
    }

    private static ValueType number(String text) {
        if (text.toLowerCase(Locale.ROOT).contains("e")) {
            return ValueType.of(Kind.DOUBLE);
        }
        int point = text.indexOf('.');
        if (point >= 0) {
            return ValueType.decimal(text.length() - point - 1);
        }
        // as the target reads a constant: integer, bigint, else numeric
        int bits = new BigInteger(text).bitLength();
        return bits < Integer.SIZE
                ? ValueType.integer(Integer.SIZE)
                : bits < Long.SIZE ? ValueType.integer(Long.SIZE) : ValueType.decimal(0);
    }

    private static ValueType temporal(String type) {
        return ValueType.of(
                switch (type) {
                    case "date" -> Kind.DATE;
                    case "time" -> Kind.TIME;
                    default -> Kind.DATETIME;
                });
    }

    private ValueType binary(Binary binary) {
        Operator operator = binary.operator();
        if (operator.isLogical() || operator.isComparison() || operator.isPattern()) {
            return ValueType.of(Kind.BOOLEAN);
        }
        if (operator.isBitwise()) {
            return ValueType.of(Kind.INTEGER);
        }
        return switch (operator) {
            case CONCATENATE, JSON_PATH_TEXT -> ValueType.of(Kind.TEXT);
            case JSON_PATH -> ValueType.of(Kind.JSON);
            case JSON_CONTAINS, CONTAINED_BY -> ValueType.of(Kind.BOOLEAN);
            default -> arithmetic(operator, of(binary.left()), of(binary.right()));
        };
    }

    private static ValueType arithmetic(Operator operator, ValueType left, ValueType right) {
        if (left.kind().isTemporal() && right.is(Kind.INTERVAL)) {
            return ValueType.of(left.is(Kind.DATE) ? Kind.DATETIME : left.kind());
        }
        if (left.is(Kind.DATE) && right.is(Kind.DATE) && operator == Operator.MINUS) {
            return ValueType.of(Kind.INTEGER);
        }
        if (left.is(Kind.INTERVAL) || right.is(Kind.INTERVAL)) {
            return ValueType.of(Kind.INTERVAL);
        }
        if (left.is(Kind.DOUBLE) || right.is(Kind.DOUBLE)) {
            return ValueType.of(Kind.DOUBLE);
        }
        if (!left.kind().isNumber() || !right.kind().isNumber()) {
            return ValueType.UNKNOWN;
        }
        boolean known = left.scale() >= 0 && right.scale() >= 0;
        return switch (operator) {
            case DIVIDE -> ValueType.decimal(left.scale() < 0 ? -1 : left.scale() + 4);
            case INTEGER_DIVIDE -> ValueType.of(Kind.INTEGER);
            case MULTIPLY -> sum(left, right, known ? left.scale() + right.scale() : -1);
            default -> sum(left, right, known ? Math.max(left.scale(), right.scale()) : -1);
        };
    }

    private static ValueType sum(ValueType left, ValueType right, int scale) {
        boolean integer = left.is(Kind.INTEGER) && right.is(Kind.INTEGER);
        return integer ? ValueType.integer(Math.max(left.bits(), right.bits())) : ValueType.decimal(scale);
    }

    private ValueType call(Call call) {
        return switch (Functions.result(call.name())) {
            case "first" -> call.arguments().isEmpty() ? ValueType.UNKNOWN : of(call.argument(0));
            case "widest" -> widest(call.arguments());
            case "sum" -> sum(call);
            case "average" -> average(call);
            case "rounded" -> rounded(call);
            case "added" -> of(call.argument(0)).is(Kind.DATE) ? ValueType.of(Kind.DATETIME) : of(call.argument(0));
            case "unknown" -> ValueType.UNKNOWN;
            case String kind -> ValueType.of(Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    private ValueType sum(Call call) {
        ValueType of = call.arguments().isEmpty() ? ValueType.UNKNOWN : of(call.argument(0));
        return switch (of.kind()) {
            case INTEGER -> ValueType.decimal(0);
            case DECIMAL, DOUBLE -> of;
            default -> ValueType.UNKNOWN;
        };
    }

    private ValueType average(Call call) {
        ValueType sum = sum(call);
        return sum.is(Kind.DECIMAL) && sum.scale() >= 0 ? ValueType.decimal(sum.scale() + 4) : sum;
    }

    private ValueType rounded(Call call) {
        ValueType of = call.arguments().isEmpty() ? ValueType.UNKNOWN : of(call.argument(0));
        if (!of.is(Kind.DECIMAL)) {
            return of;
        }
        if (call.arguments().size() == 1) {
            return ValueType.decimal(0);
        }
        return call.argument(1) instanceof NumberLiteral digits
                        && digits.isInteger()
                        && digits.text().length() < 3
                ? ValueType.decimal(Integer.parseInt(digits.text()))
                : ValueType.decimal(-1);
    }

    /** The type that can hold all of them, as far as it is one. */
    public ValueType widest(List<Expression> expressions) {
        ValueType widest = ValueType.of(Kind.NULL);
        for (Expression expression : expressions) {
            widest = wider(widest, of(expression));
        }
        return widest;
    }

    private static ValueType wider(ValueType a, ValueType b) {
        if (a.is(Kind.NULL) || a.equals(b)) {
            return b;
        }
        if (b.is(Kind.NULL)) {
            return a;
        }
        if (a.kind() == b.kind()) {
            boolean known = a.scale() >= 0 && b.scale() >= 0;
            return new ValueType(
                    a.kind(),
                    known ? Math.max(a.scale(), b.scale()) : -1,
                    a.anyCase() || b.anyCase(),
                    Math.max(a.bits(), b.bits()));
        }
        if (a.kind().isNumber() && b.kind().isNumber()) {
            return a.is(Kind.DOUBLE) || b.is(Kind.DOUBLE)
                    ? ValueType.of(Kind.DOUBLE)
                    : ValueType.decimal(a.scale() >= 0 && b.scale() >= 0 ? Math.max(a.scale(), b.scale()) : -1);
        }
        return ValueType.UNKNOWN;
    }
}
