-- 领料不超过需求，且等于领退料单之和 | No more is issued than was asked for, and what was issued is what the slips say
WITH slips AS (
  SELECT l.request_id, sum(CASE s.kind WHEN 'issue' THEN l.qty_milli ELSE -l.qty_milli END) AS milli
  FROM part_slip_lines AS l JOIN part_slips AS s ON s.id = l.slip_id GROUP BY l.request_id
)
SELECT coalesce(o.number, r.order_id::text) AS document, 'order' AS subject_kind, r.order_id AS subject_id,
  ARRAY[
    format('配件 %s：需求 %s，已领 %s，占用 %s，领退料单合计 %s', p.number, r.wanted_milli, r.issued_milli, r.reserved_milli, coalesce(s.milli, 0)),
    format('part %s: wanted %s, issued %s, reserved %s, slips %s', p.number, r.wanted_milli, r.issued_milli, r.reserved_milli, coalesce(s.milli, 0))
  ] AS detail
FROM part_requests AS r LEFT JOIN slips AS s ON s.request_id = r.id
  LEFT JOIN repair_orders AS o ON o.id = r.order_id LEFT JOIN parts AS p ON p.id = r.part_id
WHERE r.issued_milli + r.reserved_milli > r.wanted_milli OR r.issued_milli <> coalesce(s.milli, 0)
