package io.godwit.worker.change;

import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.plan.TablePlan;
import org.jspecify.annotations.Nullable;

/** Is told what the stream met besides rows. */
interface SchemaListener {
    void schemaChange(@Nullable TablePlan table, SchemaChangeKind kind, String statement);
}
