-- A bill made anew may be paid by what came in on the one it replaces: that payment is what money goes back by.
CREATE OR REPLACE FUNCTION guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  back bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.state IN ('paid', 'refused', 'withdrawn') OR NEW.amount_fen <> OLD.amount_fen OR NEW.way <> OLD.way
      OR NEW.payment_id IS DISTINCT FROM OLD.payment_id OR NEW.statement_id <> OLD.statement_id) THEN
    RAISE EXCEPTION 'a refund is not altered' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'refund_kept';
  END IF;
  IF NEW.payment_id IS NOT NULL AND NEW.state NOT IN ('refused', 'withdrawn') THEN
    SELECT * INTO paid FROM payments WHERE id = NEW.payment_id FOR UPDATE;
    SELECT coalesce(sum(amount_fen), 0) INTO back FROM refunds
      WHERE payment_id = NEW.payment_id AND state NOT IN ('refused', 'withdrawn') AND id <> NEW.id;
    IF paid.state <> 'succeeded' OR paid.way <> NEW.way OR back + NEW.amount_fen > paid.amount_fen
        OR NOT EXISTS (SELECT FROM statements AS p JOIN statements AS r ON r.order_id = p.order_id AND r.payer = p.payer
          WHERE p.id = paid.statement_id AND r.id = NEW.statement_id) THEN
      RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_within_payment';
    END IF;
  END IF;
  RETURN NEW;
END $$;
