-- Long work that a command asked for and that is not done yet; at most one per migration.
CREATE TABLE job (
    migration uuid        PRIMARY KEY,
    message   uuid        NOT NULL,
    envelope  bytea       NOT NULL,
    noted_at  timestamptz NOT NULL DEFAULT now()
);

-- Findings that this service raised and that are still open.
CREATE TABLE raised_finding (
    migration uuid NOT NULL,
    finding   uuid NOT NULL,
    PRIMARY KEY (migration, finding)
);
