-- 每种配件的库存、占用和成本等于其流水之和，且从不为负 | Stock on hand, reserved stock and cost of every part are the sums of its movements and never negative
WITH moved AS (
  SELECT store_id, part_id, sum(on_hand_delta_milli) AS on_hand, sum(reserved_delta_milli) AS reserved, sum(cost_delta_fen) AS cost
  FROM stock_movements GROUP BY store_id, part_id
)
SELECT coalesce(p.number, part_id::text) AS document, 'part' AS subject_kind, part_id AS subject_id,
  ARRAY[
    format('结存 %s／占用 %s／成本 %s 分，流水合计 %s／%s／%s', on_hand_milli, reserved_milli, cost_total_fen, m.on_hand, m.reserved, m.cost),
    format('balance %s/reserved %s/cost %s fen, movements %s/%s/%s', on_hand_milli, reserved_milli, cost_total_fen, m.on_hand, m.reserved, m.cost)
  ] AS detail
FROM stock_balances FULL JOIN moved AS m USING (store_id, part_id) LEFT JOIN parts AS p ON p.id = part_id
WHERE coalesce(m.on_hand, 0) <> coalesce(on_hand_milli, 0)
  OR coalesce(m.reserved, 0) <> coalesce(reserved_milli, 0)
  OR coalesce(m.cost, 0) <> coalesce(cost_total_fen, 0)
  OR on_hand_milli < 0 OR reserved_milli < 0 OR cost_total_fen < 0
