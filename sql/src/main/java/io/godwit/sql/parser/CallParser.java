package io.godwit.sql.parser;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.dialect.Dialect;
import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BitsLiteral;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Extract;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.SortItem;
import io.godwit.sql.tree.Expression.Star;
import io.godwit.sql.tree.Expression.TemporalLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Expression.Trim;
import io.godwit.sql.tree.Expression.Variable;
import io.godwit.sql.tree.Expression.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Literals, names and calls: what an expression is made of. */
abstract class CallParser extends ExpressionParser {
    private static final Set<String> CALLED_WITHOUT_PARENTHESES = Set.of(
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_USER",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "UTC_DATE",
            "UTC_TIME",
            "UTC_TIMESTAMP");

    CallParser(Tokens tokens, Dialect dialect) {
        super(tokens, dialect);
    }

    private BitsLiteral bits(Token token) {
        if (!token.value().matches("[01]*")) {
            throw tokens.failure("expected zeros and ones");
        }
        return new BitsLiteral(tokens.next().value());
    }

    /** A type, as it stands in a cast or at a column. */
    abstract DataType type();

    @Override
    final Expression primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case TEXT -> TextLiteral.of(text());
            case NUMBER -> new NumberLiteral(tokens.next().value());
            case HEX -> new BytesLiteral(hex(), Optional.empty());
            case BITS -> bits(token);
            case VARIABLE -> new Variable(tokens.next().value(), token.place());
            case WORD -> word();
            case NAME -> column();
            case SYMBOL -> {
                if (token.isSymbol("*")) {
                    tokens.next();
                    yield new Star(List.of());
                }
                throw tokens.failure("expected an expression");
            }
            default -> throw tokens.failure("expected an expression");
        };
    }

    /** One text, or several that follow each other and are one. */
    final String text() {
        if (tokens.peek().kind() != Token.Kind.TEXT) {
            throw tokens.failure("expected a text");
        }
        StringBuilder text = new StringBuilder();
        while (tokens.peek().kind() == Token.Kind.TEXT) {
            text.append(tokens.next().value());
        }
        return text.toString();
    }

    final int integer() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NUMBER
                && token.value().length() <= 9
                && new NumberLiteral(token.value()).isInteger()) {
            tokens.next();
            return Integer.parseInt(token.value());
        }
        throw tokens.failure("expected an integer");
    }

    /** The digits of a hexadecimal literal, an even number of them. */
    final String hex() {
        String hex = tokens.peek().value();
        if (!hex.matches("[0-9A-Fa-f]*")) {
            throw tokens.failure("expected hexadecimal digits");
        }
        tokens.next();
        return (hex.length() % 2 == 0 ? hex : "0" + hex).toUpperCase(Locale.ROOT);
    }

    private Expression word() {
        Token word = tokens.peek();
        boolean called = tokens.peek(1).isSymbol("(");
        if (tokens.peek(1).kind() == Token.Kind.TEXT && (word.is("DATE") || word.is("TIME") || word.is("TIMESTAMP"))) {
            tokens.next();
            return new TemporalLiteral(word.value().toLowerCase(Locale.ROOT), text());
        }
        if (called) {
            return calledWord(word);
        }
        if (CALLED_WITHOUT_PARENTHESES.contains(word.value().toUpperCase(Locale.ROOT))) {
            tokens.next();
            return call(word, List.of());
        }
        return column();
    }

    private Expression calledWord(Token word) {
        if (word.is("CAST")) {
            return cast();
        }
        if (word.is("EXTRACT")) {
            return extract();
        }
        if (word.is("TRIM")) {
            return trim();
        }
        if (word.is("POSITION")) {
            return position();
        }
        if (word.is("SELECT")
                || word.is("WITH")
                || word.is("FROM")
                || word.is("WHERE")
                || word.is("IN")
                || word.is("AS")) {
            throw tokens.failure("expected an expression");
        }
        return call();
    }

    private Expression column() {
        Place place = tokens.place();
        List<String> parts = new ArrayList<>(List.of(name()));
        while (tokens.takeSymbol(".")) {
            if (tokens.takeSymbol("*")) {
                return new Star(parts);
            }
            parts.add(nameBehindDot());
        }
        if (tokens.isSymbol("(")) {
            return qualifiedCall(parts, place);
        }
        return behindColumn(new Column(parts, place));
    }

    /** What may stand behind a column only: paths into it. */
    Expression behindColumn(Column column) {
        return column;
    }

    /** A function of the user's own, in a database. */
    private Expression qualifiedCall(List<String> parts, Place place) {
        tokens.expectSymbol("(");
        List<Expression> arguments = tokens.isSymbol(")") ? List.of() : expressions();
        tokens.expectSymbol(")");
        return new Call(
                String.join(".", parts), arguments, false, List.of(), Optional.empty(), Optional.empty(), place);
    }

    private Expression cast() {
        Place place = tokens.place();
        tokens.expect("CAST");
        tokens.expectSymbol("(");
        Expression operand = expression();
        tokens.expect("AS");
        DataType type = type();
        tokens.expectSymbol(")");
        return new Cast(operand, type, place);
    }

    private Expression extract() {
        Place place = tokens.place();
        tokens.expect("EXTRACT");
        tokens.expectSymbol("(");
        String field = nameBehindDot().toLowerCase(Locale.ROOT);
        tokens.expect("FROM");
        Expression operand = expression();
        tokens.expectSymbol(")");
        return new Extract(field, operand, place);
    }

    private Expression trim() {
        tokens.expect("TRIM");
        tokens.expectSymbol("(");
        String side = "both";
        boolean sideSaid = false;
        for (String possible : List.of("BOTH", "LEADING", "TRAILING")) {
            if (tokens.take(possible)) {
                side = possible.toLowerCase(Locale.ROOT);
                sideSaid = true;
            }
        }
        Optional<Expression> what = Optional.empty();
        Expression operand;
        if (sideSaid && tokens.take("FROM")) {
            operand = expression();
        } else {
            operand = expression();
            if (tokens.take("FROM")) {
                what = Optional.of(operand);
                operand = expression();
            }
        }
        tokens.expectSymbol(")");
        return new Trim(side, what, operand);
    }

    private Expression position() {
        Place place = tokens.place();
        tokens.expect("POSITION");
        tokens.expectSymbol("(");
        Expression what = expression(Binding.COMPARISON);
        tokens.expect("IN");
        Expression operand = expression();
        tokens.expectSymbol(")");
        return new Call("locate", List.of(what, operand), false, List.of(), Optional.empty(), Optional.empty(), place);
    }

    private Expression call() {
        Token word = tokens.next();
        tokens.expectSymbol("(");
        boolean distinct = tokens.take("DISTINCT");
        List<Expression> arguments = new ArrayList<>(tokens.isSymbol(")") ? List.of() : arguments());
        List<SortItem> orderBy = List.of();
        if (tokens.take("ORDER", "BY")) {
            orderBy = sortItems();
        }
        if (tokens.take("SEPARATOR")) {
            arguments.add(TextLiteral.of(text()));
        } else if (dialect.function(word.value()).equals("group_concat")) {
            arguments.add(TextLiteral.of(","));
        }
        tokens.expectSymbol(")");
        return new Call(
                dialect.function(word.value()), arguments, distinct, orderBy, Optional.empty(), over(), word.place());
    }

    /** Commas between, or {@code SUBSTRING(a FROM b FOR c)}. */
    private List<Expression> arguments() {
        List<Expression> all = new ArrayList<>();
        do {
            all.add(expression());
        } while (tokens.takeSymbol(",") || (all.size() == 1 && tokens.take("FROM")) || tokens.take("FOR"));
        return all;
    }

    private Expression call(Token word, List<Expression> arguments) {
        return new Call(
                dialect.function(word.value()),
                arguments,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                word.place());
    }

    private Optional<Window> over() {
        if (!tokens.take("OVER")) {
            return Optional.empty();
        }
        if (!tokens.isSymbol("(")) {
            return Optional.of(new Window(Optional.of(name()), List.of(), List.of(), Optional.empty()));
        }
        return Optional.of(window());
    }

    /** What stands in the parentheses behind OVER or of a named window. */
    final Window window() {
        tokens.expectSymbol("(");
        boolean refers = !tokens.isSymbol(")") && !tokens.is("PARTITION") && !tokens.is("ORDER") && !isFrame();
        Optional<String> reference = refers ? Optional.of(name()) : Optional.empty();
        List<Expression> partitionBy = tokens.take("PARTITION", "BY") ? expressions() : List.of();
        List<SortItem> orderBy = tokens.take("ORDER", "BY") ? sortItems() : List.of();
        Optional<String> frame = isFrame() ? Optional.of(frame()) : Optional.empty();
        tokens.expectSymbol(")");
        return new Window(reference, partitionBy, orderBy, frame);
    }

    private boolean isFrame() {
        return tokens.is("ROWS") || tokens.is("RANGE");
    }

    private String frame() {
        List<String> words = new ArrayList<>();
        while (!tokens.isSymbol(")")) {
            Token token = tokens.peek();
            if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.NUMBER) {
                throw tokens.failure("expected a frame of rows");
            }
            words.add(tokens.next().value().toUpperCase(Locale.ROOT));
        }
        return String.join(" ", words);
    }

    final List<SortItem> sortItems() {
        List<SortItem> items = new ArrayList<>();
        do {
            Expression expression = expression();
            boolean descending = tokens.take("DESC");
            if (!descending) {
                tokens.take("ASC");
            }
            items.add(new SortItem(expression, descending, Optional.empty()));
        } while (tokens.takeSymbol(","));
        return items;
    }
}
