-- What stands on the endpoints because of a task, before it is made there; a row stays when it is gone.
CREATE TABLE endpoint_trace (
    task  uuid NOT NULL REFERENCES task ON DELETE CASCADE,
    id    text NOT NULL,
    trace text NOT NULL,
    PRIMARY KEY (task, id)
);

-- The cut-over of a task as its worker would do it, of the last time that it was ready.
CREATE TABLE rehearsal (
    task    uuid        PRIMARY KEY REFERENCES task ON DELETE CASCADE,
    steps   text        NOT NULL,
    told_at timestamptz NOT NULL
);

-- Under which what is told of a task's rows is hidden; sealed to control's own key.
ALTER TABLE task ADD COLUMN row_key text;
