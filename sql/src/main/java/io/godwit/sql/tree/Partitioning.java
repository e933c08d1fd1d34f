package io.godwit.sql.tree;

import java.util.List;

/**
 * How a table is cut into partitions.
 *
 * @param method RANGE, LIST, HASH or KEY
 * @param columns whether {@code keys} are plain columns: RANGE COLUMNS, LIST COLUMNS, KEY
 * @param keys empty for KEY () which means the primary key
 * @param count of HASH and KEY where partitions are not named
 * @param subpartitioned whether partitions are cut again
 */
public record Partitioning(
        String method,
        boolean columns,
        List<Expression> keys,
        int count,
        List<Partition> partitions,
        boolean subpartitioned) {

    public Partitioning {
        keys = List.copyOf(keys);
        partitions = List.copyOf(partitions);
    }

    /**
     * @param lessThan upper bounds, one per key, exclusive; MAXVALUE is the column of that name
     * @param in the values of a list, as rows; none for what no other list has: MariaDB's DEFAULT
     */
    public record Partition(String name, List<Expression> lessThan, List<List<Expression>> in) {
        public Partition {
            lessThan = List.copyOf(lessThan);
            in = in.stream().map(List::copyOf).toList();
        }
    }
}
