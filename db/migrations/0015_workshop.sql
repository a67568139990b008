-- The workshop: washing, jobs on bays, clocking, steps, progress queries.

CREATE TABLE washes (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  phase text NOT NULL CHECK (phase IN ('before', 'final')),
  asked_at timestamptz NOT NULL,
  washer_id uuid REFERENCES staff,
  started_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  returned_to uuid REFERENCES staff,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (order_id, phase),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
CREATE INDEX washes_open ON washes (store_id, asked_at) WHERE returned_at IS NULL;
SELECT secure_store_table('washes');

-- A labour line given to a technician on a bay.
CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  bay_id uuid NOT NULL,
  planned_from timestamptz NOT NULL,
  planned_to timestamptz NOT NULL,
  assigned_hours_centi integer NOT NULL,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'working', 'paused', 'done', 'cancelled')),
  dispatched_by uuid NOT NULL REFERENCES staff,
  dispatched_at timestamptz NOT NULL,
  finished_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (planned_to > planned_from),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, line_id) REFERENCES order_lines (store_id, id),
  FOREIGN KEY (store_id, technician_id) REFERENCES resources (store_id, id),
  FOREIGN KEY (store_id, bay_id) REFERENCES resources (store_id, id)
);
CREATE UNIQUE INDEX jobs_line_once ON jobs (line_id) WHERE state <> 'cancelled';
CREATE INDEX jobs_order ON jobs (order_id);
CREATE INDEX jobs_mine ON jobs (store_id, staff_id, planned_from) WHERE state NOT IN ('done', 'cancelled');
SELECT secure_store_table('jobs');

CREATE TABLE job_steps (
  store_id uuid NOT NULL REFERENCES stores,
  job_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  reading jsonb,
  value text,
  within boolean,
  source text NOT NULL DEFAULT 'tablet' CHECK (source IN ('tablet', 'device')),
  done_at timestamptz,
  done_by uuid REFERENCES staff,
  PRIMARY KEY (job_id, position),
  FOREIGN KEY (store_id, job_id) REFERENCES jobs (store_id, id)
);
SELECT secure_store_table('job_steps');

CREATE TABLE clockings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  job_id uuid NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text NOT NULL DEFAULT '' CHECK (end_reason IN ('', 'pause', 'finish', 'parts', 'customer', 'shift', 'help')),
  note text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT 'tablet' CHECK (source IN ('tablet', 'device')),
  CHECK (ended_at IS NULL OR ended_at >= started_at),
  FOREIGN KEY (store_id, job_id) REFERENCES jobs (store_id, id)
);
CREATE INDEX clockings_job ON clockings (job_id, started_at);
-- One pair of hands works on one job at a time.
CREATE UNIQUE INDEX clockings_one_open ON clockings (store_id, staff_id) WHERE ended_at IS NULL;
SELECT secure_store_table('clockings');

CREATE TABLE progress_queries (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL REFERENCES staff,
  answered_by uuid NOT NULL REFERENCES staff,
  percent integer NOT NULL,
  expected_finish_at timestamptz NOT NULL,
  abnormal boolean NOT NULL,
  measure text NOT NULL DEFAULT '',
  measure_owner uuid REFERENCES staff,
  within_window boolean NOT NULL,
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (NOT abnormal OR measure <> '')
);
CREATE INDEX progress_queries_order ON progress_queries (order_id);
SELECT secure_store_table('progress_queries');
