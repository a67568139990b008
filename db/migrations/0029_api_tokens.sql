-- Keys for outside systems: what each may do in which store, until when. Only the hash of the secret is kept.

CREATE TABLE api_tokens (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  -- The outside system, as the timeline names it.
  name text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  -- The last signs of the secret, for telling one from another.
  hint text NOT NULL,
  verbs text[] NOT NULL CHECK (cardinality(verbs) > 0),
  per_minute integer NOT NULL CHECK (per_minute BETWEEN 1 AND 6000),
  made_by uuid NOT NULL REFERENCES staff,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by uuid REFERENCES staff,
  last_used_at timestamptz,
  UNIQUE (store_id, id),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX api_tokens_name ON api_tokens (store_id, name) WHERE revoked_at IS NULL;
SELECT secure_store_table('api_tokens');

ALTER TABLE timeline_events DROP CONSTRAINT timeline_events_actor_kind_check;
ALTER TABLE timeline_events ADD CONSTRAINT timeline_events_actor_kind_check
  CHECK (actor_kind IN ('staff', 'customer', 'system', 'device', 'token'));
