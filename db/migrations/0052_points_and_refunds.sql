-- Points and coupons of members; what goes back to customers; invoices taken back by red ones.

CREATE TABLE members (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  person_id uuid NOT NULL REFERENCES people,
  joined_at timestamptz NOT NULL,
  joined_by uuid NOT NULL REFERENCES staff,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CONSTRAINT members_once UNIQUE (store_id, person_id)
);
SELECT secure_store_table('members');

-- What was earned at once expires at once. What is left of it is the sum of its entries and never below nothing.
CREATE TABLE point_lots (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  member_id uuid NOT NULL,
  earned integer NOT NULL CHECK (earned > 0),
  left_points integer NOT NULL,
  expires_on date NOT NULL,
  earned_at timestamptz NOT NULL,
  UNIQUE (store_id, id),
  CONSTRAINT points_never_negative CHECK (left_points >= 0),
  CONSTRAINT points_never_above_earned CHECK (left_points <= earned),
  FOREIGN KEY (store_id, member_id) REFERENCES members (store_id, id)
);
CREATE INDEX point_lots_left ON point_lots (member_id, expires_on, id) WHERE left_points > 0;
SELECT secure_store_table('point_lots');

CREATE TABLE point_entries (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  member_id uuid NOT NULL,
  lot_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('earn', 'redeem', 'expire', 'return')),
  points integer NOT NULL CHECK ((kind IN ('earn', 'return')) = (points > 0) AND points <> 0),
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  reason text NOT NULL DEFAULT '',
  by_staff uuid REFERENCES staff,
  at timestamptz NOT NULL,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, member_id) REFERENCES members (store_id, id),
  FOREIGN KEY (store_id, lot_id) REFERENCES point_lots (store_id, id)
);
CREATE INDEX point_entries_member ON point_entries (member_id, at);
CREATE INDEX point_entries_lot ON point_entries (lot_id);
CREATE INDEX point_entries_subject ON point_entries (subject_id);
-- A bill earns once, however often its settlement is reported.
CREATE UNIQUE INDEX point_entries_earned_once ON point_entries (subject_id) WHERE kind = 'earn' AND subject_kind = 'statement';
SELECT secure_store_table('point_entries');
SELECT append_only('point_entries');

CREATE TABLE coupons (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  member_id uuid NOT NULL,
  name text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  minimum_fen bigint NOT NULL DEFAULT 0 CHECK (minimum_fen >= 0),
  expires_on date NOT NULL,
  issued_by uuid NOT NULL REFERENCES staff,
  issued_at timestamptz NOT NULL,
  used_statement_id uuid,
  used_fen bigint,
  used_at timestamptz,
  UNIQUE (store_id, id),
  CHECK ((used_statement_id IS NULL) = (used_fen IS NULL) AND (used_fen IS NULL) = (used_at IS NULL)),
  CHECK (used_fen <= amount_fen),
  FOREIGN KEY (store_id, member_id) REFERENCES members (store_id, id)
);
CREATE INDEX coupons_member ON coupons (member_id, expires_on);
SELECT secure_store_table('coupons');

ALTER TABLE statement_lines ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE statement_lines ALTER COLUMN id DROP DEFAULT, ADD UNIQUE (store_id, id);

ALTER TABLE statements
  ADD COLUMN coupon_fen bigint NOT NULL DEFAULT 0 CHECK (coupon_fen >= 0),
  ADD COLUMN points_fen bigint NOT NULL DEFAULT 0 CHECK (points_fen >= 0),
  ADD COLUMN points_used integer NOT NULL DEFAULT 0 CHECK (points_used >= 0);

CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  statement_id uuid NOT NULL,
  -- The payment it goes back by; a compensation gives back more than was paid and has none.
  payment_id uuid,
  kind text NOT NULL CHECK (kind IN ('refund', 'compensation')),
  way text NOT NULL CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  reason text NOT NULL,
  approver_role text NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'refused', 'paid')),
  asked_by uuid NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  decided_by uuid REFERENCES staff,
  posting_id uuid UNIQUE,
  provider_ref text,
  paid_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK ((kind = 'refund') = (payment_id IS NOT NULL)),
  CHECK ((state = 'paid') = (posting_id IS NOT NULL AND paid_at IS NOT NULL)),
  CHECK ((state IN ('approved', 'paid')) <= (decided_by IS NOT NULL)),
  FOREIGN KEY (store_id, statement_id) REFERENCES statements (store_id, id),
  FOREIGN KEY (store_id, payment_id) REFERENCES payments (store_id, id)
);
CREATE INDEX refunds_statement ON refunds (statement_id);
CREATE INDEX refunds_payment ON refunds (payment_id);
SELECT secure_store_table('refunds');

-- No more goes back by a payment than came in by it, whoever asks at the same time; and only by its own way.
CREATE FUNCTION guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  back bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.state IN ('paid', 'refused') OR NEW.amount_fen <> OLD.amount_fen OR NEW.way <> OLD.way
      OR NEW.payment_id IS DISTINCT FROM OLD.payment_id OR NEW.statement_id <> OLD.statement_id) THEN
    RAISE EXCEPTION 'a refund is not altered' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'refund_kept';
  END IF;
  IF NEW.payment_id IS NOT NULL AND NEW.state <> 'refused' THEN
    SELECT * INTO paid FROM payments WHERE id = NEW.payment_id FOR UPDATE;
    SELECT coalesce(sum(amount_fen), 0) INTO back FROM refunds
      WHERE payment_id = NEW.payment_id AND state <> 'refused' AND id <> NEW.id;
    IF paid.state <> 'succeeded' OR paid.way <> NEW.way OR paid.statement_id <> NEW.statement_id
        OR back + NEW.amount_fen > paid.amount_fen THEN
      RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_within_payment';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_refund BEFORE INSERT OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION guard_refund();
CREATE TRIGGER keep_refunds BEFORE DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A red invoice takes a blue one back; after that the statement may be invoiced anew.
ALTER TABLE invoices
  DROP CONSTRAINT invoices_statement_id_key,
  DROP CONSTRAINT invoices_state_check,
  ADD CONSTRAINT invoices_state_check CHECK (state IN ('asked', 'issued', 'failed', 'redAsked', 'red')),
  -- The red invoice is an order of its own with the tax platform.
  ADD COLUMN red_id uuid,
  ADD COLUMN red_number text,
  ADD COLUMN red_reason text NOT NULL DEFAULT '',
  ADD COLUMN red_asked_at timestamptz,
  ADD COLUMN red_issued_at timestamptz,
  ADD CHECK ((state = 'red') = (red_number IS NOT NULL));
CREATE UNIQUE INDEX invoices_one_in_force ON invoices (statement_id) WHERE state <> 'red';
