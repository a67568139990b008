-- Daily, weekly and monthly statistics: open from records until sent, unalterable after; who was sent them and who read them.

CREATE TABLE period_reports (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  kind text NOT NULL CHECK (kind IN ('daily', 'weekly', 'monthly')),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  -- What came in between the cut-off before and the first day stands in the supplement.
  supplement_from_at timestamptz NOT NULL,
  draft_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  drafted_at timestamptz,
  sent_at timestamptz,
  sent_by uuid REFERENCES staff,
  figures jsonb,
  check_sum text,
  comment text NOT NULL DEFAULT '',
  paper_id uuid REFERENCES papers,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  CONSTRAINT period_reports_once UNIQUE (store_id, kind, to_on),
  CHECK ((sent_at IS NULL) = (figures IS NULL) AND (sent_at IS NULL) = (check_sum IS NULL))
);
CREATE INDEX period_reports_due ON period_reports (store_id, due_at DESC, id DESC);
SELECT secure_store_table('period_reports');

CREATE FUNCTION guard_sent_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NOT NULL THEN
    RAISE EXCEPTION 'a sent report is never changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'report_sent';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_sent BEFORE UPDATE ON period_reports FOR EACH ROW EXECUTE FUNCTION guard_sent_report();
CREATE TRIGGER keep_reports BEFORE DELETE ON period_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE report_receipts (
  report_id uuid NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  store_id uuid NOT NULL REFERENCES stores,
  role text NOT NULL,
  sent_at timestamptz NOT NULL,
  read_at timestamptz,
  reminded_at timestamptz,
  PRIMARY KEY (report_id, staff_id),
  FOREIGN KEY (store_id, report_id) REFERENCES period_reports (store_id, id)
);
SELECT secure_store_table('report_receipts');

CREATE INDEX statements_by_day ON statements (store_id, totalled_at) INCLUDE (order_id, total_fen, state, reversed_at);
CREATE INDEX statements_reversed ON statements (store_id, reversed_at) WHERE reversed_at IS NOT NULL;
