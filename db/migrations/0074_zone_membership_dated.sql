-- A store belongs to a zone from a moment on: prices of the days before are still read as they were then.
ALTER TABLE price_zone_stores
  DROP CONSTRAINT price_zone_stores_pkey,
  -- No zone: from then on the store's prices are its own again.
  ALTER COLUMN zone_id DROP NOT NULL,
  ADD COLUMN effective_from timestamptz NOT NULL DEFAULT '2000-01-01T00:00:00Z',
  ADD PRIMARY KEY (store_id, effective_from);
ALTER TABLE price_zone_stores ALTER COLUMN effective_from DROP DEFAULT;
