-- Who is here is asked all day among everybody who ever was; bills are looked up by their order, parts by their bin.
CREATE INDEX visits_here ON visits (store_id, arrived_at) WHERE left_at IS NULL;
CREATE INDEX statements_order ON statements (order_id);
CREATE INDEX stock_balances_bin ON stock_balances (store_id, bin);
