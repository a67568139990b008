-- Diagnosis: what the customer tells, what was measured and found. Estimates: what it may cost, in options the customer
-- takes or declines line by line.

-- When the cause was last established; a fault repair is put before the customer only after it (or by the quick path).
ALTER TABLE visits ADD COLUMN diagnosed_at timestamptz;

CREATE TABLE inquiries (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  symptom text NOT NULL,
  since text NOT NULL DEFAULT '',
  speed text NOT NULL DEFAULT '',
  temperature text NOT NULL DEFAULT '',
  frequency text NOT NULL DEFAULT '' CHECK (frequency IN ('', 'always', 'often', 'sometimes', 'once')),
  lamps text[] NOT NULL DEFAULT '{}',
  earlier_repair text NOT NULL DEFAULT '',
  wish text NOT NULL DEFAULT '',
  -- The answers as one sentence, in the words that order and report print.
  summary text NOT NULL,
  asked_by uuid REFERENCES staff,
  asked_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, visit_id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id)
);
SELECT secure_store_table('inquiries');

CREATE TABLE diagnoses (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  technician_id uuid NOT NULL REFERENCES staff,
  started_at timestamptz NOT NULL,
  completed_at timestamptz,
  plain_explanation text NOT NULL DEFAULT '',
  fee_fen bigint CHECK (fee_fen >= 0),
  handed_at timestamptz,
  handed_by uuid REFERENCES staff,
  handed_way text CHECK (handed_way IN ('print', 'link', 'signed')),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  -- One case a visit; a corrected one is the next revision of the same report.
  UNIQUE (store_id, visit_id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  CHECK (handed_at IS NULL OR completed_at IS NOT NULL),
  CHECK ((handed_at IS NULL) = (handed_way IS NULL))
);
CREATE INDEX diagnoses_technician ON diagnoses (technician_id, completed_at);
SELECT secure_store_table('diagnoses');

CREATE TABLE diagnosis_findings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  diagnosis_id uuid NOT NULL,
  position integer NOT NULL,
  part text NOT NULL,
  cause text NOT NULL,
  certainty text NOT NULL CHECK (certainty IN ('confirmed', 'suspected')),
  recommendation text NOT NULL DEFAULT '',
  urgency text NOT NULL CHECK (urgency IN ('now', 'soon', 'later')),
  safety boolean NOT NULL DEFAULT false,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses (store_id, id)
);
CREATE INDEX diagnosis_findings_of ON diagnosis_findings (diagnosis_id, position);
SELECT secure_store_table('diagnosis_findings');

-- A reading of a device: the terminal of a bay was asked, and this is what came of it.
CREATE TABLE device_sessions (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  diagnosis_id uuid NOT NULL,
  bay text NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'done')),
  asked_at timestamptz NOT NULL,
  asked_by uuid REFERENCES staff,
  read_at timestamptz,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses (store_id, id)
);
CREATE INDEX device_sessions_of ON device_sessions (diagnosis_id, asked_at);
SELECT secure_store_table('device_sessions');

CREATE TABLE diagnosis_readings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  diagnosis_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('code', 'test')),
  device text NOT NULL DEFAULT '',
  -- A trouble code, or what was tested.
  item text NOT NULL,
  value text NOT NULL DEFAULT '',
  unit text NOT NULL DEFAULT '',
  limits text NOT NULL DEFAULT '',
  result text NOT NULL DEFAULT '' CHECK (result IN ('', 'ok', 'watch', 'bad')),
  meaning text NOT NULL DEFAULT '',
  read_at timestamptz NOT NULL,
  -- Read by a device; nobody edits those.
  session_id uuid,
  position integer NOT NULL,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses (store_id, id),
  FOREIGN KEY (store_id, session_id) REFERENCES device_sessions (store_id, id)
);
CREATE INDEX diagnosis_readings_of ON diagnosis_readings (diagnosis_id, kind, position);
SELECT secure_store_table('diagnosis_readings');

CREATE TABLE estimates (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  adviser_id uuid NOT NULL REFERENCES staff,
  -- Drawn when it is first shown.
  number text,
  mode text NOT NULL CHECK (mode IN ('system', 'symptom', 'item')),
  risk_ppm integer NOT NULL DEFAULT 0 CHECK (risk_ppm BETWEEN 0 AND 1000000),
  prior_explained boolean NOT NULL DEFAULT false,
  prior_explanation text NOT NULL DEFAULT '',
  price_explanation text NOT NULL DEFAULT '',
  valid_until_on date NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'shown', 'accepted', 'declined', 'withdrawn')),
  first_shown_at timestamptz,
  shown_at timestamptz,
  -- Minutes from the finished report to the talk, and whether that was longer than the house allows.
  talk_minutes integer,
  talk_late boolean,
  link_sent_at timestamptz,
  opened_at timestamptz,
  decided_at timestamptz,
  decided_by text CHECK (decided_by IN ('tablet', 'link')),
  order_id uuid,
  booked_at timestamptz,
  appointment_id uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  CHECK ((state IN ('accepted', 'declined')) = (decided_at IS NOT NULL)),
  CHECK (order_id IS NULL OR booked_at IS NULL)
);
CREATE INDEX estimates_visit ON estimates (visit_id, created_at);
CREATE INDEX estimates_vehicle ON estimates (vehicle_id, created_at DESC);
-- An estimate becomes one order.
CREATE UNIQUE INDEX estimates_order ON estimates (store_id, order_id) WHERE order_id IS NOT NULL;
SELECT secure_store_table('estimates');

CREATE TABLE estimate_options (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  estimate_id uuid NOT NULL,
  label text NOT NULL CHECK (label IN ('A', 'B', 'C')),
  name text NOT NULL,
  note text NOT NULL DEFAULT '',
  finish_at timestamptz,
  finish_reason text NOT NULL DEFAULT '',
  chosen boolean NOT NULL DEFAULT false,
  UNIQUE (store_id, id),
  UNIQUE (estimate_id, label),
  FOREIGN KEY (store_id, estimate_id) REFERENCES estimates (store_id, id)
);
CREATE UNIQUE INDEX estimate_options_chosen ON estimate_options (estimate_id) WHERE chosen;
SELECT secure_store_table('estimate_options');

-- A line as an order has it, with what the customer answers.
CREATE TABLE estimate_lines (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  option_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('labour', 'part', 'other')),
  labour_operation_id uuid REFERENCES labour_operations,
  part_id uuid REFERENCES parts,
  for_line_id uuid,
  code text NOT NULL DEFAULT '',
  name text NOT NULL,
  system text NOT NULL DEFAULT '',
  trade text NOT NULL DEFAULT '',
  hours_centi integer,
  qty_milli bigint NOT NULL CHECK (qty_milli > 0),
  unit text NOT NULL DEFAULT '',
  unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 0),
  published_price_fen bigint NOT NULL CHECK (published_price_fen >= 0),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  discount_fen bigint NOT NULL DEFAULT 0 CHECK (discount_fen >= 0),
  tax_ppm integer NOT NULL,
  payer text NOT NULL DEFAULT 'customer' CHECK (payer IN ('customer', 'maker', 'insurer', 'internal', 'rework')),
  part_grade text NOT NULL DEFAULT '',
  customer_supplied boolean NOT NULL DEFAULT false,
  guarantee_class text NOT NULL DEFAULT '',
  key_item boolean NOT NULL DEFAULT false,
  basis text NOT NULL CHECK (basis IN ('finding', 'rule', 'wish')),
  basis_text text NOT NULL DEFAULT '',
  finding_id uuid,
  deviation_reason text NOT NULL DEFAULT '',
  -- Offered beyond what the case needs: never ticked beforehand (EST-15).
  recommended boolean NOT NULL DEFAULT false,
  safety boolean NOT NULL DEFAULT false,
  answer text NOT NULL DEFAULT 'pending' CHECK (answer IN ('pending', 'agreed', 'declined')),
  declined_reason text NOT NULL DEFAULT '',
  contact_on date,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, option_id) REFERENCES estimate_options (store_id, id),
  CHECK (discount_fen <= amount_fen),
  CHECK ((kind = 'labour') = (hours_centi IS NOT NULL))
);
CREATE INDEX estimate_lines_of ON estimate_lines (option_id, position);
CREATE INDEX estimate_lines_part ON estimate_lines (part_id) WHERE part_id IS NOT NULL;
SELECT secure_store_table('estimate_lines');
