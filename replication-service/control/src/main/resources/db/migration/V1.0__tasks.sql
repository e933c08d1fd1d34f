-- Replication tasks; a task's id is its migration's. Columns that hold JSON are text: only this service reads them, whole.
CREATE TABLE task (
    id            uuid        PRIMARY KEY,
    name          text        NOT NULL,
    spec          text        NOT NULL,
    -- raised by each Start: a worker of an older one is replaced
    spec_version  int         NOT NULL,
    spec_since    timestamptz NOT NULL,
    plan_sha256   text        NOT NULL,
    -- of the newest command; events carry it
    state_version bigint      NOT NULL,
    intent        text        NOT NULL,
    -- as told to the gateway
    phase         text        NOT NULL,
    -- why no worker is started until a person resumes
    failure       text,
    attempts      int         NOT NULL,
    start_after   timestamptz NOT NULL
);

CREATE TABLE task_plan (
    task   uuid  NOT NULL REFERENCES task ON DELETE CASCADE,
    sha256 text  NOT NULL,
    bytes  bytea NOT NULL,
    PRIMARY KEY (task, sha256)
);

-- Every worker that was started; the present one of a task is not revoked.
CREATE TABLE worker (
    instance     uuid        PRIMARY KEY,
    task         uuid        NOT NULL REFERENCES task ON DELETE CASCADE,
    token_sha256 text        NOT NULL UNIQUE,
    spec_version int         NOT NULL,
    cutover      uuid,
    started_at   timestamptz NOT NULL,
    reported_at  timestamptz,
    epoch        int         NOT NULL,
    revoked_at   timestamptz
);
CREATE UNIQUE INDEX worker_present ON worker (task) WHERE revoked_at IS NULL;
CREATE INDEX worker_task ON worker (task);

-- The last report of a task, whole, and what was told of all reports so far.
CREATE TABLE task_report (
    task        uuid        PRIMARY KEY REFERENCES task ON DELETE CASCADE,
    instance    uuid        NOT NULL,
    report      text        NOT NULL,
    told        text        NOT NULL,
    reported_at timestamptz NOT NULL
);

-- What a worker is to do; the id is the command's, and the cut-over's.
CREATE TABLE task_order (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    task           uuid        NOT NULL REFERENCES task ON DELETE CASCADE,
    type           text        NOT NULL,
    command        text        NOT NULL,
    state_version  bigint      NOT NULL,
    asked_at       timestamptz NOT NULL,
    -- of a cut-over: who began it, how it stands
    begun_by       uuid,
    deadline       timestamptz,
    compensated_at timestamptz,
    -- of an accepted finding: the worker that has it
    known_to       uuid,
    done_at        timestamptz
);
CREATE INDEX task_order_open ON task_order (task) WHERE done_at IS NULL;

CREATE TABLE cutover_step (
    cutover uuid NOT NULL,
    number  int  NOT NULL,
    task    uuid NOT NULL REFERENCES task ON DELETE CASCADE,
    state   text NOT NULL,
    step    text NOT NULL,
    PRIMARY KEY (cutover, number)
);
CREATE INDEX cutover_step_task ON cutover_step (task);
