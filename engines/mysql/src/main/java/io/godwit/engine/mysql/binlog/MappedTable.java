package io.godwit.engine.mysql.binlog;

import io.godwit.engine.mysql.row.ImageEncoder;
import io.godwit.engine.plan.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one TABLE_MAP event mean for us.
 *
 * @param encoder null where the table does not move, or was stopped because its structure is not the plan's
 * @param plan null where the table does not move
 * @param columns the number of columns in the log
 */
record MappedTable(@Nullable TablePlan plan, @Nullable ImageEncoder encoder, int columns) {}
