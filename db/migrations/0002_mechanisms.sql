-- The general machines: policies, duties, papers, checklists, questionnaires, messages, ledgers, resources, approvals, outside.

CREATE TABLE policy_settings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  key text NOT NULL,
  preset text,
  value jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  set_by uuid REFERENCES staff,
  set_at timestamptz NOT NULL,
  UNIQUE (store_id, key, effective_from)
);
SELECT secure_store_table('policy_settings');

CREATE TABLE working_calendars (
  store_id uuid PRIMARY KEY REFERENCES stores,
  weekly jsonb NOT NULL,
  exceptions jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1
);
SELECT secure_store_table('working_calendars');

CREATE TABLE duties (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  owner_role text NOT NULL,
  owner_id uuid REFERENCES staff,
  -- Who does it while the owner is away; the owner stays named.
  stand_in_id uuid REFERENCES staff,
  params jsonb NOT NULL DEFAULT '{}',
  opens_at timestamptz NOT NULL,
  warn_at timestamptz,
  due_at timestamptz NOT NULL,
  escalate_to text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
  warned_at timestamptz,
  overdue_at timestamptz,
  escalated_at timestamptz,
  closed_at timestamptz,
  closed_by uuid REFERENCES staff,
  result jsonb,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id)
);
CREATE INDEX duties_open_owner ON duties (store_id, owner_role, due_at) WHERE state = 'open';
CREATE INDEX duties_subject ON duties (subject_id, kind);
-- The same duty for the same record is never open twice.
CREATE UNIQUE INDEX duties_one_open ON duties (store_id, kind, subject_id) WHERE state = 'open';
SELECT secure_store_table('duties');

CREATE TABLE stand_ins (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  absent_id uuid NOT NULL REFERENCES staff,
  stand_in_id uuid NOT NULL REFERENCES staff,
  during tstzrange NOT NULL,
  named_by uuid NOT NULL REFERENCES staff,
  CHECK (absent_id <> stand_in_id),
  EXCLUDE USING gist (store_id WITH =, absent_id WITH =, during WITH &&)
);
SELECT secure_store_table('stand_ins');

-- A notice on somebody's screen: duty opened, overdue, escalated, something arrived.
CREATE TABLE notices (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  staff_id uuid REFERENCES staff,
  role text,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  params jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL,
  read_at timestamptz,
  CHECK (staff_id IS NOT NULL OR role IS NOT NULL)
);
CREATE INDEX notices_for ON notices (store_id, staff_id, role, at);
SELECT secure_store_table('notices');

CREATE TABLE papers (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  vehicle_id uuid,
  person_id uuid,
  number text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  template_version integer NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  -- Customer name and plate as printed, for finding the paper.
  finder text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('presented', 'signed', 'voided', 'final')),
  issued_at timestamptz NOT NULL,
  issued_by uuid REFERENCES staff,
  voided_at timestamptz,
  void_reason text,
  archive_no text,
  pdf_file_id uuid,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, kind, number, revision)
);
CREATE INDEX papers_subject ON papers (subject_id, kind, revision);
CREATE INDEX papers_thread ON papers (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX papers_kind ON papers (store_id, kind, issued_at DESC);
CREATE INDEX papers_finder ON papers USING gin (finder public.gin_trgm_ops);
SELECT secure_store_table('papers');

CREATE TABLE paper_signatures (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  paper_id uuid NOT NULL,
  role text NOT NULL,
  signer_name text NOT NULL,
  person_id uuid,
  staff_id uuid REFERENCES staff,
  method text NOT NULL CHECK (method IN ('drawn', 'code', 'staff')),
  image text,
  consent_text text NOT NULL,
  content_hash text NOT NULL,
  signed_at timestamptz NOT NULL,
  device text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  voided_at timestamptz,
  void_reason text,
  FOREIGN KEY (store_id, paper_id) REFERENCES papers (store_id, id)
);
CREATE UNIQUE INDEX paper_signatures_one ON paper_signatures (paper_id, role) WHERE voided_at IS NULL;
SELECT secure_store_table('paper_signatures');

-- Single-purpose links for customers: unguessable, expiring, usable for one thing; only the hash is kept.
CREATE TABLE links (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  token_hash text NOT NULL UNIQUE,
  purpose text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  person_id uuid,
  code_hash text,
  code_tries integer NOT NULL DEFAULT 0,
  code_sent_at timestamptz,
  codes_sent integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  used_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX links_subject ON links (subject_id, purpose);
SELECT secure_store_table('links');

CREATE TABLE checklist_templates (
  id uuid PRIMARY KEY,
  -- NULL: published by the group; a store may override with its own row.
  store_id uuid REFERENCES stores,
  key text NOT NULL,
  template_version integer NOT NULL,
  title text NOT NULL,
  items jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (store_id, key, template_version)
);
CREATE TABLE checklist_sheets (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  template_key text NOT NULL,
  template_version integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  title text NOT NULL,
  items jsonb NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'complete')),
  filled_by uuid REFERENCES staff,
  completed_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id)
);
CREATE INDEX checklist_sheets_subject ON checklist_sheets (subject_id, template_key);
CREATE TABLE checklist_answers (
  store_id uuid NOT NULL REFERENCES stores,
  sheet_id uuid NOT NULL,
  item_key text NOT NULL,
  result text NOT NULL CHECK (result IN ('ok', 'watch', 'bad', 'none')),
  value text,
  note text NOT NULL DEFAULT '',
  file_ids uuid[] NOT NULL DEFAULT '{}',
  answered_by uuid REFERENCES staff,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (sheet_id, item_key),
  FOREIGN KEY (store_id, sheet_id) REFERENCES checklist_sheets (store_id, id)
);
SELECT secure_store_table('checklist_sheets');
SELECT secure_store_table('checklist_answers');

CREATE TABLE questionnaires (
  id uuid PRIMARY KEY,
  store_id uuid REFERENCES stores,
  key text NOT NULL,
  questionnaire_version integer NOT NULL,
  title text NOT NULL,
  items jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (store_id, key, questionnaire_version)
);
CREATE TABLE questionnaire_sheets (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  questionnaire_key text NOT NULL,
  questionnaire_version integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  score_milli integer,
  filled_by uuid REFERENCES staff,
  completed_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id)
);
CREATE INDEX questionnaire_sheets_subject ON questionnaire_sheets (subject_id);
SELECT secure_store_table('questionnaire_sheets');

CREATE TABLE messages (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  person_id uuid,
  template text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('service', 'safety', 'care', 'marketing')),
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat', 'mail', 'call', 'letter', 'push')),
  address_cipher text,
  address_masked text NOT NULL DEFAULT '',
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  title text NOT NULL DEFAULT '',
  body text NOT NULL,
  state text NOT NULL CHECK (state IN ('held', 'queued', 'sent', 'delivered', 'failed', 'cancelled', 'suppressed')),
  state_reason text,
  tries integer NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  delivered_at timestamptz,
  provider_ref text
);
CREATE INDEX messages_subject ON messages (subject_id, created_at);
CREATE INDEX messages_person ON messages (person_id, created_at);
CREATE INDEX messages_register ON messages (store_id, created_at DESC);
CREATE INDEX messages_waiting ON messages (store_id, not_before) WHERE state IN ('held', 'queued');
SELECT secure_store_table('messages');

-- Ledgers: stock, money. Movements only grow; balances change only together with their movement.
CREATE TABLE stock_balances (
  store_id uuid NOT NULL REFERENCES stores,
  part_id uuid NOT NULL,
  on_hand_milli bigint NOT NULL DEFAULT 0 CHECK (on_hand_milli >= 0),
  reserved_milli bigint NOT NULL DEFAULT 0 CHECK (reserved_milli >= 0),
  cost_total_fen bigint NOT NULL DEFAULT 0 CHECK (cost_total_fen >= 0),
  bin text NOT NULL DEFAULT '',
  PRIMARY KEY (store_id, part_id),
  CONSTRAINT stock_reserved_is_there CHECK (reserved_milli <= on_hand_milli)
);
CREATE TABLE stock_movements (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  part_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opening', 'receive', 'issue', 'return', 'adjust', 'reserve', 'release', 'reverse')),
  on_hand_delta_milli bigint NOT NULL,
  reserved_delta_milli bigint NOT NULL,
  cost_delta_fen bigint NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  reverses_id uuid REFERENCES stock_movements,
  by_staff uuid REFERENCES staff,
  at timestamptz NOT NULL,
  note text NOT NULL DEFAULT '',
  CHECK (on_hand_delta_milli <> 0 OR reserved_delta_milli <> 0 OR cost_delta_fen <> 0)
);
CREATE INDEX stock_movements_part ON stock_movements (store_id, part_id, at);
CREATE INDEX stock_movements_subject ON stock_movements (subject_id);
CREATE UNIQUE INDEX stock_movements_reversed_once ON stock_movements (reverses_id) WHERE reverses_id IS NOT NULL;
SELECT secure_store_table('stock_balances');
SELECT secure_store_table('stock_movements');
SELECT append_only('stock_movements');

-- An account is what somebody owes or has with us: per payer and subject (deposit of a booking, receivable of a statement, cashier's till).
CREATE TABLE money_accounts (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL CHECK (kind IN ('receivable', 'deposit', 'till', 'revenue', 'discount', 'clearing')),
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  label text NOT NULL DEFAULT '',
  balance_fen bigint NOT NULL DEFAULT 0,
  -- A receivable cannot be overpaid and a deposit cannot be overdrawn. Debits are positive, so what customers left with
  -- us stands below zero.
  may_be_negative boolean NOT NULL,
  UNIQUE (store_id, id),
  UNIQUE (store_id, kind, subject_id, label),
  CONSTRAINT money_account_side
    CHECK (may_be_negative OR CASE WHEN kind IN ('deposit', 'revenue') THEN balance_fen <= 0 ELSE balance_fen >= 0 END)
);
CREATE TABLE money_entries (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  -- Entries of one posting share this id and sum to zero.
  posting_id uuid NOT NULL,
  account_id uuid NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  business_on date NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid REFERENCES staff,
  note text NOT NULL DEFAULT '',
  FOREIGN KEY (store_id, account_id) REFERENCES money_accounts (store_id, id),
  UNIQUE (posting_id, account_id)
);
CREATE INDEX money_entries_account ON money_entries (account_id, at);
CREATE INDEX money_entries_subject ON money_entries (subject_id);
CREATE INDEX money_entries_day ON money_entries (store_id, business_on);
SELECT secure_store_table('money_accounts');
SELECT secure_store_table('money_entries');
SELECT append_only('money_entries');

-- A posting whose entries do not sum to zero cannot be committed.
CREATE FUNCTION posting_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_fen) FROM money_entries WHERE posting_id = NEW.posting_id) <> 0 THEN
    RAISE EXCEPTION 'posting % does not balance', NEW.posting_id USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_balances';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON money_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_balances();

CREATE TABLE resources (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL CHECK (kind IN ('bay', 'technician', 'adviser', 'loanCar', 'room', 'tool')),
  name text NOT NULL,
  -- A bay's kind (quick, mechanical, alignment, body, paint, ev, precheck, wash, reception) or a person's trade.
  class text NOT NULL DEFAULT '',
  team text NOT NULL DEFAULT '',
  staff_id uuid REFERENCES staff,
  skills text[] NOT NULL DEFAULT '{}',
  grade integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  sort integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, kind, name)
);
CREATE UNIQUE INDEX resources_staff ON resources (store_id, kind, staff_id) WHERE staff_id IS NOT NULL;
CREATE TABLE resource_bookings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  resource_id uuid NOT NULL,
  during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
  purpose text NOT NULL CHECK (purpose IN ('appointment', 'job', 'absence', 'closed')),
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  -- Whom the next one is told of: the plate, the booking's number.
  label text NOT NULL DEFAULT '',
  released_at timestamptz,
  FOREIGN KEY (store_id, resource_id) REFERENCES resources (store_id, id),
  -- Two people cannot book one lift, whatever the code thinks.
  CONSTRAINT resource_booked_once EXCLUDE USING gist (store_id WITH =, resource_id WITH =, during WITH &&) WHERE (released_at IS NULL)
);
CREATE INDEX resource_bookings_subject ON resource_bookings (subject_id);
CREATE INDEX resource_bookings_day ON resource_bookings USING gist (store_id, during) WHERE released_at IS NULL;
SELECT secure_store_table('resources');
SELECT secure_store_table('resource_bookings');

CREATE TABLE approvals (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  amount_fen bigint,
  params jsonb NOT NULL DEFAULT '{}',
  approver_role text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'granted', 'refused', 'withdrawn')),
  asked_by uuid NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  decided_by uuid REFERENCES staff,
  decided_at timestamptz,
  decision_note text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  -- Nobody grants what they asked for themselves.
  CHECK (decided_by IS NULL OR decided_by <> asked_by OR state = 'withdrawn')
);
CREATE UNIQUE INDEX approvals_one_open ON approvals (store_id, kind, subject_id) WHERE state = 'asked';
CREATE INDEX approvals_inbox ON approvals (store_id, approver_role) WHERE state = 'asked';
SELECT secure_store_table('approvals');

-- What went to or came from an outside party, with its state: the visible console of the simulated providers.
CREATE TABLE outside_calls (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  party text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('out', 'in')),
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  request jsonb NOT NULL,
  answer jsonb,
  state text NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  at timestamptz NOT NULL,
  done_at timestamptz
);
CREATE INDEX outside_calls_register ON outside_calls (store_id, at DESC);
CREATE INDEX outside_calls_subject ON outside_calls (subject_id);
SELECT secure_store_table('outside_calls');
CREATE TABLE outside_switches (
  store_id uuid NOT NULL REFERENCES stores,
  party text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('ok', 'slow', 'fail', 'garbage')),
  PRIMARY KEY (store_id, party)
);
SELECT secure_store_table('outside_switches');
