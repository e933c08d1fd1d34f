package io.godwit.sql.rule;

import io.godwit.sql.Options;
import io.godwit.sql.resolve.Schema;
import io.godwit.sql.resolve.Scope;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.IsTruth;
import io.godwit.sql.tree.Expression.Not;
import io.godwit.sql.tree.Expression.SortItem;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Expression.Window;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SetOperation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Applies rules to expressions and queries, from the inside out. */
public final class Rewriter {
    private final List<ExpressionRule> expressionRules;
    private final List<ConditionRule> conditionRules;
    private final List<SelectRule> selectRules;
    private final List<SetRule> setRules;
    private final List<SortRule> sortRules;
    private final Schema schema;
    private final Options options;

    public Rewriter(List<? extends Rule> rules, Schema schema, Options options) {
        this.expressionRules = only(rules, ExpressionRule.class);
        this.conditionRules = only(rules, ConditionRule.class);
        this.selectRules = only(rules, SelectRule.class);
        this.setRules = only(rules, SetRule.class);
        this.sortRules = only(rules, SortRule.class);
        this.schema = schema;
        this.options = options;
    }

    private static <R extends Rule> List<R> only(List<? extends Rule> rules, Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** @param subject what its issues are about */
    public Rewritten<Expression> expression(Expression expression, Scope scope, String subject) {
        Rewriting at = start(scope, subject);
        Expression tree = new QueryRewriter(this, at, List.of()).expression(expression);
        return new Rewritten<>(tree, at.types(), List.copyOf(at.issues()));
    }

    /** The same for what is asked to be true. */
    public Rewritten<Expression> condition(Expression expression, Scope scope, String subject) {
        Rewriting at = start(scope, subject);
        Expression tree = new QueryRewriter(this, at, List.of()).condition(expression);
        return new Rewritten<>(tree, at.types(), List.copyOf(at.issues()));
    }

    /** @param subject what its issues are about */
    public Rewritten<QueryRewriter.Result> query(Query query, String subject) {
        Rewriting at = start(new Scope(null), subject);
        QueryRewriter.Result result = new QueryRewriter(this, at, List.of()).query(query);
        return new Rewritten<>(result, at.types(), List.copyOf(at.issues()));
    }

    private Rewriting start(Scope scope, String subject) {
        return new Rewriting(scope, schema, options, subject, new IdentityHashMap<>(), new ArrayList<>());
    }

    Expression expression(Expression expression, Rewriting at, QueryRewriter queries) {
        if (expression instanceof Column column) {
            return rules(at.resolve(column), at);
        }
        Expression inside = Parts.map(
                expression,
                part -> expression(part, at, queries),
                query -> queries.query(query).query());
        return rules(places(inside, at), at);
    }

    private Expression rules(Expression expression, Rewriting at) {
        Expression current = expression;
        for (ExpressionRule rule : expressionRules) {
            current = rule.apply(current, at);
        }
        return current;
    }

    /** What stands at a place of its own kind within an expression: conditions and keys of an order. */
    private Expression places(Expression expression, Rewriting at) {
        return switch (expression) {
            case Binary b
            when b.operator().isLogical() ->
                new Binary(b.operator(), condition(b.left(), at), condition(b.right(), at), b.place());
            case Not not -> new Not(condition(not.operand(), at));
            case IsTruth is -> new IsTruth(condition(is.operand(), at), is.truth(), is.negated());
            case Case cases
            when cases.operand().isEmpty() ->
                new Case(
                        cases.operand(),
                        cases.whens().stream()
                                .map(w -> new When(condition(w.condition(), at), w.result()))
                                .toList(),
                        cases.otherwise());
            case Call call
            when call.name().equals("if") && call.arguments().size() == 3 ->
                call.with(List.of(condition(call.argument(0), at), call.argument(1), call.argument(2)));
            case Call call ->
                new Call(
                        call.name(),
                        call.arguments(),
                        call.distinct(),
                        sort(call.orderBy(), at),
                        call.filter(),
                        call.over().map(w -> window(w, at)),
                        call.place());
            default -> expression;
        };
    }

    /** For what is already rewritten. */
    Expression condition(Expression expression, Rewriting at) {
        Expression current = expression;
        for (ConditionRule rule : conditionRules) {
            current = rule.condition(current, at);
        }
        return current;
    }

    Select select(Select select, Rewriting at) {
        Select current = select;
        for (SelectRule rule : selectRules) {
            current = rule.apply(current, at);
        }
        return current;
    }

    SetOperation set(SetOperation set, List<ValueType> left, List<ValueType> right, Rewriting at) {
        SetOperation current = set;
        for (SetRule rule : setRules) {
            current = rule.apply(current, left, right, at);
        }
        return current;
    }

    Window window(Window window, Rewriting at) {
        return new Window(window.reference(), window.partitionBy(), sort(window.orderBy(), at), window.frame());
    }

    List<SortItem> sort(List<SortItem> items, Rewriting at) {
        return items.stream().map(item -> sort(item, at)).toList();
    }

    private SortItem sort(SortItem item, Rewriting at) {
        SortItem current = item;
        for (SortRule rule : sortRules) {
            current = rule.sort(current, at);
        }
        return current;
    }
}
