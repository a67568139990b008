-- A bill that money was taken on is reversed and made anew; what was paid is held for its payer and set against the new one.

ALTER TABLE statements
  -- What of the deposit came from a reversed bill of the same payer.
  ADD COLUMN credit_fen bigint NOT NULL DEFAULT 0,
  ADD COLUMN reversed_by uuid REFERENCES staff,
  ADD CONSTRAINT statements_credit_within_deposit CHECK (credit_fen BETWEEN 0 AND deposit_fen),
  ADD CONSTRAINT statements_reversed_when CHECK ((state = 'reversed') = (reversed_at IS NOT NULL));

-- A settled statement is only reversed, a reversed one stays as it is: no column of either is altered.
CREATE OR REPLACE FUNCTION guard_settled_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  beside constant text[] := ARRAY['state', 'reversed_at', 'reversed_by', 'reverse_reason', 'version'];
BEGIN
  IF OLD.state = 'reversed' OR (OLD.state = 'settled'
      AND (NEW.state <> 'reversed' OR to_jsonb(NEW) - beside <> to_jsonb(OLD) - beside)) THEN
    RAISE EXCEPTION 'statement % is settled', OLD.number USING ERRCODE = 'restrict_violation', CONSTRAINT = 'statement_settled';
  END IF;
  RETURN NEW;
END $$;

-- Points earned on a bill go back with it, as far as they are still there.
ALTER TABLE point_entries
  DROP CONSTRAINT point_entries_kind_check,
  ADD CONSTRAINT point_entries_kind_check CHECK (kind IN ('earn', 'redeem', 'expire', 'return', 'unearn'));

-- Bills of cars that have left and that wait to be made anew: few among all orders.
CREATE INDEX repair_orders_to_bill_anew ON repair_orders (store_id) WHERE delivery = 'gone' AND money = 'open';
