-- 每张用过的放行单恰好开过一次门 | Every used gate pass opened the gate exactly once, and no other pass did
SELECT g.plate AS document, 'visit' AS subject_kind, g.visit_id AS subject_id,
  ARRAY[
    format('放行 %s 次，使用时间 %s', count(s.id), coalesce(g.used_at::text, '—')),
    format('opened %s times, used at %s', count(s.id), coalesce(g.used_at::text, '—'))
  ] AS detail
FROM gate_passes AS g LEFT JOIN gate_scans AS s ON s.pass_id = g.id AND s.outcome = 'open'
GROUP BY g.id HAVING count(s.id) <> CASE WHEN g.used_at IS NULL THEN 0 ELSE 1 END
