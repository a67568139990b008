-- One machine for what is to be done about a problem, whoever found it; quality rules and standards in versions,
-- quality accidents, audits by plan, and the report of a month.
CREATE TABLE measures (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  -- What it comes from: an accident, an audit, a report, or a problem noted by itself.
  subject_kind text NOT NULL CHECK (subject_kind IN ('problem', 'accident', 'audit', 'report')),
  subject_id uuid NOT NULL,
  problem text NOT NULL,
  cause text NOT NULL,
  type text NOT NULL CHECK (type IN ('process', 'training', 'parts', 'transparency', 'feedback')),
  action text NOT NULL,
  owner_id uuid NOT NULL REFERENCES staff,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'closed')),
  result text NOT NULL DEFAULT '',
  done_at timestamptz,
  effect text CHECK (effect IN ('worked', 'failed')),
  effect_note text NOT NULL DEFAULT '',
  checked_by uuid REFERENCES staff,
  checked_at timestamptz,
  closed_at timestamptz,
  created_by uuid NOT NULL REFERENCES staff,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (state = 'open' OR (result <> '' AND done_at IS NOT NULL)),
  CHECK ((effect IS NULL) = (checked_by IS NULL)),
  CHECK (checked_by IS NULL OR checked_by <> owner_id),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state <> 'closed' OR effect IS NOT DISTINCT FROM 'worked')
);
CREATE INDEX measures_list ON measures (store_id, state, due_on, id);
CREATE INDEX measures_subject ON measures (subject_id);
SELECT secure_store_table('measures');

CREATE TABLE quality_documents (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL CHECK (kind IN ('rules', 'rework', 'standard')),
  edition integer NOT NULL CHECK (edition > 0),
  title text NOT NULL,
  body text NOT NULL DEFAULT '',
  -- Of a standard: what is measured, how, and where the figure comes from.
  items jsonb NOT NULL DEFAULT '[]',
  published_by uuid NOT NULL REFERENCES staff,
  published_at timestamptz NOT NULL,
  UNIQUE (store_id, kind, edition)
);
SELECT secure_store_table('quality_documents');
-- By which edition of the rules a car was inspected.
ALTER TABLE inspections ADD COLUMN rules_edition integer;

CREATE TABLE quality_accidents (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid,
  happened_on date NOT NULL,
  description text NOT NULL,
  responsible_id uuid NOT NULL REFERENCES staff,
  handling text NOT NULL DEFAULT '',
  lesson text NOT NULL DEFAULT '',
  cost_fen bigint NOT NULL DEFAULT 0 CHECK (cost_fen >= 0),
  deduction_points integer NOT NULL DEFAULT 0 CHECK (deduction_points BETWEEN 0 AND 100),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  closed_at timestamptz,
  closed_by uuid REFERENCES staff,
  reported_by uuid NOT NULL REFERENCES staff,
  reported_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state = 'open' OR (handling <> '' AND lesson <> '')),
  -- Nobody closes an accident of their own.
  CHECK (closed_by IS NULL OR closed_by <> responsible_id)
);
CREATE INDEX quality_accidents_list ON quality_accidents (store_id, happened_on DESC);
SELECT secure_store_table('quality_accidents');

CREATE TABLE quality_audits (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  area text NOT NULL CHECK (area IN ('attitude', 'timeliness', 'skill', 'process', 'environment')),
  planned_on date NOT NULL,
  auditor_id uuid NOT NULL REFERENCES staff,
  done_at timestamptz,
  summary text NOT NULL DEFAULT '',
  findings integer CHECK (findings >= 0),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK ((done_at IS NULL) = (findings IS NULL)),
  CHECK (done_at IS NULL OR summary <> '')
);
CREATE INDEX quality_audits_plan ON quality_audits (store_id, planned_on);
SELECT secure_store_table('quality_audits');

CREATE TABLE quality_reports (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  month text NOT NULL CHECK (month ~ '^20\d\d-(0[1-9]|1[0-2])$'),
  comment text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'issued')),
  created_at timestamptz NOT NULL,
  issued_at timestamptz,
  issued_by uuid REFERENCES staff,
  -- As they stood when it was issued; a draft counts anew each time it is read.
  figures jsonb,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, month),
  CHECK ((state = 'issued') = (issued_at IS NOT NULL)),
  CHECK (state = 'draft' OR (comment <> '' AND figures IS NOT NULL))
);
SELECT secure_store_table('quality_reports');
