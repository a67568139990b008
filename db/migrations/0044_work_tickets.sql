-- One ticket for whatever one person needs of another about a car: the technician called to reception, what does not
-- agree with the order, trouble at the bay, help with a hard problem, work of another department. Each has an owner,
-- a time to answer and an end.
ALTER TABLE technician_calls RENAME TO work_tickets;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_pkey TO work_tickets_pkey;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_store_id_id_key TO work_tickets_store_id_id_key;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_store_id_fkey TO work_tickets_store_id_fkey;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_store_id_visit_id_fkey TO work_tickets_store_id_visit_id_fkey;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_called_by_fkey TO work_tickets_called_by_fkey;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_accepted_by_fkey TO work_tickets_accepted_by_fkey;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_check TO work_tickets_accepted;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_check1 TO work_tickets_arrived;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_check2 TO work_tickets_ended;
ALTER TABLE work_tickets RENAME CONSTRAINT technician_calls_state_check TO work_tickets_state_check;
ALTER INDEX technician_calls_visit RENAME TO work_tickets_visit;
DROP INDEX technician_calls_open;

ALTER TABLE work_tickets
  ADD COLUMN kind text NOT NULL DEFAULT 'technician'
    CHECK (kind IN ('technician', 'mismatch', 'andon', 'help', 'cooperation')),
  ADD COLUMN order_id uuid,
  ADD COLUMN job_id uuid,
  ADD COLUMN line_id uuid,
  -- Whose it is to answer: everyone of the role, or one person.
  ADD COLUMN to_role text NOT NULL DEFAULT 'R-TECH-EXP',
  ADD COLUMN owner_id uuid REFERENCES staff,
  ADD COLUMN cause text NOT NULL DEFAULT '',
  -- How the customer was told of a mismatch, before the answer went back.
  ADD COLUMN told_channel text NOT NULL DEFAULT '',
  ADD FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  ADD FOREIGN KEY (store_id, job_id) REFERENCES jobs (store_id, id),
  ADD CONSTRAINT work_tickets_place CHECK ((kind = 'technician') = (order_id IS NULL)),
  ADD CONSTRAINT work_tickets_cause CHECK (kind <> 'andon' OR state <> 'ended' OR cause <> ''),
  ADD CONSTRAINT work_tickets_told CHECK (kind <> 'mismatch' OR state <> 'ended' OR told_channel <> '');
ALTER TABLE work_tickets ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN to_role DROP DEFAULT;
CREATE UNIQUE INDEX technician_calls_open ON work_tickets (visit_id) WHERE kind = 'technician' AND ended_at IS NULL;
CREATE INDEX work_tickets_order ON work_tickets (order_id, called_at) WHERE order_id IS NOT NULL;
CREATE INDEX work_tickets_open ON work_tickets (store_id, called_at) WHERE ended_at IS NULL;

-- What went wrong the first time, and at which step of the house.
ALTER TABLE repair_orders
  ADD COLUMN rework_cause text NOT NULL DEFAULT '',
  ADD COLUMN rework_step text NOT NULL DEFAULT ''
    CHECK (rework_step IN ('', 'diagnosis', 'repair', 'parts', 'inspection', 'customer'));
CREATE INDEX repair_orders_original ON repair_orders (original_order_id) WHERE original_order_id IS NOT NULL;
