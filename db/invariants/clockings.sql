-- 同一技师不同时在两个作业上打卡 | Nobody is clocked on two jobs at once
SELECT s.name AS document, 'job' AS subject_kind, min(c.job_id::text)::uuid AS subject_id,
  ARRAY[format('同时在 %s 个作业上打卡', count(*)), format('clocked on %s jobs at once', count(*))] AS detail
FROM clockings AS c JOIN staff AS s ON s.id = c.staff_id
WHERE c.ended_at IS NULL GROUP BY c.store_id, s.id, s.name HAVING count(*) > 1
