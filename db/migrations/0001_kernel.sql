-- The kernel: stores, staff and sign-in, idempotency, numbers, the timeline, timers, files.

-- Every operational table is fenced by store: the kernel sets carebay.store for each transaction.
-- carebay.scope = 'group' opens other stores' rows for reading only (history by a verb of its own).
CREATE FUNCTION secure_store_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($p$CREATE POLICY own_store ON %s
    USING (store_id = nullif(current_setting('carebay.store', true), '')::uuid)
    WITH CHECK (store_id = nullif(current_setting('carebay.store', true), '')::uuid)$p$, target);
  EXECUTE format($p$CREATE POLICY group_reading ON %s FOR SELECT
    USING (current_setting('carebay.scope', true) = 'group')$p$, target);
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Ledgers and the timeline only grow; the trigger stops the owner as well as the serving role.
CREATE FUNCTION append_only(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM carebay_app', target);
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', target);
  EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
END $$;

CREATE TABLE system_settings (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE stores (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{2,6}$'),
  name text NOT NULL,
  zone text NOT NULL DEFAULT 'Asia/Shanghai',
  address text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  rescue_phone text NOT NULL DEFAULT '',
  credit_code text NOT NULL DEFAULT '',
  brand_title text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1
);

-- Sign-in accounts, in the shape better-auth keeps.
CREATE TABLE auth_users (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  username text UNIQUE,
  display_username text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE auth_sessions (
  id uuid PRIMARY KEY,
  token text NOT NULL UNIQUE,
  user_id uuid NOT NULL REFERENCES auth_users ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_sessions_user ON auth_sessions (user_id);
CREATE TABLE auth_accounts (
  id uuid PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id uuid NOT NULL REFERENCES auth_users ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_accounts_user ON auth_accounts (user_id);
CREATE TABLE auth_verifications (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_verifications_identifier ON auth_verifications (identifier);

-- Failed tries per account and per address; five within the window lock for fifteen minutes.
CREATE TABLE sign_in_attempts (
  subject text PRIMARY KEY,
  failures integer NOT NULL,
  first_failed_at timestamptz NOT NULL,
  locked_until timestamptz
);

CREATE TABLE staff (
  id uuid PRIMARY KEY REFERENCES auth_users,
  name text NOT NULL,
  initials text NOT NULL DEFAULT '',
  employee_no text NOT NULL UNIQUE,
  home_store_id uuid NOT NULL REFERENCES stores,
  grade text NOT NULL DEFAULT '',
  lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  left_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE staff_grants (
  staff_id uuid NOT NULL REFERENCES staff,
  store_id uuid NOT NULL REFERENCES stores,
  role text NOT NULL,
  PRIMARY KEY (staff_id, store_id, role)
);
CREATE INDEX staff_grants_role ON staff_grants (store_id, role);

-- One row per command a caller tagged with an Idempotency-Key, written in the command's own transaction:
-- a second copy waits here for the first, then gets its answer.
CREATE TABLE idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE number_series (
  store_id uuid NOT NULL REFERENCES stores,
  series text NOT NULL,
  period text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (store_id, series, period)
);

-- Append-only record of every change; hash chained per store, head locked last in the transaction.
CREATE TABLE timeline_heads (
  store_id uuid PRIMARY KEY REFERENCES stores,
  seq bigint NOT NULL,
  hash text NOT NULL
);
CREATE TABLE timeline_events (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'customer', 'system', 'device')),
  actor_id uuid,
  actor_name text NOT NULL,
  event text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  -- The visit or order this belongs to, so that one query shows a whole process trace.
  thread_id uuid,
  data jsonb NOT NULL,
  reason text,
  request_id text NOT NULL,
  device_at timestamptz,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  UNIQUE (store_id, seq)
);
CREATE INDEX timeline_events_subject ON timeline_events (subject_id, seq);
CREATE INDEX timeline_events_thread ON timeline_events (thread_id, seq) WHERE thread_id IS NOT NULL;

-- Moments of business time at which something must be looked at; fired once, in order, on the application clock.
CREATE TABLE timers (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  fired_at timestamptz,
  cancelled_at timestamptz,
  failures integer NOT NULL DEFAULT 0
);
CREATE INDEX timers_waiting ON timers (store_id, at) WHERE fired_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX timers_subject ON timers (subject_id, kind) WHERE fired_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE files (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  sha256 text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  name text NOT NULL,
  subject_kind text,
  subject_id uuid,
  purpose text NOT NULL DEFAULT '',
  created_by uuid,
  created_at timestamptz NOT NULL,
  UNIQUE (store_id, id)
);
CREATE INDEX files_subject ON files (subject_id);

SELECT secure_store_table('number_series');
SELECT secure_store_table('timeline_heads');
SELECT secure_store_table('timeline_events');
SELECT secure_store_table('timers');
SELECT secure_store_table('files');
SELECT append_only('timeline_events');
