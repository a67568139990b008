-- 工单的结算状态与其结算单一致 | An order's money says what its statements say
WITH counted AS (
  SELECT o.id, o.number, o.money,
    count(s.id) FILTER (WHERE s.state <> 'reversed') AS in_force,
    count(s.id) FILTER (WHERE s.state <> 'reversed' AND s.payer = 'customer' AND s.state <> 'settled') AS open
  FROM repair_orders AS o LEFT JOIN statements AS s ON s.order_id = o.id
  WHERE o.number IS NULL OR o.number !~ '-H[0-9]+$'
  GROUP BY o.id
)
SELECT coalesce(number, id::text) AS document, 'order' AS subject_kind, id AS subject_id,
  ARRAY[
    format('结算状态 %s，生效结算单 %s 张，其中客户未结 %s 张', money, in_force, open),
    format('money is %s with %s statements in force, %s of the customer''s open', money, in_force, open)
  ] AS detail
FROM counted
WHERE CASE money WHEN 'open' THEN in_force > 0 WHEN 'totalled' THEN in_force = 0 ELSE in_force = 0 OR open > 0 END
