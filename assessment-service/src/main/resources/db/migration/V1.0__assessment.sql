-- The last assessment of each migration.
CREATE TABLE assessment (
    migration     uuid        PRIMARY KEY,
    state_version bigint      NOT NULL,
    report        jsonb       NOT NULL,
    assessed_at   timestamptz NOT NULL DEFAULT now()
);
