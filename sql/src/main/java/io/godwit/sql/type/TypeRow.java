package io.godwit.sql.type;

import io.godwit.sql.tree.DataType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One line of a table of types.
 *
 * @param source how the line reads in the documentation
 * @param matches whether a source type is meant
 * @param policy where there is a choice
 * @param choices the policy's, in its order; a single one of an empty name where there is none
 * @param note what is worth knowing; empty where nothing is
 */
public record TypeRow(
        String source, Predicate<DataType> matches, Optional<Policy> policy, List<Choice> choices, String note) {

    /** @param target how it reads in the documentation */
    public record Choice(String name, String target, Function<DataType, DataType> type) {}

    static TypeRow of(
            String source, Predicate<DataType> matches, String target, Function<DataType, DataType> type, String note) {
        return new TypeRow(source, matches, Optional.empty(), List.of(new Choice("", target, type)), note);
    }

    DataType target(DataType source, String choice) {
        return choices.stream()
                .filter(c -> c.name().equals(choice))
                .findFirst()
                .orElse(choices.getFirst())
                .type()
                .apply(source);
    }
}
