-- 每张日结的收支等于其分录，留存现金等于截至当日的现金分录之和 | What a closing says came and went is what was booked, and the cash it kept is all cash booked through its day
WITH closed AS (
  SELECT c.id, c.number, c.kept_fen, c.store_id, c.cashier_id, c.from_on, c.through_on,
    coalesce((SELECT sum(n.in_fen - n.out_fen) FROM drawer_counts AS n WHERE n.closing_id = c.id), 0) AS said_fen
  FROM drawer_closings AS c WHERE c.state IN ('asked', 'closed')
), booked AS (
  SELECT d.id,
    coalesce(sum(e.amount_fen) FILTER (WHERE e.business_on >= d.from_on
      AND e.kind NOT IN ('drawer.difference', 'drawer.handIn')), 0) AS moved_fen,
    coalesce(sum(e.amount_fen) FILTER (WHERE a.label = 'cash'), 0) AS cash_fen
  FROM closed AS d
  LEFT JOIN money_entries AS e
    ON e.store_id = d.store_id AND e.cashier_id = d.cashier_id AND e.business_on <= d.through_on
  LEFT JOIN money_accounts AS a ON a.id = e.account_id
  GROUP BY d.id
)
SELECT d.number AS document, 'drawerClosing' AS subject_kind, d.id AS subject_id,
  ARRAY[
    format('日结收支 %s 分，分录 %s 分；留存 %s 分，现金分录 %s 分', d.said_fen, b.moved_fen, d.kept_fen, b.cash_fen),
    format('closing says %s fen, booked %s fen; kept %s fen, cash booked %s fen', d.said_fen, b.moved_fen, d.kept_fen, b.cash_fen)
  ] AS detail
FROM closed AS d JOIN booked AS b ON b.id = d.id
WHERE d.said_fen <> b.moved_fen OR d.kept_fen <> b.cash_fen
