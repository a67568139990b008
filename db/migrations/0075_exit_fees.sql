-- The fees of visits without repair are few among the visits; reports and drawers look for them by when they were paid.
CREATE INDEX visits_exit_fees ON visits (store_id, exit_fee_paid_at, id) INCLUDE (exit_fee_fen) WHERE exit_fee_paid_at IS NOT NULL;
