-- 工单各环节时间先后有序，到达的环节都有时间 | The moments of an order follow each other, and every stage it reached has its moment
SELECT coalesce(number, id::text) AS document, 'order' AS subject_kind, id AS subject_id,
  ARRAY[
    format('作业 %s、交车 %s：签字 %s，接单 %s，通过 %s，交车 %s', work, delivery, signed_at, received_at, passed_at, delivered_at),
    format('work %s, delivery %s: signed %s, received %s, passed %s, delivered %s', work, delivery, signed_at, received_at, passed_at, delivered_at)
  ] AS detail
FROM repair_orders
WHERE received_at < signed_at OR passed_at < received_at OR delivered_at < passed_at OR work_finished_at < work_started_at
  OR (work <> 'waiting' AND received_at IS NULL)
  OR (work = 'passed' AND passed_at IS NULL)
  OR (delivery IN ('delivered', 'gone') AND delivered_at IS NULL)
