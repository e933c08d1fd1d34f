package io.godwit.sql.rule.mysql;

import io.godwit.sql.tree.DataType;
import java.util.stream.Stream;

/** The labels of ENUM and SET. */
final class Labels {
    private Labels() {}

    /** Those that the target can hold: a row whose label has a character of code 0 is refused by name. */
    static Stream<String> possible(DataType type) {
        return type.labels().stream().filter(label -> label.indexOf('\0') < 0);
    }
}
