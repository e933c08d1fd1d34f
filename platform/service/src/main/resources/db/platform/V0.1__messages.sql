-- Messages of this service: what leaves, what came, what could not be handled.

CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message     uuid        NOT NULL UNIQUE,
    topic       text        NOT NULL,
    message_key text        NOT NULL,
    value       bytea       NOT NULL,
    key_id      text        NOT NULL,
    signature   bytea       NOT NULL,
    -- of events: their number per migration; 0 for commands
    sequence    bigint      NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    sent_at     timestamptz
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
CREATE INDEX outbox_events ON outbox (message_key, sequence) WHERE sequence > 0;

-- One row per migration; its lock makes the order of ids the order of commits.
CREATE TABLE outbox_sequence (
    migration uuid   PRIMARY KEY,
    last      bigint NOT NULL
);

CREATE TABLE inbox (
    message     uuid        PRIMARY KEY,
    migration   uuid        NOT NULL,
    type        text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);

-- The last event of each sender, and the highest state version that a command was legal in.
CREATE TABLE inbox_sequence (
    migration uuid   NOT NULL,
    sender    text   NOT NULL,
    last      bigint NOT NULL,
    PRIMARY KEY (migration, sender)
);

CREATE TABLE dead_letter (
    id          uuid        PRIMARY KEY,
    topic       text        NOT NULL,
    message_key text        NOT NULL,
    value       bytea       NOT NULL,
    key_id      text        NOT NULL,
    signature   bytea       NOT NULL,
    code        text        NOT NULL,
    reason      text        NOT NULL,
    arrived_at  timestamptz NOT NULL,
    replayed_at timestamptz
);
