package io.godwit.sql.rule.mysql;

import io.godwit.sql.dialect.PostgreSqlFunctions;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Between;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Exists;
import io.godwit.sql.tree.Expression.Extract;
import io.godwit.sql.tree.Expression.InList;
import io.godwit.sql.tree.Expression.InQuery;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Expression.Subquery;
import io.godwit.sql.tree.Operator;
import io.godwit.sql.tree.Parts;
import java.util.Set;
import java.util.function.Predicate;

/** Which expressions of the target have the same value for ever, and the same value as on the source. */
final class Exactness {
    /** Functions that give the same answer to the same bytes on both sides. */
    private static final Set<String> EXACT = Set.of(
            "coalesce",
            "nullif",
            "char_length",
            "left",
            "right",
            "substring",
            "replace",
            "reverse",
            "repeat",
            "abs",
            "sign",
            "mod",
            "strpos",
            "ltrim",
            "rtrim");

    /** Functions of the bytes of their argument: those of a text are others where its character set is not UTF-8. */
    private static final Set<String> EXACT_OF_BYTES = Set.of("octet_length", "md5");

    private Exactness() {}

    /** Whether indexes and generated columns may compute it. */
    static boolean isImmutable(Rewritten<Expression> rewritten) {
        return all(rewritten.tree(), part -> switch (part) {
            case Call call -> PostgreSqlFunctions.isImmutable(call.name());
            case Cast cast -> isImmutable(rewritten.types().of(cast.operand()).kind(), cast);
            case Extract extract -> rewritten.types().of(extract.operand()).kind() != Kind.TIMESTAMP;
            case Subquery ignored -> false;
            case Exists ignored -> false;
            case InQuery ignored -> false;
            default -> true;
        });
    }

    /** Casts from and to times depend on the session's settings. */
    private static boolean isImmutable(Kind from, Cast cast) {
        boolean toTime = cast.type().name().startsWith("time") || cast.type().is("date", "interval");
        return switch (from) {
            case INTEGER, DECIMAL, DOUBLE, BOOLEAN -> !toTime;
            case TEXT -> !toTime;
            case DATE, DATETIME -> cast.type().is("date", "timestamp");
            default -> false;
        };
    }

    static boolean isExact(Rewritten<Expression> rewritten) {
        return rewritten.exact()
                && isImmutable(rewritten)
                && all(rewritten.tree(), part -> switch (part) {
                    case Call call ->
                        (EXACT.contains(call.name()) && !(call.name().equals("nullif") && isText(rewritten, call)))
                                || (EXACT_OF_BYTES.contains(call.name())
                                        && rewritten
                                                .types()
                                                .of(call.argument(0))
                                                .is(Kind.BYTES));
                    case Cast cast ->
                        isExact(rewritten.types().of(cast.operand()).kind(), cast);
                    case Binary binary ->
                        binary.operator() != Operator.DIVIDE
                                && !(binary.operator().isComparison()
                                        && (isText(rewritten, binary.left()) || isText(rewritten, binary.right())));
                    case InList in -> !isText(rewritten, in.operand());
                    case Between between -> !isText(rewritten, between.operand());
                    case Like like -> !like.anyCase();
                    case Case choice ->
                        choice.operand()
                                .filter(operand -> isText(rewritten, operand))
                                .isEmpty();
                    default -> true;
                });
    }

    /**
     * Whether a row for which it was true on the source passes it as a check. Where a text is matched without regard to case, the
     * source does not know accents either; which text comes first is said by the target's collation.
     */
    static boolean holds(Rewritten<Expression> rewritten) {
        return rewritten.exact()
                && all(rewritten.tree(), part -> switch (part) {
                    case Like like -> !like.anyCase();
                    case Between between -> kindOf(rewritten, between.operand()) != Kind.TEXT;
                    case Binary binary ->
                        !binary.operator().isOrder()
                                || kindOf(rewritten, binary.left()) != Kind.TEXT
                                || kindOf(rewritten, binary.right()) != Kind.TEXT;
                    default -> true;
                });
    }

    private static Kind kindOf(Rewritten<Expression> rewritten, Expression expression) {
        return rewritten.types().of(expression).kind();
    }

    private static boolean isText(Rewritten<Expression> rewritten, Call call) {
        return call.arguments().stream().anyMatch(argument -> isText(rewritten, argument));
    }

    /** Texts that are equal on the source may differ in case, accents or trailing blanks. */
    private static boolean isText(Rewritten<Expression> rewritten, Expression operand) {
        Kind kind = kindOf(rewritten, operand);
        return kind == Kind.TEXT || kind == Kind.UNKNOWN;
    }

    /** A zero date is read as such on the source, and as NULL here. */
    static boolean readsDays(Rewritten<Expression> rewritten) {
        return !all(
                rewritten.tree(),
                part -> !(part instanceof Column column)
                        || !rewritten.types().of(column).kind().isTemporal());
    }

    /** The text of a number is another where the source writes leading zeros. */
    private static boolean isExact(Kind from, Cast cast) {
        boolean exactSource = from == Kind.INTEGER || from == Kind.DECIMAL || from == Kind.BOOLEAN;
        return exactSource && cast.type().is("integer", "bigint", "smallint", "numeric");
    }

    private static boolean all(Expression expression, Predicate<Expression> test) {
        boolean[] holds = {true};
        Parts.visit(expression, part -> holds[0] &= test.test(part));
        return holds[0];
    }
}
