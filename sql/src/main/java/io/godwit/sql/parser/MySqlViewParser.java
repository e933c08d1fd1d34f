package io.godwit.sql.parser;

import io.godwit.sql.token.Place;
import io.godwit.sql.tree.QualifiedName;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.Statement;
import io.godwit.sql.tree.Statement.CreateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** CREATE VIEW as SHOW CREATE VIEW writes it. */
final class MySqlViewParser {
    private final MySqlParser parser;
    private final Tokens tokens;

    MySqlViewParser(MySqlParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    Statement createView(Place place) {
        boolean invoker = false;
        tokens.take("OR", "REPLACE");
        while (!tokens.is("VIEW")) {
            if (tokens.take("ALGORITHM")) {
                tokens.expectSymbol("=");
                tokens.next();
            } else if (tokens.take("SQL", "SECURITY")) {
                invoker = tokens.next().is("INVOKER");
            } else if (tokens.take("DEFINER")) {
                definer();
            } else {
                throw tokens.failure("expected VIEW");
            }
        }
        tokens.expect("VIEW");
        List<String> name = new ArrayList<>(List.of(parser.name()));
        while (tokens.takeSymbol(".")) {
            name.add(parser.nameBehindDot());
        }
        List<String> columns = tokens.isSymbol("(") ? parser.names() : List.of();
        tokens.expect("AS");
        Query query = parser.query();
        return new CreateView(new QualifiedName(name), columns, query, invoker, checkOption(), place);
    }

    private Optional<String> checkOption() {
        if (!tokens.take("WITH")) {
            return Optional.empty();
        }
        String scope = tokens.is("LOCAL") || tokens.is("CASCADED")
                ? tokens.next().value().toUpperCase(Locale.ROOT)
                : "CASCADED";
        tokens.expect("CHECK", "OPTION");
        return Optional.of(scope);
    }

    /** {@code `user`@`host`} in any way it can be written. */
    private void definer() {
        tokens.expectSymbol("=");
        while (!tokens.atEnd() && !tokens.is("SQL") && !tokens.is("VIEW")) {
            tokens.next();
        }
    }
}
