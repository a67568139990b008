-- 每个付款方冲销后结余等于已冲销结算单的收款减退款，再减去生效结算单已抵用部分 | What a payer has left over is what was paid on reversed bills, less what went back and what bills in force used of it
WITH moved AS (
  SELECT s.order_id, s.payer,
    sum(CASE WHEN s.state = 'reversed'
      THEN coalesce((SELECT sum(p.amount_fen) FROM payments AS p WHERE p.statement_id = s.id AND p.state = 'succeeded'), 0)
        - coalesce((SELECT sum(r.amount_fen) FROM refunds AS r WHERE r.statement_id = s.id AND r.kind = 'refund' AND r.state = 'paid'), 0)
      ELSE -s.credit_fen END) AS fen
  FROM statements AS s
  WHERE s.order_id IN (SELECT order_id FROM statements WHERE state = 'reversed' OR credit_fen > 0)
  GROUP BY s.order_id, s.payer
), held AS (
  SELECT subject_id, label, -sum(balance_fen) AS fen FROM money_accounts
  WHERE kind = 'deposit' AND subject_kind = 'order' GROUP BY subject_id, label
)
SELECT coalesce(o.number, o.id::text) AS document, 'order' AS subject_kind, o.id AS subject_id,
  ARRAY[
    format('%s：应结余 %s 分，账上 %s 分', coalesce(m.payer, h.label), coalesce(m.fen, 0), coalesce(h.fen, 0)),
    format('%s: %s fen should be left over, the account says %s fen', coalesce(m.payer, h.label), coalesce(m.fen, 0), coalesce(h.fen, 0))
  ] AS detail
FROM moved AS m FULL JOIN held AS h ON h.subject_id = m.order_id AND h.label = m.payer
JOIN repair_orders AS o ON o.id = coalesce(m.order_id, h.subject_id)
WHERE coalesce(m.fen, 0) <> coalesce(h.fen, 0) OR coalesce(m.fen, 0) < 0
