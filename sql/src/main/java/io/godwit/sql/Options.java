package io.godwit.sql;

import io.godwit.sql.type.Policies;

/**
 * What the user chose for one conversion.
 *
 * @param schema the target schema, not quoted
 * @param naming how names are carried
 * @param policies what becomes of types where there is a choice
 * @param targetVersion major version of the target, 18 for PostgreSQL 18
 */
public record Options(String schema, Naming naming, Policies policies, int targetVersion) {

    /** Names byte-exact, every policy at its default, PostgreSQL 18. */
    public static Options toSchema(String schema) {
        return new Options(schema, Naming.exact(), Policies.defaults(), 18);
    }

    public Options withNaming(Naming other) {
        return new Options(schema, other, policies, targetVersion);
    }

    public Options withPolicies(Policies other) {
        return new Options(schema, naming, other, targetVersion);
    }

    public Options withTargetVersion(int version) {
        return new Options(schema, naming, policies, version);
    }
}
