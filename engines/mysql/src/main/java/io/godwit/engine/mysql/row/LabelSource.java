package io.godwit.engine.mysql.row;

import io.godwit.engine.plan.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * Tells a label of an ENUM or SET that the catalog does not show for certain: servers write labels there in utf8mb3, with a
 * question mark for what that lacks.
 */
public interface LabelSource {

    /**
     * The label in UTF-8, taken from a row that has it; null where there is none now.
     *
     * @param index of the label, from 0
     * @param set whether the column is a SET
     */
    byte @Nullable [] label(TablePlan table, String column, int index, boolean set);
}
