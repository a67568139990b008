-- 每个资金账户的余额等于其分录之和，且不越过允许的方向 | The balance of every money account is the sum of its entries and stays on its allowed side
WITH booked AS (
  SELECT account_id, sum(amount_fen) AS fen FROM money_entries GROUP BY account_id
)
SELECT concat_ws(' ', a.kind, a.label) AS document, a.subject_kind, a.subject_id,
  ARRAY[
    format('余额 %s 分，分录合计 %s 分', a.balance_fen, coalesce(b.fen, 0)),
    format('balance %s fen, entries %s fen', a.balance_fen, coalesce(b.fen, 0))
  ] AS detail
FROM money_accounts AS a LEFT JOIN booked AS b ON b.account_id = a.id
WHERE a.balance_fen <> coalesce(b.fen, 0)
  OR NOT (a.may_be_negative OR CASE WHEN a.kind IN ('deposit', 'revenue') THEN a.balance_fen <= 0 ELSE a.balance_fen >= 0 END)
