-- One open sheet per checklist and record, however many tablets open it at once.
CREATE UNIQUE INDEX checklist_sheets_one_open ON checklist_sheets (store_id, template_key, subject_id) WHERE state = 'open';

-- The whole text of a message that carries a link or a code; gone once it is delivered.
ALTER TABLE messages ADD COLUMN secret_cipher text;
CREATE INDEX messages_optional ON messages (person_id, created_at) WHERE purpose IN ('care', 'marketing');

-- When a one-time code went to a phone, across stores and links: who floods one number is stopped everywhere.
CREATE TABLE code_sendings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  phone_hash text NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX code_sendings_phone ON code_sendings (phone_hash, sent_at);
CREATE INDEX code_sendings_store ON code_sendings (store_id, sent_at);

-- What one outside call is about is asked for once: the key is the caller's.
ALTER TABLE outside_calls ADD COLUMN operation text NOT NULL DEFAULT '';
