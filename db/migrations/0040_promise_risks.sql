-- Orders whose promise will not be kept as things stand: what is expected instead, why, and since when.
CREATE TABLE promise_risks (
  order_id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  promised_at timestamptz NOT NULL,
  -- NULL when nobody can do the work.
  ready_at timestamptz,
  reason text NOT NULL CHECK (reason IN ('nobody', 'parts', 'queue', 'work')),
  since timestamptz NOT NULL,
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
CREATE INDEX promise_risks_store ON promise_risks (store_id);
SELECT secure_store_table('promise_risks');
