-- 质检通过的工单有终检通过记录，且没有未完成的返工 | An order that passed has a passed inspection at exit and no open rework
SELECT coalesce(o.number, o.id::text) AS document, 'order' AS subject_kind, o.id AS subject_id,
  ARRAY['没有终检通过记录，或仍有返工', 'no passed exit inspection, or rework is still open'] AS detail
FROM repair_orders AS o
WHERE o.work = 'passed' AND o.cancelled_at IS NULL AND o.number !~ '-H[0-9]+$'
  AND (
    NOT EXISTS (SELECT FROM inspections AS i WHERE i.order_id = o.id AND i.level = 'exit' AND i.result = 'pass')
    OR EXISTS (SELECT FROM reworks AS r WHERE r.order_id = o.id AND r.done_at IS NULL)
  )
