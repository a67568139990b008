-- Whose rows may be seen is asked once for a statement: asked of every row, the two settings took five times as long as
-- reading it.
CREATE OR REPLACE FUNCTION secure_store_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($p$CREATE POLICY own_store ON %s
    USING (store_id = (SELECT nullif(current_setting('carebay.store', true), '')::uuid))
    WITH CHECK (store_id = (SELECT nullif(current_setting('carebay.store', true), '')::uuid))$p$, target);
  EXECUTE format($p$CREATE POLICY group_reading ON %s FOR SELECT
    USING ((SELECT current_setting('carebay.scope', true) = 'group'))$p$, target);
END $$;

DO $$
DECLARE
  fenced record;
BEGIN
  FOR fenced IN SELECT tablename AS name FROM pg_policies WHERE schemaname = current_schema() AND policyname = 'own_store' LOOP
    EXECUTE format($p$ALTER POLICY own_store ON %I
      USING (store_id = (SELECT nullif(current_setting('carebay.store', true), '')::uuid))
      WITH CHECK (store_id = (SELECT nullif(current_setting('carebay.store', true), '')::uuid))$p$, fenced.name);
    EXECUTE format($p$ALTER POLICY group_reading ON %I
      USING ((SELECT current_setting('carebay.scope', true) = 'group'))$p$, fenced.name);
  END LOOP;
END $$;
