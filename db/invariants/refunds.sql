-- 已退款均有记账，且不超过原收款 | Every refund paid is booked, and none goes beyond the payment it is of
SELECT s.number AS document, 'statement' AS subject_kind, s.id AS subject_id,
  ARRAY[
    format('退款 %s 分，账上 %s 分，原收款 %s 分', r.amount_fen, coalesce(e.fen, 0), p.amount_fen),
    format('refund %s fen, booked %s fen, payment %s fen', r.amount_fen, coalesce(e.fen, 0), p.amount_fen)
  ] AS detail
FROM refunds AS r JOIN statements AS s ON s.id = r.statement_id LEFT JOIN payments AS p ON p.id = r.payment_id
LEFT JOIN LATERAL (
  SELECT -sum(t.amount_fen) AS fen FROM money_entries AS t JOIN money_accounts AS a ON a.id = t.account_id
  WHERE t.posting_id = r.posting_id
    AND (a.kind = 'till' AND a.label = r.way OR r.way = 'prepaid' AND a.kind = 'deposit' AND a.subject_kind = 'member')
) AS e ON true
WHERE r.state = 'paid' AND (coalesce(e.fen, 0) <> r.amount_fen OR p.amount_fen < r.amount_fen)
