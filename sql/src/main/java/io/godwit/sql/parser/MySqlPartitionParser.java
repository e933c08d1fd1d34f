package io.godwit.sql.parser;

import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Row;
import io.godwit.sql.tree.Partitioning;
import io.godwit.sql.tree.Partitioning.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code PARTITION BY …} of CREATE TABLE. */
final class MySqlPartitionParser {
    private final MySqlParser parser;
    private final Tokens tokens;

    MySqlPartitionParser(MySqlParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    Partitioning partitioning() {
        tokens.expect("PARTITION", "BY");
        tokens.take("LINEAR");
        String method = tokens.next().value().toUpperCase(Locale.ROOT);
        boolean columns = tokens.take("COLUMNS") || method.equals("KEY");
        if (tokens.take("ALGORITHM")) {
            tokens.takeSymbol("=");
            tokens.next();
        }
        if (!Set.of("RANGE", "LIST", "HASH", "KEY").contains(method)) {
            throw tokens.failure("partitions by " + method);
        }
        tokens.expectSymbol("(");
        List<Expression> keys = tokens.isSymbol(")") ? List.of() : parser.expressions();
        tokens.expectSymbol(")");
        int count = tokens.take("PARTITIONS") ? parser.integer() : 0;
        boolean subpartitioned = subpartition();
        List<Partition> partitions = new ArrayList<>();
        if (tokens.takeSymbol("(")) {
            do {
                partitions.add(partition());
            } while (tokens.takeSymbol(","));
            tokens.expectSymbol(")");
        }
        return new Partitioning(method, columns, keys, Math.max(count, 1), partitions, subpartitioned);
    }

    private boolean subpartition() {
        if (!tokens.take("SUBPARTITION", "BY")) {
            return false;
        }
        tokens.skipTo(Set.of("("));
        tokens.expectSymbol("(");
        tokens.skipTo(Set.of());
        tokens.expectSymbol(")");
        if (tokens.take("SUBPARTITIONS")) {
            parser.integer();
        }
        return true;
    }

    private Partition partition() {
        tokens.expect("PARTITION");
        String name = parser.nameBehindDot();
        List<Expression> lessThan = new ArrayList<>();
        List<List<Expression>> in = new ArrayList<>();
        if (tokens.take("VALUES", "LESS", "THAN")) {
            if (tokens.take("MAXVALUE")) {
                lessThan.add(Column.of("MAXVALUE"));
            } else {
                tokens.expectSymbol("(");
                do {
                    lessThan.add(tokens.take("MAXVALUE") ? Column.of("MAXVALUE") : parser.expression());
                } while (tokens.takeSymbol(","));
                tokens.expectSymbol(")");
            }
        } else if (tokens.take("VALUES", "IN")) {
            tokens.expectSymbol("(");
            for (Expression value : parser.expressions()) {
                in.add(value instanceof Row(List<Expression> values) ? values : List.of(value));
            }
            tokens.expectSymbol(")");
        }
        tokens.skipTo(Set.of(","));
        return new Partition(name, lessThan, in);
    }
}
