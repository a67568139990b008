-- 每批积分的余额等于其流水之和且不为负 | What is left of every lot of points is the sum of its entries and never below nothing
WITH moved AS (
  SELECT lot_id, sum(points) AS points FROM point_entries GROUP BY lot_id
)
SELECT l.id::text AS document, 'person' AS subject_kind, m.person_id AS subject_id,
  ARRAY[
    format('余额 %s，流水合计 %s', l.left_points, coalesce(e.points, 0)),
    format('%s left, entries sum to %s', l.left_points, coalesce(e.points, 0))
  ] AS detail
FROM point_lots AS l JOIN members AS m ON m.id = l.member_id LEFT JOIN moved AS e ON e.lot_id = l.id
WHERE l.left_points <> coalesce(e.points, 0)
