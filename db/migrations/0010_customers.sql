-- Customers: who drove a car when, its mileage over time, what a file is still missing, and how the one search box finds.

-- The same person may own a car again years later; each time is a row of its own.
ALTER TABLE vehicle_people DROP CONSTRAINT vehicle_people_pkey;
ALTER TABLE vehicle_people ADD PRIMARY KEY (vehicle_id, person_id, role, since);
CREATE UNIQUE INDEX vehicle_people_current ON vehicle_people (vehicle_id, person_id, role) WHERE until IS NULL;

ALTER TABLE vehicle_plates ADD COLUMN until timestamptz;
ALTER TABLE vehicle_plates DROP CONSTRAINT vehicle_plates_pkey;
ALTER TABLE vehicle_plates ADD PRIMARY KEY (vehicle_id, plate, since);

-- What the odometer showed, visit by visit. A correction is a reading of its own and starts the count anew.
CREATE TABLE mileage_readings (
  id uuid PRIMARY KEY,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  km integer NOT NULL CHECK (km BETWEEN 0 AND 3000000),
  at timestamptz NOT NULL,
  correction boolean NOT NULL DEFAULT false
);
CREATE INDEX mileage_readings_vehicle ON mileage_readings (vehicle_id, at DESC);
SELECT append_only('mileage_readings');

-- The personal half of a file belongs to the owner it was written for: after a sale the next owner's file starts empty.
ALTER TABLE vehicle_files ADD COLUMN person_id uuid REFERENCES people;
-- Fields the customer was asked for and would rather not give.
ALTER TABLE vehicle_files ADD COLUMN not_given text[] NOT NULL DEFAULT '{}';
ALTER TABLE vehicle_files ADD COLUMN fees_until date;

ALTER TABLE open_items ADD COLUMN created_by uuid REFERENCES staff;
ALTER TABLE open_items ADD COLUMN closed_by uuid REFERENCES staff;
ALTER TABLE open_items ADD COLUMN close_note text NOT NULL DEFAULT '';

-- Each file taken in, with what came of it; the same bytes again are recognised by their hash.
CREATE TABLE import_runs (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  row_count integer NOT NULL,
  added integer NOT NULL,
  changed integer NOT NULL,
  unchanged integer NOT NULL,
  faulty integer NOT NULL,
  run_by uuid REFERENCES staff,
  at timestamptz NOT NULL,
  UNIQUE (store_id, id)
);
CREATE INDEX import_runs_list ON import_runs (store_id, at DESC);
SELECT secure_store_table('import_runs');

-- Every two neighbouring signs of a name: trigrams cannot find a two-character piece in the middle of a longer one.
CREATE FUNCTION sign_pairs(name text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ARRAY(SELECT DISTINCT substr(name, at, 2) FROM generate_series(1, greatest(length(name) - 1, 1)) AS at);
-- Without the pending list of GIN, which every search would have to read through after an import.
CREATE INDEX people_name_pairs ON people USING gin (sign_pairs(name)) WITH (fastupdate = off);
DROP INDEX people_name_parts;

-- Misread plates are found by their key; a piece of a plate is a piece of its key, so one index serves both.
DROP INDEX vehicles_plate_parts;
CREATE INDEX vehicles_plate_key_parts ON vehicles USING gin (plate_key public.gin_trgm_ops) WITH (fastupdate = off);

COMMENT ON COLUMN vehicles.vin_tail IS 'The last eight signs of the VIN backwards, so that any tail is a prefix.';
COMMENT ON COLUMN vehicles.plate_key IS 'The plate with look-alike signs made one; see domain/kernel/plate.ts.';
