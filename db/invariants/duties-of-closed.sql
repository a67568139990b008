-- 已取消、已结束的业务没有未完成的任务 | Nothing is still to be done for what was cancelled or is over
WITH closed AS (
  SELECT 'order' AS kind, id, coalesce(number, id::text) AS document FROM repair_orders WHERE cancelled_at IS NOT NULL
  UNION ALL SELECT 'appointment', id, coalesce(number, id::text) FROM appointments WHERE state IN ('cancelled')
  UNION ALL SELECT 'shortage', id, id::text FROM shortages WHERE state IN ('told', 'withdrawn')
  UNION ALL SELECT 'followUp', id, id::text FROM follow_ups WHERE state IN ('done', 'excluded', 'cancelled')
  UNION ALL SELECT 'ticket', id, number FROM tickets WHERE state = 'closed'
  UNION ALL SELECT 'addOn', id, coalesce(number, id::text) FROM add_ons WHERE state IN ('refused', 'closed')
)
SELECT c.document, d.subject_kind, d.subject_id,
  ARRAY[format('未完成任务 %s', d.kind), format('open duty %s', d.kind)] AS detail
FROM duties AS d JOIN closed AS c ON c.kind = d.subject_kind AND c.id = d.subject_id
-- Money held for a cancelled booking is given back after the cancelling.
WHERE d.state = 'open' AND d.kind <> 'appointments.returnDeposit'
