-- The gateway's state: who may call, the endpoints, the migrations with their road, and what people see of them.

CREATE TABLE api_key (
    id         uuid        PRIMARY KEY,
    number     bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    name       text        NOT NULL,
    role       text        NOT NULL,
    row_values boolean     NOT NULL,
    sha256     text        NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    revoked_at timestamptz
);
CREATE UNIQUE INDEX api_key_name ON api_key (name) WHERE revoked_at IS NULL;

CREATE TABLE endpoint (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL UNIQUE,
    version    bigint      NOT NULL,
    -- the fields and the sealed password, which the gateway cannot open
    sealed     text        NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE migration (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL UNIQUE,
    version    bigint      NOT NULL,
    phase      text        NOT NULL,
    source     uuid        NOT NULL REFERENCES endpoint,
    target     uuid        NOT NULL REFERENCES endpoint,
    wanted     text        NOT NULL,
    road       text        NOT NULL,
    last_event bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX migration_source ON migration (source);
CREATE INDEX migration_target ON migration (target);

-- What was asked of the services, to know a refusal by its command.
CREATE TABLE migration_command (
    id        uuid        PRIMARY KEY,
    migration uuid        NOT NULL REFERENCES migration ON DELETE CASCADE,
    action    text        NOT NULL,
    version   bigint      NOT NULL,
    caller    text        NOT NULL,
    asked_at  timestamptz NOT NULL,
    done_at   timestamptz,
    refusal   text
);
CREATE INDEX migration_command_migration ON migration_command (migration);

-- What is streamed. Numbers rise without gaps in commit order, for each is given under the migration's lock.
CREATE TABLE migration_event (
    id        uuid        PRIMARY KEY,
    migration uuid        NOT NULL REFERENCES migration ON DELETE CASCADE,
    number    bigint      NOT NULL,
    time      timestamptz NOT NULL,
    type      text        NOT NULL,
    message   text        NOT NULL,
    data      text        NOT NULL,
    UNIQUE (migration, number)
);

CREATE TABLE finding (
    id              uuid        PRIMARY KEY,
    number          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    migration       uuid        NOT NULL REFERENCES migration ON DELETE CASCADE,
    owner           text        NOT NULL,
    code            text        NOT NULL,
    severity        text        NOT NULL,
    subject         text        NOT NULL,
    problem         text        NOT NULL,
    count           bigint      NOT NULL,
    raised_at       timestamptz NOT NULL,
    closed_at       timestamptz,
    accepted_by     text,
    accepted_reason text,
    accepted_at     timestamptz
);
CREATE INDEX finding_migration ON finding (migration, number);

-- Outlives what it speaks of.
CREATE TABLE audit (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    time           timestamptz NOT NULL,
    caller         uuid        NOT NULL,
    caller_name    text        NOT NULL,
    role           text        NOT NULL,
    action         text        NOT NULL,
    resource       text        NOT NULL,
    migration      uuid,
    detail         text        NOT NULL
);
CREATE INDEX audit_migration ON audit (migration, number) WHERE migration IS NOT NULL;

-- Answers to repeat. Never holds a key or a password.
CREATE TABLE idempotency (
    id         text        PRIMARY KEY,
    call       text        NOT NULL,
    status     integer     NOT NULL,
    location   text        NOT NULL,
    etag       text        NOT NULL,
    body       text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX idempotency_age ON idempotency (created_at);
