-- 结算单应收账款余额等于总额减定金减已收款，已冲销的为零 | What is still owed on a statement is its total less deposit and payments, and nothing once it is reversed
WITH paid AS (
  SELECT statement_id, sum(amount_fen) AS fen FROM payments WHERE state = 'succeeded' GROUP BY statement_id
), owed AS (
  SELECT store_id, subject_id, sum(balance_fen) AS fen FROM money_accounts
  WHERE kind = 'receivable' AND subject_kind = 'statement' GROUP BY store_id, subject_id
), due AS (
  SELECT s.*, CASE WHEN s.state = 'reversed' THEN 0 ELSE s.total_fen - s.deposit_fen - coalesce(p.fen, 0) END AS due_fen
  FROM statements AS s LEFT JOIN paid AS p ON p.statement_id = s.id
)
SELECT d.number AS document, 'statement' AS subject_kind, d.id AS subject_id,
  ARRAY[
    format('应收 %s 分，账上 %s 分', d.due_fen, coalesce(o.fen, 0)),
    format('%s fen are due, the account says %s fen', d.due_fen, coalesce(o.fen, 0))
  ] AS detail
FROM due AS d LEFT JOIN owed AS o ON o.subject_id = d.id AND o.store_id = d.store_id
WHERE d.due_fen <> coalesce(o.fen, 0)
