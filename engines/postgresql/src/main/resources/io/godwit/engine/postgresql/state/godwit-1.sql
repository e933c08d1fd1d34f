-- Godwit's state beside the data that it brings. Version 1. Removed by `godwit clean`.
CREATE TABLE godwit.install (
    version integer NOT NULL,
    installed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One row per task: what it runs by and where the stream began.
CREATE TABLE godwit.plan (
    task uuid PRIMARY KEY,
    version integer NOT NULL,
    sha256 text NOT NULL,
    start_position text NOT NULL,
    next_chunk integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE godwit.schema_plan (
    task uuid NOT NULL,
    sha256 text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (task, sha256)
);

-- The source's structure by position: valid from there on (H9).
CREATE TABLE godwit.schema (
    task uuid NOT NULL,
    number integer NOT NULL,
    position text NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (task, number)
);

-- Fence of the loaders, a row per table: raised by a plan or a reload, locked FOR SHARE by every chunk (H15).
CREATE TABLE godwit.plan_version (
    task uuid NOT NULL,
    tbl integer NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (task, tbl)
);

-- Fence of the applier, and the checkpoint: updated by every batch, which demands one row with its epoch (H15).
CREATE TABLE godwit.applier (
    task uuid PRIMARY KEY,
    epoch integer NOT NULL,
    instance text NOT NULL,
    checkpoint text NOT NULL,
    committed_at timestamptz,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 50);

-- revision: raised whenever chunks are added or a table is stopped, so that the applier looks again.
CREATE TABLE godwit."table" (
    task uuid NOT NULL,
    tbl integer NOT NULL,
    target_schema text NOT NULL,
    target_name text NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    stopped boolean NOT NULL DEFAULT false,
    problem text,
    reason text,
    PRIMARY KEY (task, tbl)
);

-- While a table converges: children that a cascade of a key changed, to be read again when a later cascade gives that key.
CREATE TABLE godwit.cascaded (
    task uuid NOT NULL,
    tbl integer NOT NULL,
    reference text NOT NULL,
    referenced bytea NOT NULL,
    key bytea NOT NULL
);
CREATE INDEX ON godwit.cascaded (task, tbl, reference, sha256(referenced));

-- Written by the applier alone.
CREATE TABLE godwit.applied (
    task uuid NOT NULL,
    tbl integer NOT NULL,
    changes bigint NOT NULL,
    PRIMARY KEY (task, tbl)
) WITH (fillfactor = 50);

-- Chunks that are to be done, with their leases. A row goes when its chunk is done.
CREATE TABLE godwit.chunk_plan (
    task uuid NOT NULL,
    version integer NOT NULL,
    chunk integer NOT NULL,
    tbl integer NOT NULL,
    mode text NOT NULL,
    lower_bound bytea NOT NULL,
    upper_bound bytea NOT NULL,
    keys bytea[] NOT NULL,
    priority bigint NOT NULL,
    lease uuid,
    instance text,
    leased_until timestamptz,
    PRIMARY KEY (task, version, chunk)
) WITH (fillfactor = 70);
CREATE INDEX ON godwit.chunk_plan (task, tbl);

-- Chunks that are done: the last row that their transaction wrote.
CREATE TABLE godwit.chunk (
    task uuid NOT NULL,
    version integer NOT NULL,
    chunk integer NOT NULL,
    tbl integer NOT NULL,
    mode text NOT NULL,
    token uuid NOT NULL,
    rows bigint NOT NULL,
    bytes bigint NOT NULL,
    ledgered bigint NOT NULL,
    watermark text,
    done_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (task, version, chunk)
);
CREATE INDEX ON godwit.chunk (task, tbl);

CREATE TABLE godwit.statement (
    task uuid NOT NULL,
    id text NOT NULL,
    stage text NOT NULL,
    executed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (task, id)
);

-- Rows that the target does not hold as the source does (H17). payload is sealed by who gives it.
CREATE TABLE godwit.ledger (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task uuid NOT NULL,
    tbl integer NOT NULL,
    kind text NOT NULL,
    key bytea NOT NULL,
    key_text text NOT NULL,
    col text NOT NULL,
    rule text NOT NULL,
    reason text NOT NULL,
    payload bytea,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_at timestamptz
);
CREATE UNIQUE INDEX ledger_open ON godwit.ledger (task, tbl, sha256(key))
    WHERE closed_at IS NULL AND octet_length(key) > 0;
CREATE INDEX ON godwit.ledger (task, id);

-- The one row that decides a cut-over: open or thaw (H24).
CREATE TABLE godwit.gate (
    task uuid NOT NULL,
    cutover uuid NOT NULL,
    decision text NOT NULL,
    epoch integer NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (task, cutover)
);

-- Backends of workers, to be ended by a successor.
CREATE TABLE godwit.session (
    pid integer NOT NULL,
    backend_start timestamptz NOT NULL,
    task uuid NOT NULL,
    instance text NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (pid, backend_start)
);
