package io.godwit.sql.printer;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.dialect.Dialect;
import io.godwit.sql.dialect.Dialect.Spelling;
import io.godwit.sql.tree.DataType;
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
import io.godwit.sql.tree.Expression.Element;
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
import io.godwit.sql.tree.Expression.Row;
import io.godwit.sql.tree.Expression.SortItem;
import io.godwit.sql.tree.Expression.Star;
import io.godwit.sql.tree.Expression.Subquery;
import io.godwit.sql.tree.Expression.TemporalLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Expression.Transcode;
import io.godwit.sql.tree.Expression.Trim;
import io.godwit.sql.tree.Expression.UnparsedExpression;
import io.godwit.sql.tree.Expression.Variable;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Expression.Window;
import io.godwit.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Expressions as standard SQL; a dialect's printer replaces what it writes in another way. */
abstract class ExpressionPrinter {
    protected final Dialect dialect;

    ExpressionPrinter(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A name in quotes. */
    public abstract String name(String name);

    /** A text in quotes. */
    public abstract String text(String text);

    public abstract String type(DataType type);

    abstract String query(Query query);

    abstract String textLiteral(TextLiteral literal);

    abstract String bytes(BytesLiteral literal);

    abstract String call(Call call);

    abstract String castOf(Cast cast);

    abstract String like(Like like);

    abstract String interval(Interval interval);

    abstract String unparsed(String text, String reason);

    public final String names(List<String> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", "));
    }

    public final String qualified(List<String> parts) {
        return parts.stream().map(this::name).collect(Collectors.joining("."));
    }

    public final String expressions(List<Expression> expressions) {
        return expressions.stream().map(this::expression).collect(Collectors.joining(", "));
    }

    public String expression(Expression expression) {
        return switch (expression) {
            case TextLiteral literal -> textLiteral(literal);
            case NumberLiteral number -> number.text();
            case BytesLiteral literal -> bytes(literal);
            case BitsLiteral literal -> "B'" + literal.bits() + "'";
            case BooleanLiteral literal -> literal.value() ? "true" : "false";
            case NullLiteral ignored -> "NULL";
            case TemporalLiteral literal -> literal.type().toUpperCase(Locale.ROOT) + " " + text(literal.text());
            case Interval interval -> interval(interval);
            case Column column -> qualified(column.parts());
            case Star star -> star.qualifier().isEmpty() ? "*" : qualified(star.qualifier()) + ".*";
            case Variable variable -> variable.name();
            case UnparsedExpression raw -> unparsed(raw.text(), raw.reason());
            case Call call -> call(call);
            case Cast cast -> castOf(cast);
            case Transcode transcode ->
                "CONVERT(" + expression(transcode.operand()) + " USING " + transcode.charset() + ")";
            case Extract extract -> "EXTRACT(" + extract.field() + " FROM " + expression(extract.operand()) + ")";
            case Trim trim -> trim(trim);
            case Case cases -> caseOf(cases);
            case Row row -> (row.values().size() == 1 ? "ROW(" : "(") + expressions(row.values()) + ")";
            case ArrayOf array -> "ARRAY[" + expressions(array.values()) + "]";
            case Element element -> element(element);
            case Subquery subquery -> "(" + query(subquery.query()) + ")";
            case Exists exists -> "EXISTS (" + query(exists.query()) + ")";
            case Binary binary -> binary(binary);
            case Not not -> "NOT " + operand(not.operand(), Binding.NOT - 1);
            case Negative negative -> "-" + operand(negative.operand(), Binding.SIGN);
            case BitNot not -> "~" + operand(not.operand(), Binding.SIGN);
            case Like like -> like(like);
            default -> predicate(expression);
        };
    }

    private String predicate(Expression expression) {
        int binding = Binding.COMPARISON;
        return switch (expression) {
            case Between b ->
                operand(b.operand(), binding) + not(b.negated()) + " BETWEEN " + operand(b.low(), binding) + " AND "
                        + operand(b.high(), binding);
            case InList in ->
                operand(in.operand(), binding) + not(in.negated()) + " IN (" + expressions(in.values()) + ")";
            case InQuery in -> operand(in.operand(), binding) + not(in.negated()) + " IN (" + query(in.query()) + ")";
            case IsNull is -> operand(is.operand(), binding) + " IS" + not(is.negated()) + " NULL";
            case IsTruth is ->
                operand(is.operand(), binding) + " IS" + not(is.negated()) + (is.truth() ? " TRUE" : " FALSE");
            case IsJson is -> operand(is.operand(), binding) + " IS JSON";
            case Collate collate ->
                operand(collate.operand(), Binding.COLLATE - 1) + " COLLATE " + collation(collate.collation());
            case Quantified q ->
                operand(q.left(), binding) + " " + symbol(q.operator()) + (q.every() ? " ALL (" : " ANY (")
                        + query(q.query()) + ")";
            default -> throw new IllegalStateException("no printing of " + expression.getClass());
        };
    }

    /** An operand, in parentheses unless it binds more tightly than {@code binding}. */
    final String operand(Expression expression, int binding) {
        String text = expression(expression);
        return binding(expression) > binding ? text : "(" + text + ")";
    }

    /** How tightly the printed form of an expression holds together. */
    int binding(Expression expression) {
        return switch (expression) {
            case Binary binary -> spelling(binary.operator()).binding();
            case Not ignored -> Binding.NOT;
            case Negative ignored -> Binding.SIGN - 1;
            case BitNot ignored -> Binding.SIGN - 1;
            case Between ignored -> Binding.COMPARISON;
            case InList ignored -> Binding.COMPARISON;
            case InQuery ignored -> Binding.COMPARISON;
            case IsNull ignored -> Binding.COMPARISON;
            case IsTruth ignored -> Binding.COMPARISON;
            case IsJson ignored -> Binding.COMPARISON;
            case Like ignored -> Binding.COMPARISON;
            case Quantified ignored -> Binding.COMPARISON;
            case Collate ignored -> Binding.COLLATE;
            default -> Binding.WHOLE;
        };
    }

    private String binary(Binary binary) {
        int binding = spelling(binary.operator()).binding();
        boolean comparison = binding == Binding.COMPARISON;
        return operand(binary.left(), comparison ? binding : binding - 1)
                + " "
                + symbol(binary.operator())
                + " "
                + operand(binary.right(), binding);
    }

    final Spelling spelling(io.godwit.sql.tree.Operator operator) {
        Spelling spelling = dialect.operators().get(operator);
        if (spelling == null) {
            throw new IllegalStateException(dialect.name() + " has no operator " + operator);
        }
        return spelling;
    }

    private String symbol(io.godwit.sql.tree.Operator operator) {
        return spelling(operator).symbols().getFirst();
    }

    String collation(String collation) {
        return collation;
    }

    private String caseOf(Case cases) {
        StringBuilder out = new StringBuilder("CASE");
        cases.operand().ifPresent(o -> out.append(' ').append(expression(o)));
        for (When when : cases.whens()) {
            out.append(" WHEN ").append(expression(when.condition()));
            out.append(" THEN ").append(expression(when.result()));
        }
        cases.otherwise().ifPresent(o -> out.append(" ELSE ").append(expression(o)));
        return out.append(" END").toString();
    }

    private String trim(Trim trim) {
        String side = trim.side().toUpperCase(Locale.ROOT);
        return "TRIM(" + side + trim.what().map(w -> " " + expression(w)).orElse("") + " FROM "
                + expression(trim.operand()) + ")";
    }

    private String element(Element element) {
        String slice = element.to().map(t -> ":" + expression(t)).orElse("");
        return "(" + expression(element.array()) + ")[" + expression(element.from()) + slice + "]";
    }

    /** The parentheses of a call, with all that may stand behind them. */
    final String call(String spelling, String arguments, Call call) {
        StringBuilder out = new StringBuilder(spelling).append('(');
        out.append(call.distinct() ? "DISTINCT " : "").append(arguments);
        if (!call.orderBy().isEmpty()) {
            out.append(" ORDER BY ").append(sortItems(call.orderBy()));
        }
        out.append(')');
        call.filter()
                .ifPresent(
                        f -> out.append(" FILTER (WHERE ").append(expression(f)).append(')'));
        call.over().ifPresent(w -> out.append(" OVER ").append(over(w)));
        return out.toString();
    }

    private String over(Window window) {
        boolean onlyName = window.partitionBy().isEmpty()
                && window.orderBy().isEmpty()
                && window.frame().isEmpty();
        return onlyName && window.reference().isPresent()
                ? name(window.reference().get())
                : "(" + window(window) + ")";
    }

    final String window(Window window) {
        List<String> parts = new ArrayList<>();
        window.reference().ifPresent(r -> parts.add(name(r)));
        if (!window.partitionBy().isEmpty()) {
            parts.add("PARTITION BY " + expressions(window.partitionBy()));
        }
        if (!window.orderBy().isEmpty()) {
            parts.add("ORDER BY " + sortItems(window.orderBy()));
        }
        window.frame().ifPresent(parts::add);
        return String.join(" ", parts);
    }

    final String sortItems(List<SortItem> items) {
        return items.stream().map(this::sortItem).collect(Collectors.joining(", "));
    }

    private String sortItem(SortItem item) {
        String nulls = item.nullsFirst()
                .map(first -> first ? " NULLS FIRST" : " NULLS LAST")
                .orElse("");
        return expression(item.expression()) + (item.descending() ? " DESC" : "") + nulls;
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }
}
