-- 已离店的工单用过一张放行单，且离店时已结清；已取消的工单不再推进 | An order that left did so on a used gate pass and settled; a cancelled one moved no further
SELECT coalesce(o.number, o.id::text) AS document, 'order' AS subject_kind, o.id AS subject_id,
  CASE WHEN o.cancelled_at IS NOT NULL THEN ARRAY['已取消却交车', 'cancelled and yet delivered']
    WHEN o.money <> 'settled' AND (o.delivery = 'delivered' OR NOT anew.billed) THEN ARRAY['未结清却交车', 'delivered without being settled']
    ELSE ARRAY['已离店但没有用过的放行单', 'gone without a used gate pass'] END AS detail
FROM repair_orders AS o CROSS JOIN LATERAL (
  -- Settled when the car left, and reversed after it to be billed anew.
  SELECT EXISTS (SELECT FROM statements AS s WHERE s.order_id = o.id AND s.state = 'reversed' AND s.settled_at <= o.delivered_at
    AND s.reversed_at >= o.delivered_at) AS billed
) AS anew
WHERE (o.delivery IN ('delivered', 'gone') AND (o.cancelled_at IS NOT NULL
    OR o.money <> 'settled' AND (o.delivery = 'delivered' OR NOT anew.billed)))
  OR (o.delivery = 'gone' AND (o.number IS NULL OR o.number !~ '-H[0-9]+$')
    AND NOT EXISTS (SELECT FROM gate_passes AS g WHERE g.order_id = o.id AND g.used_at IS NOT NULL))
