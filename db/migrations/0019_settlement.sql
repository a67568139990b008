-- Statements, one per payer of an order; payments, arrears and invoices on them.

CREATE TABLE statements (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  payer text NOT NULL CHECK (payer IN ('customer', 'maker', 'insurer', 'internal', 'rework')),
  number text NOT NULL,
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  deposit_fen bigint NOT NULL DEFAULT 0 CHECK (deposit_fen >= 0),
  cost_fen bigint NOT NULL DEFAULT 0,
  estimate_fen bigint,
  variance_reason text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'totalled' CHECK (state IN ('totalled', 'settled', 'reversed')),
  totalled_at timestamptz NOT NULL,
  totalled_by uuid NOT NULL REFERENCES staff,
  checked_at timestamptz,
  checked_by uuid REFERENCES staff,
  settled_at timestamptz,
  reversed_at timestamptz,
  reverse_reason text,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, number),
  CHECK (deposit_fen <= total_fen),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id)
);
CREATE UNIQUE INDEX statements_one_in_force ON statements (order_id, payer) WHERE state <> 'reversed';
CREATE INDEX statements_open ON statements (store_id, totalled_at) WHERE state = 'totalled';
SELECT secure_store_table('statements');

-- A settled statement is only reversed, never altered.
CREATE FUNCTION guard_settled_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'totalled' AND (NEW.state <> 'reversed' OR NEW.total_fen <> OLD.total_fen OR NEW.deposit_fen <> OLD.deposit_fen
      OR NEW.payer <> OLD.payer OR NEW.number <> OLD.number OR NEW.order_id <> OLD.order_id) THEN
    RAISE EXCEPTION 'statement % is settled', OLD.number USING ERRCODE = 'restrict_violation', CONSTRAINT = 'statement_settled';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_settled BEFORE UPDATE ON statements FOR EACH ROW EXECUTE FUNCTION guard_settled_statement();
CREATE TRIGGER keep_statements BEFORE DELETE ON statements FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE payments (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  statement_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  state text NOT NULL CHECK (state IN ('waiting', 'succeeded', 'failed', 'cancelled')),
  provider_ref text,
  code_url text,
  -- A payment is booked once, whoever reports it: page, notice or query.
  posting_id uuid UNIQUE,
  taken_by uuid REFERENCES staff,
  started_at timestamptz NOT NULL,
  succeeded_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK ((state = 'succeeded') = (posting_id IS NOT NULL)),
  FOREIGN KEY (store_id, statement_id) REFERENCES statements (store_id, id)
);
CREATE INDEX payments_statement ON payments (statement_id);
SELECT secure_store_table('payments');

CREATE TABLE arrears (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  statement_id uuid NOT NULL UNIQUE,
  person_id uuid REFERENCES people,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  due_on date NOT NULL,
  reason text NOT NULL,
  approval_id uuid REFERENCES approvals,
  closed_at timestamptz,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (store_id, statement_id) REFERENCES statements (store_id, id)
);
CREATE INDEX arrears_open ON arrears (store_id, due_on) WHERE closed_at IS NULL;
SELECT secure_store_table('arrears');

CREATE TABLE invoices (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  statement_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'issued', 'failed')),
  buyer_name text NOT NULL,
  buyer_credit_code text NOT NULL DEFAULT '',
  total_fen bigint NOT NULL,
  tax_fen bigint NOT NULL,
  number text,
  xml_hash text,
  asked_at timestamptz NOT NULL,
  issued_at timestamptz,
  UNIQUE (store_id, id),
  UNIQUE (statement_id),
  FOREIGN KEY (store_id, statement_id) REFERENCES statements (store_id, id)
);
SELECT secure_store_table('invoices');
