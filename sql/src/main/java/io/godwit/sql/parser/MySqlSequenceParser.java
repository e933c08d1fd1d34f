package io.godwit.sql.parser;

import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.QualifiedName;
import io.godwit.sql.tree.Statement.CreateSequence;
import java.util.ArrayList;
import java.util.List;

/** MariaDB's sequences. */
final class MySqlSequenceParser {
    private final MySqlParser parser;
    private final Tokens tokens;

    MySqlSequenceParser(MySqlParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    CreateSequence createSequence(Place place) {
        tokens.expect("SEQUENCE");
        List<String> name = new ArrayList<>(List.of(parser.name()));
        while (tokens.takeSymbol(".")) {
            name.add(parser.nameBehindDot());
        }
        long start = 1;
        long minimum = 1;
        long maximum = Long.MAX_VALUE - 1;
        long increment = 1;
        long cache = 1000;
        boolean cycle = false;
        while (!tokens.atEnd() && !tokens.isSymbol(";")) {
            if (tokens.take("START")) {
                start = number("WITH");
            } else if (tokens.take("MINVALUE")) {
                minimum = number("");
            } else if (tokens.take("MAXVALUE")) {
                maximum = number("");
            } else if (tokens.take("INCREMENT")) {
                increment = number("BY");
            } else if (tokens.take("CACHE")) {
                cache = number("");
            } else if (tokens.take("NOCACHE")) {
                cache = 1;
            } else if (tokens.take("CYCLE")) {
                cycle = true;
            } else if (tokens.take("ENGINE")) {
                tokens.takeSymbol("=");
                tokens.next();
            } else if (!tokens.take("NOCYCLE")) {
                throw tokens.failure("expected an attribute of a sequence");
            }
        }
        return new CreateSequence(
                new QualifiedName(name), start, minimum, maximum, increment, Math.max(cache, 1), cycle, place);
    }

    private long number(String filler) {
        if (!filler.isEmpty()) {
            tokens.take(filler);
        }
        tokens.takeSymbol("=");
        boolean negative = tokens.takeSymbol("-");
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw tokens.failure("expected a number");
        }
        try {
            long value = Long.parseLong((negative ? "-" : "") + token.value());
            tokens.next();
            return value;
        } catch (NumberFormatException e) {
            throw tokens.failure("expected a number of 64 bits");
        }
    }
}
