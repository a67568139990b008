-- A month of orders handed over, without passing those of all years.
CREATE INDEX repair_orders_handed_over ON repair_orders (store_id, delivered_at) WHERE delivered_at IS NOT NULL;
CREATE INDEX inspections_exit ON inspections (store_id, at) WHERE level = 'exit';
