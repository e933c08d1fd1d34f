package io.godwit.engine.mysql.row;

import io.godwit.engine.plan.TablePlan;
import java.util.Arrays;

/**
 * Where the columns of a table lie in its row images: the log has hidden ones too, which indexes over expressions, unique keys
 * over long texts and system versioning bring.
 *
 * @param places for each source column of the plan, by its index there, its place in the log
 * @param columns the number of columns in the log
 * @param rowEnd of a system-versioned table the place of the column that says when a row ceased; −1 of others
 */
public record TableLayout(int[] places, int columns, int rowEnd) {
    public static final int NONE = -1;

    /** The log has the plan's columns and no others. */
    public static TableLayout plain(TablePlan table) {
        int columns = table.sourceColumns().size();
        int[] places = new int[columns];
        Arrays.setAll(places, i -> i);
        return new TableLayout(places, columns, NONE);
    }
}
