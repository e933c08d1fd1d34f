package io.godwit.sql.tree;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Goes through what lies directly inside an expression. */
public final class Parts {
    private Parts() {}

    /** The same expression with other parts. @param onQuery for the queries in it */
    public static Expression map(Expression whole, UnaryOperator<Expression> on, UnaryOperator<Query> onQuery) {
        return switch (whole) {
            case TextLiteral e -> e;
            case NumberLiteral e -> e;
            case BytesLiteral e -> e;
            case BitsLiteral e -> e;
            case BooleanLiteral e -> e;
            case NullLiteral e -> e;
            case TemporalLiteral e -> e;
            case Column e -> e;
            case Star e -> e;
            case Variable e -> e;
            case UnparsedExpression e -> e;
            case Interval e -> new Interval(on.apply(e.amount()), e.unit());
            case Call e ->
                new Call(
                        e.name(),
                        all(e.arguments(), on),
                        e.distinct(),
                        sorts(e.orderBy(), on),
                        e.filter().map(on),
                        e.over().map(w -> window(w, on)),
                        e.place());
            case Binary e -> new Binary(e.operator(), on.apply(e.left()), on.apply(e.right()), e.place());
            case Not e -> new Not(on.apply(e.operand()));
            case Negative e -> new Negative(on.apply(e.operand()));
            case BitNot e -> new BitNot(on.apply(e.operand()), e.place());
            case Between e -> new Between(on.apply(e.operand()), on.apply(e.low()), on.apply(e.high()), e.negated());
            case InList e -> new InList(on.apply(e.operand()), all(e.values(), on), e.negated());
            case InQuery e -> new InQuery(on.apply(e.operand()), onQuery.apply(e.query()), e.negated());
            case Exists e -> new Exists(onQuery.apply(e.query()));
            case Like e ->
                new Like(
                        on.apply(e.operand()),
                        on.apply(e.pattern()),
                        e.escape().map(on),
                        e.negated(),
                        e.anyCase(),
                        e.place());
            case IsNull e -> new IsNull(on.apply(e.operand()), e.negated());
            case IsTruth e -> new IsTruth(on.apply(e.operand()), e.truth(), e.negated());
            case IsJson e -> new IsJson(on.apply(e.operand()));
            case Case e ->
                new Case(
                        e.operand().map(on),
                        e.whens().stream()
                                .map(w -> new When(on.apply(w.condition()), on.apply(w.result())))
                                .toList(),
                        e.otherwise().map(on));
            case Cast e -> new Cast(on.apply(e.operand()), e.type(), e.place());
            case Transcode e -> new Transcode(on.apply(e.operand()), e.charset(), e.place());
            case Collate e -> new Collate(on.apply(e.operand()), e.collation());
            case Subquery e -> new Subquery(onQuery.apply(e.query()));
            case Quantified e -> new Quantified(on.apply(e.left()), e.operator(), e.every(), onQuery.apply(e.query()));
            case Row e -> new Row(all(e.values(), on));
            case Extract e -> new Extract(e.field(), on.apply(e.operand()), e.place());
            case Trim e -> new Trim(e.side(), e.what().map(on), on.apply(e.operand()));
            case ArrayOf e -> new ArrayOf(all(e.values(), on));
            case Element e -> new Element(on.apply(e.array()), on.apply(e.from()), e.to().map(on));
        };
    }

    /** The expression and all that lies in it, outermost first; queries in it are left out. */
    public static void visit(Expression whole, Consumer<Expression> visitor) {
        visitor.accept(whole);
        map(
                whole,
                part -> {
                    visit(part, visitor);
                    return part;
                },
                query -> query);
    }

    public static List<SortItem> sorts(List<SortItem> items, UnaryOperator<Expression> on) {
        return items.stream()
                .map(i -> new SortItem(on.apply(i.expression()), i.descending(), i.nullsFirst()))
                .toList();
    }

    public static Window window(Window window, UnaryOperator<Expression> on) {
        return new Window(
                window.reference(), all(window.partitionBy(), on), sorts(window.orderBy(), on), window.frame());
    }

    public static List<Expression> all(List<Expression> expressions, UnaryOperator<Expression> on) {
        return expressions.stream().map(on).toList();
    }

    public static Optional<Expression> optional(Optional<Expression> expression, UnaryOperator<Expression> on) {
        return expression.map(on);
    }
}
