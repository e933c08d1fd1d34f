package io.godwit.sql.conversion;

import io.godwit.sql.ConvertedObject;
import io.godwit.sql.Options;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.printer.PostgreSqlPrinter;
import io.godwit.sql.resolve.Schema;
import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.rule.QueryRewriter;
import io.godwit.sql.rule.Rewriter;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.Relation;
import io.godwit.sql.tree.Statement.CreateView;
import java.util.ArrayList;
import java.util.List;

/** A view: <ol><li>its query is rewritten, <li>its columns get their target names, <li>it is printed.</ol> */
final class ViewConversion {
    private final Options options;
    private final Schema schema;
    private final Rewriter rewriter;
    private final PostgreSqlPrinter printer = new PostgreSqlPrinter();

    ViewConversion(Options options, Schema schema, Rewriter rewriter) {
        this.options = options;
        this.schema = schema;
        this.rewriter = rewriter;
    }

    ConvertedObject run(CreateView view) {
        String name = view.name().last();
        String target = options.naming().table(name);
        String subject = schema.database() + "." + name;
        Rewritten<QueryRewriter.Result> query = rewriter.query(view.query(), subject);
        List<Issue> issues = new ArrayList<>(query.issues());
        List<TargetStatement> statements = new ArrayList<>();
        if (query.understood()) {
            String id = "view/" + options.schema() + "." + target;
            statements.add(TargetStatement.of(id, Stage.CODE, sql(view, query.tree(), issues)));
        }
        return new ConvertedObject("view", name, target, Dependencies.of(view.query(), schema), statements, issues);
    }

    private String sql(CreateView view, QueryRewriter.Result query, List<Issue> issues) {
        String name = view.name().last();
        List<String> columns = columns(options, name, view, query.columns()).stream()
                .map(ScopeColumn::targetName)
                .toList();
        StringBuilder out = new StringBuilder("CREATE VIEW ");
        out.append(printer.qualified(List.of(options.schema(), options.naming().table(name))));
        out.append(" (").append(printer.names(columns)).append(')');
        if (view.securityInvoker()) {
            out.append(" WITH (security_invoker = true)");
        }
        out.append(" AS\n").append(printer.query(query.query()));
        view.checkOption().ifPresent(scope -> {
            if (isSimple(view)) {
                out.append("\nWITH ").append(scope).append(" CHECK OPTION");
            } else {
                issues.add(new Issue(
                        Problem.VIEW_CHECK_OPTION_DROPPED,
                        schema.database() + "." + name,
                        "It reads more than one table.",
                        view.place().line(),
                        view.place().column()));
            }
        });
        return out.toString();
    }

    /** Whether the target can write through it. */
    private static boolean isSimple(CreateView view) {
        return view.query().with().isEmpty()
                && view.query().limit().isEmpty()
                && view.query().body() instanceof Select select
                && !select.distinct()
                && select.groupBy().isEmpty()
                && select.from().size() == 1
                && select.from().getFirst() instanceof Relation.Table;
    }

    /** The columns as others see them. */
    static List<ScopeColumn> columns(Options options, String name, CreateView view, List<ScopeColumn> selected) {
        List<ScopeColumn> columns = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            ScopeColumn column = selected.get(i);
            String source = i < view.columns().size() ? view.columns().get(i) : column.name();
            columns.add(new ScopeColumn(source, options.naming().column(name, source), column.type()));
        }
        return columns;
    }
}
