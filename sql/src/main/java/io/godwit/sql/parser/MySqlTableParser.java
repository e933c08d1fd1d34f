package io.godwit.sql.parser;

import io.godwit.sql.dialect.MySqlDialect;
import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Partitioning;
import io.godwit.sql.tree.QualifiedName;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.TableElement;
import io.godwit.sql.tree.TableElement.ForeignKeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import io.godwit.sql.tree.TableElement.KeyPart;
import io.godwit.sql.tree.TableElement.PeriodDefinition;
import io.godwit.sql.tree.TableElement.UnparsedElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CREATE TABLE as SHOW CREATE TABLE writes it. Columns are read by {@link MySqlColumnParser}. */
final class MySqlTableParser {
    private final MySqlParser parser;
    private final Tokens tokens;

    MySqlTableParser(MySqlParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    CreateTable createTable(Place place) {
        tokens.expect("TABLE");
        tokens.take("IF", "NOT", "EXISTS");
        QualifiedName name = qualifiedName();
        List<TableElement> elements = new ArrayList<>();
        tokens.expectSymbol("(");
        do {
            elements.add(recovering());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        Map<String, String> options = options();
        Optional<Partitioning> partitioning = tokens.is("PARTITION", "BY")
                ? Optional.of(new MySqlPartitionParser(parser).partitioning())
                : Optional.empty();
        return new CreateTable(name, elements, options, partitioning, place);
    }

    private QualifiedName qualifiedName() {
        List<String> parts = new ArrayList<>(List.of(parser.name()));
        while (tokens.takeSymbol(".")) {
            parts.add(parser.nameBehindDot());
        }
        return new QualifiedName(parts);
    }

    private TableElement recovering() {
        int mark = tokens.mark();
        Place place = tokens.place();
        try {
            TableElement element = element(place);
            if (!tokens.isSymbol(",") && !tokens.isSymbol(")")) {
                throw tokens.failure("expected , or )");
            }
            return element;
        } catch (ParseFailure failure) {
            tokens.reset(mark);
            tokens.skipTo(Set.of(","));
            return new UnparsedElement(tokens.textSince(mark), failure.reason(), place);
        }
    }

    private TableElement element(Place place) {
        Optional<String> constraint = Optional.empty();
        if (tokens.take("CONSTRAINT")) {
            constraint = tokens.peek().kind() == Token.Kind.NAME ? Optional.of(parser.name()) : unquotedConstraint();
        }
        if (tokens.take("PRIMARY", "KEY")) {
            return key(Kind.PRIMARY, constraint, place);
        }
        if (tokens.take("UNIQUE")) {
            takeKeyWord();
            return key(Kind.UNIQUE, constraint, place);
        }
        if (tokens.is("FULLTEXT") || tokens.is("SPATIAL") || tokens.is("VECTOR")) {
            Kind kind = Kind.valueOf(tokens.next().value().toUpperCase(Locale.ROOT));
            takeKeyWord();
            return key(kind, constraint, place);
        }
        if (tokens.is("KEY") || tokens.is("INDEX")) {
            takeKeyWord();
            return key(Kind.INDEX, constraint, place);
        }
        if (tokens.take("FOREIGN", "KEY")) {
            return foreignKey(constraint, place);
        }
        if (tokens.is("CHECK")) {
            return new MySqlColumnParser(parser).check(constraint);
        }
        if (tokens.take("PERIOD", "FOR")) {
            return period();
        }
        return new MySqlColumnParser(parser).column();
    }

    private Optional<String> unquotedConstraint() {
        boolean named = !MySqlDialect.MYSQL.isReserved(tokens.peek().value());
        return named ? Optional.of(parser.name()) : Optional.empty();
    }

    private void takeKeyWord() {
        if (!tokens.take("KEY")) {
            tokens.take("INDEX");
        }
    }

    private TableElement period() {
        String name = parser.nameBehindDot();
        List<String> columns = parser.names();
        if (columns.size() != 2) {
            throw tokens.failure("expected a period of two columns");
        }
        return new PeriodDefinition(name, columns.get(0), columns.get(1));
    }

    private KeyDefinition key(Kind kind, Optional<String> constraint, Place place) {
        Optional<String> name = constraint;
        if (!tokens.isSymbol("(") && !tokens.is("USING")) {
            name = Optional.of(parser.name());
        }
        Optional<String> method = method();
        tokens.expectSymbol("(");
        List<KeyPart> parts = new ArrayList<>();
        Optional<String> withoutOverlaps = Optional.empty();
        do {
            if (tokens.peek(1).is("WITHOUT") && tokens.peek(2).is("OVERLAPS")) {
                withoutOverlaps = Optional.of(parser.name());
                tokens.expect("WITHOUT", "OVERLAPS");
            } else {
                parts.add(keyPart());
            }
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        boolean hidden = false;
        Optional<String> comment = Optional.empty();
        while (!tokens.isSymbol(",") && !tokens.isSymbol(")")) {
            if (tokens.is("USING")) {
                method = method();
            } else if (tokens.take("COMMENT")) {
                comment = Optional.of(parser.text());
            } else if (tokens.take("INVISIBLE") || tokens.take("IGNORED")) {
                hidden = true;
            } else if (!tokens.take("VISIBLE") && !tokens.take("NOT", "IGNORED")) {
                keyOption();
            }
        }
        return new KeyDefinition(kind, name, parts, method, comment, hidden, withoutOverlaps, place);
    }

    /** KEY_BLOCK_SIZE, WITH PARSER and MariaDB's options of an engine: no meaning of rows lies in them. */
    private void keyOption() {
        if (tokens.take("WITH", "PARSER")) {
            parser.nameBehindDot();
            return;
        }
        parser.nameBehindDot();
        tokens.takeSymbol("=");
        tokens.next();
    }

    private Optional<String> method() {
        return tokens.take("USING") ? Optional.of(tokens.next().value().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private KeyPart keyPart() {
        Expression expression;
        int prefix = 0;
        if (tokens.isSymbol("(")) {
            expression = parser.enclosed();
        } else {
            Place place = tokens.place();
            expression = new Column(List.of(parser.name()), place);
            if (tokens.takeSymbol("(")) {
                prefix = parser.integer();
                tokens.expectSymbol(")");
            }
        }
        boolean descending = tokens.take("DESC");
        if (!descending) {
            tokens.take("ASC");
        }
        return new KeyPart(expression, prefix, descending);
    }

    private ForeignKeyDefinition foreignKey(Optional<String> constraint, Place place) {
        Optional<String> name = constraint;
        if (!tokens.isSymbol("(")) {
            name = constraint.or(() -> Optional.of(parser.name()));
        }
        List<String> columns = parser.names();
        tokens.expect("REFERENCES");
        QualifiedName parent = qualifiedName();
        List<String> parentColumns = parser.names();
        String onDelete = "NO ACTION";
        String onUpdate = "NO ACTION";
        while (!tokens.isSymbol(",") && !tokens.isSymbol(")")) {
            if (tokens.take("ON", "DELETE")) {
                onDelete = action();
            } else if (tokens.take("ON", "UPDATE")) {
                onUpdate = action();
            } else {
                tokens.expect("MATCH");
                tokens.next();
            }
        }
        return new ForeignKeyDefinition(name, columns, parent, parentColumns, onDelete, onUpdate, place);
    }

    private String action() {
        if (tokens.take("SET", "NULL")) {
            return "SET NULL";
        }
        if (tokens.take("SET", "DEFAULT")) {
            return "SET DEFAULT";
        }
        if (tokens.take("CASCADE")) {
            return "CASCADE";
        }
        if (tokens.take("RESTRICT")) {
            return "RESTRICT";
        }
        tokens.expect("NO", "ACTION");
        return "NO ACTION";
    }

    /** {@code ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='…' WITH SYSTEM VERSIONING}. */
    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        while (!tokens.atEnd() && !tokens.isSymbol(";") && !tokens.is("PARTITION", "BY")) {
            if (tokens.take("WITH", "SYSTEM", "VERSIONING")) {
                options.put("SYSTEM VERSIONING", "");
                continue;
            }
            tokens.takeSymbol(",");
            tokens.take("DEFAULT");
            String name = optionName();
            tokens.takeSymbol("=");
            options.put(name, optionValue());
        }
        return options;
    }

    private String optionName() {
        if (tokens.take("CHARACTER", "SET")) {
            return "CHARSET";
        }
        if (tokens.take("DATA", "DIRECTORY")) {
            return "DATA DIRECTORY";
        }
        if (tokens.take("INDEX", "DIRECTORY")) {
            return "INDEX DIRECTORY";
        }
        return parser.nameBehindDot().toUpperCase(Locale.ROOT);
    }

    private String optionValue() {
        if (tokens.isSymbol("(")) {
            int mark = tokens.mark();
            tokens.expectSymbol("(");
            tokens.skipTo(Set.of());
            tokens.expectSymbol(")");
            return tokens.textSince(mark);
        }
        if (tokens.peek().kind() == Token.Kind.TEXT) {
            return parser.text();
        }
        return tokens.next().value();
    }
}
