-- The parts counter: what an order asks for, what is issued and comes back on numbered slips, what is short and when it
-- arrives; and the indexes on which the catalogue is searched.

CREATE TABLE part_requests (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  -- The line the customer agreed to; without one the part may be asked for, but not issued. No foreign key: until the
  -- workshop has the order its lines are replaced as a whole, and what is asked for follows at the next signature.
  order_line_id uuid,
  part_id uuid NOT NULL REFERENCES parts,
  wanted_milli bigint NOT NULL CHECK (wanted_milli >= 0),
  reserved_milli bigint NOT NULL DEFAULT 0 CHECK (reserved_milli >= 0),
  -- Net of what came back.
  issued_milli bigint NOT NULL DEFAULT 0 CHECK (issued_milli >= 0),
  note text NOT NULL DEFAULT '',
  requested_by uuid REFERENCES staff,
  requested_at timestamptz NOT NULL,
  cancelled_at timestamptz,
  cancel_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  -- Nothing is issued twice, whatever the code thinks.
  CONSTRAINT part_request_within_wanted CHECK (reserved_milli + issued_milli <= wanted_milli)
);
CREATE INDEX part_requests_order ON part_requests (order_id);
CREATE INDEX part_requests_open ON part_requests (store_id, requested_at)
  WHERE cancelled_at IS NULL AND issued_milli < wanted_milli;
CREATE UNIQUE INDEX part_request_one_per_line ON part_requests (order_line_id)
  WHERE order_line_id IS NOT NULL AND cancelled_at IS NULL;
SELECT secure_store_table('part_requests');

CREATE TABLE part_slips (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('issue', 'return')),
  number text NOT NULL,
  paper_id uuid NOT NULL,
  -- A return names the slip the parts went out on.
  issue_slip_id uuid REFERENCES part_slips,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'handed')),
  -- Who takes the parts, or brings them back.
  workshop_by uuid NOT NULL REFERENCES staff,
  counter_by uuid NOT NULL REFERENCES staff,
  at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  handed_at timestamptz,
  handed_by uuid REFERENCES staff,
  note text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, paper_id) REFERENCES papers (store_id, id),
  CHECK ((state = 'handed') = (handed_at IS NOT NULL)),
  CHECK ((kind = 'return') = (issue_slip_id IS NOT NULL))
);
CREATE INDEX part_slips_order ON part_slips (order_id, at);
CREATE INDEX part_slips_list ON part_slips (store_id, at DESC);
SELECT secure_store_table('part_slips');

CREATE TABLE part_slip_lines (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  slip_id uuid NOT NULL,
  request_id uuid NOT NULL,
  part_id uuid NOT NULL REFERENCES parts,
  qty_milli bigint NOT NULL CHECK (qty_milli > 0),
  unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 0),
  cost_fen bigint NOT NULL CHECK (cost_fen >= 0),
  movement_id uuid NOT NULL REFERENCES stock_movements,
  -- A returned line names the line it went out on.
  issue_line_id uuid REFERENCES part_slip_lines,
  reason text NOT NULL DEFAULT '',
  condition text NOT NULL DEFAULT '',
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, slip_id) REFERENCES part_slips (store_id, id),
  FOREIGN KEY (store_id, request_id) REFERENCES part_requests (store_id, id)
);
CREATE INDEX part_slip_lines_slip ON part_slip_lines (slip_id);
CREATE INDEX part_slip_lines_request ON part_slip_lines (request_id);
CREATE INDEX part_slip_lines_issue ON part_slip_lines (issue_line_id) WHERE issue_line_id IS NOT NULL;
SELECT secure_store_table('part_slip_lines');
SELECT append_only('part_slip_lines');

-- A missing part, from the asking to the call that tells the customer; each step with its moment and its person.
CREATE TABLE shortages (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  request_id uuid NOT NULL,
  part_id uuid NOT NULL REFERENCES parts,
  qty_milli bigint NOT NULL CHECK (qty_milli > 0),
  arrived_milli bigint NOT NULL DEFAULT 0 CHECK (arrived_milli BETWEEN 0 AND qty_milli),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'ordered', 'arrived', 'told', 'withdrawn')),
  asked_at timestamptz NOT NULL,
  asked_by uuid REFERENCES staff,
  ordered_at timestamptz,
  ordered_by uuid REFERENCES staff,
  supplier text NOT NULL DEFAULT '',
  expected_at timestamptz,
  arrived_at timestamptz,
  arrived_by uuid REFERENCES staff,
  adviser_told_at timestamptz,
  told_at timestamptz,
  told_by uuid REFERENCES staff,
  told_channel text NOT NULL DEFAULT '',
  person_reached text NOT NULL DEFAULT '',
  told_result text NOT NULL DEFAULT '',
  withdrawn_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, request_id) REFERENCES part_requests (store_id, id),
  CHECK (state <> 'ordered' OR expected_at IS NOT NULL)
);
CREATE UNIQUE INDEX shortage_one_open ON shortages (request_id) WHERE state IN ('asked', 'ordered');
CREATE INDEX shortages_order ON shortages (order_id);
CREATE INDEX shortages_waiting ON shortages (store_id, part_id, asked_at) WHERE state IN ('asked', 'ordered');
CREATE INDEX shortages_list ON shortages (store_id, state, asked_at);
SELECT secure_store_table('shortages');

CREATE TABLE goods_receipts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  number text NOT NULL,
  supplier text NOT NULL,
  note text NOT NULL DEFAULT '',
  received_by uuid REFERENCES staff,
  received_at timestamptz NOT NULL,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number)
);
CREATE INDEX goods_receipts_list ON goods_receipts (store_id, received_at DESC);
SELECT secure_store_table('goods_receipts');
SELECT append_only('goods_receipts');

CREATE TABLE goods_receipt_lines (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  receipt_id uuid NOT NULL,
  part_id uuid NOT NULL REFERENCES parts,
  qty_milli bigint NOT NULL CHECK (qty_milli > 0),
  unit_cost_fen bigint NOT NULL CHECK (unit_cost_fen >= 0),
  movement_id uuid NOT NULL REFERENCES stock_movements,
  FOREIGN KEY (store_id, receipt_id) REFERENCES goods_receipts (store_id, id)
);
CREATE INDEX goods_receipt_lines_receipt ON goods_receipt_lines (receipt_id);
SELECT secure_store_table('goods_receipt_lines');
SELECT append_only('goods_receipt_lines');

CREATE INDEX stock_movements_recent ON stock_movements (store_id, at DESC);

-- The catalogue is found by number, name, alias and sound; two neighbouring signs have their own index.
CREATE INDEX parts_name_pairs ON parts USING gin (sign_pairs(name));
CREATE INDEX parts_pinyin ON parts (pinyin text_pattern_ops);
CREATE INDEX parts_superseded ON parts (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX part_aliases_pairs ON part_aliases USING gin (sign_pairs(alias));
CREATE INDEX labour_operations_name_pairs ON labour_operations USING gin (sign_pairs(name));
CREATE INDEX labour_operations_pinyin ON labour_operations (pinyin text_pattern_ops);
