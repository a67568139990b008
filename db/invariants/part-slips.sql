-- 每张领退料单的每种配件都有等量的库存流水 | Every part on a slip has left or entered stock by a movement of the same quantity
WITH lines AS (
  SELECT s.store_id, s.order_id, l.part_id, sum(CASE s.kind WHEN 'issue' THEN -l.qty_milli ELSE l.qty_milli END) AS milli
  FROM part_slip_lines AS l JOIN part_slips AS s ON s.id = l.slip_id GROUP BY s.store_id, s.order_id, l.part_id
), moved AS (
  SELECT store_id, subject_id AS order_id, part_id, sum(on_hand_delta_milli) AS milli
  FROM stock_movements WHERE subject_kind = 'order' AND on_hand_delta_milli <> 0 GROUP BY store_id, subject_id, part_id
)
SELECT coalesce(o.number, order_id::text) AS document, 'order' AS subject_kind, order_id AS subject_id,
  ARRAY[
    format('配件 %s：料单 %s，流水 %s', p.number, coalesce(l.milli, 0), coalesce(m.milli, 0)),
    format('part %s: slips %s, movements %s', p.number, coalesce(l.milli, 0), coalesce(m.milli, 0))
  ] AS detail
FROM lines AS l FULL JOIN moved AS m USING (store_id, order_id, part_id)
  LEFT JOIN repair_orders AS o ON o.id = order_id LEFT JOIN parts AS p ON p.id = part_id
WHERE coalesce(l.milli, 0) <> coalesce(m.milli, 0)
