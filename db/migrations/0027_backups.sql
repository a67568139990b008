-- Backups of the whole group, each restored on trial; on real time, and not part of a backup themselves.

CREATE TABLE backups (
  id uuid PRIMARY KEY,
  -- NULL: the nightly one, or one from the command line.
  asked_by uuid REFERENCES staff,
  asked_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'verified', 'failed')),
  -- What is being done, Chinese first.
  step text[] NOT NULL DEFAULT '{}',
  percent integer NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  finished_at timestamptz,
  file text,
  -- The moment the copy shows.
  taken_at timestamptz,
  size_bytes bigint,
  row_count bigint,
  attachment_count integer,
  -- On record, but their bytes were gone from the disk already.
  attachments_gone integer,
  backup_ms integer,
  restore_ms integer,
  -- When it was restored on trial and found equal.
  verified_at timestamptz,
  -- Rules that do not hold in the data themselves.
  rules_broken integer,
  -- Why it failed, Chinese first.
  fault text[],
  CHECK ((state = 'verified') = (verified_at IS NOT NULL)),
  CHECK ((state IN ('verified', 'failed')) = (finished_at IS NOT NULL))
);
CREATE INDEX backups_list ON backups (asked_at DESC);
-- Two at once would write the same folder.
CREATE UNIQUE INDEX backups_one_open ON backups ((true)) WHERE finished_at IS NULL;
