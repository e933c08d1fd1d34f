package io.godwit.gateway.migration;

import io.godwit.gateway.migration.MigrationRequest.Selection;
import io.godwit.gateway.migration.MigrationRequest.Settings;
import io.godwit.gateway.request.FieldErrors;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.migration.MigrationSpec.SelectionSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a migration is to do, with every default filled in. Never changes once the migration is made. */
@Schema(hidden = true)
record Wanted(SelectionSpec selection, Map<String, String> policies, ReplicationSettings settings) {
    private static final Pattern RESERVED_SCHEMA = Pattern.compile("pg_.*|information_schema|godwit");
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_SOURCE_NAME = 256;

    /** Throws GWY-0005 that lists every field that is wrong. */
    static Wanted of(MigrationRequest request) {
        var errors = new FieldErrors();
        errors.check(!request.source().equals(request.target()), "/target", "must be another endpoint than source.");
        Map<String, String> policies = request.policies() == null ? Map.of() : request.policies();
        policies.forEach((name, choice) -> Policies.check(name, choice, errors));
        Optional<Selection> selection = Optional.ofNullable(request.selection());
        selection.ifPresent(wish -> checkSelection(wish, errors));
        errors.refuse();
        return new Wanted(selection(selection.orElse(null)), policies, settings(request.settings()));
    }

    private static void checkSelection(Selection wish, FieldErrors errors) {
        var taken = new HashMap<String, String>();
        Map<String, String> renames = wish.renames() == null ? Map.of() : wish.renames();
        renames.forEach((from, to) -> {
            String field = FieldErrors.pointer("/selection/renames", from);
            errors.check(
                    isName(from, LONGEST_SOURCE_NAME),
                    field,
                    "must be the name of a table, a column (TABLE.COLUMN) or the database.");
            if (!isName(to, LONGEST_NAME)) {
                errors.add(field, "must be 1 to 63 bytes without control characters.");
                return;
            }
            String name = Boolean.TRUE.equals(wish.lowerCase()) ? to.toLowerCase(java.util.Locale.ROOT) : to;
            String other = taken.put(owner(from) + '\0' + name, from);
            errors.check(other == null, field, "gives " + to + ", the new name of " + other + " too.");
        });
        String schema = wish.targetSchema();
        if (schema != null && !schema.isEmpty()) {
            errors.check(
                    isName(schema, LONGEST_NAME),
                    "/selection/targetSchema",
                    "must be 1 to 63 bytes without control characters.");
            errors.check(
                    !RESERVED_SCHEMA.matcher(schema).matches(),
                    "/selection/targetSchema",
                    "is reserved, by the target or by Godwit: choose another name.");
        }
    }

    /** Columns of two tables may get one name: {@code TABLE.} of {@code TABLE.COLUMN}. */
    private static String owner(String renamed) {
        return renamed.substring(0, renamed.lastIndexOf('.') + 1);
    }

    /** The source's names may be longer than the target's in bytes: 64 characters of up to 4 bytes on MySQL. */
    private static boolean isName(@Nullable String name, int longest) {
        return name != null
                && !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= longest
                && name.codePoints().noneMatch(Character::isISOControl);
    }

    private static SelectionSpec selection(@Nullable Selection wish) {
        if (wish == null) {
            return new SelectionSpec(List.of(), List.of(), Map.of(), "", false);
        }
        return new SelectionSpec(
                wish.include() == null ? List.of() : wish.include(),
                wish.exclude() == null ? List.of() : wish.exclude(),
                wish.renames() == null ? Map.of() : wish.renames(),
                wish.targetSchema() == null ? "" : wish.targetSchema(),
                Boolean.TRUE.equals(wish.lowerCase()));
    }

    private static ReplicationSettings settings(@Nullable Settings wish) {
        var defaults = ReplicationSettings.defaults();
        return wish == null
                ? defaults
                : new ReplicationSettings(
                        wish.loaders() == null ? defaults.loaders() : wish.loaders(),
                        wish.chunkRows() == null ? defaults.chunkRows() : wish.chunkRows(),
                        wish.lagLimitMillis() == null ? defaults.lagLimitMillis() : wish.lagLimitMillis(),
                        wish.freeze() == null ? defaults.freeze() : wish.freeze(),
                        wish.cutoverSeconds() == null ? defaults.cutoverSeconds() : wish.cutoverSeconds(),
                        wish.memoryMegabytes() == null ? defaults.memoryMegabytes() : wish.memoryMegabytes());
    }
}
