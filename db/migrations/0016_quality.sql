-- Inspections of finished work, and the rework a failed one asks for.

CREATE TABLE inspections (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  round integer NOT NULL,
  level text NOT NULL CHECK (level IN ('self', 'mutual', 'exit')),
  inspector_id uuid NOT NULL REFERENCES staff,
  result text NOT NULL CHECK (result IN ('pass', 'fail')),
  checked_lines uuid[] NOT NULL DEFAULT '{}',
  defect text NOT NULL DEFAULT '',
  cause text NOT NULL DEFAULT '',
  failed_line_id uuid,
  at timestamptz NOT NULL,
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (result = 'pass' OR (defect <> '' AND failed_line_id IS NOT NULL))
);
-- A level passes once a round, and nobody inspects twice in one round: three pairs of eyes.
CREATE UNIQUE INDEX inspections_level_once ON inspections (order_id, round, level) WHERE result = 'pass';
CREATE UNIQUE INDEX inspections_other_person ON inspections (order_id, round, inspector_id);
SELECT secure_store_table('inspections');

CREATE TABLE key_item_checks (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  round integer NOT NULL,
  inspector_id uuid NOT NULL REFERENCES staff,
  note text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  UNIQUE (line_id, round),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, line_id) REFERENCES order_lines (store_id, id)
);
SELECT secure_store_table('key_item_checks');

CREATE TABLE reworks (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  inspection_id uuid REFERENCES inspections,
  stage text NOT NULL CHECK (stage IN ('mutual', 'exit', 'delivery')),
  defect text NOT NULL,
  cause text NOT NULL DEFAULT '',
  responsible_id uuid REFERENCES staff,
  opened_at timestamptz NOT NULL,
  done_at timestamptz,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, line_id) REFERENCES order_lines (store_id, id)
);
CREATE INDEX reworks_order ON reworks (order_id);
SELECT secure_store_table('reworks');
