-- What a customer agreed to on an estimate keeps its price, discount and payer on the way through a booking to the order.
ALTER TABLE appointment_lines
  ADD COLUMN estimate_line_id uuid,
  ADD COLUMN discount_fen bigint NOT NULL DEFAULT 0 CHECK (discount_fen >= 0),
  ADD COLUMN payer text NOT NULL DEFAULT 'customer' CHECK (payer IN ('customer', 'maker', 'insurer', 'internal', 'rework')),
  ADD COLUMN customer_supplied boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT appointment_lines_discount CHECK (discount_fen <= amount_fen),
  ADD FOREIGN KEY (store_id, estimate_line_id) REFERENCES estimate_lines (store_id, id);
-- A line agreed to is booked once.
CREATE UNIQUE INDEX appointment_lines_estimate ON appointment_lines (store_id, estimate_line_id) WHERE estimate_line_id IS NOT NULL;
