-- Work that comes back: found again by the house itself, tied to its first job, and decided by a person.
CREATE TABLE comebacks (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  -- 'guarantee': the same work within its term; 'repeat': the same system within the window.
  kind text NOT NULL CHECK (kind IN ('guarantee', 'repeat')),
  first_order_id uuid NOT NULL,
  first_line_id uuid NOT NULL,
  first_job_id uuid,
  responsible_id uuid REFERENCES staff,
  part_id uuid REFERENCES parts,
  supplier text NOT NULL DEFAULT '',
  system text NOT NULL DEFAULT '',
  days_since integer NOT NULL CHECK (days_since >= 0),
  km_since integer,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'free', 'refused', 'noted')),
  -- A guarantee is refused only with another cause that was proved.
  proof text NOT NULL DEFAULT '',
  decided_at timestamptz,
  decided_by uuid REFERENCES staff,
  cause_group text CHECK (cause_group IN ('diagnosis', 'preCheck', 'support', 'process', 'inspection')),
  cause text NOT NULL DEFAULT '',
  cost_fen bigint CHECK (cost_fen >= 0),
  found_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (line_id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, first_order_id) REFERENCES repair_orders (store_id, id),
  CHECK (order_id <> first_order_id),
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK (state <> 'refused' OR proof <> ''),
  CHECK ((cause_group IS NULL) = (cause = ''))
);
CREATE INDEX comebacks_order ON comebacks (order_id);
CREATE INDEX comebacks_first_order ON comebacks (first_order_id);
CREATE INDEX comebacks_found ON comebacks (store_id, found_at DESC);
SELECT secure_store_table('comebacks');

-- Each level of each clock of a car is told once.
CREATE TABLE guarantee_alerts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  clock text NOT NULL,
  level text NOT NULL CHECK (level IN ('yellow', 'orange', 'red')),
  count integer NOT NULL,
  raised_at timestamptz NOT NULL,
  UNIQUE (store_id, vehicle_id, clock, level)
);
SELECT secure_store_table('guarantee_alerts');

-- A customer whose car came back with the same trouble is called as one of a group of its own.
ALTER TABLE follow_ups ADD COLUMN special text NOT NULL DEFAULT '' CHECK (special IN ('', 'repeatRepair'));
