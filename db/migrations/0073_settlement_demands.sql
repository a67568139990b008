-- What a published rule takes off a line; any further discount is somebody's hand and needs consent. Lines written
-- before stand as they were agreed.
ALTER TABLE order_lines ADD COLUMN ruled_discount_fen bigint NOT NULL DEFAULT 0;
UPDATE order_lines SET ruled_discount_fen = discount_fen WHERE discount_fen > 0;

-- SET-03: what a customer asks for at the counter is led to the supervisor, and on when it is more than he may give.
CREATE TABLE settlement_demands (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('discount', 'complaint', 'other')),
  words text NOT NULL,
  discount_ppm integer NOT NULL DEFAULT 0 CHECK (discount_ppm BETWEEN 0 AND 1000000),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'granted', 'refused', 'withdrawn', 'applied')),
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL REFERENCES staff,
  -- Everyone who allowed it, the supervisor first, as the statement prints them.
  decided_by text NOT NULL DEFAULT '',
  decided_at timestamptz,
  note text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, statement_id) REFERENCES statements (store_id, id),
  CHECK ((kind = 'discount') = (discount_ppm > 0))
);
CREATE INDEX settlement_demands_order ON settlement_demands (order_id);
CREATE UNIQUE INDEX settlement_demands_one_open ON settlement_demands (order_id, kind) WHERE state = 'asked';
SELECT secure_store_table('settlement_demands');

ALTER TABLE statements ADD COLUMN discount_fen bigint NOT NULL DEFAULT 0 CHECK (discount_fen >= 0);
