-- Consent by code proves a telephone: the paper shows which one, masked.
ALTER TABLE paper_signatures ADD COLUMN phone_masked text NOT NULL DEFAULT '';
