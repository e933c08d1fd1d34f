package io.godwit.sql.parser;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.TableElement.CheckDefinition;
import io.godwit.sql.tree.TableElement.ColumnDefinition;
import io.godwit.sql.tree.TableElement.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One column of CREATE TABLE, with its attributes in any order. Used once per column. */
final class MySqlColumnParser {
    private final MySqlParser parser;
    private final Tokens tokens;

    private boolean nullable = true;
    private Optional<Expression> defaultValue = Optional.empty();
    private Optional<Expression> onUpdate = Optional.empty();
    private boolean autoIncrement;
    private Optional<Generated> generated = Optional.empty();
    private boolean invisible;
    private Optional<String> comment = Optional.empty();
    private Optional<String> collation = Optional.empty();
    private final List<CheckDefinition> checks = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();

    MySqlColumnParser(MySqlParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    ColumnDefinition column() {
        Place place = tokens.place();
        String name = parser.name();
        MySqlTypeParser.Written written = new MySqlTypeParser(parser).columnType();
        while (!tokens.isSymbol(",") && !tokens.isSymbol(")") && !tokens.atEnd()) {
            if (!valueAttribute() && !shapeAttribute()) {
                throw tokens.failure("expected an attribute of a column");
            }
        }
        DataType type = written.type();
        type = type.withCharset(type.charset(), collation.or(type::collation));
        return new ColumnDefinition(
                name,
                type,
                written.text(),
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                generated,
                invisible,
                comment,
                checks,
                attributes,
                place);
    }

    CheckDefinition check(Optional<String> name) {
        Place place = tokens.place();
        tokens.expect("CHECK");
        Expression condition = parser.enclosed();
        boolean enforced = !tokens.take("NOT", "ENFORCED");
        if (enforced) {
            tokens.take("ENFORCED");
        }
        return new CheckDefinition(name, condition, enforced, place);
    }

    private boolean valueAttribute() {
        if (tokens.take("NOT", "NULL")) {
            nullable = false;
        } else if (tokens.take("NULL")) {
            nullable = true;
        } else if (tokens.take("DEFAULT")) {
            defaultValue = Optional.of(defaultValue());
        } else if (tokens.take("ON", "UPDATE")) {
            onUpdate = Optional.of(parser.expression(Binding.SIGN));
        } else if (tokens.take("AUTO_INCREMENT")) {
            autoIncrement = true;
        } else if (tokens.take("GENERATED", "ALWAYS", "AS", "ROW") || tokens.take("AS", "ROW")) {
            attributes.add("AS ROW " + tokens.next().value().toUpperCase(Locale.ROOT));
        } else if (tokens.take("GENERATED", "ALWAYS", "AS") || tokens.take("AS")) {
            generated = Optional.of(generated());
        } else {
            return false;
        }
        return true;
    }

    private boolean shapeAttribute() {
        if (tokens.take("INVISIBLE")) {
            invisible = true;
        } else if (tokens.take("COMMENT")) {
            comment = Optional.of(parser.text());
        } else if (tokens.take("COLLATE")) {
            collation = Optional.of(tokens.next().value().toLowerCase(Locale.ROOT));
        } else if (tokens.is("CHECK")) {
            checks.add(check(Optional.empty()));
        } else if (tokens.take("CONSTRAINT")) {
            Optional<String> name = tokens.is("CHECK") ? Optional.empty() : Optional.of(parser.name());
            checks.add(check(name));
        } else if (tokens.take("WITH", "SYSTEM", "VERSIONING")) {
            attributes.add("SYSTEM VERSIONING");
        } else if (tokens.take("REF_SYSTEM_ID") || tokens.take("SRID")) {
            tokens.takeSymbol("=");
            attributes.add("SRID " + tokens.next().value());
        } else {
            return storageAttribute();
        }
        return true;
    }

    /** What says how the bytes lie on disk: no meaning of rows lies in it. */
    private boolean storageAttribute() {
        if (tokens.take("COLUMN_FORMAT") || tokens.take("STORAGE")) {
            tokens.next();
        } else if (tokens.take("ENGINE_ATTRIBUTE") || tokens.take("SECONDARY_ENGINE_ATTRIBUTE")) {
            tokens.takeSymbol("=");
            parser.text();
        } else {
            return tokens.take("VISIBLE")
                    || tokens.take("STORED")
                    || tokens.take("NOT", "SECONDARY")
                    || tokens.take("WITHOUT", "SYSTEM", "VERSIONING");
        }
        return true;
    }

    private Expression defaultValue() {
        return tokens.isSymbol("(") ? parser.enclosed() : parser.expression(Binding.COMPARISON);
    }

    private Generated generated() {
        Expression expression = parser.enclosed();
        boolean stored = tokens.take("STORED") || tokens.take("PERSISTENT");
        if (!stored) {
            tokens.take("VIRTUAL");
        }
        return new Generated(expression, stored);
    }
}
