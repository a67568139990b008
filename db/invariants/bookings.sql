-- 同一工位或人员的占用时间不重叠 | No bay and no person is booked twice for the same time
SELECT r.name AS document, a.subject_kind, a.subject_id,
  ARRAY[format('%s 与 %s 重叠', a.during, b.during), format('%s overlaps %s', a.during, b.during)] AS detail
FROM resource_bookings AS a JOIN resource_bookings AS b
    ON b.resource_id = a.resource_id AND b.store_id = a.store_id AND b.id > a.id AND b.during && a.during
  JOIN resources AS r ON r.id = a.resource_id
WHERE a.released_at IS NULL AND b.released_at IS NULL
