-- 每个编号序列从 1 到最后一号连续，每号都有单据 | Every number of a series from 1 to the last one drawn stands on a document, and none beyond
WITH borne AS (
  SELECT store_id, number FROM visits
  UNION SELECT store_id, custody_number FROM visits
  UNION SELECT store_id, number FROM repair_orders
  UNION SELECT store_id, number FROM appointments
  UNION SELECT store_id, number FROM statements
  UNION SELECT store_id, number FROM goods_receipts
  UNION SELECT store_id, number FROM tickets
  UNION SELECT store_id, envelope_no FROM vehicle_files
  UNION SELECT store_id, number FROM papers
), parsed AS (
  SELECT store_id, m[1] AS series, m[2] AS period, m[3]::int AS no, number
  FROM borne CROSS JOIN LATERAL regexp_match(number, '^([A-Z]+)-[A-Z0-9]+-([0-9]{8})-([0-9]{4,9})$') AS m
  WHERE number IS NOT NULL
), missing AS (
  SELECT s.store_id, s.series, s.period, n.no, false AS beyond
  FROM number_series AS s CROSS JOIN LATERAL generate_series(1, s.last) AS n(no)
  EXCEPT SELECT store_id, series, period, no, false FROM parsed
), beyond AS (
  SELECT p.store_id, p.series, p.period, p.no, true
  FROM parsed AS p LEFT JOIN number_series AS s USING (store_id, series, period)
  WHERE p.no > coalesce(s.last, 0)
)
SELECT format('%s-%s-%s-%s', f.series, t.code, f.period, lpad(f.no::text, 4, '0')) AS document,
  'numberSeries' AS subject_kind, NULL::uuid AS subject_id,
  CASE WHEN f.beyond THEN ARRAY['单据编号未经序列发出', 'the series never drew this number']
    ELSE ARRAY['编号已发出，但没有单据', 'drawn, but no document bears it'] END AS detail
FROM (SELECT * FROM missing UNION ALL SELECT * FROM beyond) AS f JOIN stores AS t ON t.id = f.store_id
