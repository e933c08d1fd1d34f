package io.godwit.sql.parser;

import io.godwit.sql.dialect.MySqlDialect;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of columns and casts. */
final class MySqlTypeParser {
    private final MySqlParser parser;
    private final Tokens tokens;

    MySqlTypeParser(MySqlParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    /** @param text as written, without charset and collation */
    record Written(DataType type, String text) {}

    Written columnType() {
        int mark = tokens.mark();
        DataType plain = numberAttributes(plain());
        String text = tokens.textSince(mark);
        return new Written(charset(plain), text);
    }

    /** ARRAY behind it, of an index that holds each value of a document, is not understood: it makes many values of one. */
    DataType castType() {
        if (tokens.take("SIGNED")) {
            takeInteger();
            return DataType.of("bigint");
        }
        if (tokens.take("UNSIGNED")) {
            takeInteger();
            return DataType.of("bigint").withNumberAttributes(true, false);
        }
        return charset(numberAttributes(plain()));
    }

    private void takeInteger() {
        if (!tokens.take("INTEGER")) {
            tokens.take("INT");
        }
    }

    private DataType plain() {
        Token word = tokens.peek();
        if (word.kind() != Token.Kind.WORD) {
            throw tokens.failure("expected a type");
        }
        tokens.next();
        String name = MySqlDialect.MYSQL.type(word.value());
        if (name.equals("bool") || name.equals("boolean")) {
            return DataType.of("tinyint", 1);
        }
        if (name.equals("national")) {
            name = MySqlDialect.MYSQL.type(tokens.next().value());
        }
        if (name.equals("double")) {
            tokens.take("PRECISION");
        }
        if (name.equals("char") && tokens.take("VARYING")) {
            name = "varchar";
        }
        if (name.equals("long")) {
            name = tokens.take("VARBINARY") ? "mediumblob" : "mediumtext";
            tokens.take("VARCHAR");
        }
        if (name.equals("enum") || name.equals("set")) {
            return DataType.of(name).withLabels(labels());
        }
        return DataType.of(name, tokens.isSymbol("(") ? arguments() : new Integer[0]);
    }

    private Integer[] arguments() {
        List<Integer> all = new ArrayList<>();
        tokens.expectSymbol("(");
        do {
            all.add(parser.integer());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return all.toArray(Integer[]::new);
    }

    private List<String> labels() {
        List<String> all = new ArrayList<>();
        tokens.expectSymbol("(");
        do {
            all.add(parser.text());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return all;
    }

    private DataType numberAttributes(DataType type) {
        boolean unsigned = false;
        boolean zerofill = false;
        while (tokens.is("UNSIGNED") || tokens.is("ZEROFILL") || tokens.is("SIGNED")) {
            unsigned |= tokens.is("UNSIGNED") || tokens.is("ZEROFILL");
            zerofill |= tokens.is("ZEROFILL");
            tokens.next();
        }
        return type.withNumberAttributes(unsigned, zerofill);
    }

    private DataType charset(DataType type) {
        Optional<String> charset = type.charset();
        Optional<String> collation = type.collation();
        boolean more = true;
        while (more) {
            if (tokens.take("CHARACTER", "SET") || tokens.take("CHARSET")) {
                tokens.takeSymbol("=");
                charset = Optional.of(word());
            } else if (tokens.take("COLLATE")) {
                tokens.takeSymbol("=");
                collation = Optional.of(word());
            } else if (type.is("char", "varchar") && tokens.take("BINARY")) {
                collation = Optional.of("binary");
            } else if (tokens.take("COMPRESSED")) {
                // MariaDB shows it before the character set
                if (tokens.takeSymbol("=")) {
                    tokens.next();
                }
            } else {
                more = false;
            }
        }
        return type.withCharset(charset, collation);
    }

    private String word() {
        Token token = tokens.next();
        return token.value().toLowerCase(Locale.ROOT);
    }
}
