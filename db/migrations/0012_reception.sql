-- Reception: what is asked and seen when a car comes in, its keys and belongings, and the pass that lets it out again.

ALTER TABLE visits
  ADD COLUMN purpose_at timestamptz,
  ADD COLUMN identified_at timestamptz,
  ADD COLUMN registered_at timestamptz,
  -- Why the procedure was not presented to a new customer; an empty text is "not skipped".
  ADD COLUMN introduction_skipped text NOT NULL DEFAULT '',
  -- When the fault shows: speed, temperature, how often. Written with the customer's words.
  ADD COLUMN conditions text NOT NULL DEFAULT '',
  ADD COLUMN warning_lamps text NOT NULL DEFAULT '',
  ADD COLUMN paint_note text NOT NULL DEFAULT '',
  ADD COLUMN walked_at timestamptz,
  ADD COLUMN walked_by uuid REFERENCES staff,
  -- "There is none" is said, not left open.
  ADD COLUMN no_belongings boolean NOT NULL DEFAULT false,
  ADD COLUMN no_papers boolean NOT NULL DEFAULT false,
  ADD COLUMN spare_wheel boolean,
  ADD COLUMN spare_wheel_note text NOT NULL DEFAULT '',
  ADD COLUMN valuables text CHECK (valuables IN ('taken', 'kept', 'none')),
  ADD COLUMN custody_number text,
  ADD COLUMN custody_closed_at timestamptz,
  -- Whom to call back: the one who came or the owner, nobody else.
  ADD COLUMN follow_up_person_id uuid REFERENCES people,
  ADD COLUMN follow_up_refusal text NOT NULL DEFAULT '',
  ADD COLUMN exit_fee_fen bigint CHECK (exit_fee_fen >= 0),
  ADD COLUMN satisfied boolean,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_by uuid REFERENCES staff,
  ADD CONSTRAINT visits_custody_named CHECK (valuables IS DISTINCT FROM 'kept' OR custody_number IS NOT NULL);
-- A car that nobody knows yet is told apart by its plate.
CREATE UNIQUE INDEX visits_plate_here_once ON visits (store_id, plate) WHERE left_at IS NULL AND plate <> '';

CREATE TABLE car_marks (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  view text NOT NULL CHECK (view IN ('left', 'right', 'front', 'rear', 'top')),
  -- Place on the drawing of that view, in thousandths of its width and height.
  x_permille integer NOT NULL CHECK (x_permille BETWEEN 0 AND 1000),
  y_permille integer NOT NULL CHECK (y_permille BETWEEN 0 AND 1000),
  kind text NOT NULL CHECK (kind IN ('scratch', 'dent', 'paint', 'crack', 'rust', 'broken', 'missing', 'other')),
  part text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  file_ids uuid[] NOT NULL DEFAULT '{}',
  marked_at timestamptz NOT NULL,
  marked_by uuid REFERENCES staff,
  removed_at timestamptz,
  UNIQUE (store_id, id),
  UNIQUE (visit_id, no),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id)
);
SELECT secure_store_table('car_marks');

CREATE TABLE belongings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('item', 'tool')),
  name text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  place_kept text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  file_ids uuid[] NOT NULL DEFAULT '{}',
  returned_count integer CHECK (returned_count >= 0),
  return_note text NOT NULL DEFAULT '',
  returned_at timestamptz,
  returned_by uuid REFERENCES staff,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id)
);
CREATE INDEX belongings_visit ON belongings (visit_id, position);
SELECT secure_store_table('belongings');

CREATE TABLE visit_papers (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('vehicleLicence', 'driverLicence', 'insurance', 'inspection', 'manual', 'other')),
  name text NOT NULL,
  valid boolean NOT NULL,
  complete boolean NOT NULL,
  intact boolean NOT NULL,
  valid_until date,
  difference text NOT NULL DEFAULT '',
  handling text NOT NULL DEFAULT '',
  returned_at timestamptz,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  -- What is not as it should be is explained, and so is what is done about it.
  CONSTRAINT visit_papers_difference CHECK ((valid AND complete AND intact) OR (difference <> '' AND handling <> ''))
);
CREATE INDEX visit_papers_visit ON visit_papers (visit_id, position);
SELECT secure_store_table('visit_papers');

CREATE TABLE keys (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  tag_number text NOT NULL,
  key_count integer NOT NULL CHECK (key_count > 0),
  code text NOT NULL UNIQUE,
  place text NOT NULL DEFAULT '',
  holder_kind text NOT NULL CHECK (holder_kind IN ('board', 'staff', 'customer')),
  holder_id uuid REFERENCES staff,
  held_since timestamptz NOT NULL,
  issued_at timestamptz NOT NULL,
  released_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, visit_id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  CHECK ((holder_kind = 'staff') = (holder_id IS NOT NULL)),
  CHECK ((holder_kind = 'customer') = (released_at IS NOT NULL))
);
-- A tag hangs on one key at a time.
CREATE UNIQUE INDEX keys_tag_once ON keys (store_id, tag_number) WHERE released_at IS NULL;
SELECT secure_store_table('keys');

CREATE TABLE key_movements (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  key_id uuid NOT NULL,
  at timestamptz NOT NULL,
  holder_kind text NOT NULL CHECK (holder_kind IN ('board', 'staff', 'customer')),
  holder_id uuid REFERENCES staff,
  place text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  moved_by uuid REFERENCES staff,
  FOREIGN KEY (store_id, key_id) REFERENCES keys (store_id, id)
);
CREATE INDEX key_movements_of ON key_movements (key_id, at);
SELECT secure_store_table('key_movements');
SELECT append_only('key_movements');

-- The gate opens once for each pass.
CREATE TABLE gate_passes (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  order_id uuid,
  kind text NOT NULL CHECK (kind IN ('unrepaired', 'repaired')),
  plate text NOT NULL,
  token text NOT NULL UNIQUE,
  paper_id uuid,
  issued_at timestamptz NOT NULL,
  issued_by uuid REFERENCES staff,
  valid_until timestamptz NOT NULL,
  used_at timestamptz,
  used_by uuid REFERENCES staff,
  voided_at timestamptz,
  void_reason text NOT NULL DEFAULT '',
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (kind = 'unrepaired' OR order_id IS NOT NULL)
);
-- One pass in force for a visit, or for each order of it.
CREATE UNIQUE INDEX gate_passes_in_force ON gate_passes (store_id, visit_id, order_id) NULLS NOT DISTINCT WHERE voided_at IS NULL;
SELECT secure_store_table('gate_passes');

CREATE TABLE gate_scans (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  at timestamptz NOT NULL,
  plate text NOT NULL,
  pass_id uuid,
  outcome text NOT NULL CHECK (outcome IN ('open', 'missing', 'used', 'foreignPlate', 'expired', 'voided')),
  scanned_by uuid REFERENCES staff,
  FOREIGN KEY (store_id, pass_id) REFERENCES gate_passes (store_id, id)
);
CREATE INDEX gate_scans_list ON gate_scans (store_id, at DESC);
SELECT secure_store_table('gate_scans');
SELECT append_only('gate_scans');
