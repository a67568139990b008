-- Bookings: off-peak offers, proposals that wait for the customer's consent, loan cars, what was said of the fault on
-- the telephone, and bookings made by the customers themselves, here or at home.

ALTER TABLE appointments DROP CONSTRAINT appointments_state_check,
  ADD CONSTRAINT appointments_state_check CHECK (state IN
    ('proposed', 'pending', 'confirmed', 'preparing', 'ready', 'arrived', 'rescheduled', 'cancelled', 'noShow')),
  DROP CONSTRAINT appointments_check,
  ADD CONSTRAINT appointments_check CHECK (state IN ('proposed', 'pending', 'cancelled', 'arrived')
    OR (number IS NOT NULL AND booked_at IS NOT NULL)),
  DROP CONSTRAINT appointments_confirmed_way_check,
  ADD CONSTRAINT appointments_confirmed_way_check
    CHECK (confirmed_way IN ('signed', 'call', 'wechat', 'sms', 'mail', 'online')),
  -- What the chosen window gives, fixed with the time: a rule changed later changes nobody's promise.
  ADD COLUMN off_peak_label text NOT NULL DEFAULT '',
  ADD COLUMN off_peak_ppm integer NOT NULL DEFAULT 0 CHECK (off_peak_ppm BETWEEN 0 AND 1000000),
  ADD COLUMN loan_car_id uuid,
  ADD FOREIGN KEY (store_id, loan_car_id) REFERENCES resources (store_id, id),
  -- The state of production the store proposed this time for, in words; empty when it did not.
  ADD COLUMN proposed_because text NOT NULL DEFAULT '',
  ADD COLUMN consented_at timestamptz,
  ADD COLUMN consented_with text NOT NULL DEFAULT '',
  ADD COLUMN at_home boolean NOT NULL DEFAULT false,
  ADD COLUMN home_address text NOT NULL DEFAULT '',
  ADD CHECK (state <> 'proposed' OR (proposed_because <> '' AND booked_at IS NOT NULL AND consented_at IS NULL)),
  ADD CHECK (NOT at_home OR home_address <> '');

-- No-shows in a row are counted when the next booking is talked about.
CREATE INDEX appointments_outcomes ON appointments (vehicle_id, booked_at DESC) WHERE state IN ('noShow', 'arrived');

-- What was said of the fault on the telephone, before the car comes (APT-15); carried into the inquiry on arrival.
CREATE TABLE appointment_pre_diagnoses (
  appointment_id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  symptom text NOT NULL,
  since text NOT NULL DEFAULT '',
  conditions text NOT NULL DEFAULT '',
  frequency text NOT NULL DEFAULT '' CHECK (frequency IN ('', 'always', 'often', 'sometimes', 'once')),
  lamps text[] NOT NULL DEFAULT '{}',
  system text NOT NULL DEFAULT '',
  -- Likely causes with the parts they would take, as they were known when it was noted.
  causes jsonb NOT NULL DEFAULT '[]',
  noted_at timestamptz NOT NULL,
  noted_by uuid NOT NULL REFERENCES staff,
  FOREIGN KEY (store_id, appointment_id) REFERENCES appointments (store_id, id)
);
SELECT secure_store_table('appointment_pre_diagnoses');
