package io.godwit.sql.tree;

import io.godwit.sql.token.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be executed. */
public sealed interface Statement extends Node {

    /** @param options in upper case → value as written, without quotes: {@code ENGINE} → {@code InnoDB} */
    record CreateTable(
            QualifiedName name,
            List<TableElement> elements,
            Map<String, String> options,
            Optional<Partitioning> partitioning,
            Place place)
            implements Statement {
        public CreateTable {
            elements = List.copyOf(elements);
        }
    }

    /** @param checkOption LOCAL or CASCADED, where it is said */
    record CreateView(
            QualifiedName name,
            List<String> columns,
            Query query,
            boolean securityInvoker,
            Optional<String> checkOption,
            Place place)
            implements Statement {
        public CreateView {
            columns = List.copyOf(columns);
        }
    }

    record CreateSequence(
            QualifiedName name,
            long start,
            long minimum,
            long maximum,
            long increment,
            long cache,
            boolean cycle,
            Place place)
            implements Statement {}

    /** Not understood; kept as it is written. */
    record UnparsedStatement(String text, String reason, Place place) implements Statement {}
}
