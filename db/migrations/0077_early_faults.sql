-- The law of three guarantees is for cars of households; a taxi or a hired car has none of its rights.
ALTER TABLE vehicles ADD COLUMN usage text NOT NULL DEFAULT 'household' CHECK (usage IN ('household', 'operating'));

-- What a person found out about a serious fault of a new car: confirmed with evidence, or shown to be something else.
CREATE TABLE guarantee_early_faults (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  order_id uuid NOT NULL,
  fault text NOT NULL CHECK (fault IN
    ('engine', 'gearbox', 'battery', 'motor', 'steering', 'brakes', 'bodyCrack', 'fuelLeak', 'batteryFire')),
  verdict text NOT NULL CHECK (verdict IN ('confirmed', 'denied')),
  evidence text NOT NULL CHECK (evidence <> ''),
  -- The rights as they stood on the day the car was brought, and what they were reckoned from.
  rights text[] NOT NULL CHECK (rights <@ ARRAY['car', 'assembly']),
  started_on date,
  brought_on date NOT NULL,
  km integer CHECK (km >= 0),
  choice text NOT NULL DEFAULT '' CHECK (choice IN ('', 'repair', 'assembly', 'car')),
  chosen_at timestamptz,
  decided_by uuid NOT NULL REFERENCES staff,
  decided_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, order_id, fault),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (verdict = 'denied' OR (cardinality(rights) > 0 AND started_on IS NOT NULL)),
  CHECK (choice IN ('', 'repair') OR (verdict = 'confirmed' AND choice = ANY (rights))),
  CHECK ((choice = '') = (chosen_at IS NULL))
);
CREATE INDEX guarantee_early_faults_vehicle ON guarantee_early_faults (vehicle_id, decided_at);
SELECT secure_store_table('guarantee_early_faults');

-- Such a car goes back or is replaced free: only after longer use does its owner pay for it.
ALTER TABLE guarantee_exchanges DROP CONSTRAINT guarantee_exchanges_clock_check;
ALTER TABLE guarantee_exchanges ADD CONSTRAINT guarantee_exchanges_clock_check
  CHECK (clock IN ('totalDays', 'problem', 'safety', 'assembly', 'early'));
ALTER TABLE guarantee_exchanges ADD CONSTRAINT guarantee_exchange_early_free CHECK (clock <> 'early' OR usage_fen = 0);
