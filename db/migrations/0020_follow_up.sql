-- Follow-up: planned contacts after a visit, the calls made, and the tickets that come out of them.

CREATE TABLE follow_ups (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  order_id uuid,
  vehicle_id uuid REFERENCES vehicles,
  person_id uuid REFERENCES people,
  step text NOT NULL CHECK (step IN ('first', 'second', 'day7', 'day7Call', 'day30')),
  way text NOT NULL CHECK (way IN ('call', 'push')),
  from_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  -- The hard stop: later than this the base of 100 percent is broken.
  breach_at timestamptz,
  owner_id uuid REFERENCES staff,
  topic text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'excluded', 'cancelled')),
  excluded_because text NOT NULL DEFAULT '',
  agreed_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  done_at timestamptz,
  in_time boolean,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id)
);
CREATE UNIQUE INDEX follow_ups_once ON follow_ups (visit_id, step);
CREATE INDEX follow_ups_queue ON follow_ups (store_id, due_at) WHERE state = 'planned';
SELECT secure_store_table('follow_ups');

CREATE TABLE calls (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  follow_up_id uuid,
  visit_id uuid,
  order_id uuid,
  vehicle_id uuid REFERENCES vehicles,
  person_id uuid REFERENCES people,
  direction text NOT NULL CHECK (direction IN ('out', 'in')),
  purpose text NOT NULL,
  result text NOT NULL CHECK (result IN ('reached', 'noAnswer', 'wrongPerson', 'notConvenient', 'refused')),
  interviewee text NOT NULL DEFAULT '' CHECK (interviewee IN ('', 'owner', 'served', 'other')),
  sheet_id uuid,
  satisfied boolean,
  vehicle_use text NOT NULL DEFAULT '',
  opinion text NOT NULL DEFAULT '',
  new_needs text NOT NULL DEFAULT '',
  tips_told text NOT NULL DEFAULT '',
  praise text NOT NULL DEFAULT '',
  may_call_again boolean,
  next_call_at timestamptz,
  paper_id uuid,
  started_at timestamptz NOT NULL,
  duration_seconds integer NOT NULL DEFAULT 0 CHECK (duration_seconds >= 0),
  by_staff uuid NOT NULL REFERENCES staff,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, follow_up_id) REFERENCES follow_ups (store_id, id)
);
CREATE INDEX calls_register ON calls (store_id, started_at DESC);
CREATE INDEX calls_vehicle ON calls (vehicle_id, started_at DESC);
CREATE INDEX calls_follow_up ON calls (follow_up_id);
SELECT secure_store_table('calls');

CREATE TABLE tickets (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  number text NOT NULL,
  call_id uuid,
  visit_id uuid,
  order_id uuid,
  vehicle_id uuid REFERENCES vehicles,
  person_id uuid REFERENCES people,
  kind text NOT NULL CHECK (kind IN ('opinion', 'request', 'complaint', 'consult')),
  text text NOT NULL,
  handling text NOT NULL CHECK (handling IN ('now', 'study')),
  state text NOT NULL CHECK (state IN ('open', 'solved', 'told', 'closed')),
  owner_id uuid REFERENCES staff,
  answer text NOT NULL DEFAULT '',
  opened_at timestamptz NOT NULL,
  solved_at timestamptz,
  solved_by uuid REFERENCES staff,
  told_at timestamptz,
  told_person text NOT NULL DEFAULT '',
  satisfied boolean,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  FOREIGN KEY (store_id, call_id) REFERENCES calls (store_id, id)
);
CREATE INDEX tickets_open ON tickets (store_id, opened_at) WHERE state IN ('open', 'solved');
CREATE INDEX tickets_vehicle ON tickets (vehicle_id, opened_at DESC);
SELECT secure_store_table('tickets');
