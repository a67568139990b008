-- SET-05: whoever owes is asked for it; each attempt stays, with what was promised.
ALTER TABLE arrears ADD UNIQUE (store_id, id);
CREATE TABLE dunnings (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  arrears_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL REFERENCES staff,
  channel text NOT NULL CHECK (channel IN ('call', 'sms', 'wechat', 'letter', 'inPerson')),
  reached boolean NOT NULL,
  person_reached text NOT NULL DEFAULT '',
  words text NOT NULL,
  promised_on date,
  UNIQUE (store_id, id),
  FOREIGN KEY (store_id, arrears_id) REFERENCES arrears (store_id, id),
  -- Nobody promises who was not spoken with.
  CHECK (promised_on IS NULL OR reached),
  CHECK (reached <= (person_reached <> ''))
);
CREATE INDEX dunnings_arrears ON dunnings (arrears_id, at);
SELECT secure_store_table('dunnings');
SELECT append_only('dunnings');

-- SET-09: insurer and maker pay after the car has left. What they owe on bills settled before is a debt like any other.
INSERT INTO arrears (id, store_id, statement_id, amount_fen, due_on, reason, created_at)
SELECT gen_random_uuid(), s.store_id, s.id, s.owed, (s.settled_at AT TIME ZONE t.zone)::date + 30,
  CASE s.payer WHEN 'insurer' THEN '保险待回款' ELSE '厂家待回款' END, s.settled_at
FROM (SELECT *, total_fen - deposit_fen - coalesce(
    (SELECT sum(p.amount_fen) FROM payments p WHERE p.statement_id = b.id AND p.state = 'succeeded'), 0) AS owed
  FROM statements b WHERE b.state = 'settled' AND b.payer IN ('insurer', 'maker')) s
JOIN stores t ON t.id = s.store_id
WHERE s.owed > 0 AND NOT EXISTS (SELECT FROM arrears a WHERE a.statement_id = s.id);

-- RPT-06: what stood unsettled at a cut-off, found without reading every bill.
CREATE INDEX statements_settled ON statements (store_id, settled_at) WHERE settled_at IS NOT NULL;
