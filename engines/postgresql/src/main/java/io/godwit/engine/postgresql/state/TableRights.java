package io.godwit.engine.postgresql.state;

import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who owns a table and who was granted what on it, as statements that say so of the table that takes its place. They are of the
 * last stage: where one is refused, a finding names it, and the table's rows are there all the same.
 */
final class TableRights {
    private static final String GRANTEE =
            "CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,"
                    + " CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END";

    private TableRights() {}

    /** @param old as it stands in the target; grants on columns that {@code now} does not have are left out */
    static List<PlannedStatement> of(Session session, TablePlan old, TablePlan now) {
        String there = Names.table(old.target());
        String next = Names.table(now.target());
        List<String> statements = new ArrayList<>(session.list(
                "SELECT format('ALTER TABLE %s OWNER TO %I', ?, pg_get_userbyid(relowner)) FROM pg_class"
                        + " WHERE oid = to_regclass(?) AND pg_get_userbyid(relowner) <> current_user",
                row -> row.getString(1), next, there));
        statements.addAll(session.list(
                "SELECT format('GRANT %s ON %s TO %s%s', string_agg(a.privilege_type, ', '), ?, " + GRANTEE + ")"
                        + " FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = to_regclass(?)"
                        + " AND a.grantee <> c.relowner GROUP BY a.grantee, a.is_grantable ORDER BY 1",
                row -> row.getString(1),
                next,
                there));
        statements.addAll(session.list(
                "SELECT format('GRANT %s (%I) ON %s TO %s%s', string_agg(a.privilege_type, ', '), t.attname, ?, "
                        + GRANTEE
                        + ") FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = to_regclass(?)"
                        + " AND t.attname = ANY(?)"
                        + " GROUP BY t.attname, a.grantee, a.is_grantable ORDER BY 1",
                row -> row.getString(1),
                next,
                there,
                now.columns().stream().map(column -> column.targetName()).toArray(String[]::new)));
        return IntStream.range(0, statements.size())
                .mapToObj(i -> new PlannedStatement(
                        "rights/" + now.target() + "/" + i,
                        Stage.CODE,
                        Optional.of(now.target()),
                        statements.get(i),
                        Optional.empty()))
                .toList();
    }
}
