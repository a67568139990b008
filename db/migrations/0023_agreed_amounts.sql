-- What the customer agreed to pay for a line, kept when it was agreed: parts booked later change what is billed, never this.
ALTER TABLE order_lines ADD COLUMN agreed_fen bigint CHECK (agreed_fen >= 0);
UPDATE order_lines SET agreed_fen = amount_fen - discount_fen WHERE approved_at IS NOT NULL;
ALTER TABLE order_lines ADD CHECK ((agreed_fen IS NULL) = (approved_at IS NULL));
