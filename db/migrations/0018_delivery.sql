-- Preparing delivery, telling the customer, handing over.

CREATE TABLE deliveries (
  order_id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  taken_over_at timestamptz NOT NULL,
  taken_over_by uuid NOT NULL REFERENCES staff,
  take_over_note text NOT NULL DEFAULT '',
  prepared_at timestamptz,
  notified_at timestamptz,
  pickup_started_at timestamptz,
  explained_by uuid REFERENCES staff,
  care_notes text[] NOT NULL DEFAULT '{}',
  next_on date,
  next_km integer,
  next_content text NOT NULL DEFAULT '',
  rating integer CHECK (rating BETWEEN 1 AND 5),
  feedback text NOT NULL DEFAULT '',
  accepted_at timestamptz,
  handed_over_at timestamptz,
  left_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, order_id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
SELECT secure_store_table('deliveries');

CREATE TABLE old_parts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL UNIQUE,
  name text NOT NULL,
  qty_milli bigint NOT NULL,
  decision text CHECK (decision IN ('take', 'leave')),
  decided_at timestamptz,
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, line_id) REFERENCES order_lines (store_id, id)
);
CREATE INDEX old_parts_order ON old_parts (order_id);
SELECT secure_store_table('old_parts');

CREATE TABLE delivery_notices (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('delivery', 'delay')),
  due_at timestamptz NOT NULL,
  noticed_at timestamptz NOT NULL,
  channel text NOT NULL CHECK (channel IN ('call', 'sms', 'wechat', 'inPerson')),
  reached boolean NOT NULL,
  person_reached text NOT NULL DEFAULT '',
  delay_reason text NOT NULL DEFAULT '',
  new_time_at timestamptz,
  by_staff uuid NOT NULL REFERENCES staff,
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (kind = 'delivery' OR (delay_reason <> '' AND new_time_at IS NOT NULL))
);
CREATE INDEX delivery_notices_order ON delivery_notices (order_id, noticed_at);
SELECT secure_store_table('delivery_notices');
