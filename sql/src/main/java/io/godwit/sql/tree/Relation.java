package io.godwit.sql.tree;

import io.godwit.sql.token.Place;
import java.util.List;
import java.util.Optional;

/** What stands in FROM. */
public sealed interface Relation extends Node {

    record Table(QualifiedName name, Optional<String> alias, Place place) implements Relation {}

    record Derived(Query query, String alias, List<String> columns, boolean lateral) implements Relation {
        public Derived {
            columns = List.copyOf(columns);
        }
    }

    /** @param condition of ON; @param using of USING */
    record Join(
            Kind kind,
            boolean natural,
            Relation left,
            Relation right,
            Optional<Expression> condition,
            List<String> using)
            implements Relation {
        public Join {
            using = List.copyOf(using);
        }

        /** Ways to join. */
        public enum Kind {
            INNER,
            LEFT,
            RIGHT,
            CROSS
        }
    }

    /** Not understood; kept as it is written. */
    record UnparsedRelation(String text, String reason, Place place) implements Relation {}
}
