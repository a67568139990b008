-- Each day's finished orders go from the advisers to customer relations, who confirm them one by one.
CREATE TABLE finished_orders (
  order_id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  adviser_id uuid NOT NULL REFERENCES staff,
  finished_at timestamptz NOT NULL,
  -- Until the end of this day's work it waits to be confirmed.
  due_at timestamptz NOT NULL,
  confirmed_by uuid REFERENCES staff,
  confirmed_at timestamptz,
  UNIQUE (store_id, order_id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE INDEX finished_orders_day ON finished_orders (store_id, finished_at);
CREATE INDEX finished_orders_open ON finished_orders (store_id, due_at) WHERE confirmed_at IS NULL;
SELECT secure_store_table('finished_orders');
