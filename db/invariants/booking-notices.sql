-- 每个已确认的预约都已通知车间 | The workshop has been told of every confirmed booking
SELECT coalesce(a.number, a.id::text) AS document, 'appointment' AS subject_kind, a.id AS subject_id,
  ARRAY['车间没有收到这个预约的通知', 'no notice to the workshop'] AS detail
FROM appointments AS a
WHERE a.state IN ('confirmed', 'preparing', 'ready', 'rescheduled')
  AND NOT EXISTS (SELECT FROM duties AS d WHERE d.subject_id = a.id AND d.kind = 'appointments.workshopAcknowledge')
