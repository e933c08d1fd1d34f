package io.godwit.sql.tree;

import io.godwit.sql.token.Place;
import java.util.List;
import java.util.Optional;

/** What has a value. */
public sealed interface Expression extends Node {

    /** @param charset of an introducer or the national form, where there is one */
    record TextLiteral(String value, Optional<String> charset) implements Expression {
        public static TextLiteral of(String value) {
            return new TextLiteral(value, Optional.empty());
        }
    }

    /** @param text as written */
    record NumberLiteral(String text) implements Expression {
        public static NumberLiteral of(long value) {
            return new NumberLiteral(Long.toString(value));
        }

        public boolean isInteger() {
            return text.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }

    /** @param hex an even number of digits; @param charset of an introducer: then it is a text */
    record BytesLiteral(String hex, Optional<String> charset) implements Expression {}

    /** @param bits zeros and ones */
    record BitsLiteral(String bits) implements Expression {}

    record BooleanLiteral(boolean value) implements Expression {}

    record NullLiteral() implements Expression {}

    /** {@code DATE '2024-01-31'}. @param type date, time or timestamp */
    record TemporalLiteral(String type, String text) implements Expression {}

    /** A span of time. @param unit in lower case: {@code day}, {@code day_second} */
    record Interval(Expression amount, String unit) implements Expression {}

    /** @param parts the column's name last */
    record Column(List<String> parts, Place place) implements Expression {
        public Column {
            parts = List.copyOf(parts);
        }

        public static Column of(String... parts) {
            return new Column(List.of(parts), Place.NOWHERE);
        }

        public String name() {
            return parts.getLast();
        }
    }

    /** {@code *} or {@code t.*}. */
    record Star(List<String> qualifier) implements Expression {
        public Star {
            qualifier = List.copyOf(qualifier);
        }
    }

    /**
     * @param name the common name of the function, see {@link io.godwit.sql.dialect.Functions}; in lower case
     * @param orderBy within an aggregate
     */
    record Call(
            String name,
            List<Expression> arguments,
            boolean distinct,
            List<SortItem> orderBy,
            Optional<Expression> filter,
            Optional<Window> over,
            Place place)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
        }

        public static Call of(String name, Expression... arguments) {
            return of(name, List.of(arguments));
        }

        public static Call of(String name, List<Expression> arguments) {
            return new Call(name, arguments, false, List.of(), Optional.empty(), Optional.empty(), Place.NOWHERE);
        }

        public Call renamed(String other) {
            return new Call(other, arguments, distinct, orderBy, filter, over, place);
        }

        public Call with(List<Expression> others) {
            return new Call(name, others, distinct, orderBy, filter, over, place);
        }

        public Call sorted(List<SortItem> others) {
            return new Call(name, arguments, distinct, others, filter, over, place);
        }

        public Call filtered(Expression condition) {
            return new Call(name, arguments, distinct, orderBy, Optional.of(condition), over, place);
        }

        public Expression argument(int index) {
            return arguments.get(index);
        }

        public boolean is(String other, int argumentCount) {
            return name.equals(other) && arguments.size() == argumentCount;
        }
    }

    record Binary(Operator operator, Expression left, Expression right, Place place) implements Expression {
        public static Binary of(Expression left, Operator operator, Expression right) {
            return new Binary(operator, left, right, Place.NOWHERE);
        }
    }

    record Not(Expression operand) implements Expression {}

    record Negative(Expression operand) implements Expression {}

    record BitNot(Expression operand, Place place) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean negated) implements Expression {}

    record InList(Expression operand, List<Expression> values, boolean negated) implements Expression {
        public InList {
            values = List.copyOf(values);
        }
    }

    record InQuery(Expression operand, Query query, boolean negated) implements Expression {}

    record Exists(Query query) implements Expression {}

    record Like(
            Expression operand,
            Expression pattern,
            Optional<Expression> escape,
            boolean negated,
            boolean anyCase,
            Place place)
            implements Expression {}

    record IsNull(Expression operand, boolean negated) implements Expression {}

    /** {@code IS TRUE}, {@code IS FALSE}. */
    record IsTruth(Expression operand, boolean truth, boolean negated) implements Expression {}

    /** The document test. */
    record IsJson(Expression operand) implements Expression {}

    /** @param operand of the simple form */
    record Case(Optional<Expression> operand, List<When> whens, Optional<Expression> otherwise) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }

        public static Case of(Expression condition, Expression then, Expression otherwise) {
            return new Case(Optional.empty(), List.of(new When(condition, then)), Optional.of(otherwise));
        }
    }

    record When(Expression condition, Expression result) {}

    record Cast(Expression operand, DataType type, Place place) implements Expression {
        public static Cast of(Expression operand, String type, Integer... arguments) {
            return new Cast(operand, DataType.of(type, arguments), Place.NOWHERE);
        }
    }

    /** {@code CONVERT(x USING charset)}. */
    record Transcode(Expression operand, String charset, Place place) implements Expression {}

    record Collate(Expression operand, String collation) implements Expression {}

    record Subquery(Query query) implements Expression {}

    /** {@code = ANY (…)}. @param every ALL, else ANY */
    record Quantified(Expression left, Operator operator, boolean every, Query query) implements Expression {}

    record Row(List<Expression> values) implements Expression {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** @param field in lower case */
    record Extract(String field, Expression operand, Place place) implements Expression {}

    /** @param side both, leading or trailing */
    record Trim(String side, Optional<Expression> what, Expression operand) implements Expression {}

    record ArrayOf(List<Expression> values) implements Expression {
        public ArrayOf {
            values = List.copyOf(values);
        }
    }

    /** One element of an array, or with {@code to} a slice. */
    record Element(Expression array, Expression from, Optional<Expression> to) implements Expression {}

    /** {@code @name} or {@code @@name}. */
    record Variable(String name, Place place) implements Expression {}

    /** Not understood; kept as it is written. */
    record UnparsedExpression(String text, String reason, Place place) implements Expression {}

    /** @param nullsFirst where it is said */
    record SortItem(Expression expression, boolean descending, Optional<Boolean> nullsFirst) {}

    /**
     * @param reference name of a window of the query
     * @param frame normalised text: {@code ROWS BETWEEN 1 PRECEDING AND CURRENT ROW}
     */
    record Window(
            Optional<String> reference, List<Expression> partitionBy, List<SortItem> orderBy, Optional<String> frame) {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }
}
