-- Group-wide records: people, vehicles, labour operations, parts. No store_id: every store of the group sees them.

CREATE TABLE people (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('person', 'company')),
  name text NOT NULL,
  -- Pinyin of the name, whole and first letters, for the one search box.
  pinyin text NOT NULL DEFAULT '',
  initials text NOT NULL DEFAULT '',
  salutation text NOT NULL DEFAULT '' CHECK (salutation IN ('', '先生', '女士')),
  phone_cipher text,
  phone_hash text,
  phone_tail_hash text,
  phone_masked text NOT NULL DEFAULT '',
  phone2_cipher text,
  phone2_hash text,
  phone2_tail_hash text,
  phone2_masked text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  mail text NOT NULL DEFAULT '',
  wechat_ref text NOT NULL DEFAULT '',
  birthday_on date,
  credit_code text NOT NULL DEFAULT '',
  preferred_channel text NOT NULL DEFAULT 'call',
  convenient_time text NOT NULL DEFAULT '',
  tags text[] NOT NULL DEFAULT '{}',
  interests text[] NOT NULL DEFAULT '{}',
  privacy_accepted_at timestamptz,
  verified_on date,
  import_key text UNIQUE,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX people_phone ON people (phone_hash);
CREATE INDEX people_phone2 ON people (phone2_hash);
CREATE INDEX people_phone_tail ON people (phone_tail_hash);
CREATE INDEX people_phone2_tail ON people (phone2_tail_hash);
CREATE INDEX people_name ON people (name text_pattern_ops);
CREATE INDEX people_name_parts ON people USING gin (name public.gin_trgm_ops);
CREATE INDEX people_initials ON people (initials text_pattern_ops);
CREATE INDEX people_pinyin ON people (pinyin text_pattern_ops);

-- Which channels a person accepts for which purpose; no row means the purpose's default.
CREATE TABLE message_consents (
  person_id uuid NOT NULL REFERENCES people,
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat', 'mail', 'call', 'letter', 'push')),
  purpose text NOT NULL CHECK (purpose IN ('service', 'safety', 'care', 'marketing')),
  allowed boolean NOT NULL,
  given_at timestamptz NOT NULL,
  source text NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, channel, purpose)
);

CREATE TABLE vehicles (
  id uuid PRIMARY KEY,
  vin text UNIQUE CHECK (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
  vin_tail text NOT NULL DEFAULT '',
  vin_missing_reason text NOT NULL DEFAULT '',
  plate text,
  plate_key text NOT NULL DEFAULT '',
  brand text NOT NULL,
  series text NOT NULL,
  model text NOT NULL DEFAULT '',
  power text NOT NULL CHECK (power IN ('petrol', 'diesel', 'hev', 'phev', 'bev')),
  body text NOT NULL CHECK (body IN ('sedan', 'hatchback', 'suv', 'mpv', 'pickup')),
  model_year integer,
  displacement text NOT NULL DEFAULT '',
  engine_no text NOT NULL DEFAULT '',
  colour text NOT NULL DEFAULT '',
  purchased_on date,
  first_registered_on date,
  mileage_km integer NOT NULL DEFAULT 0 CHECK (mileage_km >= 0),
  mileage_at timestamptz,
  km_per_month integer NOT NULL DEFAULT 0,
  service_interval_km integer,
  service_interval_months integer,
  next_service_on date,
  next_service_km integer,
  next_service_content text NOT NULL DEFAULT '',
  insurance_until date,
  inspection_until date,
  import_key text UNIQUE,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CHECK (vin IS NOT NULL OR vin_missing_reason <> '')
);
-- A plate belongs to one car at a time; former plates stay in vehicle_plates.
CREATE UNIQUE INDEX vehicles_plate ON vehicles (plate) WHERE plate IS NOT NULL;
CREATE INDEX vehicles_plate_key ON vehicles (plate_key text_pattern_ops);
CREATE INDEX vehicles_plate_parts ON vehicles USING gin (plate public.gin_trgm_ops);
CREATE INDEX vehicles_vin_tail ON vehicles (vin_tail text_pattern_ops);
CREATE INDEX vehicles_series ON vehicles (brand, series);
CREATE TABLE vehicle_plates (
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  plate text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (vehicle_id, plate)
);
CREATE INDEX vehicle_plates_plate ON vehicle_plates (plate);
CREATE TABLE vehicle_people (
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  person_id uuid NOT NULL REFERENCES people,
  role text NOT NULL CHECK (role IN ('owner', 'user', 'agent')),
  since timestamptz NOT NULL,
  until timestamptz,
  PRIMARY KEY (vehicle_id, person_id, role)
);
CREATE INDEX vehicle_people_person ON vehicle_people (person_id);
CREATE UNIQUE INDEX vehicle_people_owner ON vehicle_people (vehicle_id) WHERE role = 'owner' AND until IS NULL;

-- One car one envelope in each store (CRM-04).
CREATE TABLE vehicle_files (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  envelope_no text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('repair', 'consultation')),
  opened_at timestamptz NOT NULL,
  completed_at timestamptz,
  completed_by uuid REFERENCES staff,
  wanted_services text NOT NULL DEFAULT '',
  habits text NOT NULL DEFAULT '',
  preferences text NOT NULL DEFAULT '',
  advice text NOT NULL DEFAULT '',
  cabinet_place text NOT NULL DEFAULT '',
  next_talk text NOT NULL DEFAULT '',
  next_talk_kind text NOT NULL DEFAULT '',
  next_talk_on date,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (store_id, id),
  UNIQUE (store_id, vehicle_id),
  UNIQUE (store_id, envelope_no)
);
SELECT secure_store_table('vehicle_files');

-- Left-over items of a car: declined lines, wishes for later, new findings.
CREATE TABLE open_items (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  vehicle_id uuid NOT NULL REFERENCES vehicles,
  kind text NOT NULL CHECK (kind IN ('declined', 'wish', 'finding')),
  text text NOT NULL,
  reason text NOT NULL DEFAULT '',
  safety boolean NOT NULL DEFAULT false,
  amount_fen bigint,
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  contact_on date,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'dropped')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  UNIQUE (store_id, id)
);
CREATE INDEX open_items_vehicle ON open_items (vehicle_id) WHERE state = 'open';
SELECT secure_store_table('open_items');

CREATE TABLE labour_operations (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  initials text NOT NULL DEFAULT '',
  pinyin text NOT NULL DEFAULT '',
  system text NOT NULL,
  trade text NOT NULL,
  powers text[] NOT NULL DEFAULT '{}',
  hours_centi integer NOT NULL CHECK (hours_centi >= 0),
  grade integer NOT NULL DEFAULT 1,
  high_voltage boolean NOT NULL DEFAULT false,
  key_item boolean NOT NULL DEFAULT false,
  guarantee_class text NOT NULL,
  steps jsonb NOT NULL DEFAULT '[]',
  package boolean NOT NULL DEFAULT false,
  import_key text UNIQUE,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX labour_operations_initials ON labour_operations (initials text_pattern_ops);
CREATE INDEX labour_operations_name ON labour_operations USING gin (name public.gin_trgm_ops);
CREATE INDEX labour_operations_system ON labour_operations (system);

CREATE TABLE parts (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  number_key text NOT NULL,
  name text NOT NULL,
  initials text NOT NULL DEFAULT '',
  pinyin text NOT NULL DEFAULT '',
  category text NOT NULL,
  grade text NOT NULL CHECK (grade IN ('original', 'certified', 'aftermarket', 'remanufactured', 'used')),
  maker text NOT NULL DEFAULT '',
  unit text NOT NULL DEFAULT '个',
  cost_fen bigint NOT NULL CHECK (cost_fen >= 0),
  price_fen bigint NOT NULL CHECK (price_fen >= 0),
  lead_days integer NOT NULL DEFAULT 1,
  superseded_by uuid REFERENCES parts,
  import_key text UNIQUE,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX parts_by_number ON parts (number_key text_pattern_ops);
CREATE INDEX parts_initials ON parts (initials text_pattern_ops);
CREATE INDEX parts_name ON parts USING gin (name public.gin_trgm_ops);
CREATE INDEX parts_category ON parts (category);
CREATE TABLE part_aliases (
  part_id uuid NOT NULL REFERENCES parts,
  alias text NOT NULL,
  initials text NOT NULL DEFAULT '',
  PRIMARY KEY (part_id, alias)
);
CREATE INDEX part_aliases_alias ON part_aliases USING gin (alias public.gin_trgm_ops);
CREATE INDEX part_aliases_initials ON part_aliases (initials text_pattern_ops);
CREATE TABLE part_fitments (
  part_id uuid NOT NULL REFERENCES parts,
  brand text NOT NULL,
  series text NOT NULL DEFAULT '',
  year_from integer NOT NULL DEFAULT 1980,
  year_to integer NOT NULL DEFAULT 2099,
  power text NOT NULL DEFAULT '',
  PRIMARY KEY (part_id, brand, series, year_from, power)
);
CREATE INDEX part_fitments_series ON part_fitments (brand, series);

-- Published prices: what is on the board binds; a new price is a new row (EST-08, EST-09).
CREATE TABLE labour_rates (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  trade text NOT NULL,
  rate_fen bigint NOT NULL CHECK (rate_fen >= 0),
  effective_from timestamptz NOT NULL,
  UNIQUE (store_id, trade, effective_from)
);
CREATE TABLE part_prices (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES stores,
  part_id uuid NOT NULL REFERENCES parts,
  price_fen bigint NOT NULL CHECK (price_fen >= 0),
  effective_from timestamptz NOT NULL,
  UNIQUE (store_id, part_id, effective_from)
);
SELECT secure_store_table('labour_rates');
SELECT secure_store_table('part_prices');
