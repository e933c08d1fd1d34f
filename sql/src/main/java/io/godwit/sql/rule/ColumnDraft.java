package io.godwit.sql.rule;

import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.TableElement.ColumnDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A column on its way: rules set what the target will have. */
public final class ColumnDraft {
    private final ColumnDefinition source;
    private final String targetName;
    private DataType sourceType;
    private DataType type = DataType.of("text");
    private boolean nullable;
    private Optional<String> collation = Optional.empty();
    private Optional<String> defaultSql = Optional.empty();
    private Optional<String> generatedSql = Optional.empty();
    private final Map<String, String> policies = new TreeMap<>();

    ColumnDraft(ColumnDefinition source, String targetName) {
        this.source = source;
        this.targetName = targetName;
        this.sourceType = source.type();
        this.nullable = source.nullable();
    }

    public ColumnDefinition source() {
        return source;
    }

    public String name() {
        return source.name();
    }

    public String targetName() {
        return targetName;
    }

    /** What the source's type means: MariaDB's longtext that is checked to be a document is json. */
    public DataType sourceType() {
        return sourceType;
    }

    public void means(DataType meaning) {
        sourceType = meaning;
    }

    public DataType type() {
        return type;
    }

    public void type(DataType target, Map<String, String> choices) {
        type = target;
        policies.putAll(choices);
    }

    public boolean nullable() {
        return nullable;
    }

    public void makeNullable() {
        nullable = true;
    }

    public Optional<String> collation() {
        return collation;
    }

    public void collate(String name) {
        collation = Optional.of(name);
    }

    public Optional<String> defaultSql() {
        return defaultSql;
    }

    public void defaultSql(String sql) {
        defaultSql = Optional.of(sql);
    }

    /** Computed by the target. */
    public Optional<String> generatedSql() {
        return generatedSql;
    }

    public void generatedSql(String sql) {
        generatedSql = Optional.of(sql);
    }

    public Map<String, String> policies() {
        return policies;
    }

    public void policy(String label, String choice) {
        policies.put(label, choice);
    }

    /** Whether the target compares it as text. */
    public boolean isText() {
        return type.is("text", "character varying", "character");
    }
}
