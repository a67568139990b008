-- What must hold everywhere, looked at each night and on demand: the runs, what each rule found, and the rows it found.

CREATE TABLE invariant_runs (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  -- NULL: the nightly run.
  asked_by uuid REFERENCES staff,
  asked_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done')),
  started_at timestamptz,
  finished_at timestamptz,
  rule_count integer NOT NULL DEFAULT 0,
  rules_done integer NOT NULL DEFAULT 0,
  UNIQUE (store_id, id),
  CHECK ((state = 'done') = (finished_at IS NOT NULL))
);
CREATE INDEX invariant_runs_list ON invariant_runs (store_id, asked_at DESC);
-- Two runs of one store at once would only read everything twice.
CREATE UNIQUE INDEX invariant_runs_one_open ON invariant_runs (store_id) WHERE state <> 'done';
SELECT secure_store_table('invariant_runs');

CREATE TABLE invariant_results (
  run_id uuid NOT NULL,
  store_id uuid NOT NULL REFERENCES stores,
  rule text NOT NULL,
  -- NULL: the rule could not be asked, which is no better than a breach.
  finding_count integer CHECK (finding_count >= 0),
  took_ms integer NOT NULL,
  PRIMARY KEY (run_id, rule),
  FOREIGN KEY (store_id, run_id) REFERENCES invariant_runs (store_id, id) ON DELETE CASCADE
);
SELECT secure_store_table('invariant_results');

CREATE TABLE invariant_findings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  run_id uuid NOT NULL,
  rule text NOT NULL,
  position integer NOT NULL,
  document text NOT NULL,
  -- In both languages, Chinese first.
  detail text[] NOT NULL,
  subject_kind text,
  subject_id uuid,
  FOREIGN KEY (run_id, rule) REFERENCES invariant_results (run_id, rule) ON DELETE CASCADE
);
CREATE INDEX invariant_findings_of ON invariant_findings (run_id, rule, position);
SELECT secure_store_table('invariant_findings');

-- Which night's work a store has asked for already, by the application clock.
CREATE TABLE nightly_work (
  store_id uuid NOT NULL REFERENCES stores,
  name text NOT NULL,
  night date NOT NULL,
  PRIMARY KEY (store_id, name)
);
SELECT secure_store_table('nightly_work');
