-- Addresses of outside systems that want to hear what happens in a store, and what was sent to each.

CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  name text NOT NULL,
  url text NOT NULL,
  secret_cipher text NOT NULL,
  -- Names of timeline events.
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  active boolean NOT NULL DEFAULT true,
  made_by uuid NOT NULL REFERENCES staff,
  made_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id)
);
CREATE INDEX webhook_endpoints_active ON webhook_endpoints (store_id) WHERE active;
SELECT secure_store_table('webhook_endpoints');

CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  endpoint_id uuid NOT NULL,
  event text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  -- The very text that is signed.
  body text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  tries integer NOT NULL DEFAULT 0,
  -- What the other side answered last, or why it could not be asked.
  last_status integer,
  last_error text,
  created_at timestamptz NOT NULL,
  tried_at timestamptz,
  FOREIGN KEY (store_id, endpoint_id) REFERENCES webhook_endpoints (store_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (endpoint_id, id DESC);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (endpoint_id, subject_id, id) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_age ON webhook_deliveries (store_id, created_at);
SELECT secure_store_table('webhook_deliveries');
