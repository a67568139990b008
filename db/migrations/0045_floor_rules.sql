-- The floor: special tools and their calibration, hand-over between shifts, visitors, and who was there when.

-- The kinds of special tool a job needs, and until when a tool measures true; null is a tool that needs no calibration.
ALTER TABLE labour_operations ADD COLUMN tools text[] NOT NULL DEFAULT '{}';
ALTER TABLE resources ADD COLUMN calibrated_until_on date;

-- The check before use: which tool of each kind a job is done with.
CREATE TABLE job_tools (
  store_id uuid NOT NULL REFERENCES stores,
  job_id uuid NOT NULL,
  class text NOT NULL,
  tool_id uuid NOT NULL,
  checked_by uuid NOT NULL REFERENCES staff,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (job_id, class),
  FOREIGN KEY (store_id, job_id) REFERENCES jobs (store_id, id),
  FOREIGN KEY (store_id, tool_id) REFERENCES resources (store_id, id)
);
SELECT secure_store_table('job_tools');

CREATE TABLE shift_handovers (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  from_id uuid NOT NULL REFERENCES staff,
  to_id uuid NOT NULL REFERENCES staff,
  note text NOT NULL DEFAULT '',
  made_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (from_id <> to_id)
);
CREATE INDEX shift_handovers_open ON shift_handovers (store_id, made_at) WHERE confirmed_at IS NULL;
SELECT secure_store_table('shift_handovers');

CREATE TABLE shift_handover_jobs (
  store_id uuid NOT NULL REFERENCES stores,
  handover_id uuid NOT NULL,
  job_id uuid NOT NULL,
  standing text NOT NULL CHECK (standing <> ''),
  wishes text NOT NULL DEFAULT '',
  parts text NOT NULL DEFAULT '',
  key_place text NOT NULL CHECK (key_place <> ''),
  PRIMARY KEY (handover_id, job_id),
  FOREIGN KEY (store_id, handover_id) REFERENCES shift_handovers (store_id, id),
  FOREIGN KEY (store_id, job_id) REFERENCES jobs (store_id, id)
);
CREATE INDEX shift_handover_jobs_job ON shift_handover_jobs (job_id);
SELECT secure_store_table('shift_handover_jobs');

-- Nobody from outside is on the floor alone.
CREATE TABLE floor_visitors (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visitor text NOT NULL,
  reason text NOT NULL,
  companion_id uuid NOT NULL REFERENCES staff,
  entered_at timestamptz NOT NULL,
  left_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (left_at IS NULL OR left_at >= entered_at)
);
CREATE INDEX floor_visitors_list ON floor_visitors (store_id, entered_at DESC);
SELECT secure_store_table('floor_visitors');

-- When each person was there: the hours efficiency is measured against, apart from those clocked on jobs.
CREATE TABLE attendances (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  staff_id uuid NOT NULL REFERENCES staff,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Whether badge, clothing, protection and tools were checked before the shift.
  checked boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE UNIQUE INDEX attendances_one_open ON attendances (store_id, staff_id) WHERE ended_at IS NULL;
CREATE INDEX attendances_span ON attendances (store_id, started_at);
SELECT secure_store_table('attendances');
