-- Whose drawer money goes through, and the closings by which a cashier's days are counted and sealed.

ALTER TABLE money_entries ADD COLUMN cashier_id uuid REFERENCES staff;
CREATE INDEX money_entries_drawer ON money_entries (store_id, cashier_id, business_on) WHERE cashier_id IS NOT NULL;

CREATE TABLE drawers (
  store_id uuid NOT NULL REFERENCES stores,
  cashier_id uuid NOT NULL REFERENCES staff,
  closed_through_on date,
  PRIMARY KEY (store_id, cashier_id)
);
SELECT secure_store_table('drawers');

-- Nothing is booked into a day its cashier has closed. The share lock lets payments pass each other and makes a closing
-- wait for those under way; who comes after it reads the day it has sealed.
CREATE FUNCTION guard_drawer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sealed date;
BEGIN
  INSERT INTO drawers (store_id, cashier_id) VALUES (NEW.store_id, NEW.cashier_id) ON CONFLICT DO NOTHING;
  SELECT closed_through_on INTO sealed FROM drawers
    WHERE store_id = NEW.store_id AND cashier_id = NEW.cashier_id FOR SHARE;
  IF NEW.business_on <= sealed THEN
    RAISE EXCEPTION 'the drawer is closed through %', sealed USING ERRCODE = 'restrict_violation', CONSTRAINT = 'drawer_closed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_drawer BEFORE INSERT ON money_entries
  FOR EACH ROW WHEN (NEW.cashier_id IS NOT NULL) EXECUTE FUNCTION guard_drawer();

CREATE TABLE drawer_closings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  cashier_id uuid NOT NULL REFERENCES staff,
  number text NOT NULL,
  from_on date NOT NULL,
  through_on date NOT NULL,
  -- The notes and coins counted: [{"faceFen": 10000, "pieces": 3}].
  pieces jsonb NOT NULL DEFAULT '[]',
  -- By how much the count is off, all ways together: too much one way does not make up for too little another way.
  off_fen bigint NOT NULL CHECK (off_fen >= 0),
  reason text NOT NULL DEFAULT '',
  hand_in_fen bigint NOT NULL CHECK (hand_in_fen >= 0),
  kept_fen bigint NOT NULL CHECK (kept_fen >= 0),
  state text NOT NULL CHECK (state IN ('asked', 'closed', 'refused', 'withdrawn', 'reopened')),
  closed_at timestamptz NOT NULL,
  decided_by uuid REFERENCES staff,
  decided_at timestamptz,
  reopened_by uuid REFERENCES staff,
  reopened_at timestamptz,
  reopen_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  CHECK (from_on <= through_on),
  CONSTRAINT drawer_difference_explained CHECK (off_fen = 0 OR reason <> ''),
  CHECK ((state = 'reopened') = (reopened_at IS NOT NULL AND reopened_by IS NOT NULL)),
  -- A day is closed once.
  CONSTRAINT drawer_closed_once EXCLUDE USING gist
    (store_id WITH =, cashier_id WITH =, daterange(from_on, through_on, '[]') WITH &&) WHERE (state IN ('asked', 'closed')),
  FOREIGN KEY (store_id, cashier_id) REFERENCES drawers (store_id, cashier_id)
);
CREATE INDEX drawer_closings_day ON drawer_closings (store_id, through_on, id);
SELECT secure_store_table('drawer_closings');

CREATE TABLE drawer_counts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  closing_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer')),
  opening_fen bigint NOT NULL,
  in_fen bigint NOT NULL CHECK (in_fen >= 0),
  out_fen bigint NOT NULL CHECK (out_fen >= 0),
  counted_fen bigint NOT NULL,
  UNIQUE (store_id, id),
  UNIQUE (closing_id, way),
  CHECK (way = 'cash' OR opening_fen = 0),
  FOREIGN KEY (store_id, closing_id) REFERENCES drawer_closings (store_id, id)
);
SELECT secure_store_table('drawer_counts');
SELECT append_only('drawer_counts');

-- What was counted stands; only how far the closing is may change, and one that was taken back never comes to life again.
CREATE FUNCTION guard_drawer_closing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving constant text[] := ARRAY['state', 'decided_by', 'decided_at', 'reopened_by', 'reopened_at', 'reopen_reason', 'version'];
BEGIN
  IF OLD.state NOT IN ('asked', 'closed') OR NEW.state = 'asked' OR (OLD.state = 'closed' AND NEW.state <> 'reopened')
      OR to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'a closing is not altered' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'drawer_closing_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_drawer_closing BEFORE UPDATE ON drawer_closings FOR EACH ROW EXECUTE FUNCTION guard_drawer_closing();
CREATE TRIGGER keep_drawer_closings BEFORE DELETE ON drawer_closings FOR EACH ROW EXECUTE FUNCTION refuse_change();
