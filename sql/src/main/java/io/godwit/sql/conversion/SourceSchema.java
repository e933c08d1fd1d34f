package io.godwit.sql.conversion;

import io.godwit.sql.Context;
import io.godwit.sql.Options;
import io.godwit.sql.parser.MySqlParser;
import io.godwit.sql.resolve.Schema;
import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.rule.ColumnShapes;
import io.godwit.sql.rule.QueryRewriter;
import io.godwit.sql.rule.Rewriter;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.rule.Rule;
import io.godwit.sql.rule.mysql.MySqlToPostgreSqlRules;
import io.godwit.sql.tree.Statement;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.Statement.CreateView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the context tells of the source database, read when it is asked for. For one thread. */
final class SourceSchema implements Schema {
    private final Context context;
    private final Options options;
    private final List<Rule> rules;
    private final Map<String, Statement> statements;
    private final Map<String, Optional<List<ScopeColumn>>> columns = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /** @param statements what was read before, by text */
    SourceSchema(Context context, Options options, List<Rule> rules, Map<String, Statement> statements) {
        this.context = context;
        this.options = options;
        this.rules = rules;
        this.statements = statements;
    }

    @Override
    public String database() {
        return context.database();
    }

    Statement statement(String text) {
        return statements.computeIfAbsent(text, MySqlParser::statement);
    }

    @Override
    public Optional<CreateTable> table(String name) {
        return text(context.tables(), name)
                .map(this::statement)
                .filter(CreateTable.class::isInstance)
                .map(CreateTable.class::cast);
    }

    @Override
    public Optional<CreateView> view(String name) {
        return text(context.views(), name)
                .map(this::statement)
                .filter(CreateView.class::isInstance)
                .map(CreateView.class::cast);
    }

    /** Names of tables know case or not, by a setting of the server: the exact name first. */
    private static Optional<String> text(Map<String, String> texts, String name) {
        String exact = texts.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return texts.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public Optional<List<ScopeColumn>> columns(String relation) {
        Optional<List<ScopeColumn>> known = columns.get(relation);
        if (known != null) {
            return known;
        }
        Optional<List<ScopeColumn>> found =
                table(relation).map(t -> ColumnShapes.of(t, context, options, this, MySqlToPostgreSqlRules.SHAPING));
        if (found.isEmpty() && open.add(relation)) {
            found = view(relation).map(v -> columnsOf(relation, v));
            open.remove(relation);
        }
        columns.put(relation, found);
        return found;
    }

    private List<ScopeColumn> columnsOf(String name, CreateView view) {
        Rewritten<QueryRewriter.Result> query = new Rewriter(rules, this, options).query(view.query(), name);
        return ViewConversion.columns(options, name, view, query.tree().columns());
    }
}
