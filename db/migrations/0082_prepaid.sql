-- A member's bill may be paid out of what they left with the store before; what goes back of it goes back there.
ALTER TABLE payments
  DROP CONSTRAINT payments_way_check,
  ADD CONSTRAINT payments_way_check CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer', 'prepaid'));
ALTER TABLE refunds
  DROP CONSTRAINT refunds_way_check,
  ADD CONSTRAINT refunds_way_check CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer', 'prepaid'));
