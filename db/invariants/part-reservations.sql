-- 工单上为领料占用的数量等于库存流水中该工单的占用 | What an order's part requests have put aside is what the stock ledger has reserved for the order
WITH asked AS (
  SELECT store_id, order_id, part_id, sum(reserved_milli) AS milli FROM part_requests GROUP BY store_id, order_id, part_id
), held AS (
  SELECT store_id, subject_id AS order_id, part_id, sum(reserved_delta_milli) AS milli
  FROM stock_movements WHERE subject_kind = 'order' GROUP BY store_id, subject_id, part_id
)
SELECT coalesce(o.number, order_id::text) AS document, 'order' AS subject_kind, order_id AS subject_id,
  ARRAY[
    format('配件 %s：领料占用 %s，流水占用 %s', p.number, coalesce(a.milli, 0), coalesce(h.milli, 0)),
    format('part %s: requests hold %s, the ledger %s', p.number, coalesce(a.milli, 0), coalesce(h.milli, 0))
  ] AS detail
FROM asked AS a FULL JOIN held AS h USING (store_id, order_id, part_id)
  LEFT JOIN repair_orders AS o ON o.id = order_id LEFT JOIN parts AS p ON p.id = part_id
WHERE coalesce(a.milli, 0) <> coalesce(h.milli, 0)
