-- 完工及以后的工单没有未完成的作业；作业状态与打卡一致 | Finished work has no unfinished job, and a job is working exactly while somebody is clocked on it
SELECT coalesce(o.number, o.id::text) AS document, 'order' AS subject_kind, o.id AS subject_id,
  ARRAY[format('工单 %s，作业 %s', o.work, j.state), format('the order is %s, the job %s', o.work, j.state)] AS detail
FROM jobs AS j JOIN repair_orders AS o ON o.id = j.order_id
WHERE (o.work IN ('finished', 'inspecting', 'passed') AND j.state NOT IN ('done', 'cancelled'))
  OR (j.state = 'working') <> EXISTS (SELECT FROM clockings AS c WHERE c.job_id = j.id AND c.ended_at IS NULL)
