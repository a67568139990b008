-- What was kept of deliveries held whatever the timeline notes of an event: plates, names, notes. Of it only the names of
-- changed fields go out, so only these stay. The fence would hide the rows of every store from the owner.
ALTER TABLE webhook_deliveries NO FORCE ROW LEVEL SECURITY;
UPDATE webhook_deliveries SET body = ((body::jsonb - 'data') || jsonb_build_object('changed',
  CASE jsonb_typeof(body::jsonb #> '{data,changed}') WHEN 'array' THEN body::jsonb #> '{data,changed}' ELSE '[]' END))::text;
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
