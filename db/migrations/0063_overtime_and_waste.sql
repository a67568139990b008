-- Hours people stay longer for an order: asked with a reason, allowed by somebody else.
CREATE TABLE overtimes (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'granted', 'refused', 'cancelled')),
  asked_by uuid NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  decided_by uuid REFERENCES staff,
  decided_at timestamptz,
  -- When the car can be ready without these hours and with them, as it stood at the last of asking and deciding.
  ready_without_at timestamptz,
  ready_with_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (to_at > from_at),
  CHECK (state NOT IN ('granted', 'refused') OR decided_at IS NOT NULL)
);
CREATE INDEX overtimes_list ON overtimes (store_id, from_at DESC, id);
CREATE INDEX overtimes_of_order ON overtimes (order_id);
SELECT secure_store_table('overtimes');

CREATE TABLE overtime_technicians (
  store_id uuid NOT NULL REFERENCES stores,
  overtime_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  PRIMARY KEY (overtime_id, technician_id),
  FOREIGN KEY (store_id, overtime_id) REFERENCES overtimes (store_id, id),
  FOREIGN KEY (store_id, technician_id) REFERENCES resources (store_id, id)
);
CREATE INDEX overtime_technicians_person ON overtime_technicians (technician_id);
SELECT secure_store_table('overtime_technicians');

-- What repairs leave behind, and what a licensed firm took away; a balance is the sum.
CREATE TABLE waste_movements (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL CHECK (kind IN ('oil', 'coolant', 'brakeFluid', 'refrigerant', 'filter', 'battery', 'tyre', 'oilyRag', 'paint', 'metal', 'packaging')),
  qty_milli integer NOT NULL CHECK (qty_milli <> 0),
  job_id uuid,
  firm text NOT NULL DEFAULT '',
  manifest text NOT NULL DEFAULT '',
  noted_by uuid NOT NULL REFERENCES staff,
  noted_at timestamptz NOT NULL,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, job_id) REFERENCES jobs (store_id, id),
  CHECK (CASE WHEN qty_milli > 0 THEN job_id IS NOT NULL AND firm = '' ELSE job_id IS NULL AND firm <> '' AND manifest <> '' END)
);
CREATE INDEX waste_movements_list ON waste_movements (store_id, noted_at DESC, id);
CREATE INDEX waste_movements_kind ON waste_movements (store_id, kind);
SELECT secure_store_table('waste_movements');
SELECT append_only('waste_movements');
