-- 生效结算单的总额等于其分摊到的工单行之和，各付款方合计加批准优惠、优惠券、积分抵扣和抹零等于工单有效行之和 | The total of a statement in force is the sum of its shares of the lines, and those of all payers with what was allowed off, coupons, points and rounding are the live lines of the order
WITH shares AS (
  SELECT statement_id, sum(amount_fen - discount_fen) AS fen FROM statement_lines GROUP BY statement_id
), lines AS (
  SELECT order_id, sum(amount_fen - discount_fen) AS fen FROM order_lines
  WHERE state NOT IN ('declined', 'cancelled') GROUP BY order_id
), billed AS (
  SELECT s.*, coalesce(h.fen, s.total_fen) AS shares_fen, coalesce(l.fen, 0) AS lines_fen,
    sum(s.total_fen + s.discount_fen + s.coupon_fen + s.points_fen + s.rounding_fen) OVER (PARTITION BY s.order_id) AS payers_fen
  FROM statements AS s LEFT JOIN shares AS h ON h.statement_id = s.id LEFT JOIN lines AS l ON l.order_id = s.order_id
  WHERE s.state <> 'reversed'
)
SELECT number AS document, 'statement' AS subject_kind, id AS subject_id,
  ARRAY[
    format('总额 %s 分，分摊 %s 分；各付款方合计 %s 分，工单行合计 %s 分', total_fen, shares_fen, payers_fen, lines_fen),
    format('total %s fen, shares %s fen; all payers %s fen, lines %s fen', total_fen, shares_fen, payers_fen, lines_fen)
  ] AS detail
FROM billed WHERE total_fen <> shares_fen OR payers_fen <> lines_fen
