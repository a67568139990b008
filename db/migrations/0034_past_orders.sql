-- Orders of the system a shop had before: closed history of a car. They stand apart from repair orders because nothing of
-- them can move any more: no money, no stock, no duty and no paper hangs on them.

CREATE TABLE past_orders (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  -- As the other system wrote it, and the same without what people type differently.
  number text NOT NULL,
  number_key text NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('maintenance', 'repair', 'accident', 'warranty', 'rework', 'beauty', 'home', 'rescue', 'freeCheck')),
  kind_word text NOT NULL,
  in_on date NOT NULL,
  out_on date CHECK (out_on >= in_on),
  plate text NOT NULL,
  mileage_km integer CHECK (mileage_km BETWEEN 0 AND 3000000),
  words text NOT NULL,
  adviser text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  -- Of all the file says of the order: the same again changes nothing.
  content_hash text NOT NULL,
  imported_at timestamptz NOT NULL,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number_key)
);
CREATE INDEX past_orders_vehicle ON past_orders (vehicle_id, in_on DESC);
CREATE INDEX past_orders_newest ON past_orders (store_id, in_on DESC, id DESC);
SELECT secure_store_table('past_orders');

CREATE TABLE past_order_lines (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('labour', 'part', 'other')),
  code text NOT NULL,
  name text NOT NULL,
  qty_milli bigint CHECK (qty_milli > 0),
  hours_centi bigint CHECK (hours_centi >= 0),
  price_fen bigint CHECK (price_fen >= 0),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  payer text NOT NULL CHECK (payer IN ('customer', 'maker', 'insurer', 'internal', 'rework')),
  technician text NOT NULL,
  UNIQUE (order_id, position),
  FOREIGN KEY (store_id, order_id) REFERENCES past_orders (store_id, id)
);
SELECT secure_store_table('past_order_lines');
