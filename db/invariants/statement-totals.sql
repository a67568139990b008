-- 生效结算单的总额等于该付款方有效工单行之和 | The total of a statement in force is the sum of its payer's live lines of the order
WITH billed AS (
  SELECT s.id, s.number, s.total_fen, coalesce(sum(l.amount_fen - l.discount_fen), 0) AS lines_fen
  FROM statements AS s LEFT JOIN order_lines AS l
    ON l.order_id = s.order_id AND l.payer = s.payer AND l.state NOT IN ('declined', 'cancelled')
  WHERE s.state <> 'reversed' GROUP BY s.id
)
SELECT number AS document, 'statement' AS subject_kind, id AS subject_id,
  ARRAY[
    format('总额 %s 分，工单行合计 %s 分', total_fen, lines_fen),
    format('total %s fen, lines %s fen', total_fen, lines_fen)
  ] AS detail
FROM billed WHERE total_fen <> lines_fen
