-- The fee of a visit without repair was printed on the pass and taken by nobody: the cashier takes it before the pass.
ALTER TABLE visits
  ADD COLUMN exit_fee_paid_at timestamptz,
  ADD COLUMN exit_fee_way text CHECK (exit_fee_way IN ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  ADD CONSTRAINT visits_exit_fee_paid CHECK ((exit_fee_paid_at IS NULL) = (exit_fee_way IS NULL)),
  ADD CONSTRAINT visits_exit_fee_demanded CHECK (exit_fee_paid_at IS NULL OR exit_fee_fen > 0);
