-- Lists written to files for those who asked. The files lie outside the database and outside every backup, for a day.

CREATE TABLE exports (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL,
  format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
  -- Filters may name people and numbers.
  filters_cipher text NOT NULL,
  lang text NOT NULL CHECK (lang IN ('zh', 'en')),
  asked_by uuid NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
  rows_done integer NOT NULL DEFAULT 0,
  size_bytes bigint,
  -- In both languages, Chinese first.
  fault text[],
  -- When the job last gave a sign of life, by the machine's clock: one that fell silent is taken over.
  beat_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  UNIQUE (store_id, id),
  CHECK ((state IN ('done', 'expired')) = (expires_at IS NOT NULL))
);
CREATE INDEX exports_own ON exports (asked_by, asked_at DESC);
CREATE INDEX exports_open ON exports (store_id, asked_at) WHERE state IN ('waiting', 'running');
SELECT secure_store_table('exports');
