-- Appointments: the booking talk, what is to be done, what the customer was told, the deposit, and how it was prepared.

CREATE TABLE appointments (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  -- Drawn when the booking is confirmed for the first time; kept through every change of time.
  number text,
  kind text NOT NULL CHECK (kind IN ('maintenance', 'consultation', 'accident', 'repair', 'beauty',
    'activeMaintenance', 'newProblem', 'seasonal', 'leftOver')),
  channel text NOT NULL CHECK (channel IN ('call', 'counter', 'hotline', 'miniProgram', 'app', 'web', 'sms', 'mail', 'visit')),
  state text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'confirmed', 'preparing', 'ready', 'arrived', 'rescheduled', 'cancelled', 'noShow')),
  vehicle_id uuid REFERENCES vehicles,
  person_id uuid REFERENCES people,
  -- The five groups of the talk. NULL is "not asked yet"; an empty text is "asked, there is none".
  mileage_km integer CHECK (mileage_km BETWEEN 0 AND 3000000),
  last_repair_on date,
  first_repair boolean NOT NULL DEFAULT false,
  repeat_repair boolean,
  faults text,
  wishes text,
  pre_diagnosis text NOT NULL DEFAULT '',
  -- An order within the guarantee that looks like the same fault (APT-22).
  suspected_order_id uuid REFERENCES repair_orders,
  booked_at timestamptz,
  planned_minutes integer NOT NULL DEFAULT 0 CHECK (planned_minutes BETWEEN 0 AND 60000),
  adviser_id uuid REFERENCES staff,
  assistant_id uuid REFERENCES staff,
  named_technician_id uuid REFERENCES staff,
  bay_id uuid,
  technician_id uuid,
  price_told_fen bigint CHECK (price_told_fen >= 0),
  deposit_demanded_fen bigint NOT NULL DEFAULT 0 CHECK (deposit_demanded_fen >= 0),
  deposit_waived_by uuid REFERENCES approvals,
  confirmed_at timestamptz,
  confirmed_by uuid REFERENCES staff,
  confirmed_way text CHECK (confirmed_way IN ('signed', 'call', 'wechat', 'sms', 'mail')),
  confirmed_with text NOT NULL DEFAULT '',
  workshop_informed_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid REFERENCES staff,
  reschedules integer NOT NULL DEFAULT 0,
  ended_reason text NOT NULL DEFAULT '',
  ended_at timestamptz,
  visit_id uuid,
  arrived_at timestamptz,
  punctuality text CHECK (punctuality IN ('early', 'onTime', 'late')),
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES staff,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  FOREIGN KEY (store_id, bay_id) REFERENCES resources (store_id, id),
  FOREIGN KEY (store_id, technician_id) REFERENCES resources (store_id, id),
  CHECK (state IN ('pending', 'cancelled', 'arrived') OR (number IS NOT NULL AND booked_at IS NOT NULL)),
  CHECK ((state = 'arrived') = (arrived_at IS NOT NULL))
);
CREATE INDEX appointments_day ON appointments (store_id, booked_at);
CREATE INDEX appointments_register ON appointments (store_id, confirmed_at);
CREATE INDEX appointments_list ON appointments (store_id, created_at DESC);
CREATE INDEX appointments_vehicle ON appointments (vehicle_id, booked_at DESC);
CREATE INDEX appointments_person ON appointments (person_id, booked_at DESC);
-- One visit answers one booking.
CREATE UNIQUE INDEX appointments_visit ON appointments (store_id, visit_id) WHERE visit_id IS NOT NULL;
SELECT secure_store_table('appointments');

-- What is to be done, in the shape an order takes over: published prices, never a deviation.
CREATE TABLE appointment_lines (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  appointment_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('labour', 'part', 'other')),
  labour_operation_id uuid REFERENCES labour_operations,
  part_id uuid REFERENCES parts,
  for_line_id uuid,
  code text NOT NULL DEFAULT '',
  name text NOT NULL,
  system text NOT NULL DEFAULT '',
  trade text NOT NULL DEFAULT '',
  high_voltage boolean NOT NULL DEFAULT false,
  hours_centi integer CHECK (hours_centi >= 0),
  qty_milli bigint NOT NULL CHECK (qty_milli > 0),
  unit text NOT NULL DEFAULT '',
  unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 0),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  -- A part ordered for this car alone: asks for a deposit whatever it costs.
  special_order boolean NOT NULL DEFAULT false,
  -- Something left over from an earlier visit that this booking takes up.
  open_item_id uuid,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id),
  CHECK ((kind = 'labour') = (hours_centi IS NOT NULL))
);
CREATE INDEX appointment_lines_of ON appointment_lines (appointment_id, position);
SELECT secure_store_table('appointment_lines');

-- The eight points, each with what was said. A tick counts only while what was said is still true.
CREATE TABLE appointment_told_points (
  store_id uuid NOT NULL REFERENCES stores,
  appointment_id uuid NOT NULL,
  point text NOT NULL CHECK (point IN ('solution', 'quality', 'price', 'duration', 'reception', 'technician', 'special', 'bring')),
  value text NOT NULL,
  told_at timestamptz NOT NULL,
  told_by uuid REFERENCES staff,
  PRIMARY KEY (appointment_id, point),
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id)
);
SELECT secure_store_table('appointment_told_points');

-- Every time that was agreed, first to last, with the reason of a change.
CREATE TABLE appointment_times (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  appointment_id uuid NOT NULL,
  booked_at timestamptz NOT NULL,
  reason text NOT NULL DEFAULT '',
  set_by uuid REFERENCES staff,
  set_at timestamptz NOT NULL,
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id)
);
CREATE INDEX appointment_times_of ON appointment_times (appointment_id, set_at);
SELECT secure_store_table('appointment_times');
SELECT append_only('appointment_times');

CREATE TABLE appointment_deposits (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  appointment_id uuid NOT NULL,
  -- Below zero: paid back.
  amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
  pay_way text NOT NULL,
  posting_id uuid NOT NULL,
  paper_id uuid,
  reason text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  by_staff uuid REFERENCES staff,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id)
);
CREATE INDEX appointment_deposits_of ON appointment_deposits (appointment_id, at);
SELECT secure_store_table('appointment_deposits');
SELECT append_only('appointment_deposits');

-- What stands ready before the car comes.
CREATE TABLE appointment_checks (
  store_id uuid NOT NULL REFERENCES stores,
  appointment_id uuid NOT NULL,
  check_key text NOT NULL CHECK (check_key IN ('parts', 'bay', 'technician', 'tools', 'papers', 'adviser')),
  state text NOT NULL CHECK (state IN ('ok', 'missing', 'notNeeded')),
  note text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  by_staff uuid REFERENCES staff,
  PRIMARY KEY (appointment_id, check_key),
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id)
);
SELECT secure_store_table('appointment_checks');
