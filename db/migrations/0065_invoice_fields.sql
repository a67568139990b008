-- What the tax platform asks of a fully digital invoice: its kind, the buyer in full, and the sheet a red one stands on.

ALTER TABLE invoices
  ADD COLUMN kind text NOT NULL DEFAULT 'ordinary' CHECK (kind IN ('ordinary', 'special')),
  ADD COLUMN buyer_address text NOT NULL DEFAULT '',
  ADD COLUMN buyer_bank text NOT NULL DEFAULT '',
  -- 红字发票信息确认单: no red invoice without it.
  ADD COLUMN red_confirmation text,
  ADD COLUMN red_xml_hash text,
  -- Only who can deduct the tax may have it shown apart.
  ADD CONSTRAINT invoice_special_buyer CHECK (kind = 'ordinary' OR buyer_credit_code <> '');
