-- 已授权的工单有编号、签字时间和客户签名，未授权的没有开工 | A signed order has its number, its moment and the customer's signature on the paper; nothing unsigned is worked on
WITH checked AS (
  -- Orders taken over from an earlier system carry an H in their number; their papers stayed there.
  SELECT o.*, EXISTS (
      SELECT FROM papers AS p JOIN paper_signatures AS g ON g.paper_id = p.id AND g.voided_at IS NULL
      WHERE p.subject_id = o.id AND p.kind = 'FRM-01' AND p.state <> 'voided' AND g.role = 'customer'
    ) OR o.number ~ '-H[0-9]+$' AS has_signature
  FROM repair_orders AS o
)
SELECT coalesce(number, id::text) AS document, 'order' AS subject_kind, id AS subject_id,
  CASE WHEN authorisation <> 'signed' THEN ARRAY[format('未签字却已 %s', work), format('%s without a signature', work)]
    WHEN number IS NULL THEN ARRAY['已签字但没有编号', 'signed without a number']
    WHEN signed_at IS NULL THEN ARRAY['已签字但没有签字时间', 'signed without a moment']
    ELSE ARRAY['已签字但单据上没有客户签名', 'signed, but no signature of the customer on the paper'] END AS detail
FROM checked
WHERE CASE WHEN authorisation = 'signed' THEN number IS NULL OR signed_at IS NULL OR NOT has_signature
  ELSE work IN ('dispatched', 'working', 'finished', 'inspecting', 'rework', 'passed') AND cancelled_at IS NULL END
