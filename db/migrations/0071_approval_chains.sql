-- Some questions pass several offices, one after another: each is a row of its own, asked when the one before it granted.
ALTER TABLE approvals
  -- The first question of the chain; it is empty on the first one itself.
  ADD COLUMN first_id uuid REFERENCES approvals,
  ADD COLUMN step smallint NOT NULL DEFAULT 1 CHECK (step >= 1),
  -- The offices that are asked after this one.
  ADD COLUMN next_roles text[] NOT NULL DEFAULT '{}',
  ADD CHECK ((first_id IS NULL) = (step = 1));
CREATE UNIQUE INDEX approvals_step ON approvals (first_id, step) WHERE first_id IS NOT NULL;
-- Nobody is two of the persons a chain asks, whatever offices they hold or stand in for.
CREATE UNIQUE INDEX approvals_other_person ON approvals (coalesce(first_id, id), decided_by) WHERE state = 'granted';

-- A refund whose question was taken back holds nothing of its payment any more.
ALTER TABLE refunds
  DROP CONSTRAINT refunds_state_check,
  ADD CONSTRAINT refunds_state_check CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn', 'paid'));
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
    IF paid.state <> 'succeeded' OR paid.way <> NEW.way OR paid.statement_id <> NEW.statement_id
        OR back + NEW.amount_fen > paid.amount_fen THEN
      RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_within_payment';
    END IF;
  END IF;
  RETURN NEW;
END $$;
