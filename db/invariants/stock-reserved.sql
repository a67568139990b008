-- 占用数量不超过库存数量 | No more is reserved than is on hand
SELECT coalesce(p.number, b.part_id::text) AS document, 'part' AS subject_kind, b.part_id AS subject_id,
  ARRAY[
    format('占用 %s，库存 %s（千分之一）', b.reserved_milli, b.on_hand_milli),
    format('%s reserved, %s on hand (thousandths)', b.reserved_milli, b.on_hand_milli)
  ] AS detail
FROM stock_balances AS b LEFT JOIN parts AS p ON p.id = b.part_id
WHERE b.reserved_milli > b.on_hand_milli
