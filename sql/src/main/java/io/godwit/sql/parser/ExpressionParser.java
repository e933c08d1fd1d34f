package io.godwit.sql.parser;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.dialect.Dialect;
import io.godwit.sql.dialect.Dialect.Spelling;
import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Between;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BitNot;
import io.godwit.sql.tree.Expression.BooleanLiteral;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Collate;
import io.godwit.sql.tree.Expression.Exists;
import io.godwit.sql.tree.Expression.InList;
import io.godwit.sql.tree.Expression.InQuery;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.IsTruth;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Expression.Not;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Expression.Quantified;
import io.godwit.sql.tree.Expression.Row;
import io.godwit.sql.tree.Expression.Subquery;
import io.godwit.sql.tree.Expression.UnparsedExpression;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Operator;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Expressions, by how tightly operators bind; what a dialect has of its own comes from {@link #special()}. */
abstract class ExpressionParser {
    /** Deeper nesting than people write; a text that nests deeper is not understood. */
    private static final int MAX_DEPTH = 150;

    protected final Tokens tokens;
    protected final Dialect dialect;
    private final Map<String, Operator> operators = new HashMap<>();
    private int depth;

    ExpressionParser(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
        dialect.operators()
                .forEach((operator, spelling) -> spelling.symbols().forEach(s -> operators.put(s, operator)));
    }

    /** What only this dialect has and what starts here, or null. */
    abstract @Nullable Expression special();

    /** A literal, a name or a call. */
    abstract Expression primary();

    abstract Query query();

    /** Goes on behind a first part of a query that is already read. */
    abstract Query queryFrom(QueryBody first);

    final Expression expression() {
        return expression(Binding.NONE);
    }

    final Expression expression(int binding) {
        return nested(() -> {
            Expression left = prefix();
            while (true) {
                Expression more = infix(left, binding);
                if (more == null) {
                    return left;
                }
                left = more;
            }
        });
    }

    /** Runs what may call itself. */
    final <T> T nested(Supplier<T> part) {
        if (++depth > MAX_DEPTH) {
            depth--;
            throw tokens.failure("nested too deeply");
        }
        try {
            return part.get();
        } finally {
            depth--;
        }
    }

    final List<Expression> expressions() {
        List<Expression> all = new ArrayList<>();
        do {
            all.add(expression());
        } while (tokens.takeSymbol(","));
        return all;
    }

    /** An expression; if it is not understood, its text up to one of the stops. */
    final Expression recovering(Set<String> stops) {
        int mark = tokens.mark();
        Place place = tokens.place();
        try {
            Expression expression = expression();
            if (tokens.atEnd() || tokens.isSymbol(")") || tokens.isSymbol(",") || canFollow()) {
                return expression;
            }
            throw tokens.failure("nothing understood");
        } catch (ParseFailure failure) {
            tokens.reset(mark);
            tokens.skipTo(stops);
            if (tokens.mark() == mark) {
                throw failure;
            }
            return new UnparsedExpression(tokens.textSince(mark), failure.reason(), place);
        }
    }

    /** An expression in parentheses; if it is not understood, its text. */
    final Expression enclosed() {
        tokens.expectSymbol("(");
        int mark = tokens.mark();
        Place place = tokens.place();
        Expression expression = recovering(Set.of());
        if (!tokens.isSymbol(")")) {
            String reason = tokens.failure("expected )").reason();
            tokens.skipTo(Set.of());
            expression = new UnparsedExpression(tokens.textSince(mark), reason, place);
        }
        tokens.expectSymbol(")");
        return expression;
    }

    private boolean canFollow() {
        return tokens.peek().kind() != Token.Kind.SYMBOL || tokens.isSymbol(";");
    }

    private Expression prefix() {
        if (tokens.take("NOT")) {
            return new Not(expression(Binding.NOT));
        }
        Place place = tokens.place();
        if (tokens.takeSymbol("!")) {
            return new Not(expression(Binding.SIGN));
        }
        if (tokens.takeSymbol("-")) {
            return new Negative(expression(Binding.SIGN));
        }
        if (tokens.takeSymbol("+")) {
            return expression(Binding.SIGN);
        }
        if (tokens.takeSymbol("~")) {
            return new BitNot(expression(Binding.SIGN), place);
        }
        if (tokens.isSymbol("(")) {
            return parenthesized();
        }
        Expression special = special();
        return special != null ? special : common();
    }

    private Expression common() {
        if (tokens.take("CASE")) {
            return caseExpression();
        }
        if (tokens.is("EXISTS") && tokens.peek(1).isSymbol("(")) {
            tokens.next();
            return new Exists(subquery());
        }
        if (tokens.take("NULL")) {
            return new NullLiteral();
        }
        if (tokens.is("TRUE") || tokens.is("FALSE")) {
            return new BooleanLiteral(tokens.next().is("TRUE"));
        }
        return primary();
    }

    private Expression parenthesized() {
        tokens.expectSymbol("(");
        if (tokens.is("SELECT") || tokens.is("WITH")) {
            Query query = query();
            tokens.expectSymbol(")");
            return new Subquery(query);
        }
        Expression first = expression();
        if (first instanceof Subquery subquery
                && (tokens.is("UNION") || tokens.is("EXCEPT") || tokens.is("INTERSECT"))) {
            Query whole = queryFrom(new QueryBody.Nested(subquery.query()));
            tokens.expectSymbol(")");
            return new Subquery(whole);
        }
        if (tokens.takeSymbol(",")) {
            List<Expression> values = new ArrayList<>(List.of(first));
            values.addAll(expressions());
            tokens.expectSymbol(")");
            return new Row(values);
        }
        tokens.expectSymbol(")");
        return first;
    }

    final Query subquery() {
        tokens.expectSymbol("(");
        Query query = query();
        tokens.expectSymbol(")");
        return query;
    }

    private Case caseExpression() {
        Optional<Expression> operand = tokens.is("WHEN") ? Optional.empty() : Optional.of(expression());
        List<When> whens = new ArrayList<>();
        while (tokens.take("WHEN")) {
            Expression condition = expression();
            tokens.expect("THEN");
            whens.add(new When(condition, expression()));
        }
        Optional<Expression> otherwise = tokens.take("ELSE") ? Optional.of(expression()) : Optional.empty();
        tokens.expect("END");
        if (whens.isEmpty()) {
            throw tokens.failure("CASE without WHEN");
        }
        return new Case(operand, whens, otherwise);
    }

    private @Nullable Expression infix(Expression left, int binding) {
        if (binding < Binding.COLLATE && tokens.take("COLLATE")) {
            return new Collate(left, name());
        }
        if (binding < Binding.COMPARISON) {
            Expression predicate = predicate(left);
            if (predicate != null) {
                return predicate;
            }
        }
        Operator operator = operatorAhead();
        if (operator == null) {
            return null;
        }
        Spelling spelling = dialect.operators().get(operator);
        if (spelling == null || spelling.binding() <= binding) {
            return null;
        }
        Place place = tokens.place();
        tokens.next();
        if (operator.isComparison() && isQuantifier()) {
            boolean every = tokens.next().is("ALL");
            return new Quantified(left, operator, every, subquery());
        }
        return new Binary(operator, left, expression(spelling.binding()), place);
    }

    private boolean isQuantifier() {
        return (tokens.is("ANY") || tokens.is("SOME") || tokens.is("ALL"))
                && tokens.peek(1).isSymbol("(");
    }

    private @Nullable Operator operatorAhead() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case SYMBOL -> operators.get(token.value());
            case WORD -> operators.get(token.value().toUpperCase(Locale.ROOT));
            default -> null;
        };
    }

    private @Nullable Expression predicate(Expression left) {
        if (tokens.take("IS")) {
            return is(left);
        }
        boolean negated = tokens.is("NOT")
                && (tokens.peek(1).is("IN")
                        || tokens.peek(1).is("BETWEEN")
                        || tokens.peek(1).is("LIKE")
                        || tokens.peek(1).is("REGEXP")
                        || tokens.peek(1).is("RLIKE"));
        if (negated) {
            tokens.next();
        }
        Place place = tokens.place();
        if (tokens.take("BETWEEN")) {
            Expression low = expression(Binding.COMPARISON);
            tokens.expect("AND");
            return new Between(left, low, expression(Binding.COMPARISON), negated);
        }
        if (tokens.take("LIKE")) {
            Expression pattern = expression(Binding.COMPARISON);
            Optional<Expression> escape =
                    tokens.take("ESCAPE") ? Optional.of(expression(Binding.COMPARISON)) : Optional.empty();
            return new Like(left, pattern, escape, negated, false, place);
        }
        if (tokens.take("IN")) {
            return in(left, negated);
        }
        if (negated) {
            tokens.next();
            return new Not(new Binary(Operator.MATCHES_PATTERN, left, expression(Binding.COMPARISON), place));
        }
        return null;
    }

    private Expression is(Expression left) {
        boolean negated = tokens.take("NOT");
        if (tokens.take("NULL") || tokens.take("UNKNOWN")) {
            return new IsNull(left, negated);
        }
        if (tokens.is("TRUE") || tokens.is("FALSE")) {
            return new IsTruth(left, tokens.next().is("TRUE"), negated);
        }
        throw tokens.failure("expected NULL, TRUE or FALSE");
    }

    private Expression in(Expression left, boolean negated) {
        tokens.expectSymbol("(");
        if (tokens.is("SELECT") || tokens.is("WITH")) {
            Query query = query();
            tokens.expectSymbol(")");
            return new InQuery(left, query, negated);
        }
        List<Expression> values = expressions();
        tokens.expectSymbol(")");
        return new InList(left, values, negated);
    }

    /** A name, quoted or not reserved. */
    final String name() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NAME) {
            return tokens.next().value();
        }
        if (token.kind() == Token.Kind.WORD && !dialect.isReserved(token.value())) {
            return dialect.fold(tokens.next().value());
        }
        throw tokens.failure("expected a name");
    }

    /** A name behind a dot may be any word. */
    final String nameBehindDot() {
        return tokens.peek().kind() == Token.Kind.WORD
                ? dialect.fold(tokens.next().value())
                : name();
    }

    /** Names in parentheses. */
    final List<String> names() {
        List<String> names = new ArrayList<>();
        tokens.expectSymbol("(");
        do {
            names.add(name());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return names;
    }
}
