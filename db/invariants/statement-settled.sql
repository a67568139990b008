-- 客户结清的结算单，收款、定金与挂账之和等于总额；任何结算单不多收 | Payments, deposit and what stands on account of a settled customer statement equal its total; no statement is overpaid
WITH covered AS (
  SELECT s.*, s.deposit_fen
    + coalesce((SELECT sum(p.amount_fen) FROM payments AS p WHERE p.statement_id = s.id AND p.state = 'succeeded'), 0)
    + coalesce((SELECT sum(a.amount_fen) FROM arrears AS a WHERE a.statement_id = s.id), 0) AS covered_fen
  FROM statements AS s WHERE s.state <> 'reversed'
)
SELECT number AS document, 'statement' AS subject_kind, id AS subject_id,
  ARRAY[
    format('总额 %s 分，收款、定金与挂账 %s 分', total_fen, covered_fen),
    format('total %s fen, payments, deposit and on account %s fen', total_fen, covered_fen)
  ] AS detail
FROM covered
WHERE (state = 'settled' AND payer = 'customer' AND covered_fen <> total_fen) OR covered_fen > total_fen
