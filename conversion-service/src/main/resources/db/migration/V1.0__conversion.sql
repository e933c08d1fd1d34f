-- The last conversion of each migration, and every plan that was ever handed out (a task may still run by an older one).
CREATE TABLE conversion (
    migration     uuid        PRIMARY KEY,
    state_version bigint      NOT NULL,
    plan_sha256   text        NOT NULL,
    counts        jsonb       NOT NULL,
    converted_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE plan (
    migration uuid  NOT NULL,
    sha256    text  NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (migration, sha256)
);

-- The objects of the last conversion, in the source's order.
CREATE TABLE conversion_object (
    migration   uuid NOT NULL,
    number      int  NOT NULL,
    id          text NOT NULL,
    report      jsonb NOT NULL,
    source_text text NOT NULL,
    target_text text NOT NULL,
    PRIMARY KEY (migration, number)
);
CREATE UNIQUE INDEX conversion_object_id ON conversion_object (migration, id);
