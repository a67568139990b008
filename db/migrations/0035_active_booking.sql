-- Active booking: whom the store calls of its own accord, what became of it, seasonal programmes, and the duty to
-- explain what a booking is good for.

CREATE TABLE booking_programmes (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  name text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  -- What is offered, in the words the caller uses.
  content text NOT NULL,
  -- Empty means any.
  brands text[] NOT NULL DEFAULT '{}',
  powers text[] NOT NULL DEFAULT '{}',
  -- The car was first registered at least this long ago; NULL asks for no age.
  min_age_months integer CHECK (min_age_months BETWEEN 0 AND 600),
  ended_at timestamptz,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL REFERENCES staff,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (from_on <= to_on)
);
SELECT secure_store_table('booking_programmes');

CREATE TABLE booking_candidates (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  person_id uuid NOT NULL REFERENCES people,
  kind text NOT NULL CHECK (kind IN ('activeMaintenance', 'newProblem', 'seasonal', 'leftOver')),
  reason text NOT NULL CHECK (reason IN ('months', 'km', 'programme', 'openItem')),
  -- The programme or the open item.
  source_id uuid,
  item text NOT NULL DEFAULT '',
  last_visit_on date,
  days_since integer,
  km_since integer,
  -- Away so long that it takes more than a reminder.
  lost boolean NOT NULL DEFAULT false,
  method text NOT NULL CHECK (method IN ('call', 'sms', 'wechat', 'mail', 'visit', 'counter')),
  -- When the customer likes to be reached; NULL until it is reckoned from the customer's words.
  planned_at timestamptz,
  planned_until timestamptz,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'booked', 'declined', 'unreachable', 'overtaken')),
  attempts integer NOT NULL DEFAULT 0,
  appointment_id uuid,
  booked_method text CHECK (booked_method IN ('call', 'sms', 'wechat', 'mail', 'visit', 'counter')),
  ended_at timestamptz,
  ended_reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id),
  CHECK ((state = 'booked') = (appointment_id IS NOT NULL)),
  CHECK ((state = 'open') = (ended_at IS NULL))
);
-- One open reason of a kind per car, whoever looks for candidates at the same time.
CREATE UNIQUE INDEX booking_candidates_once ON booking_candidates
  (store_id, vehicle_id, kind, coalesce(source_id, '00000000-0000-0000-0000-000000000000')) WHERE state = 'open';
CREATE INDEX booking_candidates_queue ON booking_candidates (store_id, planned_at, id) WHERE state = 'open';
CREATE INDEX booking_candidates_ended ON booking_candidates (store_id, ended_at DESC, id DESC) WHERE state <> 'open';
CREATE INDEX booking_candidates_vehicle ON booking_candidates (vehicle_id, created_at DESC);
CREATE INDEX booking_candidates_source ON booking_candidates (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX booking_candidates_appointment ON booking_candidates (appointment_id) WHERE appointment_id IS NOT NULL;
SELECT secure_store_table('booking_candidates');

CREATE TABLE booking_contacts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  candidate_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('call', 'sms', 'wechat', 'mail', 'visit', 'counter')),
  result text NOT NULL CHECK (result IN ('booked', 'later', 'noAnswer', 'wrongPerson', 'declined', 'invited')),
  note text NOT NULL DEFAULT '',
  next_at timestamptz,
  -- The call in the register of calls, where it was one.
  call_id uuid,
  at timestamptz NOT NULL,
  by_staff uuid REFERENCES staff,
  FOREIGN KEY (store_id, candidate_id) REFERENCES booking_candidates (store_id, id)
);
CREATE INDEX booking_contacts_of ON booking_contacts (candidate_id, at);
CREATE INDEX booking_contacts_period ON booking_contacts (store_id, at);
SELECT secure_store_table('booking_contacts');
SELECT append_only('booking_contacts');

-- The duty to explain the booking: one row per contact in which it was done, with what was told and what came of it.
CREATE TABLE booking_explanations (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  staff_id uuid NOT NULL REFERENCES staff,
  occasion text NOT NULL CHECK (occasion IN ('reception', 'callback', 'incoming', 'outgoing')),
  -- The visit or the call in which it was done.
  subject_kind text NOT NULL CHECK (subject_kind IN ('visit', 'call')),
  subject_id uuid NOT NULL,
  told text[] NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'declined')),
  at timestamptz NOT NULL,
  UNIQUE (store_id, subject_id)
);
CREATE INDEX booking_explanations_period ON booking_explanations (store_id, at);
SELECT secure_store_table('booking_explanations');
SELECT append_only('booking_explanations');

-- What of the open items is due, without reading those of ten years.
CREATE INDEX open_items_due ON open_items (store_id, contact_on) WHERE state = 'open';
