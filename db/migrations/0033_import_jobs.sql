-- A file is taken in by a job, batch by batch: its content while it waits, how far it is, and what was wrong with it.
ALTER TABLE import_runs
  ADD COLUMN state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  ADD COLUMN rows_done integer NOT NULL DEFAULT 0,
  ADD COLUMN lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  -- The file names people and numbers: sealed, and gone as soon as it is taken in.
  ADD COLUMN content_cipher text,
  -- The rows that could not be taken in, with what stands in them.
  ADD COLUMN faults_cipher text,
  -- Why it broke off, in both languages, Chinese first.
  ADD COLUMN fault text[],
  -- When the job last gave a sign of life, by the machine's clock: one that fell silent is taken over.
  ADD COLUMN beat_at timestamptz,
  ADD COLUMN finished_at timestamptz;
-- What was imported before was done when it was noted. The fence would hide the rows of every store from the owner.
ALTER TABLE import_runs NO FORCE ROW LEVEL SECURITY;
UPDATE import_runs SET state = 'done', rows_done = row_count, finished_at = at;
ALTER TABLE import_runs FORCE ROW LEVEL SECURITY;
ALTER TABLE import_runs ADD CHECK ((state IN ('waiting', 'running')) = (finished_at IS NULL)),
  ADD CHECK (content_cipher IS NULL OR finished_at IS NULL);
