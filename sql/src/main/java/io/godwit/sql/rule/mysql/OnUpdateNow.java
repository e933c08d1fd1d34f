package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that takes the time of each update does so by a trigger, from the cut-over on: where another column changed and it
 * was not set itself.
 *
 * <pre>
 * before  `changed` timestamp ON UPDATE CURRENT_TIMESTAMP
 * after   CREATE TRIGGER "on_update" BEFORE UPDATE …
 * </pre>
 */
public final class OnUpdateNow implements TableRule {
    @Override
    public void apply(TableDraft table) {
        List<ColumnDraft> columns = table.columns().stream()
                .filter(c -> c.source().onUpdate().isPresent())
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        String name =
                table.names().unique("function/" + table.name() + "/on_update", table.targetName() + "_on_update");
        String body = columns.stream().map(c -> assignment(table, c)).collect(Collectors.joining());
        String row = table.columns().stream()
                .filter(c -> c.generatedSql().isEmpty())
                .map(c -> "%1$s." + table.printer().name(c.targetName()).replace("%", "%%"))
                .collect(Collectors.joining(", ", "ROW(", ")"));
        // as records: two bare rows would be compared column by column, and *<> is there for records alone
        String changed = row.formatted("NEW") + "::record *<> " + row.formatted("OLD") + "::record";
        table.add(Stage.TRIGGERS, "function", "on_update", """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $godwit$
                BEGIN
                  IF %s THEN
                %s  END IF;
                  RETURN NEW;
                END
                $godwit$""".formatted(table.qualified(name), changed, body));
        table.add(
                Stage.TRIGGERS,
                "trigger",
                "on_update",
                "CREATE TRIGGER %s BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
                        .formatted(table.printer().name("on_update"), table.qualified(), table.qualified(name)));
        columns.forEach(c -> table.issue(
                Problem.ON_UPDATE_BY_TRIGGER,
                c.name(),
                "The trigger's function is " + name + ".",
                c.source().place()));
    }

    private static String assignment(TableDraft table, ColumnDraft column) {
        String name = table.printer().name(column.targetName());
        return """
                IF NEW.%1$s IS NOT DISTINCT FROM OLD.%1$s THEN
                  NEW.%1$s := %2$s;
                END IF;
            """.formatted(name, NowDefault.now(column.type()));
    }
}
