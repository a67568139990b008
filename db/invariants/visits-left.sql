-- 已离店的到店记录没有留在店里的工单和钥匙 | A visit that is over keeps no order and no key in the shop
SELECT coalesce(v.number, v.plate) AS document, 'visit' AS subject_kind, v.id AS subject_id,
  ARRAY[format('状态 %s，仍有工单或钥匙在店', v.state), format('%s, but an order or a key is still here', v.state)] AS detail
FROM visits AS v
WHERE v.left_at IS NOT NULL AND (
  EXISTS (SELECT FROM repair_orders AS o WHERE o.visit_id = v.id AND o.delivery <> 'gone' AND o.cancelled_at IS NULL)
  OR EXISTS (SELECT FROM keys AS k WHERE k.visit_id = v.id AND k.released_at IS NULL)
)
