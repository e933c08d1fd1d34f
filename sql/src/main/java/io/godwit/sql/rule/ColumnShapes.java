package io.godwit.sql.rule;

import io.godwit.sql.Context;
import io.godwit.sql.Options;
import io.godwit.sql.resolve.Schema;
import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.tree.Statement.CreateTable;
import java.util.List;

/** The columns of a table as others see them. */
public final class ColumnShapes {
    private ColumnShapes() {}

    /** @param shaping the rules that give columns their types */
    public static List<ScopeColumn> of(
            CreateTable table, Context context, Options options, Schema schema, List<TableRule> shaping) {
        Rewriter none = new Rewriter(List.of(), schema, options);
        TableDraft draft = new TableDraft(table, context, options, new Names(options.naming()), schema, none);
        shaping.forEach(rule -> rule.apply(draft));
        return List.copyOf(draft.scope().members().getFirst().columns().values());
    }
}
