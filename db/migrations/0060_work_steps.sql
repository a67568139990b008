-- Steps written on the screen were kept as bare texts, which the workshop could not read.
UPDATE labour_operations SET steps = (
  SELECT coalesce(jsonb_agg(CASE WHEN jsonb_typeof(step) = 'string' THEN jsonb_build_object('text', step) ELSE step END ORDER BY place), '[]'::jsonb)
  FROM jsonb_array_elements(steps) WITH ORDINALITY AS each(step, place))
WHERE EXISTS (SELECT FROM jsonb_array_elements(steps) AS step WHERE jsonb_typeof(step) = 'string');
