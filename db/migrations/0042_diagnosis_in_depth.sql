-- Diagnosis in depth: pictures and films of what was found, questions of the customer, the technician called to the bay,
-- and whether the conclusion proved right. Estimates: what the customer reads, and for how long.

-- When an item was first ticked: a later correction does not change the order in which a flow was worked through.
ALTER TABLE checklist_answers ADD COLUMN first_answered_at timestamptz;

ALTER TABLE diagnoses ADD COLUMN link_sent_at timestamptz;
-- The customer had the explanation on screen.
ALTER TABLE diagnoses ADD COLUMN seen_at timestamptz;

CREATE TABLE diagnosis_media (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  diagnosis_id uuid NOT NULL,
  -- The finding it shows; without one it belongs to the case. Findings are rewritten as a whole, so there is no key on it.
  finding_id uuid,
  file_id uuid NOT NULL,
  -- Of a photo drawn upon: the photo as it was taken.
  original_id uuid,
  caption text NOT NULL DEFAULT '',
  added_by uuid REFERENCES staff,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (diagnosis_id, file_id),
  FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses (store_id, id),
  FOREIGN KEY (store_id, file_id) REFERENCES files (store_id, id),
  FOREIGN KEY (store_id, original_id) REFERENCES files (store_id, id)
);
SELECT secure_store_table('diagnosis_media');

-- What a customer asks from the page behind a link, about the whole or about one line or finding.
CREATE TABLE customer_questions (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('diagnosis', 'estimate')),
  subject_id uuid NOT NULL,
  -- A line of the estimate or a finding of the diagnosis, with its name as it was then.
  about_id uuid,
  about text NOT NULL DEFAULT '',
  person_id uuid REFERENCES people,
  text text NOT NULL,
  asked_at timestamptz NOT NULL,
  answer text,
  answered_by uuid REFERENCES staff,
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX customer_questions_subject ON customer_questions (subject_id, asked_at);
CREATE INDEX customer_questions_visit ON customer_questions (visit_id, asked_at);
SELECT secure_store_table('customer_questions');

-- The adviser is in doubt and has the full-time technician come to the bay: each step has its time.
CREATE TABLE technician_calls (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  reason text NOT NULL,
  called_by uuid NOT NULL REFERENCES staff,
  called_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  accepted_by uuid REFERENCES staff,
  accepted_at timestamptz,
  arrived_at timestamptz,
  ended_at timestamptz,
  -- What the help came to; of a call taken back, why.
  outcome text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'called' CHECK (state IN ('called', 'accepted', 'arrived', 'ended', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)),
  CHECK (arrived_at IS NULL OR accepted_at IS NOT NULL),
  CHECK ((state IN ('ended', 'withdrawn')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX technician_calls_open ON technician_calls (visit_id) WHERE ended_at IS NULL;
CREATE INDEX technician_calls_visit ON technician_calls (visit_id, called_at);
SELECT secure_store_table('technician_calls');

-- Whether the repair bore out the conclusion; somebody else than the diagnostician says so.
CREATE TABLE diagnosis_verdicts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  diagnosis_id uuid NOT NULL,
  -- The one whose conclusion it was, should the case be concluded anew by another.
  technician_id uuid NOT NULL REFERENCES staff,
  confirmed boolean NOT NULL,
  note text NOT NULL DEFAULT '',
  judged_by uuid NOT NULL REFERENCES staff,
  judged_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (diagnosis_id),
  FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses (store_id, id)
);
SELECT secure_store_table('diagnosis_verdicts');

ALTER TABLE estimates ADD COLUMN read_at timestamptz;
ALTER TABLE estimates ADD COLUMN read_seconds integer NOT NULL DEFAULT 0 CHECK (read_seconds >= 0);
ALTER TABLE estimates ADD COLUMN guarantee_explained_at timestamptz;
ALTER TABLE estimates ADD COLUMN guarantee_explained_by uuid REFERENCES staff;
-- The point of the entry inspection a line rests on, whose photos the customer sees beside it.
ALTER TABLE estimate_lines ADD COLUMN inspection_key text NOT NULL DEFAULT '';
