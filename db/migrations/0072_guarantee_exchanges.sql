-- What the law takes out of the days of a guarantee repair: the ways of parts made for one car, and of rescue.
CREATE TABLE guarantee_pauses (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  order_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('antiTheft', 'harness', 'battery', 'rescue')),
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  -- Waybill or tow slip: without it the day counts.
  proof text NOT NULL CHECK (proof <> ''),
  recorded_by uuid NOT NULL REFERENCES staff,
  recorded_at timestamptz NOT NULL,
  withdrawn_by uuid REFERENCES staff,
  withdrawn_at timestamptz,
  withdrawn_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, order_id) REFERENCES repair_orders (store_id, id),
  CHECK (to_at > from_at),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason = '')),
  -- An hour is taken out once.
  CONSTRAINT guarantee_pause_once EXCLUDE USING gist
    (store_id WITH =, order_id WITH =, tstzrange(from_at, to_at) WITH &&) WHERE (withdrawn_at IS NULL)
);
CREATE INDEX guarantee_pauses_order ON guarantee_pauses (order_id);
SELECT secure_store_table('guarantee_pauses');

-- A car that goes back or is replaced, and what its owner pays for having used it.
CREATE TABLE guarantee_exchanges (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  kind text NOT NULL CHECK (kind IN ('refund', 'replace')),
  clock text NOT NULL CHECK (clock IN ('totalDays', 'problem', 'safety', 'assembly')),
  about text NOT NULL DEFAULT '',
  price_fen bigint NOT NULL CHECK (price_fen > 0),
  km integer NOT NULL CHECK (km >= 0),
  rate_ppm integer NOT NULL CHECK (rate_ppm BETWEEN 0 AND 5000),
  usage_fen bigint NOT NULL CHECK (usage_fen >= 0 AND usage_fen <= price_fen),
  -- What the owner gets: nothing for a car that is replaced.
  back_fen bigint NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed', 'refused', 'done')),
  note text NOT NULL DEFAULT '',
  answer_due_at timestamptz NOT NULL,
  finish_due_at timestamptz NOT NULL,
  asked_by uuid NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  answered_by uuid REFERENCES staff,
  answered_at timestamptz,
  finished_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CHECK (back_fen = CASE kind WHEN 'refund' THEN price_fen - usage_fen ELSE 0 END),
  CHECK ((state = 'asked') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)),
  CHECK ((state = 'done') = (finished_at IS NOT NULL)),
  CHECK (state <> 'refused' OR note <> '')
);
CREATE UNIQUE INDEX guarantee_exchange_open ON guarantee_exchanges (store_id, vehicle_id) WHERE state IN ('asked', 'agreed');
CREATE INDEX guarantee_exchanges_vehicle ON guarantee_exchanges (vehicle_id, asked_at);
SELECT secure_store_table('guarantee_exchanges');
