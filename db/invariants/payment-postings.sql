-- 每笔成功收款都有等额记账 | Every payment that succeeded is booked with its amount
SELECT s.number AS document, 'statement' AS subject_kind, s.id AS subject_id,
  ARRAY[
    format('收款 %s 分，记账 %s 分', p.amount_fen, coalesce(e.fen, 0)),
    format('payment of %s fen, booked %s fen', p.amount_fen, coalesce(e.fen, 0))
  ] AS detail
FROM payments AS p JOIN statements AS s ON s.id = p.statement_id
  LEFT JOIN LATERAL (
    SELECT -sum(e.amount_fen) AS fen FROM money_entries AS e JOIN money_accounts AS a ON a.id = e.account_id
    WHERE e.posting_id = p.posting_id AND a.kind = 'receivable' AND a.subject_id = p.statement_id
  ) AS e ON true
WHERE p.state = 'succeeded' AND p.amount_fen IS DISTINCT FROM e.fen
