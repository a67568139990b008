-- What a bill is made of, kept as it was settled: each payer's share of each line with its tax and its cost.

CREATE TABLE order_splits (
  order_id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  insurer_ppm integer NOT NULL DEFAULT 0 CHECK (insurer_ppm BETWEEN 0 AND 1000000),
  insurer_name text NOT NULL DEFAULT '',
  insurer_claim text NOT NULL DEFAULT '',
  maker_ppm integer NOT NULL DEFAULT 0 CHECK (maker_ppm BETWEEN 0 AND 1000000),
  maker_name text NOT NULL DEFAULT '',
  maker_claim text NOT NULL DEFAULT '',
  set_by uuid NOT NULL REFERENCES staff,
  set_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, order_id),
  CONSTRAINT order_split_within_whole CHECK (insurer_ppm + maker_ppm <= 1000000),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
SELECT secure_store_table('order_splits');

CREATE TABLE statement_lines (
  statement_id uuid NOT NULL,
  order_line_id uuid NOT NULL,
  store_id uuid NOT NULL REFERENCES stores,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  discount_fen bigint NOT NULL CHECK (discount_fen >= 0),
  tax_fen bigint NOT NULL CHECK (tax_fen >= 0),
  cost_fen bigint NOT NULL CHECK (cost_fen >= 0),
  PRIMARY KEY (statement_id, order_line_id),
  CHECK (discount_fen <= amount_fen),
  CHECK (tax_fen <= amount_fen - discount_fen),
  FOREIGN KEY (store_id, statement_id) REFERENCES statements (store_id, id),
  FOREIGN KEY (store_id, order_line_id) REFERENCES order_lines (store_id, id)
);
CREATE INDEX statement_lines_line ON statement_lines (order_line_id);
SELECT secure_store_table('statement_lines');
SELECT append_only('statement_lines');

ALTER TABLE statements ADD COLUMN payer_name text NOT NULL DEFAULT '', ADD COLUMN claim_number text NOT NULL DEFAULT '';
