-- 客户结清的结算单，收款、定金与尚欠的挂账之和等于总额；任何结算单不多收 | Payments, deposit and what is still owed on account of a settled customer statement equal its total; no statement is overpaid
WITH paid AS (
  SELECT s.*, s.deposit_fen
    + coalesce((SELECT sum(p.amount_fen) FROM payments AS p WHERE p.statement_id = s.id AND p.state = 'succeeded'), 0) AS paid_fen,
    coalesce((SELECT sum(a.amount_fen) FROM arrears AS a WHERE a.statement_id = s.id), 0) AS arrears_fen,
    EXISTS (SELECT FROM arrears AS a WHERE a.statement_id = s.id AND a.closed_at IS NOT NULL) AS is_paid_up
  FROM statements AS s WHERE s.state <> 'reversed'
)
SELECT number AS document, 'statement' AS subject_kind, id AS subject_id,
  ARRAY[
    format('总额 %s 分，收款与定金 %s 分，挂账 %s 分', total_fen, paid_fen, arrears_fen),
    format('total %s fen, payments and deposit %s fen, on account %s fen', total_fen, paid_fen, arrears_fen)
  ] AS detail
FROM paid
WHERE (state = 'settled' AND payer = 'customer' AND paid_fen + arrears_fen < total_fen) OR paid_fen > total_fen
  OR is_paid_up AND paid_fen <> total_fen
  OR arrears_fen > 0 AND NOT is_paid_up AND paid_fen >= total_fen
