package io.godwit.sql.parser;

import io.godwit.sql.dialect.Dialect;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.UnparsedExpression;
import io.godwit.sql.tree.Statement;
import io.godwit.sql.tree.Statement.UnparsedStatement;
import java.util.Set;

/**
 * The base of all parsers: one text, one statement. Never throws: what is not understood is an {@code Unparsed} node, as
 * small as the grammar allows.
 */
abstract class SqlParser extends QueryParser {
    private final String text;

    SqlParser(String text, Tokens tokens, Dialect dialect) {
        super(tokens, dialect);
        this.text = text;
    }

    /** One statement; fails on what it does not know. */
    abstract Statement statement();

    final Statement parseStatement() {
        Place place = tokens.place();
        try {
            Statement statement = statement();
            tokens.takeSymbol(";");
            if (!tokens.atEnd()) {
                throw tokens.failure("expected the end of the statement");
            }
            return statement;
        } catch (ParseFailure failure) {
            Place where = failure.token().place();
            return new UnparsedStatement(text, failure.reason(), where.line() == 0 ? place : where);
        }
    }

    final Expression parseExpression() {
        Place place = tokens.place();
        try {
            Expression expression = recovering(Set.of());
            if (!tokens.atEnd()) {
                throw tokens.failure("expected the end of the expression");
            }
            return expression;
        } catch (ParseFailure failure) {
            return new UnparsedExpression(text, failure.reason(), place);
        }
    }
}
