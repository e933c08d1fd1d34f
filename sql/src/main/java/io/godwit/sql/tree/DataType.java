package io.godwit.sql.tree;

import java.util.List;
import java.util.Optional;

/**
 * A type as a column or a cast names it.
 *
 * @param name the dialect's own name in lower case, its synonyms already joined: {@code int}, {@code double precision}
 * @param arguments length, precision, scale
 * @param labels of enum and set
 * @param charset of character types, where it is said
 * @param collation where it is said
 */
public record DataType(
        String name,
        List<Integer> arguments,
        List<String> labels,
        boolean unsigned,
        boolean zerofill,
        Optional<String> charset,
        Optional<String> collation)
        implements Node {

    public DataType {
        arguments = List.copyOf(arguments);
        labels = List.copyOf(labels);
    }

    public static DataType of(String name, Integer... arguments) {
        return new DataType(name, List.of(arguments), List.of(), false, false, Optional.empty(), Optional.empty());
    }

    public DataType named(String other, Integer... otherArguments) {
        return new DataType(other, List.of(otherArguments), labels, unsigned, zerofill, charset, collation);
    }

    public DataType withCharset(Optional<String> otherCharset, Optional<String> otherCollation) {
        return new DataType(name, arguments, labels, unsigned, zerofill, otherCharset, otherCollation);
    }

    public DataType withNumberAttributes(boolean isUnsigned, boolean isZerofill) {
        return new DataType(name, arguments, labels, isUnsigned, isZerofill, charset, collation);
    }

    public DataType withLabels(List<String> otherLabels) {
        return new DataType(name, arguments, otherLabels, unsigned, zerofill, charset, collation);
    }

    /** The argument at {@code index}, else {@code otherwise}. */
    public int argument(int index, int otherwise) {
        return index < arguments.size() ? arguments.get(index) : otherwise;
    }

    public boolean is(String... names) {
        return List.of(names).contains(name);
    }
}
