package io.godwit.sql.conversion;

import io.godwit.sql.CodeKind;
import io.godwit.sql.Context;
import io.godwit.sql.Conversion;
import io.godwit.sql.ConvertedObject;
import io.godwit.sql.ConvertedTable;
import io.godwit.sql.Options;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.printer.PostgreSqlPrinter;
import io.godwit.sql.rule.Names;
import io.godwit.sql.rule.Rewriter;
import io.godwit.sql.rule.Rule;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.rule.mysql.MySqlToPostgreSqlRules;
import io.godwit.sql.tree.Statement;
import io.godwit.sql.tree.Statement.CreateSequence;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.Statement.CreateView;
import io.godwit.sql.tree.Statement.UnparsedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MySQL and MariaDB to PostgreSQL. */
public final class MySqlToPostgreSql implements Conversion {
    /** A name that is worth giving when the statement itself is not understood. */
    private static final Pattern NAME = Pattern.compile("(?is)\\b(?:TABLE|VIEW)\\s+(?:`[^`]*`\\.)?`((?:[^`]|``)*)`");

    private final Options options;
    private final List<Rule> rules;
    private final List<TableRule> tableRules;
    private final Names names;
    private final PostgreSqlPrinter printer = new PostgreSqlPrinter();
    private final Map<String, Statement> statements = new ConcurrentHashMap<>();

    public MySqlToPostgreSql(Options options) {
        this(options, MySqlToPostgreSqlRules.RULES);
    }

    /** With other rules than all of them, to see what one is good for. */
    MySqlToPostgreSql(Options options, List<Rule> rules) {
        this.options = options;
        this.rules = rules;
        this.tableRules = rules.stream()
                .filter(TableRule.class::isInstance)
                .map(TableRule.class::cast)
                .toList();
        this.names = new Names(options.naming());
    }

    @Override
    public ConvertedTable table(String createTable, Context context) {
        names.reserve(context);
        SourceSchema schema = schema(context);
        Statement statement = schema.statement(createTable);
        if (statement instanceof CreateTable table) {
            Rewriter rewriter = new Rewriter(rules, schema, options);
            TableDraft draft = new TableDraft(table, context, options, names, schema, rewriter);
            return new TableConversion(draft).run(tableRules);
        }
        String name = nameIn(createTable);
        Issue issue = notUnderstood(Problem.TABLE_NOT_UNDERSTOOD, statement, context, name);
        return new ConvertedTable(
                name, options.schema(), options.naming().table(name), List.of(), List.of(), List.of(issue));
    }

    @Override
    public ConvertedObject view(String createView, Context context) {
        SourceSchema schema = schema(context);
        Statement statement = schema.statement(createView);
        if (statement instanceof CreateView view) {
            return new ViewConversion(options, schema, new Rewriter(rules, schema, options)).run(view);
        }
        String name = nameIn(createView);
        Issue issue = notUnderstood(Problem.STATEMENT_NOT_UNDERSTOOD, statement, context, name);
        return new ConvertedObject("view", name, options.naming().table(name), List.of(), List.of(), List.of(issue));
    }

    @Override
    public ConvertedObject code(CodeKind kind, String name, String text, Context context) {
        String target = options.naming().table(name);
        String label = kind.name().toLowerCase(Locale.ROOT);
        if (kind == CodeKind.SEQUENCE && schema(context).statement(text) instanceof CreateSequence sequence) {
            Issue issue = new Issue(
                    Problem.SEQUENCE_POSITION,
                    context.database() + "." + name,
                    "It starts with " + sequence.start() + ".");
            return new ConvertedObject(
                    label, name, target, List.of(), List.of(sequence(sequence, target)), List.of(issue));
        }
        Issue issue = new Issue(
                Problem.STORED_CODE_NOT_CONVERTED, context.database() + "." + name, text, StoredCode.hours(text));
        return new ConvertedObject(label, name, target, List.of(), List.of(), List.of(issue));
    }

    private SourceSchema schema(Context context) {
        return new SourceSchema(context, options, rules, statements);
    }

    private TargetStatement sequence(CreateSequence sequence, String target) {
        String sql = "CREATE SEQUENCE %s INCREMENT BY %d MINVALUE %d MAXVALUE %d START WITH %d CACHE %d%s"
                .formatted(
                        printer.qualified(List.of(options.schema(), target)),
                        sequence.increment(),
                        sequence.minimum(),
                        sequence.maximum(),
                        sequence.start(),
                        sequence.cache(),
                        sequence.cycle() ? " CYCLE" : "");
        return TargetStatement.of("sequence/" + options.schema() + "." + target, Stage.TABLES, sql);
    }

    private static Issue notUnderstood(Problem problem, Statement statement, Context context, String name) {
        String subject = context.database() + "." + name;
        return statement instanceof UnparsedStatement unparsed
                ? new Issue(
                        problem,
                        subject,
                        unparsed.reason(),
                        unparsed.place().line(),
                        unparsed.place().column())
                : new Issue(problem, subject, "It is a statement of another kind.");
    }

    private static String nameIn(String text) {
        Matcher matcher = NAME.matcher(text);
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1).replace("``", "`"))
                .orElse("?");
    }
}
