-- Stores of one region have the same prices: what a zone publishes binds every store in it.
CREATE TABLE price_zones (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  version int NOT NULL DEFAULT 1
);

CREATE TABLE price_zone_stores (
  store_id uuid PRIMARY KEY REFERENCES stores,
  zone_id uuid NOT NULL REFERENCES price_zones
);

CREATE TABLE zone_rates (
  id uuid PRIMARY KEY,
  zone_id uuid NOT NULL REFERENCES price_zones,
  trade text NOT NULL,
  rate_fen bigint NOT NULL CHECK (rate_fen >= 0),
  effective_from timestamptz NOT NULL,
  UNIQUE (zone_id, trade, effective_from)
);

CREATE TABLE zone_part_prices (
  id uuid PRIMARY KEY,
  zone_id uuid NOT NULL REFERENCES price_zones,
  part_id uuid NOT NULL REFERENCES parts,
  price_fen bigint NOT NULL CHECK (price_fen >= 0),
  effective_from timestamptz NOT NULL,
  UNIQUE (zone_id, part_id, effective_from)
);
