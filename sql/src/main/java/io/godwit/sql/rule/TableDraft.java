package io.godwit.sql.rule;

import io.godwit.sql.Context;
import io.godwit.sql.Options;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.printer.PostgreSqlPrinter;
import io.godwit.sql.resolve.Collations;
import io.godwit.sql.resolve.Schema;
import io.godwit.sql.resolve.Scope;
import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.TableElement;
import io.godwit.sql.tree.TableElement.CheckDefinition;
import io.godwit.sql.tree.TableElement.ColumnDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A table on its way: rules read the source's tree, shape the columns, add statements and issues. */
public final class TableDraft {
    private final CreateTable source;
    private final Context context;
    private final Options options;
    private final Names names;
    private final Schema schema;
    private final Rewriter rewriter;
    private final PostgreSqlPrinter printer = new PostgreSqlPrinter();
    private final List<ColumnDraft> columns = new ArrayList<>();
    private final List<TargetStatement> statements = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final Set<String> constraints = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<CheckDefinition> answeredChecks = new HashSet<>();
    private Optional<String> partitionBy = Optional.empty();

    public TableDraft(
            CreateTable source, Context context, Options options, Names names, Schema schema, Rewriter rewriter) {
        this.source = source;
        this.context = context;
        this.options = options;
        this.names = names;
        this.schema = schema;
        this.rewriter = rewriter;
        elements(ColumnDefinition.class).forEach(c -> columns.add(new ColumnDraft(c, names.column(name(), c.name()))));
    }

    public CreateTable source() {
        return source;
    }

    /** The source table's name. */
    public String name() {
        return source.name().last();
    }

    public String targetName() {
        return names.table(name());
    }

    public Context context() {
        return context;
    }

    public Options options() {
        return options;
    }

    public Names names() {
        return names;
    }

    public Schema schema() {
        return schema;
    }

    public PostgreSqlPrinter printer() {
        return printer;
    }

    public List<ColumnDraft> columns() {
        return columns;
    }

    public List<TargetStatement> statements() {
        return statements;
    }

    public List<Issue> issues() {
        return issues;
    }

    /** Names of columns do not know case on the source. */
    public Optional<ColumnDraft> column(String name) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    public <T extends TableElement> List<T> elements(Class<T> kind) {
        return source.elements().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    public Stream<KeyDefinition> keys(KeyDefinition.Kind kind) {
        return elements(KeyDefinition.class).stream().filter(k -> k.kind() == kind);
    }

    /** An option of the table, in lower case; empty where it is not said. */
    public String option(String name) {
        return source.options().getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    /** The target table, quoted, with its schema. */
    public String qualified() {
        return qualified(targetName());
    }

    /** Anything of the target schema, quoted. */
    public String qualified(String name) {
        return printer.qualified(List.of(options.schema(), name));
    }

    /** Quoted target names. */
    public String columnList(List<String> sourceNames) {
        return printer.names(sourceNames.stream().map(this::targetColumn).toList());
    }

    public String targetColumn(String sourceName) {
        return column(sourceName).map(ColumnDraft::targetName).orElse(sourceName);
    }

    /** The columns of a key, where all its parts are columns or begin with one. */
    public List<String> columnsOf(KeyDefinition key) {
        return key.parts().stream()
                .map(KeyPart::expression)
                .filter(Column.class::isInstance)
                .map(e -> ((Column) e).name())
                .toList();
    }

    /** @param name of what it is for on the source; empty for the table itself */
    public void add(Stage stage, String kind, String name, String sql) {
        statements.add(TargetStatement.of(id(kind, name), stage, sql));
    }

    /** @param column whose generator is to be set once this is executed */
    public void addGenerator(String kind, String name, String sql, String column) {
        statements.add(new TargetStatement(id(kind, name), Stage.IDENTITY, sql, Optional.of(column)));
    }

    private String id(String kind, String name) {
        String wanted = kind + "/" + options.schema() + "." + targetName() + (name.isEmpty() ? "" : "/" + name);
        String id = wanted;
        for (int i = 2; !ids.add(id); i++) {
            id = wanted + "/" + i;
        }
        return id;
    }

    /** An issue of the whole table. */
    public void issue(Problem problem, String detail) {
        issues.add(new Issue(problem, subject(), detail));
    }

    /** @param part column, key or constraint, by its source name */
    public void issue(Problem problem, String part, String detail, Place place) {
        issues.add(new Issue(problem, subject() + "." + part, detail, place.line(), place.column()));
    }

    private String subject() {
        return context.database() + "." + name();
    }

    /** A name that no other constraint of this table has. */
    public String constraint(String wanted) {
        String name = Names.fitting(wanted, name() + "/" + wanted);
        for (int i = 2; !constraints.add(name); i++) {
            name = Names.fitting(wanted + "_" + i, name() + "/" + wanted + i);
        }
        return name;
    }

    /** A check whose meaning another part of the target already has. */
    public void answered(CheckDefinition check) {
        answeredChecks.add(check);
    }

    public boolean isAnswered(CheckDefinition check) {
        return answeredChecks.contains(check);
    }

    /** What stands behind the columns of a partitioned table. */
    public Optional<String> partitionBy() {
        return partitionBy;
    }

    public void partitionBy(String clause) {
        partitionBy = Optional.of(clause);
    }

    /** The columns of this table, as the target has them. */
    public Scope scope() {
        Scope scope = new Scope(null);
        scope.add(
                name(),
                "",
                Optional.of(name()),
                columns.stream().map(this::scopeColumn).toList());
        return scope;
    }

    private ScopeColumn scopeColumn(ColumnDraft column) {
        boolean anyCase = Collations.ignoresCase(column.source().type(), source.options());
        ValueType type = ValueType.ofColumn(column.type(), anyCase);
        boolean listed = column.source().type().is("enum") && column.isText();
        return new ScopeColumn(
                column.name(),
                column.targetName(),
                listed ? type.withLabels(column.source().type().labels()) : type);
    }

    /** Rewrites an expression over this table's columns. @param part what its issues are about */
    public Rewritten<Expression> rewrite(Expression expression, String part) {
        return rewriter.expression(expression, scope(), subject() + "." + part);
    }

    /** The same for what is asked to be true. */
    public Rewritten<Expression> rewriteCondition(Expression expression, String part) {
        return rewriter.condition(expression, scope(), subject() + "." + part);
    }
}
