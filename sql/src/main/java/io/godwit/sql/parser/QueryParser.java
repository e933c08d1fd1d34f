package io.godwit.sql.parser;

import io.godwit.sql.dialect.Dialect;
import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.QualifiedName;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.Query.CommonTable;
import io.godwit.sql.tree.QueryBody;
import io.godwit.sql.tree.QueryBody.NamedWindow;
import io.godwit.sql.tree.QueryBody.Nested;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import io.godwit.sql.tree.QueryBody.SetOperation;
import io.godwit.sql.tree.Relation;
import io.godwit.sql.tree.Relation.Derived;
import io.godwit.sql.tree.Relation.Join;
import io.godwit.sql.tree.Relation.Table;
import io.godwit.sql.tree.Relation.UnparsedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Queries. */
abstract class QueryParser extends CallParser {
    private static final Set<String> AFTER_ITEM = Set.of(
            ",", "FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", ";");
    private static final Set<String> AFTER_WHERE =
            Set.of("GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", ";");
    private static final Set<String> AFTER_RELATION = Set.of(
            ",",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            ";",
            "JOIN",
            "LEFT",
            "RIGHT",
            "INNER",
            "CROSS",
            "NATURAL",
            "ON",
            "USING");

    QueryParser(Tokens tokens, Dialect dialect) {
        super(tokens, dialect);
    }

    /** Words behind SELECT that change no result. */
    abstract void skipSelectHints();

    /** Words behind a table that guide the planner. */
    abstract void skipTableHints();

    @Override
    final Query query() {
        return nested(() -> {
            List<CommonTable> with = new ArrayList<>();
            boolean recursive = false;
            if (tokens.take("WITH")) {
                recursive = tokens.take("RECURSIVE");
                do {
                    with.add(commonTable());
                } while (tokens.takeSymbol(","));
            }
            return tail(with, recursive, setOperations(queryTerm()));
        });
    }

    @Override
    final Query queryFrom(QueryBody first) {
        return tail(List.of(), false, setOperations(first));
    }

    private CommonTable commonTable() {
        String name = name();
        List<String> columns = tokens.isSymbol("(") ? names() : List.of();
        tokens.expect("AS");
        return new CommonTable(name, columns, subquery());
    }

    private Query tail(List<CommonTable> with, boolean recursive, QueryBody body) {
        List<Expression.SortItem> orderBy = tokens.take("ORDER", "BY") ? sortItems() : List.of();
        Optional<Expression> limit = Optional.empty();
        Optional<Expression> offset = Optional.empty();
        if (tokens.take("LIMIT")) {
            Expression first = expression();
            if (tokens.takeSymbol(",")) {
                offset = Optional.of(first);
                limit = Optional.of(expression());
            } else {
                limit = Optional.of(first);
                offset = tokens.take("OFFSET") ? Optional.of(expression()) : Optional.empty();
            }
        }
        return new Query(with, recursive, body, orderBy, limit, offset);
    }

    private QueryBody setOperations(QueryBody first) {
        QueryBody left = first;
        while (tokens.is("UNION") || tokens.is("EXCEPT") || tokens.is("INTERSECT")) {
            String operation = tokens.next().value().toUpperCase(Locale.ROOT);
            boolean all = tokens.take("ALL");
            if (!all) {
                tokens.take("DISTINCT");
            }
            left = new SetOperation(operation, all, left, queryTerm());
        }
        return left;
    }

    private QueryBody queryTerm() {
        if (tokens.isSymbol("(")) {
            return new Nested(subquery());
        }
        if (tokens.take("VALUES")) {
            return values();
        }
        tokens.expect("SELECT");
        return select();
    }

    private QueryBody values() {
        List<List<Expression>> rows = new ArrayList<>();
        do {
            tokens.take("ROW");
            tokens.expectSymbol("(");
            rows.add(expressions());
            tokens.expectSymbol(")");
        } while (tokens.takeSymbol(","));
        return new QueryBody.Values(rows);
    }

    private Select select() {
        boolean distinct = false;
        skipSelectHints();
        if (tokens.take("DISTINCT") || tokens.take("DISTINCTROW")) {
            distinct = true;
        } else {
            tokens.take("ALL");
        }
        skipSelectHints();
        List<SelectItem> items = new ArrayList<>();
        do {
            items.add(selectItem());
        } while (tokens.takeSymbol(","));
        List<Relation> from = tokens.take("FROM") ? relations() : List.of();
        Optional<Expression> where = tokens.take("WHERE") ? Optional.of(recovering(AFTER_WHERE)) : Optional.empty();
        List<Expression> groupBy = tokens.take("GROUP", "BY") ? groupBy() : List.of();
        boolean rollup = tokens.take("WITH", "ROLLUP");
        Optional<Expression> having = tokens.take("HAVING") ? Optional.of(recovering(AFTER_WHERE)) : Optional.empty();
        List<NamedWindow> windows = new ArrayList<>();
        if (tokens.take("WINDOW")) {
            do {
                String name = name();
                tokens.expect("AS");
                windows.add(new NamedWindow(name, window()));
            } while (tokens.takeSymbol(","));
        }
        return new Select(distinct, items, from, where, groupBy, rollup, having, windows);
    }

    private List<Expression> groupBy() {
        List<Expression> all = new ArrayList<>();
        do {
            all.add(recovering(AFTER_ITEM));
            if (!tokens.take("ASC")) {
                tokens.take("DESC");
            }
        } while (tokens.takeSymbol(","));
        return all;
    }

    private SelectItem selectItem() {
        Expression expression = recovering(AFTER_ITEM);
        if (tokens.take("AS")) {
            return new SelectItem(
                    expression, Optional.of(tokens.peek().kind() == Token.Kind.TEXT ? text() : nameBehindDot()));
        }
        if (tokens.peek().kind() == Token.Kind.TEXT) {
            return new SelectItem(expression, Optional.of(text()));
        }
        return new SelectItem(expression, alias());
    }

    private Optional<String> alias() {
        Token token = tokens.peek();
        boolean named = token.kind() == Token.Kind.NAME
                || (token.kind() == Token.Kind.WORD && !dialect.isReserved(token.value()));
        return named ? Optional.of(name()) : Optional.empty();
    }

    private List<Relation> relations() {
        if (tokens.take("DUAL")) {
            return List.of();
        }
        List<Relation> all = new ArrayList<>();
        do {
            all.add(nested(this::joined));
        } while (tokens.takeSymbol(","));
        return all;
    }

    private Relation joined() {
        Relation left = relation();
        while (true) {
            boolean natural = tokens.take("NATURAL");
            Join.Kind kind = joinKind();
            if (kind == null) {
                if (natural) {
                    throw tokens.failure("expected JOIN");
                }
                return left;
            }
            Relation right = nested(this::relation);
            Optional<Expression> condition = Optional.empty();
            List<String> using = List.of();
            if (tokens.take("ON")) {
                condition = Optional.of(expression());
            } else if (tokens.take("USING")) {
                using = names();
            }
            left = new Join(kind, natural, left, right, condition, using);
        }
    }

    private Join.@org.jspecify.annotations.Nullable Kind joinKind() {
        if (tokens.take("CROSS", "JOIN")) {
            return Join.Kind.CROSS;
        }
        if (tokens.take("JOIN") || tokens.take("INNER", "JOIN") || tokens.take("STRAIGHT_JOIN")) {
            return Join.Kind.INNER;
        }
        if (tokens.take("LEFT", "JOIN") || tokens.take("LEFT", "OUTER", "JOIN")) {
            return Join.Kind.LEFT;
        }
        if (tokens.take("RIGHT", "JOIN") || tokens.take("RIGHT", "OUTER", "JOIN")) {
            return Join.Kind.RIGHT;
        }
        return null;
    }

    private Relation relation() {
        Place place = tokens.place();
        int mark = tokens.mark();
        boolean lateral = tokens.take("LATERAL");
        if (tokens.isSymbol("(")) {
            return inParentheses(lateral);
        }
        if (tokens.peek(1).isSymbol("(")) {
            tokens.next();
            tokens.expectSymbol("(");
            tokens.skipTo(Set.of());
            tokens.expectSymbol(")");
            tokens.skipTo(AFTER_RELATION);
            return new UnparsedRelation(tokens.textSince(mark), "a function in FROM", place);
        }
        List<String> parts = new ArrayList<>(List.of(name()));
        while (tokens.takeSymbol(".")) {
            parts.add(nameBehindDot());
        }
        skipTableHints();
        tokens.take("AS");
        Optional<String> alias = alias();
        skipTableHints();
        return new Table(new QualifiedName(parts), alias, place);
    }

    private Relation inParentheses(boolean lateral) {
        if (startsQuery()) {
            Query query = subquery();
            tokens.take("AS");
            String alias = name();
            return new Derived(query, alias, tokens.isSymbol("(") ? names() : List.of(), lateral);
        }
        tokens.expectSymbol("(");
        Relation inner = nested(this::joined);
        while (tokens.takeSymbol(",")) {
            Relation right = nested(this::joined);
            inner = new Join(Join.Kind.CROSS, false, inner, right, Optional.empty(), List.of());
        }
        tokens.expectSymbol(")");
        return inner;
    }

    private boolean startsQuery() {
        int ahead = 0;
        while (tokens.peek(ahead).isSymbol("(")) {
            ahead++;
        }
        // ((select …) t join u) has a table of a query in its parentheses: only the innermost opens the query
        boolean opensQuery = tokens.peek(ahead).is("SELECT")
                || tokens.peek(ahead).is("WITH")
                || tokens.peek(ahead).is("VALUES");
        return opensQuery && (ahead == 1 || isUnionOfParentheses());
    }

    private boolean isUnionOfParentheses() {
        int ahead = 1;
        int depth = 0;
        do {
            Token token = tokens.peek(ahead++);
            if (token.kind() == Token.Kind.END) {
                return false;
            }
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        } while (depth > 0);
        Token behind = tokens.peek(ahead);
        return behind.is("UNION") || behind.is("EXCEPT") || behind.is("INTERSECT") || behind.isSymbol(")");
    }
}
