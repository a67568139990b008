-- The counter: bays where arriving cars stand, hospitality, the note for the next adviser, and audits of conduct.

ALTER TABLE resources
  DROP CONSTRAINT resources_kind_check,
  ADD CONSTRAINT resources_kind_check
    CHECK (kind IN ('bay', 'receptionBay', 'technician', 'adviser', 'loanCar', 'room', 'tool'));

ALTER TABLE visits
  -- Where the car stands until the workshop has it; null while nobody has said.
  ADD COLUMN parked text CHECK (parked IN ('bay', 'outside')),
  ADD COLUMN reception_bay_id uuid,
  ADD COLUMN parked_at timestamptz,
  -- What the next adviser of this customer should know.
  ADD COLUMN adviser_note text NOT NULL DEFAULT '',
  ADD COLUMN handover_read_at timestamptz,
  ADD COLUMN handover_read_by uuid REFERENCES staff,
  -- How many hospitality points were open when the customer signed the order; null before.
  ADD COLUMN hospitality_open integer CHECK (hospitality_open >= 0),
  ADD CONSTRAINT visits_reception_bay FOREIGN KEY (store_id, reception_bay_id) REFERENCES resources (store_id, id),
  ADD CONSTRAINT visits_bay_named CHECK ((reception_bay_id IS NOT NULL) = (parked IS NOT DISTINCT FROM 'bay'));
-- Two cars cannot stand in one bay, whoever guides them.
CREATE UNIQUE INDEX visits_reception_bay_once ON visits (store_id, reception_bay_id) WHERE reception_bay_id IS NOT NULL;

-- Who came on foot is found by name; the others by their car.
CREATE INDEX visits_on_foot ON visits (store_id, sender_id) WHERE vehicle_id IS NULL AND plate = '';

-- Somebody watched a colleague receive a customer: a filled card, its score and what came of it.
CREATE TABLE conduct_audits (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  staff_id uuid NOT NULL REFERENCES staff,
  auditor_id uuid NOT NULL REFERENCES staff,
  card text NOT NULL CHECK (card IN ('greeting', 'reception')),
  use text NOT NULL CHECK (use IN ('training', 'check', 'appraisal', 'ability')),
  visit_id uuid,
  observed_at timestamptz NOT NULL,
  sheet_id uuid NOT NULL,
  paper_id uuid,
  passed integer NOT NULL CHECK (passed >= 0),
  judged integer NOT NULL CHECK (judged > 0),
  score_ppm integer NOT NULL CHECK (score_ppm BETWEEN 0 AND 1000000),
  -- The two time goals by themselves; null where the card or the moment had none.
  smile_in_time boolean,
  greeting_in_time boolean,
  remark text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_note text NOT NULL DEFAULT '',
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES staff,
  withdraw_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id),
  CHECK (passed <= judged),
  -- Nobody audits himself.
  CONSTRAINT conduct_audits_two_people CHECK (staff_id <> auditor_id)
);
CREATE INDEX conduct_audits_list ON conduct_audits (store_id, observed_at DESC, id DESC);
CREATE INDEX conduct_audits_staff ON conduct_audits (store_id, staff_id, observed_at DESC);
SELECT secure_store_table('conduct_audits');
