-- The backbone of a visit: visits, repair orders and their lines. Other processes hang their own tables on these.

CREATE TABLE visits (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  number text,
  appointment_id uuid,
  vehicle_id uuid REFERENCES vehicles,
  plate text NOT NULL DEFAULT '',
  owner_id uuid REFERENCES people,
  sender_id uuid REFERENCES people,
  sender_relation text NOT NULL DEFAULT 'owner' CHECK (sender_relation IN ('owner', 'user', 'agent')),
  sender_authority text NOT NULL DEFAULT '',
  purpose text CHECK (purpose IN ('consult', 'diagnose', 'quote', 'repair', 'book', 'collect', 'complain', 'parts')),
  punctuality text CHECK (punctuality IN ('early', 'onTime', 'late', 'walkIn')),
  arrived_at timestamptz NOT NULL,
  arrived_by text NOT NULL DEFAULT 'manual' CHECK (arrived_by IN ('manual', 'camera', 'booking')),
  adviser_id uuid REFERENCES staff,
  contacted_at timestamptz,
  state text NOT NULL DEFAULT 'arrived' CHECK (state IN ('arrived', 'received', 'inRepair', 'consulted', 'declined', 'diagnosedOnly', 'booked', 'left')),
  new_customer boolean NOT NULL DEFAULT false,
  introduced_at timestamptz,
  quick_path boolean NOT NULL DEFAULT false,
  customer_words text NOT NULL DEFAULT '',
  answer_text text NOT NULL DEFAULT '',
  decline_reason text NOT NULL DEFAULT '',
  test_consent_at timestamptz,
  resting_at text NOT NULL DEFAULT '',
  mileage_km integer CHECK (mileage_km BETWEEN 0 AND 3000000),
  fuel_percent integer CHECK (fuel_percent BETWEEN 0 AND 100),
  abnormality text NOT NULL DEFAULT '',
  checked_with_customer boolean NOT NULL DEFAULT false,
  wash_wanted boolean,
  follow_up_wanted boolean,
  follow_up_time text NOT NULL DEFAULT '',
  privacy_noticed_at timestamptz,
  left_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number)
);
CREATE INDEX visits_open ON visits (store_id, arrived_at DESC);
CREATE INDEX visits_vehicle ON visits (vehicle_id, arrived_at DESC);
CREATE INDEX visits_adviser ON visits (store_id, adviser_id, arrived_at DESC);
-- One car is here once.
CREATE UNIQUE INDEX visits_here_once ON visits (store_id, vehicle_id) WHERE left_at IS NULL AND vehicle_id IS NOT NULL;
SELECT secure_store_table('visits');

CREATE TABLE repair_orders (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  visit_id uuid NOT NULL,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  number text,
  kind text NOT NULL CHECK (kind IN ('maintenance', 'repair', 'accident', 'warranty', 'rework', 'beauty', 'home', 'rescue', 'freeCheck')),
  adviser_id uuid NOT NULL REFERENCES staff,
  named_technician_id uuid REFERENCES staff,
  original_order_id uuid REFERENCES repair_orders,
  estimate_id uuid,
  description text NOT NULL DEFAULT '',
  wishes text NOT NULL DEFAULT '',
  guarantee_note text NOT NULL DEFAULT '',
  team text NOT NULL DEFAULT '',
  -- Axes, kept apart: what the customer authorised, how far the work is, parts, delivery, money. Labels are derived.
  authorisation text NOT NULL DEFAULT 'draft' CHECK (authorisation IN ('draft', 'awaiting', 'signed')),
  work text NOT NULL DEFAULT 'waiting' CHECK (work IN ('waiting', 'handedOver', 'dispatched', 'working', 'finished', 'inspecting', 'rework', 'passed')),
  delivery text NOT NULL DEFAULT 'none' CHECK (delivery IN ('none', 'preparing', 'prepared', 'notified', 'accepting', 'accepted', 'delivered', 'gone')),
  money text NOT NULL DEFAULT 'open' CHECK (money IN ('open', 'totalled', 'settled')),
  washing text NOT NULL DEFAULT 'none' CHECK (washing IN ('none', 'waiting', 'washing', 'washed', 'returned')),
  cancelled_at timestamptz,
  cancel_reason text,
  signed_at timestamptz,
  received_by uuid REFERENCES staff,
  received_at timestamptz,
  work_started_at timestamptz,
  work_finished_at timestamptz,
  passed_at timestamptz,
  delivered_at timestamptz,
  planned_minutes integer NOT NULL DEFAULT 0 CHECK (planned_minutes >= 0),
  first_promised_at timestamptz,
  promised_at timestamptz,
  created_at timestamptz NOT NULL,
  -- Header and lines share this version; the axes carry their own so that clocking never makes an adviser's edit stale.
  version integer NOT NULL DEFAULT 1,
  work_version integer NOT NULL DEFAULT 1,
  delivery_version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  FOREIGN KEY (store_id, visit_id) REFERENCES visits (store_id, id)
);
CREATE INDEX repair_orders_visit ON repair_orders (visit_id);
CREATE INDEX repair_orders_vehicle ON repair_orders (vehicle_id, created_at DESC);
CREATE INDEX repair_orders_open ON repair_orders (store_id, work, promised_at) WHERE delivery <> 'gone' AND cancelled_at IS NULL;
CREATE INDEX repair_orders_list ON repair_orders (store_id, created_at DESC);
SELECT secure_store_table('repair_orders');

CREATE TABLE add_ons (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  number text,
  reason text NOT NULL,
  safety boolean NOT NULL DEFAULT false,
  consequence text NOT NULL DEFAULT '',
  extra_minutes integer NOT NULL DEFAULT 0,
  new_promised_at timestamptz,
  found_by uuid NOT NULL REFERENCES staff,
  found_at timestamptz NOT NULL,
  first_contact_at timestamptz,
  state text NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'priced', 'asked', 'agreed', 'handedOver', 'refused', 'closed')),
  answer_at timestamptz,
  answer_channel text NOT NULL DEFAULT '',
  relayed_at timestamptz,
  relayed_to uuid REFERENCES staff,
  relayed_by uuid REFERENCES staff,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
CREATE INDEX add_ons_order ON add_ons (order_id);
SELECT secure_store_table('add_ons');

CREATE TABLE order_lines (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  add_on_id uuid,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('labour', 'part', 'other')),
  labour_operation_id uuid REFERENCES labour_operations,
  part_id uuid REFERENCES parts,
  -- A part line may name the labour line it serves.
  for_line_id uuid,
  code text NOT NULL DEFAULT '',
  name text NOT NULL,
  system text NOT NULL DEFAULT '',
  trade text NOT NULL DEFAULT '',
  hours_centi integer,
  qty_milli bigint NOT NULL CHECK (qty_milli > 0),
  unit text NOT NULL DEFAULT '',
  unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 0),
  published_price_fen bigint NOT NULL CHECK (published_price_fen >= 0),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  discount_fen bigint NOT NULL DEFAULT 0 CHECK (discount_fen >= 0),
  tax_ppm integer NOT NULL,
  payer text NOT NULL DEFAULT 'customer' CHECK (payer IN ('customer', 'maker', 'insurer', 'internal', 'rework')),
  part_grade text NOT NULL DEFAULT '',
  customer_supplied boolean NOT NULL DEFAULT false,
  guarantee_class text NOT NULL DEFAULT '',
  key_item boolean NOT NULL DEFAULT false,
  basis text NOT NULL CHECK (basis IN ('finding', 'rule', 'wish')),
  basis_text text NOT NULL DEFAULT '',
  deviation_reason text NOT NULL DEFAULT '',
  deviation_approval_id uuid REFERENCES approvals,
  approved_at timestamptz,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'declined', 'working', 'done', 'passed', 'cancelled')),
  explained_at timestamptz,
  cost_fen bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  FOREIGN KEY (store_id, add_on_id) REFERENCES add_ons (store_id, id),
  CHECK (discount_fen <= amount_fen),
  CHECK ((kind = 'labour') = (hours_centi IS NOT NULL))
);
CREATE INDEX order_lines_order ON order_lines (order_id, position);
CREATE INDEX order_lines_part ON order_lines (part_id) WHERE part_id IS NOT NULL;
SELECT secure_store_table('order_lines');

-- Every promise made about an order, first to last, with reason and the customer's consent (RO-12).
CREATE TABLE promises (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  promised_at timestamptz NOT NULL,
  reason text NOT NULL DEFAULT '',
  consent_channel text NOT NULL DEFAULT '',
  person_reached text NOT NULL DEFAULT '',
  made_by uuid REFERENCES staff,
  made_at timestamptz NOT NULL,
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
CREATE INDEX promises_order ON promises (order_id, made_at);
SELECT secure_store_table('promises');
