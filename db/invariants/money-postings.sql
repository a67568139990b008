-- 每笔记账借贷相等 | The entries of every posting sum to zero
SELECT min(kind) AS document, min(subject_kind) AS subject_kind, min(subject_id::text)::uuid AS subject_id,
  ARRAY[
    format('记账 %s 差额 %s 分', posting_id, sum(amount_fen)),
    format('posting %s is off by %s fen', posting_id, sum(amount_fen))
  ] AS detail
FROM money_entries GROUP BY posting_id HAVING sum(amount_fen) <> 0
