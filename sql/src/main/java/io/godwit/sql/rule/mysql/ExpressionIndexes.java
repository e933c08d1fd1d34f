package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import io.godwit.sql.tree.TableElement.KeyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An index on an expression, where the target may compute it in an index; a unique one only if it means exactly the same.
 *
 * <pre>
 * before  KEY `next` ((`n` + 1))
 * after   CREATE INDEX "t_next" ON "shop"."t" (("n" + 1))
 * </pre>
 */
public final class ExpressionIndexes implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            if (!Indexes.hasExpression(key)) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            for (KeyPart part : key.parts()) {
                part(table, key, part).ifPresent(parts::add);
            }
            if (parts.size() == key.parts().size()) {
                Indexes.add(table, key, parts);
            } else {
                table.issue(
                        Problem.INDEX_EXPRESSION_NOT_CONVERTED,
                        Indexes.name(key),
                        "The target may not compute it in an index.",
                        key.place());
            }
        }
    }

    private static Optional<String> part(TableDraft table, KeyDefinition key, KeyPart part) {
        if (part.expression() instanceof Column) {
            return Optional.of(Indexes.part(table, part));
        }
        Rewritten<Expression> rewritten = table.rewrite(part.expression(), Indexes.name(key));
        boolean fits = key.kind() == Kind.INDEX ? rewritten.understood() : Exactness.isExact(rewritten);
        if (!fits || !Exactness.isImmutable(rewritten)) {
            return Optional.empty();
        }
        table.issues().addAll(rewritten.issues());
        return Optional.of(
                "(" + table.printer().expression(rewritten.tree()) + ")" + (part.descending() ? " DESC" : ""));
    }
}
