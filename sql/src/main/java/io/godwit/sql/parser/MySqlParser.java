package io.godwit.sql.parser;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.dialect.MySqlDialect;
import io.godwit.sql.token.Lexer;
import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Expression.Row;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Expression.Transcode;
import io.godwit.sql.tree.Expression.UnparsedExpression;
import io.godwit.sql.tree.Statement;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MySQL and MariaDB have of their own. */
public final class MySqlParser extends SqlParser {
    private static final Set<String> UNITS = Set.of(
            "MICROSECOND",
            "SECOND",
            "MINUTE",
            "HOUR",
            "DAY",
            "WEEK",
            "MONTH",
            "QUARTER",
            "YEAR",
            "SECOND_MICROSECOND",
            "MINUTE_MICROSECOND",
            "MINUTE_SECOND",
            "HOUR_MICROSECOND",
            "HOUR_SECOND",
            "HOUR_MINUTE",
            "DAY_MICROSECOND",
            "DAY_SECOND",
            "DAY_MINUTE",
            "DAY_HOUR",
            "YEAR_MONTH");
    private static final Set<String> SELECT_HINTS = Set.of(
            "HIGH_PRIORITY",
            "STRAIGHT_JOIN",
            "SQL_SMALL_RESULT",
            "SQL_BIG_RESULT",
            "SQL_BUFFER_RESULT",
            "SQL_NO_CACHE",
            "SQL_CACHE",
            "SQL_CALC_FOUND_ROWS");
    /** What an introducer says, as Java calls it, where a hexadecimal text can be read without the server's tables. */
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf8", StandardCharsets.UTF_8,
            "utf8mb3", StandardCharsets.UTF_8,
            "utf8mb4", StandardCharsets.UTF_8,
            "ascii", StandardCharsets.US_ASCII,
            "ucs2", StandardCharsets.UTF_16BE,
            "utf16", StandardCharsets.UTF_16BE);

    private MySqlParser(String text) {
        super(text, new Tokens(text, Lexer.tokens(text, MySqlDialect.MYSQL.lexical())), MySqlDialect.MYSQL);
    }

    /** One statement. Never throws. */
    public static Statement statement(String text) {
        return new MySqlParser(text).parseStatement();
    }

    /** One expression. Never throws. */
    public static Expression expression(String text) {
        return new MySqlParser(text).parseExpression();
    }

    @Override
    Statement statement() {
        Place place = tokens.place();
        tokens.expect("CREATE");
        if (tokens.is("TABLE")) {
            return new MySqlTableParser(this).createTable(place);
        }
        if (tokens.is("SEQUENCE")) {
            return new MySqlSequenceParser(this).createSequence(place);
        }
        return new MySqlViewParser(this).createView(place);
    }

    @Override
    DataType type() {
        return new MySqlTypeParser(this).castType();
    }

    @Override
    void skipSelectHints() {
        while (tokens.isAny(SELECT_HINTS)) {
            tokens.next();
        }
    }

    @Override
    void skipTableHints() {
        while ((tokens.is("USE") || tokens.is("FORCE") || tokens.is("IGNORE"))
                && (tokens.peek(1).is("INDEX") || tokens.peek(1).is("KEY"))) {
            tokens.skipTo(Set.of("("));
            tokens.expectSymbol("(");
            tokens.skipTo(Set.of());
            tokens.expectSymbol(")");
        }
    }

    Tokens tokens() {
        return tokens;
    }

    @Override
    @Nullable
    Expression special() {
        Token word = tokens.peek();
        if (word.kind() != Token.Kind.WORD) {
            return null;
        }
        Token behind = tokens.peek(1);
        if (word.value().startsWith("_") && (behind.kind() == Token.Kind.TEXT || behind.kind() == Token.Kind.HEX)) {
            return introduced();
        }
        if ((word.is("N")) && behind.kind() == Token.Kind.TEXT) {
            tokens.next();
            return TextLiteral.of(text());
        }
        if (tokens.is("INTERVAL") && !(behind.isSymbol("(") && isIntervalFunction())) {
            tokens.next();
            Expression amount = expression();
            return new Interval(amount, unit());
        }
        if (tokens.is("BINARY") && !behind.isSymbol(",") && !behind.isSymbol(")")) {
            Place place = tokens.place();
            tokens.next();
            return new Cast(expression(Binding.COLLATE), DataType.of("binary"), place);
        }
        if (tokens.is("CONVERT") && behind.isSymbol("(")) {
            return convert();
        }
        return behind.isSymbol("(") || word.is("NEXT") ? specialCall(word) : null;
    }

    @Override
    Expression behindColumn(Column column) {
        if (tokens.takeSymbol("->")) {
            return Call.of("json_extract", column, TextLiteral.of(text()));
        }
        return tokens.takeSymbol("->>")
                ? Call.of("json_unquote", Call.of("json_extract", column, TextLiteral.of(text())))
                : column;
    }

    private @Nullable Expression specialCall(Token word) {
        if (word.is("MATCH")) {
            return match();
        }
        if (word.is("ROW")) {
            tokens.next();
            tokens.expectSymbol("(");
            List<Expression> values = expressions();
            tokens.expectSymbol(")");
            return new Row(values);
        }
        if (tokens.take("NEXT", "VALUE", "FOR")) {
            return Call.of("nextval", expression(Binding.SIGN));
        }
        if (word.is("TIMESTAMPDIFF") || word.is("TIMESTAMPADD")) {
            return withUnit();
        }
        return null;
    }

    private Expression introduced() {
        String charset = tokens.next().value().substring(1).toLowerCase(Locale.ROOT);
        if (tokens.peek().kind() == Token.Kind.TEXT) {
            return new TextLiteral(text(), charset.equals("utf8mb4") ? Optional.empty() : Optional.of(charset));
        }
        String hex = hex();
        Charset known = CHARSETS.get(charset);
        return known == null
                ? new BytesLiteral(hex, charset.equals("binary") ? Optional.empty() : Optional.of(charset))
                : TextLiteral.of(new String(HexFormat.of().parseHex(hex), known));
    }

    /** {@code INTERVAL(n, a, b)} is a function, {@code INTERVAL (n) DAY} a span of time. */
    private boolean isIntervalFunction() {
        int mark = tokens.mark();
        tokens.next();
        tokens.next();
        tokens.skipTo(Set.of(","));
        boolean function = tokens.isSymbol(",");
        tokens.reset(mark);
        return function;
    }

    private String unit() {
        if (!tokens.isAny(UNITS)) {
            throw tokens.failure("expected a unit of time");
        }
        return tokens.next().value().toLowerCase(Locale.ROOT);
    }

    private Expression withUnit() {
        Token word = tokens.next();
        tokens.expectSymbol("(");
        Expression unit = TextLiteral.of(unit().replace("sql_tsi_", ""));
        tokens.expectSymbol(",");
        Expression first = expression();
        tokens.expectSymbol(",");
        Expression second = expression();
        tokens.expectSymbol(")");
        if (word.is("TIMESTAMPADD")) {
            return Call.of("date_add", second, new Interval(first, ((TextLiteral) unit).value()));
        }
        return new Call(
                "timestampdiff",
                List.of(unit, first, second),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                word.place());
    }

    private Expression convert() {
        Place place = tokens.place();
        tokens.expect("CONVERT");
        tokens.expectSymbol("(");
        Expression operand = expression();
        Expression whole;
        if (tokens.take("USING")) {
            whole = new Transcode(operand, nameBehindDot(), place);
        } else {
            tokens.expectSymbol(",");
            whole = new Cast(operand, type(), place);
        }
        tokens.expectSymbol(")");
        return whole;
    }

    private Expression match() {
        Place place = tokens.place();
        int mark = tokens.mark();
        tokens.next();
        tokens.expectSymbol("(");
        tokens.skipTo(Set.of());
        tokens.expectSymbol(")");
        tokens.expect("AGAINST");
        tokens.expectSymbol("(");
        tokens.skipTo(Set.of());
        tokens.expectSymbol(")");
        return new UnparsedExpression(tokens.textSince(mark), "full-text search", place);
    }
}
