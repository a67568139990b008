-- Generated from an empty database by all migrations; do not edit. Make it with: npm run db:generate

CREATE TABLE add_ons (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  number text,
  reason text NOT NULL,
  safety boolean NOT NULL DEFAULT false,
  consequence text NOT NULL DEFAULT ''::text,
  extra_minutes integer NOT NULL DEFAULT 0,
  new_promised_at timestamp with time zone,
  found_by uuid NOT NULL,
  found_at timestamp with time zone NOT NULL,
  first_contact_at timestamp with time zone,
  state text NOT NULL DEFAULT 'found'::text,
  answer_at timestamp with time zone,
  answer_channel text NOT NULL DEFAULT ''::text,
  relayed_at timestamp with time zone,
  relayed_to uuid,
  relayed_by uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT add_ons_state_check CHECK ((state = ANY (ARRAY['found'::text, 'priced'::text, 'asked'::text, 'agreed'::text, 'handedOver'::text, 'refused'::text, 'closed'::text]))),
  CONSTRAINT add_ons_found_by_fkey FOREIGN KEY (found_by) REFERENCES staff(id),
  CONSTRAINT add_ons_relayed_by_fkey FOREIGN KEY (relayed_by) REFERENCES staff(id),
  CONSTRAINT add_ons_relayed_to_fkey FOREIGN KEY (relayed_to) REFERENCES staff(id),
  CONSTRAINT add_ons_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT add_ons_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT add_ons_pkey PRIMARY KEY (id),
  CONSTRAINT add_ons_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT add_ons_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX add_ons_order ON add_ons USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE api_tokens (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  name text NOT NULL,
  token_hash text NOT NULL,
  hint text NOT NULL,
  verbs text[] NOT NULL,
  per_minute integer NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  last_used_at timestamp with time zone,
  CONSTRAINT api_tokens_check CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  CONSTRAINT api_tokens_per_minute_check CHECK (((per_minute >= 1) AND (per_minute <= 6000))),
  CONSTRAINT api_tokens_verbs_check CHECK ((cardinality(verbs) > 0)),
  CONSTRAINT api_tokens_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id),
  CONSTRAINT api_tokens_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES staff(id),
  CONSTRAINT api_tokens_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT api_tokens_pkey PRIMARY KEY (id),
  CONSTRAINT api_tokens_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT api_tokens_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX api_tokens_name ON api_tokens USING btree (store_id, name) WHERE (revoked_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE appointment_checks (
  store_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  check_key text NOT NULL,
  state text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  at timestamp with time zone NOT NULL,
  by_staff uuid,
  CONSTRAINT appointment_checks_check_key_check CHECK ((check_key = ANY (ARRAY['parts'::text, 'bay'::text, 'technician'::text, 'tools'::text, 'papers'::text, 'adviser'::text]))),
  CONSTRAINT appointment_checks_state_check CHECK ((state = ANY (ARRAY['ok'::text, 'missing'::text, 'notNeeded'::text]))),
  CONSTRAINT appointment_checks_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT appointment_checks_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT appointment_checks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointment_checks_pkey PRIMARY KEY (appointment_id, check_key)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE appointment_deposits (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  amount_fen bigint NOT NULL,
  pay_way text NOT NULL,
  posting_id uuid NOT NULL,
  paper_id uuid,
  reason text NOT NULL DEFAULT ''::text,
  at timestamp with time zone NOT NULL,
  by_staff uuid,
  CONSTRAINT appointment_deposits_amount_fen_check CHECK ((amount_fen <> 0)),
  CONSTRAINT appointment_deposits_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT appointment_deposits_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT appointment_deposits_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointment_deposits_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_deposits_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX appointment_deposits_of ON appointment_deposits USING btree (appointment_id, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON appointment_deposits FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON appointment_deposits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE appointment_lines (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  labour_operation_id uuid,
  part_id uuid,
  for_line_id uuid,
  code text NOT NULL DEFAULT ''::text,
  name text NOT NULL,
  system text NOT NULL DEFAULT ''::text,
  trade text NOT NULL DEFAULT ''::text,
  high_voltage boolean NOT NULL DEFAULT false,
  hours_centi integer,
  qty_milli bigint NOT NULL,
  unit text NOT NULL DEFAULT ''::text,
  unit_price_fen bigint NOT NULL,
  amount_fen bigint NOT NULL,
  special_order boolean NOT NULL DEFAULT false,
  open_item_id uuid,
  estimate_line_id uuid,
  discount_fen bigint NOT NULL DEFAULT 0,
  payer text NOT NULL DEFAULT 'customer'::text,
  customer_supplied boolean NOT NULL DEFAULT false,
  CONSTRAINT appointment_lines_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT appointment_lines_check CHECK (((kind = 'labour'::text) = (hours_centi IS NOT NULL))),
  CONSTRAINT appointment_lines_discount CHECK ((discount_fen <= amount_fen)),
  CONSTRAINT appointment_lines_discount_fen_check CHECK ((discount_fen >= 0)),
  CONSTRAINT appointment_lines_hours_centi_check CHECK ((hours_centi >= 0)),
  CONSTRAINT appointment_lines_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'part'::text, 'other'::text]))),
  CONSTRAINT appointment_lines_payer_check CHECK ((payer = ANY (ARRAY['customer'::text, 'maker'::text, 'insurer'::text, 'internal'::text, 'rework'::text]))),
  CONSTRAINT appointment_lines_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT appointment_lines_unit_price_fen_check CHECK ((unit_price_fen >= 0)),
  CONSTRAINT appointment_lines_labour_operation_id_fkey FOREIGN KEY (labour_operation_id) REFERENCES labour_operations(id),
  CONSTRAINT appointment_lines_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT appointment_lines_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT appointment_lines_store_id_estimate_line_id_fkey FOREIGN KEY (store_id, estimate_line_id) REFERENCES estimate_lines(store_id, id),
  CONSTRAINT appointment_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointment_lines_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_lines_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX appointment_lines_estimate ON appointment_lines USING btree (store_id, estimate_line_id) WHERE (estimate_line_id IS NOT NULL);
CREATE INDEX appointment_lines_of ON appointment_lines USING btree (appointment_id, "position");
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE appointment_pre_diagnoses (
  appointment_id uuid NOT NULL,
  store_id uuid NOT NULL,
  symptom text NOT NULL,
  since text NOT NULL DEFAULT ''::text,
  conditions text NOT NULL DEFAULT ''::text,
  frequency text NOT NULL DEFAULT ''::text,
  lamps text[] NOT NULL DEFAULT '{}'::text[],
  system text NOT NULL DEFAULT ''::text,
  causes jsonb NOT NULL DEFAULT '[]'::jsonb,
  noted_at timestamp with time zone NOT NULL,
  noted_by uuid NOT NULL,
  CONSTRAINT appointment_pre_diagnoses_frequency_check CHECK ((frequency = ANY (ARRAY[''::text, 'always'::text, 'often'::text, 'sometimes'::text, 'once'::text]))),
  CONSTRAINT appointment_pre_diagnoses_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES staff(id),
  CONSTRAINT appointment_pre_diagnoses_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT appointment_pre_diagnoses_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointment_pre_diagnoses_pkey PRIMARY KEY (appointment_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE appointment_times (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  set_by uuid,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT appointment_times_set_by_fkey FOREIGN KEY (set_by) REFERENCES staff(id),
  CONSTRAINT appointment_times_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT appointment_times_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointment_times_pkey PRIMARY KEY (id)
);
CREATE INDEX appointment_times_of ON appointment_times USING btree (appointment_id, set_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON appointment_times FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON appointment_times FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE appointment_told_points (
  store_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  point text NOT NULL,
  value text NOT NULL,
  told_at timestamp with time zone NOT NULL,
  told_by uuid,
  CONSTRAINT appointment_told_points_point_check CHECK ((point = ANY (ARRAY['solution'::text, 'quality'::text, 'price'::text, 'duration'::text, 'reception'::text, 'technician'::text, 'special'::text, 'bring'::text]))),
  CONSTRAINT appointment_told_points_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT appointment_told_points_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointment_told_points_told_by_fkey FOREIGN KEY (told_by) REFERENCES staff(id),
  CONSTRAINT appointment_told_points_pkey PRIMARY KEY (appointment_id, point)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE appointments (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  number text,
  kind text NOT NULL,
  channel text NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  vehicle_id uuid,
  person_id uuid,
  mileage_km integer,
  last_repair_on date,
  first_repair boolean NOT NULL DEFAULT false,
  repeat_repair boolean,
  faults text,
  wishes text,
  pre_diagnosis text NOT NULL DEFAULT ''::text,
  suspected_order_id uuid,
  booked_at timestamp with time zone,
  planned_minutes integer NOT NULL DEFAULT 0,
  adviser_id uuid,
  assistant_id uuid,
  named_technician_id uuid,
  bay_id uuid,
  technician_id uuid,
  price_told_fen bigint,
  deposit_demanded_fen bigint NOT NULL DEFAULT 0,
  deposit_waived_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_way text,
  confirmed_with text NOT NULL DEFAULT ''::text,
  workshop_informed_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  reschedules integer NOT NULL DEFAULT 0,
  ended_reason text NOT NULL DEFAULT ''::text,
  ended_at timestamp with time zone,
  visit_id uuid,
  arrived_at timestamp with time zone,
  punctuality text,
  created_at timestamp with time zone NOT NULL,
  created_by uuid,
  version integer NOT NULL DEFAULT 1,
  off_peak_label text NOT NULL DEFAULT ''::text,
  off_peak_ppm integer NOT NULL DEFAULT 0,
  loan_car_id uuid,
  proposed_because text NOT NULL DEFAULT ''::text,
  consented_at timestamp with time zone,
  consented_with text NOT NULL DEFAULT ''::text,
  at_home boolean NOT NULL DEFAULT false,
  home_address text NOT NULL DEFAULT ''::text,
  online_at timestamp with time zone,
  online_for timestamp with time zone,
  online_link_id uuid,
  online_said text NOT NULL DEFAULT ''::text,
  CONSTRAINT appointments_channel_check CHECK ((channel = ANY (ARRAY['call'::text, 'counter'::text, 'hotline'::text, 'miniProgram'::text, 'app'::text, 'web'::text, 'sms'::text, 'mail'::text, 'visit'::text]))),
  CONSTRAINT appointments_check CHECK (((state = ANY (ARRAY['proposed'::text, 'pending'::text, 'cancelled'::text, 'arrived'::text])) OR ((number IS NOT NULL) AND (booked_at IS NOT NULL)))),
  CONSTRAINT appointments_check1 CHECK (((state = 'arrived'::text) = (arrived_at IS NOT NULL))),
  CONSTRAINT appointments_check2 CHECK (((state <> 'proposed'::text) OR ((proposed_because <> ''::text) AND (booked_at IS NOT NULL) AND (consented_at IS NULL)))),
  CONSTRAINT appointments_check3 CHECK (((NOT at_home) OR (home_address <> ''::text))),
  CONSTRAINT appointments_check4 CHECK (((online_at IS NULL) = (online_for IS NULL))),
  CONSTRAINT appointments_check5 CHECK (((confirmed_way IS DISTINCT FROM 'online'::text) OR (online_at IS NOT NULL))),
  CONSTRAINT appointments_confirmed_way_check CHECK ((confirmed_way = ANY (ARRAY['signed'::text, 'call'::text, 'wechat'::text, 'sms'::text, 'mail'::text, 'online'::text]))),
  CONSTRAINT appointments_deposit_demanded_fen_check CHECK ((deposit_demanded_fen >= 0)),
  CONSTRAINT appointments_kind_check CHECK ((kind = ANY (ARRAY['maintenance'::text, 'consultation'::text, 'accident'::text, 'repair'::text, 'beauty'::text, 'activeMaintenance'::text, 'newProblem'::text, 'seasonal'::text, 'leftOver'::text]))),
  CONSTRAINT appointments_mileage_km_check CHECK (((mileage_km >= 0) AND (mileage_km <= 3000000))),
  CONSTRAINT appointments_off_peak_ppm_check CHECK (((off_peak_ppm >= 0) AND (off_peak_ppm <= 1000000))),
  CONSTRAINT appointments_planned_minutes_check CHECK (((planned_minutes >= 0) AND (planned_minutes <= 60000))),
  CONSTRAINT appointments_price_told_fen_check CHECK ((price_told_fen >= 0)),
  CONSTRAINT appointments_punctuality_check CHECK ((punctuality = ANY (ARRAY['early'::text, 'onTime'::text, 'late'::text]))),
  CONSTRAINT appointments_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'pending'::text, 'confirmed'::text, 'preparing'::text, 'ready'::text, 'arrived'::text, 'rescheduled'::text, 'cancelled'::text, 'noShow'::text]))),
  CONSTRAINT appointments_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES staff(id),
  CONSTRAINT appointments_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES staff(id),
  CONSTRAINT appointments_assistant_id_fkey FOREIGN KEY (assistant_id) REFERENCES staff(id),
  CONSTRAINT appointments_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES staff(id),
  CONSTRAINT appointments_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  CONSTRAINT appointments_deposit_waived_by_fkey FOREIGN KEY (deposit_waived_by) REFERENCES approvals(id),
  CONSTRAINT appointments_named_technician_id_fkey FOREIGN KEY (named_technician_id) REFERENCES staff(id),
  CONSTRAINT appointments_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT appointments_store_id_bay_id_fkey FOREIGN KEY (store_id, bay_id) REFERENCES resources(store_id, id),
  CONSTRAINT appointments_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT appointments_store_id_loan_car_id_fkey FOREIGN KEY (store_id, loan_car_id) REFERENCES resources(store_id, id),
  CONSTRAINT appointments_store_id_technician_id_fkey FOREIGN KEY (store_id, technician_id) REFERENCES resources(store_id, id),
  CONSTRAINT appointments_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT appointments_suspected_order_id_fkey FOREIGN KEY (suspected_order_id) REFERENCES repair_orders(id),
  CONSTRAINT appointments_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT appointments_pkey PRIMARY KEY (id),
  CONSTRAINT appointments_online_link_id_key UNIQUE (online_link_id),
  CONSTRAINT appointments_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT appointments_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX appointments_day ON appointments USING btree (store_id, booked_at);
CREATE INDEX appointments_list ON appointments USING btree (store_id, created_at DESC);
CREATE INDEX appointments_outcomes ON appointments USING btree (vehicle_id, booked_at DESC) WHERE (state = ANY (ARRAY['noShow'::text, 'arrived'::text]));
CREATE INDEX appointments_person ON appointments USING btree (person_id, booked_at DESC);
CREATE INDEX appointments_register ON appointments USING btree (store_id, confirmed_at);
CREATE INDEX appointments_vehicle ON appointments USING btree (vehicle_id, booked_at DESC);
CREATE UNIQUE INDEX appointments_visit ON appointments USING btree (store_id, visit_id) WHERE (visit_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE approvals (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  amount_fen bigint,
  params jsonb NOT NULL DEFAULT '{}'::jsonb,
  approver_role text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  first_id uuid,
  step smallint NOT NULL DEFAULT 1,
  next_roles text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT approvals_check CHECK (((decided_by IS NULL) OR (decided_by <> asked_by) OR (state = 'withdrawn'::text))),
  CONSTRAINT approvals_check1 CHECK (((first_id IS NULL) = (step = 1))),
  CONSTRAINT approvals_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text]))),
  CONSTRAINT approvals_step_check CHECK ((step >= 1)),
  CONSTRAINT approvals_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT approvals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  CONSTRAINT approvals_first_id_fkey FOREIGN KEY (first_id) REFERENCES approvals(id),
  CONSTRAINT approvals_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT approvals_pkey PRIMARY KEY (id),
  CONSTRAINT approvals_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX approvals_asker ON approvals USING btree (store_id, asked_by, asked_at);
CREATE INDEX approvals_inbox ON approvals USING btree (store_id, approver_role) WHERE (state = 'asked'::text);
CREATE UNIQUE INDEX approvals_one_open ON approvals USING btree (store_id, kind, subject_id) WHERE (state = 'asked'::text);
CREATE UNIQUE INDEX approvals_other_person ON approvals USING btree (COALESCE(first_id, id), decided_by) WHERE (state = 'granted'::text);
CREATE UNIQUE INDEX approvals_step ON approvals USING btree (first_id, step) WHERE (first_id IS NOT NULL);
CREATE INDEX approvals_subject ON approvals USING btree (subject_id);
CREATE INDEX approvals_thread ON approvals USING btree (thread_id) WHERE (thread_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE arrears (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  person_id uuid,
  amount_fen bigint NOT NULL,
  due_on date NOT NULL,
  reason text NOT NULL,
  approval_id uuid,
  closed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT arrears_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT arrears_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approvals(id),
  CONSTRAINT arrears_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT arrears_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT arrears_store_id_statement_id_fkey FOREIGN KEY (store_id, statement_id) REFERENCES statements(store_id, id),
  CONSTRAINT arrears_pkey PRIMARY KEY (id),
  CONSTRAINT arrears_statement_id_key UNIQUE (statement_id),
  CONSTRAINT arrears_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX arrears_open ON arrears USING btree (store_id, due_on) WHERE (closed_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE attendances (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  checked boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT attendances_check CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
  CONSTRAINT attendances_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT attendances_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT attendances_pkey PRIMARY KEY (id),
  CONSTRAINT attendances_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX attendances_one_open ON attendances USING btree (store_id, staff_id) WHERE (ended_at IS NULL);
CREATE INDEX attendances_span ON attendances USING btree (store_id, started_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE auth_accounts (
  id uuid NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id uuid NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  CONSTRAINT auth_accounts_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_accounts_user ON auth_accounts USING btree (user_id);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE auth_sessions (
  id uuid NOT NULL,
  token text NOT NULL,
  user_id uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  CONSTRAINT auth_sessions_pkey PRIMARY KEY (id),
  CONSTRAINT auth_sessions_token_key UNIQUE (token)
);
CREATE INDEX auth_sessions_user ON auth_sessions USING btree (user_id);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE auth_users (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  username text,
  display_username text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_users_pkey PRIMARY KEY (id),
  CONSTRAINT auth_users_email_key UNIQUE (email),
  CONSTRAINT auth_users_username_key UNIQUE (username)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE auth_verifications (
  id uuid NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verifications_identifier ON auth_verifications USING btree (identifier);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE backups (
  id uuid NOT NULL,
  asked_by uuid,
  asked_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  step text[] NOT NULL DEFAULT '{}'::text[],
  percent integer NOT NULL DEFAULT 0,
  finished_at timestamp with time zone,
  file text,
  taken_at timestamp with time zone,
  size_bytes bigint,
  row_count bigint,
  attachment_count integer,
  attachments_gone integer,
  backup_ms integer,
  restore_ms integer,
  verified_at timestamp with time zone,
  rules_broken integer,
  fault text[],
  CONSTRAINT backups_check CHECK (((state = 'verified'::text) = (verified_at IS NOT NULL))),
  CONSTRAINT backups_check1 CHECK (((state = ANY (ARRAY['verified'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  CONSTRAINT backups_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  CONSTRAINT backups_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'verified'::text, 'failed'::text]))),
  CONSTRAINT backups_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT backups_pkey PRIMARY KEY (id)
);
CREATE INDEX backups_list ON backups USING btree (asked_at DESC);
CREATE UNIQUE INDEX backups_one_open ON backups USING btree ((true)) WHERE (finished_at IS NULL);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE belongings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  count integer NOT NULL,
  place_kept text NOT NULL DEFAULT ''::text,
  note text NOT NULL DEFAULT ''::text,
  file_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  returned_count integer,
  return_note text NOT NULL DEFAULT ''::text,
  returned_at timestamp with time zone,
  returned_by uuid,
  CONSTRAINT belongings_count_check CHECK ((count > 0)),
  CONSTRAINT belongings_kind_check CHECK ((kind = ANY (ARRAY['item'::text, 'tool'::text]))),
  CONSTRAINT belongings_returned_count_check CHECK ((returned_count >= 0)),
  CONSTRAINT belongings_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES staff(id),
  CONSTRAINT belongings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT belongings_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT belongings_pkey PRIMARY KEY (id),
  CONSTRAINT belongings_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX belongings_visit ON belongings USING btree (visit_id, "position");
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE booking_candidates (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  source_id uuid,
  item text NOT NULL DEFAULT ''::text,
  last_visit_on date,
  days_since integer,
  km_since integer,
  lost boolean NOT NULL DEFAULT false,
  method text NOT NULL,
  planned_at timestamp with time zone,
  planned_until timestamp with time zone,
  state text NOT NULL DEFAULT 'open'::text,
  attempts integer NOT NULL DEFAULT 0,
  appointment_id uuid,
  booked_method text,
  ended_at timestamp with time zone,
  ended_reason text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT booking_candidates_booked_method_check CHECK ((booked_method = ANY (ARRAY['call'::text, 'sms'::text, 'wechat'::text, 'mail'::text, 'visit'::text, 'counter'::text]))),
  CONSTRAINT booking_candidates_check CHECK (((state = 'booked'::text) = (appointment_id IS NOT NULL))),
  CONSTRAINT booking_candidates_check1 CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  CONSTRAINT booking_candidates_kind_check CHECK ((kind = ANY (ARRAY['activeMaintenance'::text, 'newProblem'::text, 'seasonal'::text, 'leftOver'::text]))),
  CONSTRAINT booking_candidates_method_check CHECK ((method = ANY (ARRAY['call'::text, 'sms'::text, 'wechat'::text, 'mail'::text, 'visit'::text, 'counter'::text]))),
  CONSTRAINT booking_candidates_reason_check CHECK ((reason = ANY (ARRAY['months'::text, 'km'::text, 'programme'::text, 'openItem'::text]))),
  CONSTRAINT booking_candidates_state_check CHECK ((state = ANY (ARRAY['open'::text, 'booked'::text, 'declined'::text, 'unreachable'::text, 'overtaken'::text]))),
  CONSTRAINT booking_candidates_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT booking_candidates_store_id_appointment_id_fkey FOREIGN KEY (store_id, appointment_id) REFERENCES appointments(store_id, id),
  CONSTRAINT booking_candidates_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT booking_candidates_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT booking_candidates_pkey PRIMARY KEY (id),
  CONSTRAINT booking_candidates_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX booking_candidates_appointment ON booking_candidates USING btree (appointment_id) WHERE (appointment_id IS NOT NULL);
CREATE INDEX booking_candidates_ended ON booking_candidates USING btree (store_id, ended_at DESC, id DESC) WHERE (state <> 'open'::text);
CREATE UNIQUE INDEX booking_candidates_once ON booking_candidates USING btree (store_id, vehicle_id, kind, COALESCE(source_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (state = 'open'::text);
CREATE INDEX booking_candidates_queue ON booking_candidates USING btree (store_id, planned_at, id) WHERE (state = 'open'::text);
CREATE INDEX booking_candidates_source ON booking_candidates USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX booking_candidates_vehicle ON booking_candidates USING btree (vehicle_id, created_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE booking_contacts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  method text NOT NULL,
  result text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  next_at timestamp with time zone,
  call_id uuid,
  at timestamp with time zone NOT NULL,
  by_staff uuid,
  CONSTRAINT booking_contacts_method_check CHECK ((method = ANY (ARRAY['call'::text, 'sms'::text, 'wechat'::text, 'mail'::text, 'visit'::text, 'counter'::text]))),
  CONSTRAINT booking_contacts_result_check CHECK ((result = ANY (ARRAY['booked'::text, 'later'::text, 'noAnswer'::text, 'wrongPerson'::text, 'declined'::text, 'invited'::text]))),
  CONSTRAINT booking_contacts_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT booking_contacts_store_id_candidate_id_fkey FOREIGN KEY (store_id, candidate_id) REFERENCES booking_candidates(store_id, id),
  CONSTRAINT booking_contacts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT booking_contacts_pkey PRIMARY KEY (id)
);
CREATE INDEX booking_contacts_of ON booking_contacts USING btree (candidate_id, at);
CREATE INDEX booking_contacts_period ON booking_contacts USING btree (store_id, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON booking_contacts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON booking_contacts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE booking_explanations (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  occasion text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  told text[] NOT NULL,
  outcome text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT booking_explanations_occasion_check CHECK ((occasion = ANY (ARRAY['reception'::text, 'callback'::text, 'incoming'::text, 'outgoing'::text]))),
  CONSTRAINT booking_explanations_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  CONSTRAINT booking_explanations_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['visit'::text, 'call'::text]))),
  CONSTRAINT booking_explanations_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT booking_explanations_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT booking_explanations_pkey PRIMARY KEY (id),
  CONSTRAINT booking_explanations_store_id_subject_id_key UNIQUE (store_id, subject_id)
);
CREATE INDEX booking_explanations_period ON booking_explanations USING btree (store_id, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON booking_explanations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON booking_explanations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE booking_programmes (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  name text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  content text NOT NULL,
  brands text[] NOT NULL DEFAULT '{}'::text[],
  powers text[] NOT NULL DEFAULT '{}'::text[],
  min_age_months integer,
  ended_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT booking_programmes_check CHECK ((from_on <= to_on)),
  CONSTRAINT booking_programmes_min_age_months_check CHECK (((min_age_months >= 0) AND (min_age_months <= 600))),
  CONSTRAINT booking_programmes_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  CONSTRAINT booking_programmes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT booking_programmes_pkey PRIMARY KEY (id),
  CONSTRAINT booking_programmes_store_id_id_key UNIQUE (store_id, id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE calls (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  follow_up_id uuid,
  visit_id uuid,
  order_id uuid,
  vehicle_id uuid,
  person_id uuid,
  direction text NOT NULL,
  purpose text NOT NULL,
  result text NOT NULL,
  interviewee text NOT NULL DEFAULT ''::text,
  sheet_id uuid,
  satisfied boolean,
  vehicle_use text NOT NULL DEFAULT ''::text,
  opinion text NOT NULL DEFAULT ''::text,
  new_needs text NOT NULL DEFAULT ''::text,
  tips_told text NOT NULL DEFAULT ''::text,
  praise text NOT NULL DEFAULT ''::text,
  may_call_again boolean,
  next_call_at timestamp with time zone,
  paper_id uuid,
  started_at timestamp with time zone NOT NULL,
  duration_seconds integer NOT NULL DEFAULT 0,
  by_staff uuid NOT NULL,
  CONSTRAINT calls_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  CONSTRAINT calls_duration_seconds_check CHECK ((duration_seconds >= 0)),
  CONSTRAINT calls_interviewee_check CHECK ((interviewee = ANY (ARRAY[''::text, 'owner'::text, 'served'::text, 'other'::text]))),
  CONSTRAINT calls_result_check CHECK ((result = ANY (ARRAY['reached'::text, 'noAnswer'::text, 'wrongPerson'::text, 'notConvenient'::text, 'refused'::text]))),
  CONSTRAINT calls_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT calls_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT calls_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT calls_store_id_follow_up_id_fkey FOREIGN KEY (store_id, follow_up_id) REFERENCES follow_ups(store_id, id),
  CONSTRAINT calls_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT calls_pkey PRIMARY KEY (id),
  CONSTRAINT calls_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX calls_follow_up ON calls USING btree (follow_up_id);
CREATE INDEX calls_register ON calls USING btree (store_id, started_at DESC);
CREATE INDEX calls_vehicle ON calls USING btree (vehicle_id, started_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE car_marks (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  no integer NOT NULL,
  view text NOT NULL,
  x_permille integer NOT NULL,
  y_permille integer NOT NULL,
  kind text NOT NULL,
  part text NOT NULL DEFAULT ''::text,
  note text NOT NULL DEFAULT ''::text,
  file_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  marked_at timestamp with time zone NOT NULL,
  marked_by uuid,
  removed_at timestamp with time zone,
  same_as uuid,
  CONSTRAINT car_marks_kind_check CHECK ((kind = ANY (ARRAY['scratch'::text, 'dent'::text, 'paint'::text, 'crack'::text, 'rust'::text, 'broken'::text, 'missing'::text, 'other'::text]))),
  CONSTRAINT car_marks_no_check CHECK ((no > 0)),
  CONSTRAINT car_marks_view_check CHECK ((view = ANY (ARRAY['left'::text, 'right'::text, 'front'::text, 'rear'::text, 'top'::text]))),
  CONSTRAINT car_marks_x_permille_check CHECK (((x_permille >= 0) AND (x_permille <= 1000))),
  CONSTRAINT car_marks_y_permille_check CHECK (((y_permille >= 0) AND (y_permille <= 1000))),
  CONSTRAINT car_marks_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES staff(id),
  CONSTRAINT car_marks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT car_marks_store_id_same_as_fkey FOREIGN KEY (store_id, same_as) REFERENCES car_marks(store_id, id),
  CONSTRAINT car_marks_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT car_marks_pkey PRIMARY KEY (id),
  CONSTRAINT car_marks_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT car_marks_visit_id_no_key UNIQUE (visit_id, no)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE checklist_answers (
  store_id uuid NOT NULL,
  sheet_id uuid NOT NULL,
  item_key text NOT NULL,
  result text NOT NULL,
  value text,
  note text NOT NULL DEFAULT ''::text,
  file_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  answered_by uuid,
  answered_at timestamp with time zone NOT NULL,
  first_answered_at timestamp with time zone,
  CONSTRAINT checklist_answers_result_check CHECK ((result = ANY (ARRAY['ok'::text, 'watch'::text, 'bad'::text, 'none'::text]))),
  CONSTRAINT checklist_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES staff(id),
  CONSTRAINT checklist_answers_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT checklist_answers_store_id_sheet_id_fkey FOREIGN KEY (store_id, sheet_id) REFERENCES checklist_sheets(store_id, id),
  CONSTRAINT checklist_answers_pkey PRIMARY KEY (sheet_id, item_key)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE checklist_sheets (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  template_key text NOT NULL,
  template_version integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  title text NOT NULL,
  items jsonb NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  filled_by uuid,
  completed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT checklist_sheets_state_check CHECK ((state = ANY (ARRAY['open'::text, 'complete'::text]))),
  CONSTRAINT checklist_sheets_filled_by_fkey FOREIGN KEY (filled_by) REFERENCES staff(id),
  CONSTRAINT checklist_sheets_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT checklist_sheets_pkey PRIMARY KEY (id),
  CONSTRAINT checklist_sheets_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX checklist_sheets_one_open ON checklist_sheets USING btree (store_id, template_key, subject_id) WHERE (state = 'open'::text);
CREATE INDEX checklist_sheets_subject ON checklist_sheets USING btree (subject_id, template_key);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE checklist_templates (
  id uuid NOT NULL,
  store_id uuid,
  key text NOT NULL,
  template_version integer NOT NULL,
  title text NOT NULL,
  items jsonb NOT NULL,
  published_at timestamp with time zone NOT NULL,
  CONSTRAINT checklist_templates_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT checklist_templates_pkey PRIMARY KEY (id),
  CONSTRAINT checklist_templates_store_id_key_template_version_key UNIQUE NULLS NOT DISTINCT (store_id, key, template_version)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE clockings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  job_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  end_reason text NOT NULL DEFAULT ''::text,
  note text NOT NULL DEFAULT ''::text,
  source text NOT NULL DEFAULT 'tablet'::text,
  CONSTRAINT clockings_check CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
  CONSTRAINT clockings_end_reason_check CHECK ((end_reason = ANY (ARRAY[''::text, 'pause'::text, 'finish'::text, 'parts'::text, 'customer'::text, 'shift'::text, 'help'::text]))),
  CONSTRAINT clockings_source_check CHECK ((source = ANY (ARRAY['tablet'::text, 'device'::text]))),
  CONSTRAINT clockings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT clockings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT clockings_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES jobs(store_id, id),
  CONSTRAINT clockings_pkey PRIMARY KEY (id)
);
CREATE INDEX clockings_job ON clockings USING btree (job_id, started_at);
CREATE UNIQUE INDEX clockings_one_open ON clockings USING btree (store_id, staff_id) WHERE (ended_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE code_sendings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  phone_hash text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  CONSTRAINT code_sendings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT code_sendings_pkey PRIMARY KEY (id)
);
CREATE INDEX code_sendings_phone ON code_sendings USING btree (phone_hash, sent_at);
CREATE INDEX code_sendings_store ON code_sendings USING btree (store_id, sent_at);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE comebacks (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  kind text NOT NULL,
  first_order_id uuid NOT NULL,
  first_line_id uuid NOT NULL,
  first_job_id uuid,
  responsible_id uuid,
  part_id uuid,
  supplier text NOT NULL DEFAULT ''::text,
  system text NOT NULL DEFAULT ''::text,
  days_since integer NOT NULL,
  km_since integer,
  state text NOT NULL DEFAULT 'open'::text,
  proof text NOT NULL DEFAULT ''::text,
  decided_at timestamp with time zone,
  decided_by uuid,
  cause_group text,
  cause text NOT NULL DEFAULT ''::text,
  cost_fen bigint,
  found_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT comebacks_cause_group_check CHECK ((cause_group = ANY (ARRAY['diagnosis'::text, 'preCheck'::text, 'support'::text, 'process'::text, 'inspection'::text]))),
  CONSTRAINT comebacks_check CHECK ((order_id <> first_order_id)),
  CONSTRAINT comebacks_check1 CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  CONSTRAINT comebacks_check2 CHECK (((state <> 'refused'::text) OR (proof <> ''::text))),
  CONSTRAINT comebacks_check3 CHECK (((cause_group IS NULL) = (cause = ''::text))),
  CONSTRAINT comebacks_cost_fen_check CHECK ((cost_fen >= 0)),
  CONSTRAINT comebacks_days_since_check CHECK ((days_since >= 0)),
  CONSTRAINT comebacks_kind_check CHECK ((kind = ANY (ARRAY['guarantee'::text, 'repeat'::text]))),
  CONSTRAINT comebacks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'free'::text, 'refused'::text, 'noted'::text]))),
  CONSTRAINT comebacks_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  CONSTRAINT comebacks_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT comebacks_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES staff(id),
  CONSTRAINT comebacks_store_id_first_order_id_fkey FOREIGN KEY (store_id, first_order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT comebacks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT comebacks_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT comebacks_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT comebacks_pkey PRIMARY KEY (id),
  CONSTRAINT comebacks_line_id_key UNIQUE (line_id),
  CONSTRAINT comebacks_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX comebacks_first_order ON comebacks USING btree (first_order_id);
CREATE INDEX comebacks_found ON comebacks USING btree (store_id, found_at DESC);
CREATE INDEX comebacks_order ON comebacks USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE conduct_audits (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  auditor_id uuid NOT NULL,
  card text NOT NULL,
  use text NOT NULL,
  visit_id uuid,
  observed_at timestamp with time zone NOT NULL,
  sheet_id uuid NOT NULL,
  paper_id uuid,
  passed integer NOT NULL,
  judged integer NOT NULL,
  score_ppm integer NOT NULL,
  smile_in_time boolean,
  greeting_in_time boolean,
  remark text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  acknowledged_note text NOT NULL DEFAULT ''::text,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdraw_reason text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT conduct_audits_card_check CHECK ((card = ANY (ARRAY['greeting'::text, 'reception'::text]))),
  CONSTRAINT conduct_audits_check CHECK ((passed <= judged)),
  CONSTRAINT conduct_audits_judged_check CHECK ((judged > 0)),
  CONSTRAINT conduct_audits_passed_check CHECK ((passed >= 0)),
  CONSTRAINT conduct_audits_score_ppm_check CHECK (((score_ppm >= 0) AND (score_ppm <= 1000000))),
  CONSTRAINT conduct_audits_two_people CHECK ((staff_id <> auditor_id)),
  CONSTRAINT conduct_audits_use_check CHECK ((use = ANY (ARRAY['training'::text, 'check'::text, 'appraisal'::text, 'ability'::text]))),
  CONSTRAINT conduct_audits_auditor_id_fkey FOREIGN KEY (auditor_id) REFERENCES staff(id),
  CONSTRAINT conduct_audits_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT conduct_audits_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT conduct_audits_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT conduct_audits_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES staff(id),
  CONSTRAINT conduct_audits_pkey PRIMARY KEY (id),
  CONSTRAINT conduct_audits_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX conduct_audits_list ON conduct_audits USING btree (store_id, observed_at DESC, id DESC);
CREATE INDEX conduct_audits_staff ON conduct_audits USING btree (store_id, staff_id, observed_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE coupons (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  member_id uuid NOT NULL,
  name text NOT NULL,
  amount_fen bigint NOT NULL,
  minimum_fen bigint NOT NULL DEFAULT 0,
  expires_on date NOT NULL,
  issued_by uuid NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  used_statement_id uuid,
  used_fen bigint,
  used_at timestamp with time zone,
  CONSTRAINT coupons_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT coupons_check CHECK ((((used_statement_id IS NULL) = (used_fen IS NULL)) AND ((used_fen IS NULL) = (used_at IS NULL)))),
  CONSTRAINT coupons_check1 CHECK ((used_fen <= amount_fen)),
  CONSTRAINT coupons_minimum_fen_check CHECK ((minimum_fen >= 0)),
  CONSTRAINT coupons_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES staff(id),
  CONSTRAINT coupons_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT coupons_store_id_member_id_fkey FOREIGN KEY (store_id, member_id) REFERENCES members(store_id, id),
  CONSTRAINT coupons_pkey PRIMARY KEY (id),
  CONSTRAINT coupons_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX coupons_member ON coupons USING btree (member_id, expires_on);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE customer_questions (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  about_id uuid,
  about text NOT NULL DEFAULT ''::text,
  person_id uuid,
  text text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT customer_questions_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  CONSTRAINT customer_questions_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['diagnosis'::text, 'estimate'::text]))),
  CONSTRAINT customer_questions_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES staff(id),
  CONSTRAINT customer_questions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT customer_questions_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT customer_questions_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT customer_questions_pkey PRIMARY KEY (id),
  CONSTRAINT customer_questions_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX customer_questions_subject ON customer_questions USING btree (subject_id, asked_at);
CREATE INDEX customer_questions_visit ON customer_questions USING btree (visit_id, asked_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE deliveries (
  order_id uuid NOT NULL,
  store_id uuid NOT NULL,
  taken_over_at timestamp with time zone NOT NULL,
  taken_over_by uuid NOT NULL,
  take_over_note text NOT NULL DEFAULT ''::text,
  prepared_at timestamp with time zone,
  notified_at timestamp with time zone,
  pickup_started_at timestamp with time zone,
  explained_by uuid,
  care_notes text[] NOT NULL DEFAULT '{}'::text[],
  next_on date,
  next_km integer,
  next_content text NOT NULL DEFAULT ''::text,
  rating integer,
  feedback text NOT NULL DEFAULT ''::text,
  accepted_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  left_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  state_confirmed_at timestamp with time zone,
  state_confirmed_by text NOT NULL DEFAULT ''::text,
  pickup_minutes integer,
  pickup_goal_minutes integer,
  customer_steps integer,
  CONSTRAINT deliveries_check CHECK (((pickup_minutes IS NULL) = (pickup_goal_minutes IS NULL))),
  CONSTRAINT deliveries_check1 CHECK (((state_confirmed_at IS NULL) = (state_confirmed_by = ''::text))),
  CONSTRAINT deliveries_customer_steps_check CHECK ((customer_steps >= 0)),
  CONSTRAINT deliveries_pickup_goal_minutes_check CHECK ((pickup_goal_minutes > 0)),
  CONSTRAINT deliveries_pickup_minutes_check CHECK ((pickup_minutes >= 0)),
  CONSTRAINT deliveries_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
  CONSTRAINT deliveries_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES staff(id),
  CONSTRAINT deliveries_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT deliveries_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT deliveries_taken_over_by_fkey FOREIGN KEY (taken_over_by) REFERENCES staff(id),
  CONSTRAINT deliveries_pkey PRIMARY KEY (order_id),
  CONSTRAINT deliveries_store_id_order_id_key UNIQUE (store_id, order_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE delivery_notices (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  kind text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  noticed_at timestamp with time zone NOT NULL,
  channel text NOT NULL,
  reached boolean NOT NULL,
  person_reached text NOT NULL DEFAULT ''::text,
  delay_reason text NOT NULL DEFAULT ''::text,
  new_time_at timestamp with time zone,
  by_staff uuid NOT NULL,
  next_attempt_at timestamp with time zone,
  CONSTRAINT delivery_notices_channel_check CHECK ((channel = ANY (ARRAY['call'::text, 'sms'::text, 'wechat'::text, 'inPerson'::text]))),
  CONSTRAINT delivery_notices_check CHECK (((kind = 'delivery'::text) OR ((delay_reason <> ''::text) AND (new_time_at IS NOT NULL)))),
  CONSTRAINT delivery_notices_check1 CHECK ((next_attempt_at > noticed_at)),
  CONSTRAINT delivery_notices_kind_check CHECK ((kind = ANY (ARRAY['delivery'::text, 'delay'::text]))),
  CONSTRAINT delivery_notices_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT delivery_notices_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT delivery_notices_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT delivery_notices_pkey PRIMARY KEY (id)
);
CREATE INDEX delivery_notices_order ON delivery_notices USING btree (order_id, noticed_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE device_sessions (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  diagnosis_id uuid NOT NULL,
  bay text NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  asked_at timestamp with time zone NOT NULL,
  asked_by uuid,
  read_at timestamp with time zone,
  CONSTRAINT device_sessions_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'done'::text]))),
  CONSTRAINT device_sessions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT device_sessions_store_id_diagnosis_id_fkey FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses(store_id, id),
  CONSTRAINT device_sessions_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT device_sessions_pkey PRIMARY KEY (id),
  CONSTRAINT device_sessions_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX device_sessions_of ON device_sessions USING btree (diagnosis_id, asked_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE diagnoses (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  completed_at timestamp with time zone,
  plain_explanation text NOT NULL DEFAULT ''::text,
  fee_fen bigint,
  handed_at timestamp with time zone,
  handed_by uuid,
  handed_way text,
  version integer NOT NULL DEFAULT 1,
  link_sent_at timestamp with time zone,
  seen_at timestamp with time zone,
  CONSTRAINT diagnoses_check CHECK (((handed_at IS NULL) OR (completed_at IS NOT NULL))),
  CONSTRAINT diagnoses_check1 CHECK (((handed_at IS NULL) = (handed_way IS NULL))),
  CONSTRAINT diagnoses_fee_fen_check CHECK ((fee_fen >= 0)),
  CONSTRAINT diagnoses_handed_way_check CHECK ((handed_way = ANY (ARRAY['print'::text, 'link'::text, 'signed'::text]))),
  CONSTRAINT diagnoses_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES staff(id),
  CONSTRAINT diagnoses_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT diagnoses_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT diagnoses_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES staff(id),
  CONSTRAINT diagnoses_pkey PRIMARY KEY (id),
  CONSTRAINT diagnoses_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT diagnoses_store_id_visit_id_key UNIQUE (store_id, visit_id)
);
CREATE INDEX diagnoses_technician ON diagnoses USING btree (technician_id, completed_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE diagnosis_findings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  diagnosis_id uuid NOT NULL,
  position integer NOT NULL,
  part text NOT NULL,
  cause text NOT NULL,
  certainty text NOT NULL,
  recommendation text NOT NULL DEFAULT ''::text,
  urgency text NOT NULL,
  safety boolean NOT NULL DEFAULT false,
  CONSTRAINT diagnosis_findings_certainty_check CHECK ((certainty = ANY (ARRAY['confirmed'::text, 'suspected'::text]))),
  CONSTRAINT diagnosis_findings_urgency_check CHECK ((urgency = ANY (ARRAY['now'::text, 'soon'::text, 'later'::text]))),
  CONSTRAINT diagnosis_findings_store_id_diagnosis_id_fkey FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses(store_id, id),
  CONSTRAINT diagnosis_findings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT diagnosis_findings_pkey PRIMARY KEY (id),
  CONSTRAINT diagnosis_findings_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX diagnosis_findings_of ON diagnosis_findings USING btree (diagnosis_id, "position");
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE diagnosis_media (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  diagnosis_id uuid NOT NULL,
  finding_id uuid,
  file_id uuid NOT NULL,
  original_id uuid,
  caption text NOT NULL DEFAULT ''::text,
  added_by uuid,
  added_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT diagnosis_media_added_by_fkey FOREIGN KEY (added_by) REFERENCES staff(id),
  CONSTRAINT diagnosis_media_store_id_diagnosis_id_fkey FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses(store_id, id),
  CONSTRAINT diagnosis_media_store_id_file_id_fkey FOREIGN KEY (store_id, file_id) REFERENCES files(store_id, id),
  CONSTRAINT diagnosis_media_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT diagnosis_media_store_id_original_id_fkey FOREIGN KEY (store_id, original_id) REFERENCES files(store_id, id),
  CONSTRAINT diagnosis_media_pkey PRIMARY KEY (id),
  CONSTRAINT diagnosis_media_diagnosis_id_file_id_key UNIQUE (diagnosis_id, file_id),
  CONSTRAINT diagnosis_media_store_id_id_key UNIQUE (store_id, id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE diagnosis_readings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  diagnosis_id uuid NOT NULL,
  kind text NOT NULL,
  device text NOT NULL DEFAULT ''::text,
  item text NOT NULL,
  value text NOT NULL DEFAULT ''::text,
  unit text NOT NULL DEFAULT ''::text,
  limits text NOT NULL DEFAULT ''::text,
  result text NOT NULL DEFAULT ''::text,
  meaning text NOT NULL DEFAULT ''::text,
  read_at timestamp with time zone NOT NULL,
  session_id uuid,
  position integer NOT NULL,
  CONSTRAINT diagnosis_readings_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'test'::text]))),
  CONSTRAINT diagnosis_readings_result_check CHECK ((result = ANY (ARRAY[''::text, 'ok'::text, 'watch'::text, 'bad'::text]))),
  CONSTRAINT diagnosis_readings_store_id_diagnosis_id_fkey FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses(store_id, id),
  CONSTRAINT diagnosis_readings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT diagnosis_readings_store_id_session_id_fkey FOREIGN KEY (store_id, session_id) REFERENCES device_sessions(store_id, id),
  CONSTRAINT diagnosis_readings_pkey PRIMARY KEY (id),
  CONSTRAINT diagnosis_readings_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX diagnosis_readings_of ON diagnosis_readings USING btree (diagnosis_id, kind, "position");
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE diagnosis_verdicts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  diagnosis_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  confirmed boolean NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  judged_by uuid NOT NULL,
  judged_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT diagnosis_verdicts_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES staff(id),
  CONSTRAINT diagnosis_verdicts_store_id_diagnosis_id_fkey FOREIGN KEY (store_id, diagnosis_id) REFERENCES diagnoses(store_id, id),
  CONSTRAINT diagnosis_verdicts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT diagnosis_verdicts_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES staff(id),
  CONSTRAINT diagnosis_verdicts_pkey PRIMARY KEY (id),
  CONSTRAINT diagnosis_verdicts_diagnosis_id_key UNIQUE (diagnosis_id),
  CONSTRAINT diagnosis_verdicts_store_id_id_key UNIQUE (store_id, id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE drawer_closings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  cashier_id uuid NOT NULL,
  number text NOT NULL,
  from_on date NOT NULL,
  through_on date NOT NULL,
  pieces jsonb NOT NULL DEFAULT '[]'::jsonb,
  off_fen bigint NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  hand_in_fen bigint NOT NULL,
  kept_fen bigint NOT NULL,
  state text NOT NULL,
  closed_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  reopened_by uuid,
  reopened_at timestamp with time zone,
  reopen_reason text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT drawer_closings_check CHECK ((from_on <= through_on)),
  CONSTRAINT drawer_closings_check1 CHECK (((state = 'reopened'::text) = ((reopened_at IS NOT NULL) AND (reopened_by IS NOT NULL)))),
  CONSTRAINT drawer_closings_hand_in_fen_check CHECK ((hand_in_fen >= 0)),
  CONSTRAINT drawer_closings_kept_fen_check CHECK ((kept_fen >= 0)),
  CONSTRAINT drawer_closings_off_fen_check CHECK ((off_fen >= 0)),
  CONSTRAINT drawer_closings_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'closed'::text, 'refused'::text, 'withdrawn'::text, 'reopened'::text]))),
  CONSTRAINT drawer_difference_explained CHECK (((off_fen = 0) OR (reason <> ''::text))),
  CONSTRAINT drawer_closings_cashier_id_fkey FOREIGN KEY (cashier_id) REFERENCES staff(id),
  CONSTRAINT drawer_closings_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  CONSTRAINT drawer_closings_reopened_by_fkey FOREIGN KEY (reopened_by) REFERENCES staff(id),
  CONSTRAINT drawer_closings_store_id_cashier_id_fkey FOREIGN KEY (store_id, cashier_id) REFERENCES drawers(store_id, cashier_id),
  CONSTRAINT drawer_closings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT drawer_closings_pkey PRIMARY KEY (id),
  CONSTRAINT drawer_closings_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT drawer_closings_store_id_number_key UNIQUE (store_id, number),
  CONSTRAINT drawer_closed_once EXCLUDE USING gist (store_id WITH =, cashier_id WITH =, daterange(from_on, through_on, '[]'::text) WITH &&) WHERE ((state = ANY (ARRAY['asked'::text, 'closed'::text])))
);
CREATE INDEX drawer_closings_day ON drawer_closings USING btree (store_id, through_on, id);
CREATE TRIGGER guard_drawer_closing BEFORE UPDATE ON drawer_closings FOR EACH ROW EXECUTE FUNCTION guard_drawer_closing();
CREATE TRIGGER keep_drawer_closings BEFORE DELETE ON drawer_closings FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE drawer_counts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  closing_id uuid NOT NULL,
  way text NOT NULL,
  opening_fen bigint NOT NULL,
  in_fen bigint NOT NULL,
  out_fen bigint NOT NULL,
  counted_fen bigint NOT NULL,
  CONSTRAINT drawer_counts_check CHECK (((way = 'cash'::text) OR (opening_fen = 0))),
  CONSTRAINT drawer_counts_in_fen_check CHECK ((in_fen >= 0)),
  CONSTRAINT drawer_counts_out_fen_check CHECK ((out_fen >= 0)),
  CONSTRAINT drawer_counts_way_check CHECK ((way = ANY (ARRAY['cash'::text, 'card'::text, 'wechat'::text, 'alipay'::text, 'transfer'::text]))),
  CONSTRAINT drawer_counts_store_id_closing_id_fkey FOREIGN KEY (store_id, closing_id) REFERENCES drawer_closings(store_id, id),
  CONSTRAINT drawer_counts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT drawer_counts_pkey PRIMARY KEY (id),
  CONSTRAINT drawer_counts_closing_id_way_key UNIQUE (closing_id, way),
  CONSTRAINT drawer_counts_store_id_id_key UNIQUE (store_id, id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON drawer_counts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON drawer_counts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE drawers (
  store_id uuid NOT NULL,
  cashier_id uuid NOT NULL,
  closed_through_on date,
  CONSTRAINT drawers_cashier_id_fkey FOREIGN KEY (cashier_id) REFERENCES staff(id),
  CONSTRAINT drawers_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT drawers_pkey PRIMARY KEY (store_id, cashier_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE dunnings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  arrears_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_staff uuid NOT NULL,
  channel text NOT NULL,
  reached boolean NOT NULL,
  person_reached text NOT NULL DEFAULT ''::text,
  words text NOT NULL,
  promised_on date,
  CONSTRAINT dunnings_channel_check CHECK ((channel = ANY (ARRAY['call'::text, 'sms'::text, 'wechat'::text, 'letter'::text, 'inPerson'::text]))),
  CONSTRAINT dunnings_check CHECK (((promised_on IS NULL) OR reached)),
  CONSTRAINT dunnings_check1 CHECK ((reached <= (person_reached <> ''::text))),
  CONSTRAINT dunnings_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT dunnings_store_id_arrears_id_fkey FOREIGN KEY (store_id, arrears_id) REFERENCES arrears(store_id, id),
  CONSTRAINT dunnings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT dunnings_pkey PRIMARY KEY (id),
  CONSTRAINT dunnings_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX dunnings_arrears ON dunnings USING btree (arrears_id, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON dunnings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON dunnings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE duties (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  owner_role text NOT NULL,
  owner_id uuid,
  stand_in_id uuid,
  params jsonb NOT NULL DEFAULT '{}'::jsonb,
  opens_at timestamp with time zone NOT NULL,
  warn_at timestamp with time zone,
  due_at timestamp with time zone NOT NULL,
  escalate_to text,
  state text NOT NULL DEFAULT 'open'::text,
  warned_at timestamp with time zone,
  overdue_at timestamp with time zone,
  escalated_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by uuid,
  result jsonb,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT duties_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text]))),
  CONSTRAINT duties_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES staff(id),
  CONSTRAINT duties_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT duties_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES staff(id),
  CONSTRAINT duties_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT duties_pkey PRIMARY KEY (id),
  CONSTRAINT duties_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX duties_one_open ON duties USING btree (store_id, kind, subject_id) WHERE (state = 'open'::text);
CREATE INDEX duties_open_due ON duties USING btree (store_id, due_at) WHERE (state = 'open'::text);
CREATE INDEX duties_open_owner ON duties USING btree (store_id, owner_role, due_at) WHERE (state = 'open'::text);
CREATE INDEX duties_subject ON duties USING btree (subject_id, kind);
CREATE INDEX duties_thread ON duties USING btree (thread_id) WHERE (thread_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE estimate_lines (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  option_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  labour_operation_id uuid,
  part_id uuid,
  for_line_id uuid,
  code text NOT NULL DEFAULT ''::text,
  name text NOT NULL,
  system text NOT NULL DEFAULT ''::text,
  trade text NOT NULL DEFAULT ''::text,
  hours_centi integer,
  qty_milli bigint NOT NULL,
  unit text NOT NULL DEFAULT ''::text,
  unit_price_fen bigint NOT NULL,
  published_price_fen bigint NOT NULL,
  amount_fen bigint NOT NULL,
  discount_fen bigint NOT NULL DEFAULT 0,
  tax_ppm integer NOT NULL,
  payer text NOT NULL DEFAULT 'customer'::text,
  part_grade text NOT NULL DEFAULT ''::text,
  customer_supplied boolean NOT NULL DEFAULT false,
  guarantee_class text NOT NULL DEFAULT ''::text,
  key_item boolean NOT NULL DEFAULT false,
  basis text NOT NULL,
  basis_text text NOT NULL DEFAULT ''::text,
  finding_id uuid,
  deviation_reason text NOT NULL DEFAULT ''::text,
  recommended boolean NOT NULL DEFAULT false,
  safety boolean NOT NULL DEFAULT false,
  answer text NOT NULL DEFAULT 'pending'::text,
  declined_reason text NOT NULL DEFAULT ''::text,
  contact_on date,
  inspection_key text NOT NULL DEFAULT ''::text,
  CONSTRAINT estimate_lines_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT estimate_lines_answer_check CHECK ((answer = ANY (ARRAY['pending'::text, 'agreed'::text, 'declined'::text]))),
  CONSTRAINT estimate_lines_basis_check CHECK ((basis = ANY (ARRAY['finding'::text, 'rule'::text, 'wish'::text]))),
  CONSTRAINT estimate_lines_check CHECK ((discount_fen <= amount_fen)),
  CONSTRAINT estimate_lines_check1 CHECK (((kind = 'labour'::text) = (hours_centi IS NOT NULL))),
  CONSTRAINT estimate_lines_discount_fen_check CHECK ((discount_fen >= 0)),
  CONSTRAINT estimate_lines_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'part'::text, 'other'::text]))),
  CONSTRAINT estimate_lines_payer_check CHECK ((payer = ANY (ARRAY['customer'::text, 'maker'::text, 'insurer'::text, 'internal'::text, 'rework'::text]))),
  CONSTRAINT estimate_lines_published_price_fen_check CHECK ((published_price_fen >= 0)),
  CONSTRAINT estimate_lines_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT estimate_lines_unit_price_fen_check CHECK ((unit_price_fen >= 0)),
  CONSTRAINT estimate_lines_labour_operation_id_fkey FOREIGN KEY (labour_operation_id) REFERENCES labour_operations(id),
  CONSTRAINT estimate_lines_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT estimate_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT estimate_lines_store_id_option_id_fkey FOREIGN KEY (store_id, option_id) REFERENCES estimate_options(store_id, id),
  CONSTRAINT estimate_lines_pkey PRIMARY KEY (id),
  CONSTRAINT estimate_lines_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX estimate_lines_of ON estimate_lines USING btree (option_id, "position");
CREATE INDEX estimate_lines_part ON estimate_lines USING btree (part_id) WHERE (part_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE estimate_options (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  estimate_id uuid NOT NULL,
  label text NOT NULL,
  name text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  finish_at timestamp with time zone,
  finish_reason text NOT NULL DEFAULT ''::text,
  chosen boolean NOT NULL DEFAULT false,
  CONSTRAINT estimate_options_label_check CHECK ((label = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT estimate_options_store_id_estimate_id_fkey FOREIGN KEY (store_id, estimate_id) REFERENCES estimates(store_id, id),
  CONSTRAINT estimate_options_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT estimate_options_pkey PRIMARY KEY (id),
  CONSTRAINT estimate_options_estimate_id_label_key UNIQUE (estimate_id, label),
  CONSTRAINT estimate_options_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX estimate_options_chosen ON estimate_options USING btree (estimate_id) WHERE chosen;
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE estimates (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  adviser_id uuid NOT NULL,
  number text,
  mode text NOT NULL,
  risk_ppm integer NOT NULL DEFAULT 0,
  prior_explained boolean NOT NULL DEFAULT false,
  prior_explanation text NOT NULL DEFAULT ''::text,
  price_explanation text NOT NULL DEFAULT ''::text,
  valid_until_on date NOT NULL,
  state text NOT NULL DEFAULT 'draft'::text,
  first_shown_at timestamp with time zone,
  shown_at timestamp with time zone,
  talk_minutes integer,
  talk_late boolean,
  link_sent_at timestamp with time zone,
  opened_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by text,
  order_id uuid,
  booked_at timestamp with time zone,
  appointment_id uuid,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  read_at timestamp with time zone,
  read_seconds integer NOT NULL DEFAULT 0,
  guarantee_explained_at timestamp with time zone,
  guarantee_explained_by uuid,
  CONSTRAINT estimates_check CHECK (((state = ANY (ARRAY['accepted'::text, 'declined'::text])) = (decided_at IS NOT NULL))),
  CONSTRAINT estimates_check1 CHECK (((order_id IS NULL) OR (booked_at IS NULL))),
  CONSTRAINT estimates_decided_by_check CHECK ((decided_by = ANY (ARRAY['tablet'::text, 'link'::text]))),
  CONSTRAINT estimates_mode_check CHECK ((mode = ANY (ARRAY['system'::text, 'symptom'::text, 'item'::text]))),
  CONSTRAINT estimates_read_seconds_check CHECK ((read_seconds >= 0)),
  CONSTRAINT estimates_risk_ppm_check CHECK (((risk_ppm >= 0) AND (risk_ppm <= 1000000))),
  CONSTRAINT estimates_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'shown'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  CONSTRAINT estimates_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES staff(id),
  CONSTRAINT estimates_guarantee_explained_by_fkey FOREIGN KEY (guarantee_explained_by) REFERENCES staff(id),
  CONSTRAINT estimates_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT estimates_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT estimates_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT estimates_pkey PRIMARY KEY (id),
  CONSTRAINT estimates_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT estimates_store_id_number_key UNIQUE (store_id, number)
);
CREATE UNIQUE INDEX estimates_order ON estimates USING btree (store_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX estimates_vehicle ON estimates USING btree (vehicle_id, created_at DESC);
CREATE INDEX estimates_visit ON estimates USING btree (visit_id, created_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE exports (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  format text NOT NULL,
  filters_cipher text NOT NULL,
  lang text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  rows_done integer NOT NULL DEFAULT 0,
  size_bytes bigint,
  fault text[],
  beat_at timestamp with time zone,
  finished_at timestamp with time zone,
  expires_at timestamp with time zone,
  CONSTRAINT exports_check CHECK (((state = ANY (ARRAY['done'::text, 'expired'::text])) = (expires_at IS NOT NULL))),
  CONSTRAINT exports_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text]))),
  CONSTRAINT exports_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'expired'::text]))),
  CONSTRAINT exports_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT exports_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT exports_pkey PRIMARY KEY (id),
  CONSTRAINT exports_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX exports_open ON exports USING btree (store_id, asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE INDEX exports_own ON exports USING btree (asked_by, asked_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE files (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  sha256 text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  name text NOT NULL,
  subject_kind text,
  subject_id uuid,
  purpose text NOT NULL DEFAULT ''::text,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  small_sha256 text,
  width integer,
  height integer,
  CONSTRAINT files_size_bytes_check CHECK ((size_bytes > 0)),
  CONSTRAINT files_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX files_sha256 ON files USING btree (store_id, sha256);
CREATE INDEX files_subject ON files USING btree (subject_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE finished_orders (
  order_id uuid NOT NULL,
  store_id uuid NOT NULL,
  adviser_id uuid NOT NULL,
  finished_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  CONSTRAINT finished_orders_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  CONSTRAINT finished_orders_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES staff(id),
  CONSTRAINT finished_orders_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES staff(id),
  CONSTRAINT finished_orders_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT finished_orders_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT finished_orders_pkey PRIMARY KEY (order_id),
  CONSTRAINT finished_orders_store_id_order_id_key UNIQUE (store_id, order_id)
);
CREATE INDEX finished_orders_day ON finished_orders USING btree (store_id, finished_at);
CREATE INDEX finished_orders_open ON finished_orders USING btree (store_id, due_at) WHERE (confirmed_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE floor_visitors (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visitor text NOT NULL,
  reason text NOT NULL,
  companion_id uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT floor_visitors_check CHECK (((left_at IS NULL) OR (left_at >= entered_at))),
  CONSTRAINT floor_visitors_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES staff(id),
  CONSTRAINT floor_visitors_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT floor_visitors_pkey PRIMARY KEY (id),
  CONSTRAINT floor_visitors_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX floor_visitors_list ON floor_visitors USING btree (store_id, entered_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE follow_ups (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  order_id uuid,
  vehicle_id uuid,
  person_id uuid,
  step text NOT NULL,
  way text NOT NULL,
  from_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  breach_at timestamp with time zone,
  owner_id uuid,
  topic text NOT NULL DEFAULT ''::text,
  state text NOT NULL DEFAULT 'planned'::text,
  excluded_because text NOT NULL DEFAULT ''::text,
  agreed_at timestamp with time zone,
  attempts integer NOT NULL DEFAULT 0,
  done_at timestamp with time zone,
  in_time boolean,
  version integer NOT NULL DEFAULT 1,
  special text NOT NULL DEFAULT ''::text,
  CONSTRAINT follow_ups_special_check CHECK ((special = ANY (ARRAY[''::text, 'repeatRepair'::text]))),
  CONSTRAINT follow_ups_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'done'::text, 'excluded'::text, 'cancelled'::text]))),
  CONSTRAINT follow_ups_step_check CHECK ((step = ANY (ARRAY['first'::text, 'second'::text, 'day7'::text, 'day7Call'::text, 'day30'::text]))),
  CONSTRAINT follow_ups_way_check CHECK ((way = ANY (ARRAY['call'::text, 'push'::text]))),
  CONSTRAINT follow_ups_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT follow_ups_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT follow_ups_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT follow_ups_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT follow_ups_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT follow_ups_pkey PRIMARY KEY (id),
  CONSTRAINT follow_ups_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX follow_ups_once ON follow_ups USING btree (visit_id, step);
CREATE INDEX follow_ups_queue ON follow_ups USING btree (store_id, due_at) WHERE (state = 'planned'::text);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE gate_passes (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  order_id uuid,
  kind text NOT NULL,
  plate text NOT NULL,
  token text NOT NULL,
  paper_id uuid,
  issued_at timestamp with time zone NOT NULL,
  issued_by uuid,
  valid_until timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  used_by uuid,
  voided_at timestamp with time zone,
  void_reason text NOT NULL DEFAULT ''::text,
  CONSTRAINT gate_passes_check CHECK (((kind = 'unrepaired'::text) OR (order_id IS NOT NULL))),
  CONSTRAINT gate_passes_kind_check CHECK ((kind = ANY (ARRAY['unrepaired'::text, 'repaired'::text]))),
  CONSTRAINT gate_passes_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES staff(id),
  CONSTRAINT gate_passes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT gate_passes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT gate_passes_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT gate_passes_used_by_fkey FOREIGN KEY (used_by) REFERENCES staff(id),
  CONSTRAINT gate_passes_pkey PRIMARY KEY (id),
  CONSTRAINT gate_passes_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT gate_passes_token_key UNIQUE (token)
);
CREATE UNIQUE INDEX gate_passes_in_force ON gate_passes USING btree (store_id, visit_id, order_id) NULLS NOT DISTINCT WHERE (voided_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE gate_scans (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  plate text NOT NULL,
  pass_id uuid,
  outcome text NOT NULL,
  scanned_by uuid,
  CONSTRAINT gate_scans_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'missing'::text, 'used'::text, 'foreignPlate'::text, 'expired'::text, 'voided'::text]))),
  CONSTRAINT gate_scans_scanned_by_fkey FOREIGN KEY (scanned_by) REFERENCES staff(id),
  CONSTRAINT gate_scans_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT gate_scans_store_id_pass_id_fkey FOREIGN KEY (store_id, pass_id) REFERENCES gate_passes(store_id, id),
  CONSTRAINT gate_scans_pkey PRIMARY KEY (id)
);
CREATE INDEX gate_scans_list ON gate_scans USING btree (store_id, at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON gate_scans FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON gate_scans FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE goods_receipt_lines (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  part_id uuid NOT NULL,
  qty_milli bigint NOT NULL,
  unit_cost_fen bigint NOT NULL,
  movement_id uuid NOT NULL,
  CONSTRAINT goods_receipt_lines_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT goods_receipt_lines_unit_cost_fen_check CHECK ((unit_cost_fen >= 0)),
  CONSTRAINT goods_receipt_lines_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES stock_movements(id),
  CONSTRAINT goods_receipt_lines_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT goods_receipt_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT goods_receipt_lines_store_id_receipt_id_fkey FOREIGN KEY (store_id, receipt_id) REFERENCES goods_receipts(store_id, id),
  CONSTRAINT goods_receipt_lines_pkey PRIMARY KEY (id)
);
CREATE INDEX goods_receipt_lines_receipt ON goods_receipt_lines USING btree (receipt_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON goods_receipt_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON goods_receipt_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE goods_receipts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  number text NOT NULL,
  supplier text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  received_by uuid,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT goods_receipts_received_by_fkey FOREIGN KEY (received_by) REFERENCES staff(id),
  CONSTRAINT goods_receipts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT goods_receipts_pkey PRIMARY KEY (id),
  CONSTRAINT goods_receipts_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT goods_receipts_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX goods_receipts_list ON goods_receipts USING btree (store_id, received_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON goods_receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON goods_receipts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE guarantee_alerts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  clock text NOT NULL,
  level text NOT NULL,
  count integer NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  CONSTRAINT guarantee_alerts_level_check CHECK ((level = ANY (ARRAY['yellow'::text, 'orange'::text, 'red'::text]))),
  CONSTRAINT guarantee_alerts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT guarantee_alerts_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT guarantee_alerts_pkey PRIMARY KEY (id),
  CONSTRAINT guarantee_alerts_store_id_vehicle_id_clock_level_key UNIQUE (store_id, vehicle_id, clock, level)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE guarantee_early_faults (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  order_id uuid NOT NULL,
  fault text NOT NULL,
  verdict text NOT NULL,
  evidence text NOT NULL,
  rights text[] NOT NULL,
  started_on date,
  brought_on date NOT NULL,
  km integer,
  choice text NOT NULL DEFAULT ''::text,
  chosen_at timestamp with time zone,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT guarantee_early_faults_check CHECK (((verdict = 'denied'::text) OR ((cardinality(rights) > 0) AND (started_on IS NOT NULL)))),
  CONSTRAINT guarantee_early_faults_check1 CHECK (((choice = ANY (ARRAY[''::text, 'repair'::text])) OR ((verdict = 'confirmed'::text) AND (choice = ANY (rights))))),
  CONSTRAINT guarantee_early_faults_check2 CHECK (((choice = ''::text) = (chosen_at IS NULL))),
  CONSTRAINT guarantee_early_faults_choice_check CHECK ((choice = ANY (ARRAY[''::text, 'repair'::text, 'assembly'::text, 'car'::text]))),
  CONSTRAINT guarantee_early_faults_evidence_check CHECK ((evidence <> ''::text)),
  CONSTRAINT guarantee_early_faults_fault_check CHECK ((fault = ANY (ARRAY['engine'::text, 'gearbox'::text, 'battery'::text, 'motor'::text, 'steering'::text, 'brakes'::text, 'bodyCrack'::text, 'fuelLeak'::text, 'batteryFire'::text]))),
  CONSTRAINT guarantee_early_faults_km_check CHECK ((km >= 0)),
  CONSTRAINT guarantee_early_faults_rights_check CHECK ((rights <@ ARRAY['car'::text, 'assembly'::text])),
  CONSTRAINT guarantee_early_faults_verdict_check CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'denied'::text]))),
  CONSTRAINT guarantee_early_faults_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  CONSTRAINT guarantee_early_faults_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT guarantee_early_faults_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT guarantee_early_faults_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT guarantee_early_faults_pkey PRIMARY KEY (id),
  CONSTRAINT guarantee_early_faults_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT guarantee_early_faults_store_id_order_id_fault_key UNIQUE (store_id, order_id, fault)
);
CREATE INDEX guarantee_early_faults_vehicle ON guarantee_early_faults USING btree (vehicle_id, decided_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE guarantee_exchanges (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  kind text NOT NULL,
  clock text NOT NULL,
  about text NOT NULL DEFAULT ''::text,
  price_fen bigint NOT NULL,
  km integer NOT NULL,
  rate_ppm integer NOT NULL,
  usage_fen bigint NOT NULL,
  back_fen bigint NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  note text NOT NULL DEFAULT ''::text,
  answer_due_at timestamp with time zone NOT NULL,
  finish_due_at timestamp with time zone NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  answered_by uuid,
  answered_at timestamp with time zone,
  finished_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT guarantee_exchange_early_free CHECK (((clock <> 'early'::text) OR (usage_fen = 0))),
  CONSTRAINT guarantee_exchanges_check CHECK (((usage_fen >= 0) AND (usage_fen <= price_fen))),
  CONSTRAINT guarantee_exchanges_check1 CHECK ((back_fen =
CASE kind
    WHEN 'refund'::text THEN (price_fen - usage_fen)
    ELSE (0)::bigint
END)),
  CONSTRAINT guarantee_exchanges_check2 CHECK ((((state = 'asked'::text) = (answered_at IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
  CONSTRAINT guarantee_exchanges_check3 CHECK (((state = 'done'::text) = (finished_at IS NOT NULL))),
  CONSTRAINT guarantee_exchanges_check4 CHECK (((state <> 'refused'::text) OR (note <> ''::text))),
  CONSTRAINT guarantee_exchanges_clock_check CHECK ((clock = ANY (ARRAY['totalDays'::text, 'problem'::text, 'safety'::text, 'assembly'::text, 'early'::text]))),
  CONSTRAINT guarantee_exchanges_kind_check CHECK ((kind = ANY (ARRAY['refund'::text, 'replace'::text]))),
  CONSTRAINT guarantee_exchanges_km_check CHECK ((km >= 0)),
  CONSTRAINT guarantee_exchanges_price_fen_check CHECK ((price_fen > 0)),
  CONSTRAINT guarantee_exchanges_rate_ppm_check CHECK (((rate_ppm >= 0) AND (rate_ppm <= 5000))),
  CONSTRAINT guarantee_exchanges_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'refused'::text, 'done'::text]))),
  CONSTRAINT guarantee_exchanges_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES staff(id),
  CONSTRAINT guarantee_exchanges_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT guarantee_exchanges_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT guarantee_exchanges_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT guarantee_exchanges_pkey PRIMARY KEY (id),
  CONSTRAINT guarantee_exchanges_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX guarantee_exchange_open ON guarantee_exchanges USING btree (store_id, vehicle_id) WHERE (state = ANY (ARRAY['asked'::text, 'agreed'::text]));
CREATE INDEX guarantee_exchanges_vehicle ON guarantee_exchanges USING btree (vehicle_id, asked_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE guarantee_pauses (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  reason text NOT NULL,
  from_at timestamp with time zone NOT NULL,
  to_at timestamp with time zone,
  proof text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT guarantee_pauses_check CHECK ((to_at > from_at)),
  CONSTRAINT guarantee_pauses_check1 CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_reason = ''::text)))),
  CONSTRAINT guarantee_pauses_proof_check CHECK ((proof <> ''::text)),
  CONSTRAINT guarantee_pauses_reason_check CHECK ((reason = ANY (ARRAY['antiTheft'::text, 'harness'::text, 'battery'::text, 'rescue'::text]))),
  CONSTRAINT guarantee_pauses_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES staff(id),
  CONSTRAINT guarantee_pauses_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT guarantee_pauses_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT guarantee_pauses_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES staff(id),
  CONSTRAINT guarantee_pauses_pkey PRIMARY KEY (id),
  CONSTRAINT guarantee_pauses_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT guarantee_pause_once EXCLUDE USING gist (store_id WITH =, order_id WITH =, tstzrange(from_at, to_at) WITH &&) WHERE ((withdrawn_at IS NULL))
);
CREATE INDEX guarantee_pauses_order ON guarantee_pauses USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys USING btree (created_at);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE import_runs (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  row_count integer NOT NULL,
  added integer NOT NULL,
  changed integer NOT NULL,
  unchanged integer NOT NULL,
  faulty integer NOT NULL,
  run_by uuid,
  at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  rows_done integer NOT NULL DEFAULT 0,
  lang text NOT NULL DEFAULT 'zh'::text,
  content_cipher text,
  faults_cipher text,
  fault text[],
  beat_at timestamp with time zone,
  finished_at timestamp with time zone,
  CONSTRAINT import_runs_check CHECK (((state = ANY (ARRAY['waiting'::text, 'running'::text])) = (finished_at IS NULL))),
  CONSTRAINT import_runs_check1 CHECK (((content_cipher IS NULL) OR (finished_at IS NULL))),
  CONSTRAINT import_runs_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT import_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT import_runs_run_by_fkey FOREIGN KEY (run_by) REFERENCES staff(id),
  CONSTRAINT import_runs_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT import_runs_pkey PRIMARY KEY (id),
  CONSTRAINT import_runs_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX import_runs_list ON import_runs USING btree (store_id, at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE inquiries (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  symptom text NOT NULL,
  since text NOT NULL DEFAULT ''::text,
  speed text NOT NULL DEFAULT ''::text,
  temperature text NOT NULL DEFAULT ''::text,
  frequency text NOT NULL DEFAULT ''::text,
  lamps text[] NOT NULL DEFAULT '{}'::text[],
  earlier_repair text NOT NULL DEFAULT ''::text,
  wish text NOT NULL DEFAULT ''::text,
  summary text NOT NULL,
  asked_by uuid,
  asked_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT inquiries_frequency_check CHECK ((frequency = ANY (ARRAY[''::text, 'always'::text, 'often'::text, 'sometimes'::text, 'once'::text]))),
  CONSTRAINT inquiries_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT inquiries_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT inquiries_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT inquiries_pkey PRIMARY KEY (id),
  CONSTRAINT inquiries_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT inquiries_store_id_visit_id_key UNIQUE (store_id, visit_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE inspections (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  round integer NOT NULL,
  level text NOT NULL,
  inspector_id uuid NOT NULL,
  result text NOT NULL,
  checked_lines uuid[] NOT NULL DEFAULT '{}'::uuid[],
  defect text NOT NULL DEFAULT ''::text,
  cause text NOT NULL DEFAULT ''::text,
  failed_line_id uuid,
  at timestamp with time zone NOT NULL,
  rules_edition integer,
  CONSTRAINT inspections_check CHECK (((result = 'pass'::text) OR ((defect <> ''::text) AND (failed_line_id IS NOT NULL)))),
  CONSTRAINT inspections_level_check CHECK ((level = ANY (ARRAY['self'::text, 'mutual'::text, 'exit'::text]))),
  CONSTRAINT inspections_result_check CHECK ((result = ANY (ARRAY['pass'::text, 'fail'::text]))),
  CONSTRAINT inspections_inspector_id_fkey FOREIGN KEY (inspector_id) REFERENCES staff(id),
  CONSTRAINT inspections_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT inspections_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT inspections_pkey PRIMARY KEY (id)
);
CREATE INDEX inspections_exit ON inspections USING btree (store_id, at) WHERE (level = 'exit'::text);
CREATE UNIQUE INDEX inspections_level_once ON inspections USING btree (order_id, round, level) WHERE (result = 'pass'::text);
CREATE UNIQUE INDEX inspections_other_person ON inspections USING btree (order_id, round, inspector_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE invariant_findings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  run_id uuid NOT NULL,
  rule text NOT NULL,
  position integer NOT NULL,
  document text NOT NULL,
  detail text[] NOT NULL,
  subject_kind text,
  subject_id uuid,
  CONSTRAINT invariant_findings_run_id_rule_fkey FOREIGN KEY (run_id, rule) REFERENCES invariant_results(run_id, rule) ON DELETE CASCADE,
  CONSTRAINT invariant_findings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT invariant_findings_pkey PRIMARY KEY (id)
);
CREATE INDEX invariant_findings_of ON invariant_findings USING btree (run_id, rule, "position");
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE invariant_results (
  run_id uuid NOT NULL,
  store_id uuid NOT NULL,
  rule text NOT NULL,
  finding_count integer,
  took_ms integer NOT NULL,
  CONSTRAINT invariant_results_finding_count_check CHECK ((finding_count >= 0)),
  CONSTRAINT invariant_results_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT invariant_results_store_id_run_id_fkey FOREIGN KEY (store_id, run_id) REFERENCES invariant_runs(store_id, id) ON DELETE CASCADE,
  CONSTRAINT invariant_results_pkey PRIMARY KEY (run_id, rule)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE invariant_runs (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  asked_by uuid,
  asked_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  rule_count integer NOT NULL DEFAULT 0,
  rules_done integer NOT NULL DEFAULT 0,
  CONSTRAINT invariant_runs_check CHECK (((state = 'done'::text) = (finished_at IS NOT NULL))),
  CONSTRAINT invariant_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text]))),
  CONSTRAINT invariant_runs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT invariant_runs_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT invariant_runs_pkey PRIMARY KEY (id),
  CONSTRAINT invariant_runs_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX invariant_runs_list ON invariant_runs USING btree (store_id, asked_at DESC);
CREATE UNIQUE INDEX invariant_runs_one_open ON invariant_runs USING btree (store_id) WHERE (state <> 'done'::text);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE invoices (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  state text NOT NULL,
  buyer_name text NOT NULL,
  buyer_credit_code text NOT NULL DEFAULT ''::text,
  total_fen bigint NOT NULL,
  tax_fen bigint NOT NULL,
  number text,
  xml_hash text,
  asked_at timestamp with time zone NOT NULL,
  issued_at timestamp with time zone,
  red_id uuid,
  red_number text,
  red_reason text NOT NULL DEFAULT ''::text,
  red_asked_at timestamp with time zone,
  red_issued_at timestamp with time zone,
  kind text NOT NULL DEFAULT 'ordinary'::text,
  buyer_address text NOT NULL DEFAULT ''::text,
  buyer_bank text NOT NULL DEFAULT ''::text,
  red_confirmation text,
  red_xml_hash text,
  CONSTRAINT invoice_special_buyer CHECK (((kind = 'ordinary'::text) OR (buyer_credit_code <> ''::text))),
  CONSTRAINT invoices_check CHECK (((state = 'red'::text) = (red_number IS NOT NULL))),
  CONSTRAINT invoices_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'special'::text]))),
  CONSTRAINT invoices_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'issued'::text, 'failed'::text, 'redAsked'::text, 'red'::text]))),
  CONSTRAINT invoices_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT invoices_store_id_statement_id_fkey FOREIGN KEY (store_id, statement_id) REFERENCES statements(store_id, id),
  CONSTRAINT invoices_pkey PRIMARY KEY (id),
  CONSTRAINT invoices_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX invoices_one_in_force ON invoices USING btree (statement_id) WHERE (state <> 'red'::text);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE job_steps (
  store_id uuid NOT NULL,
  job_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  reading jsonb,
  value text,
  within boolean,
  source text NOT NULL DEFAULT 'tablet'::text,
  done_at timestamp with time zone,
  done_by uuid,
  CONSTRAINT job_steps_source_check CHECK ((source = ANY (ARRAY['tablet'::text, 'device'::text]))),
  CONSTRAINT job_steps_done_by_fkey FOREIGN KEY (done_by) REFERENCES staff(id),
  CONSTRAINT job_steps_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT job_steps_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES jobs(store_id, id),
  CONSTRAINT job_steps_pkey PRIMARY KEY (job_id, "position")
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE job_tools (
  store_id uuid NOT NULL,
  job_id uuid NOT NULL,
  class text NOT NULL,
  tool_id uuid NOT NULL,
  checked_by uuid NOT NULL,
  checked_at timestamp with time zone NOT NULL,
  CONSTRAINT job_tools_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES staff(id),
  CONSTRAINT job_tools_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT job_tools_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES jobs(store_id, id),
  CONSTRAINT job_tools_store_id_tool_id_fkey FOREIGN KEY (store_id, tool_id) REFERENCES resources(store_id, id),
  CONSTRAINT job_tools_pkey PRIMARY KEY (job_id, class)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE jobs (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  bay_id uuid NOT NULL,
  planned_from timestamp with time zone NOT NULL,
  planned_to timestamp with time zone NOT NULL,
  assigned_hours_centi integer NOT NULL,
  state text NOT NULL DEFAULT 'planned'::text,
  dispatched_by uuid NOT NULL,
  dispatched_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  placed_by text NOT NULL DEFAULT 'person'::text,
  CONSTRAINT jobs_check CHECK ((planned_to > planned_from)),
  CONSTRAINT jobs_placed_by_check CHECK ((placed_by = ANY (ARRAY['person'::text, 'proposal'::text]))),
  CONSTRAINT jobs_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'working'::text, 'paused'::text, 'done'::text, 'cancelled'::text]))),
  CONSTRAINT jobs_dispatched_by_fkey FOREIGN KEY (dispatched_by) REFERENCES staff(id),
  CONSTRAINT jobs_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT jobs_store_id_bay_id_fkey FOREIGN KEY (store_id, bay_id) REFERENCES resources(store_id, id),
  CONSTRAINT jobs_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT jobs_store_id_line_id_fkey FOREIGN KEY (store_id, line_id) REFERENCES order_lines(store_id, id),
  CONSTRAINT jobs_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT jobs_store_id_technician_id_fkey FOREIGN KEY (store_id, technician_id) REFERENCES resources(store_id, id),
  CONSTRAINT jobs_pkey PRIMARY KEY (id),
  CONSTRAINT jobs_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX jobs_line_once ON jobs USING btree (line_id) WHERE (state <> 'cancelled'::text);
CREATE INDEX jobs_mine ON jobs USING btree (store_id, staff_id, planned_from) WHERE (state <> ALL (ARRAY['done'::text, 'cancelled'::text]));
CREATE INDEX jobs_order ON jobs USING btree (order_id);
CREATE INDEX jobs_planned_to ON jobs USING btree (store_id, planned_to);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE key_item_checks (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  round integer NOT NULL,
  inspector_id uuid NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  at timestamp with time zone NOT NULL,
  CONSTRAINT key_item_checks_inspector_id_fkey FOREIGN KEY (inspector_id) REFERENCES staff(id),
  CONSTRAINT key_item_checks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT key_item_checks_store_id_line_id_fkey FOREIGN KEY (store_id, line_id) REFERENCES order_lines(store_id, id),
  CONSTRAINT key_item_checks_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT key_item_checks_pkey PRIMARY KEY (id),
  CONSTRAINT key_item_checks_line_id_round_key UNIQUE (line_id, round)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE key_movements (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  key_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  holder_kind text NOT NULL,
  holder_id uuid,
  place text NOT NULL DEFAULT ''::text,
  note text NOT NULL DEFAULT ''::text,
  moved_by uuid,
  CONSTRAINT key_movements_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['board'::text, 'staff'::text, 'customer'::text]))),
  CONSTRAINT key_movements_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES staff(id),
  CONSTRAINT key_movements_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES staff(id),
  CONSTRAINT key_movements_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT key_movements_store_id_key_id_fkey FOREIGN KEY (store_id, key_id) REFERENCES keys(store_id, id),
  CONSTRAINT key_movements_pkey PRIMARY KEY (id)
);
CREATE INDEX key_movements_of ON key_movements USING btree (key_id, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON key_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON key_movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE keys (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  tag_number text NOT NULL,
  key_count integer NOT NULL,
  code text NOT NULL,
  place text NOT NULL DEFAULT ''::text,
  holder_kind text NOT NULL,
  holder_id uuid,
  held_since timestamp with time zone NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  released_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT keys_check CHECK (((holder_kind = 'staff'::text) = (holder_id IS NOT NULL))),
  CONSTRAINT keys_check1 CHECK (((holder_kind = 'customer'::text) = (released_at IS NOT NULL))),
  CONSTRAINT keys_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['board'::text, 'staff'::text, 'customer'::text]))),
  CONSTRAINT keys_key_count_check CHECK ((key_count > 0)),
  CONSTRAINT keys_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES staff(id),
  CONSTRAINT keys_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT keys_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT keys_pkey PRIMARY KEY (id),
  CONSTRAINT keys_code_key UNIQUE (code),
  CONSTRAINT keys_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT keys_store_id_visit_id_key UNIQUE (store_id, visit_id)
);
CREATE UNIQUE INDEX keys_tag_once ON keys USING btree (store_id, tag_number) WHERE (released_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE labour_operations (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  initials text NOT NULL DEFAULT ''::text,
  pinyin text NOT NULL DEFAULT ''::text,
  system text NOT NULL,
  trade text NOT NULL,
  powers text[] NOT NULL DEFAULT '{}'::text[],
  hours_centi integer NOT NULL,
  grade integer NOT NULL DEFAULT 1,
  high_voltage boolean NOT NULL DEFAULT false,
  key_item boolean NOT NULL DEFAULT false,
  guarantee_class text NOT NULL,
  steps jsonb NOT NULL DEFAULT '[]'::jsonb,
  package boolean NOT NULL DEFAULT false,
  import_key text,
  version integer NOT NULL DEFAULT 1,
  tools text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT labour_operations_hours_centi_check CHECK ((hours_centi >= 0)),
  CONSTRAINT labour_operations_pkey PRIMARY KEY (id),
  CONSTRAINT labour_operations_code_key UNIQUE (code),
  CONSTRAINT labour_operations_import_key_key UNIQUE (import_key)
);
CREATE INDEX labour_operations_initials ON labour_operations USING btree (initials text_pattern_ops);
CREATE INDEX labour_operations_name ON labour_operations USING gin (name gin_trgm_ops);
CREATE INDEX labour_operations_name_pairs ON labour_operations USING gin (sign_pairs(name));
CREATE INDEX labour_operations_pinyin ON labour_operations USING btree (pinyin text_pattern_ops);
CREATE INDEX labour_operations_system ON labour_operations USING btree (system);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE labour_rates (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  trade text NOT NULL,
  rate_fen bigint NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  CONSTRAINT labour_rates_rate_fen_check CHECK ((rate_fen >= 0)),
  CONSTRAINT labour_rates_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT labour_rates_pkey PRIMARY KEY (id),
  CONSTRAINT labour_rates_store_id_trade_effective_from_key UNIQUE (store_id, trade, effective_from)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE links (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  token_hash text NOT NULL,
  purpose text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  person_id uuid,
  code_hash text,
  code_tries integer NOT NULL DEFAULT 0,
  code_sent_at timestamp with time zone,
  codes_sent integer NOT NULL DEFAULT 0,
  expires_at timestamp with time zone NOT NULL,
  opened_at timestamp with time zone,
  used_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  guest_name text NOT NULL DEFAULT ''::text,
  guest_phone_cipher text,
  guest_phone_hash text,
  guest_phone_masked text NOT NULL DEFAULT ''::text,
  CONSTRAINT links_check CHECK (((person_id IS NULL) OR (guest_phone_hash IS NULL))),
  CONSTRAINT links_check1 CHECK (((guest_phone_hash IS NULL) = (guest_phone_cipher IS NULL))),
  CONSTRAINT links_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT links_pkey PRIMARY KEY (id),
  CONSTRAINT links_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX links_subject ON links USING btree (subject_id, purpose);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE measures (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  problem text NOT NULL,
  cause text NOT NULL,
  type text NOT NULL,
  action text NOT NULL,
  owner_id uuid NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  result text NOT NULL DEFAULT ''::text,
  done_at timestamp with time zone,
  effect text,
  effect_note text NOT NULL DEFAULT ''::text,
  checked_by uuid,
  checked_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT measures_check CHECK (((state = 'open'::text) OR ((result <> ''::text) AND (done_at IS NOT NULL)))),
  CONSTRAINT measures_check1 CHECK (((effect IS NULL) = (checked_by IS NULL))),
  CONSTRAINT measures_check2 CHECK (((checked_by IS NULL) OR (checked_by <> owner_id))),
  CONSTRAINT measures_check3 CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  CONSTRAINT measures_check4 CHECK (((state <> 'closed'::text) OR (NOT (effect IS DISTINCT FROM 'worked'::text)))),
  CONSTRAINT measures_effect_check CHECK ((effect = ANY (ARRAY['worked'::text, 'failed'::text]))),
  CONSTRAINT measures_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'closed'::text]))),
  CONSTRAINT measures_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['problem'::text, 'accident'::text, 'audit'::text, 'report'::text]))),
  CONSTRAINT measures_type_check CHECK ((type = ANY (ARRAY['process'::text, 'training'::text, 'parts'::text, 'transparency'::text, 'feedback'::text]))),
  CONSTRAINT measures_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES staff(id),
  CONSTRAINT measures_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  CONSTRAINT measures_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT measures_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT measures_pkey PRIMARY KEY (id),
  CONSTRAINT measures_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX measures_list ON measures USING btree (store_id, state, due_on, id);
CREATE INDEX measures_subject ON measures USING btree (subject_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE members (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  person_id uuid NOT NULL,
  joined_at timestamp with time zone NOT NULL,
  joined_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT members_joined_by_fkey FOREIGN KEY (joined_by) REFERENCES staff(id),
  CONSTRAINT members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT members_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT members_pkey PRIMARY KEY (id),
  CONSTRAINT members_once UNIQUE (store_id, person_id),
  CONSTRAINT members_store_id_id_key UNIQUE (store_id, id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE message_consents (
  person_id uuid NOT NULL,
  channel text NOT NULL,
  purpose text NOT NULL,
  allowed boolean NOT NULL,
  given_at timestamp with time zone NOT NULL,
  source text NOT NULL DEFAULT ''::text,
  CONSTRAINT message_consents_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'wechat'::text, 'mail'::text, 'call'::text, 'letter'::text, 'push'::text]))),
  CONSTRAINT message_consents_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'safety'::text, 'care'::text, 'marketing'::text]))),
  CONSTRAINT message_consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT message_consents_pkey PRIMARY KEY (person_id, channel, purpose)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE messages (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  person_id uuid,
  template text NOT NULL,
  purpose text NOT NULL,
  channel text NOT NULL,
  address_cipher text,
  address_masked text NOT NULL DEFAULT ''::text,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  title text NOT NULL DEFAULT ''::text,
  body text NOT NULL,
  state text NOT NULL,
  state_reason text,
  tries integer NOT NULL DEFAULT 0,
  not_before timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  provider_ref text,
  secret_cipher text,
  CONSTRAINT messages_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'wechat'::text, 'mail'::text, 'call'::text, 'letter'::text, 'push'::text]))),
  CONSTRAINT messages_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'safety'::text, 'care'::text, 'marketing'::text]))),
  CONSTRAINT messages_state_check CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text, 'suppressed'::text]))),
  CONSTRAINT messages_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT messages_pkey PRIMARY KEY (id)
);
CREATE INDEX messages_optional ON messages USING btree (person_id, created_at) WHERE (purpose = ANY (ARRAY['care'::text, 'marketing'::text]));
CREATE INDEX messages_person ON messages USING btree (person_id, created_at);
CREATE INDEX messages_register ON messages USING btree (store_id, created_at DESC);
CREATE INDEX messages_subject ON messages USING btree (subject_id, created_at);
CREATE INDEX messages_waiting ON messages USING btree (store_id, not_before) WHERE (state = ANY (ARRAY['held'::text, 'queued'::text]));
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE mileage_readings (
  id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  km integer NOT NULL,
  at timestamp with time zone NOT NULL,
  correction boolean NOT NULL DEFAULT false,
  CONSTRAINT mileage_readings_km_check CHECK (((km >= 0) AND (km <= 3000000))),
  CONSTRAINT mileage_readings_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT mileage_readings_pkey PRIMARY KEY (id)
);
CREATE INDEX mileage_readings_vehicle ON mileage_readings USING btree (vehicle_id, at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON mileage_readings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON mileage_readings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- carebay_app: INSERT, SELECT

CREATE TABLE money_accounts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  label text NOT NULL DEFAULT ''::text,
  balance_fen bigint NOT NULL DEFAULT 0,
  may_be_negative boolean NOT NULL,
  CONSTRAINT money_account_side CHECK ((may_be_negative OR
CASE
    WHEN (kind = ANY (ARRAY['deposit'::text, 'revenue'::text])) THEN (balance_fen <= 0)
    ELSE (balance_fen >= 0)
END)),
  CONSTRAINT money_accounts_kind_check CHECK ((kind = ANY (ARRAY['receivable'::text, 'deposit'::text, 'till'::text, 'revenue'::text, 'discount'::text, 'clearing'::text]))),
  CONSTRAINT money_accounts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT money_accounts_pkey PRIMARY KEY (id),
  CONSTRAINT money_accounts_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT money_accounts_store_id_kind_subject_id_label_key UNIQUE (store_id, kind, subject_id, label)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE money_entries (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  posting_id uuid NOT NULL,
  account_id uuid NOT NULL,
  amount_fen bigint NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  business_on date NOT NULL,
  at timestamp with time zone NOT NULL,
  by_staff uuid,
  note text NOT NULL DEFAULT ''::text,
  cashier_id uuid,
  CONSTRAINT money_entries_amount_fen_check CHECK ((amount_fen <> 0)),
  CONSTRAINT money_entries_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT money_entries_cashier_id_fkey FOREIGN KEY (cashier_id) REFERENCES staff(id),
  CONSTRAINT money_entries_store_id_account_id_fkey FOREIGN KEY (store_id, account_id) REFERENCES money_accounts(store_id, id),
  CONSTRAINT money_entries_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT money_entries_pkey PRIMARY KEY (id),
  CONSTRAINT posting_balances TRIGGER DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT money_entries_posting_id_account_id_key UNIQUE (posting_id, account_id)
);
CREATE INDEX money_entries_account ON money_entries USING btree (account_id, at);
CREATE INDEX money_entries_day ON money_entries USING btree (store_id, business_on);
CREATE INDEX money_entries_drawer ON money_entries USING btree (store_id, cashier_id, business_on) WHERE (cashier_id IS NOT NULL);
CREATE INDEX money_entries_subject ON money_entries USING btree (subject_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON money_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON money_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard_drawer BEFORE INSERT ON money_entries FOR EACH ROW WHEN ((new.cashier_id IS NOT NULL)) EXECUTE FUNCTION guard_drawer();
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON money_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_balances();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE nightly_work (
  store_id uuid NOT NULL,
  name text NOT NULL,
  night date NOT NULL,
  CONSTRAINT nightly_work_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT nightly_work_pkey PRIMARY KEY (store_id, name)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE notices (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  staff_id uuid,
  role text,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  params jsonb NOT NULL DEFAULT '{}'::jsonb,
  at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT notices_check CHECK (((staff_id IS NOT NULL) OR (role IS NOT NULL))),
  CONSTRAINT notices_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT notices_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT notices_pkey PRIMARY KEY (id)
);
CREATE INDEX notices_for ON notices USING btree (store_id, staff_id, role, at);
CREATE INDEX notices_unread_subject ON notices USING btree (subject_id) WHERE (read_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE number_series (
  store_id uuid NOT NULL,
  series text NOT NULL,
  period text NOT NULL,
  last integer NOT NULL,
  CONSTRAINT number_series_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT number_series_pkey PRIMARY KEY (store_id, series, period)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE old_parts (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  name text NOT NULL,
  qty_milli bigint NOT NULL,
  decision text,
  decided_at timestamp with time zone,
  CONSTRAINT old_parts_decision_check CHECK ((decision = ANY (ARRAY['take'::text, 'leave'::text]))),
  CONSTRAINT old_parts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT old_parts_store_id_line_id_fkey FOREIGN KEY (store_id, line_id) REFERENCES order_lines(store_id, id),
  CONSTRAINT old_parts_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT old_parts_pkey PRIMARY KEY (id),
  CONSTRAINT old_parts_line_id_key UNIQUE (line_id)
);
CREATE INDEX old_parts_order ON old_parts USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE open_items (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  safety boolean NOT NULL DEFAULT false,
  amount_fen bigint,
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  contact_on date,
  state text NOT NULL DEFAULT 'open'::text,
  created_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  created_by uuid,
  closed_by uuid,
  close_note text NOT NULL DEFAULT ''::text,
  CONSTRAINT open_items_kind_check CHECK ((kind = ANY (ARRAY['declined'::text, 'wish'::text, 'finding'::text]))),
  CONSTRAINT open_items_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'dropped'::text]))),
  CONSTRAINT open_items_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES staff(id),
  CONSTRAINT open_items_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  CONSTRAINT open_items_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT open_items_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT open_items_pkey PRIMARY KEY (id),
  CONSTRAINT open_items_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX open_items_due ON open_items USING btree (store_id, contact_on) WHERE (state = 'open'::text);
CREATE INDEX open_items_vehicle ON open_items USING btree (vehicle_id) WHERE (state = 'open'::text);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE order_lines (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  add_on_id uuid,
  position integer NOT NULL,
  kind text NOT NULL,
  labour_operation_id uuid,
  part_id uuid,
  for_line_id uuid,
  code text NOT NULL DEFAULT ''::text,
  name text NOT NULL,
  system text NOT NULL DEFAULT ''::text,
  trade text NOT NULL DEFAULT ''::text,
  hours_centi integer,
  qty_milli bigint NOT NULL,
  unit text NOT NULL DEFAULT ''::text,
  unit_price_fen bigint NOT NULL,
  published_price_fen bigint NOT NULL,
  amount_fen bigint NOT NULL,
  discount_fen bigint NOT NULL DEFAULT 0,
  tax_ppm integer NOT NULL,
  payer text NOT NULL DEFAULT 'customer'::text,
  part_grade text NOT NULL DEFAULT ''::text,
  customer_supplied boolean NOT NULL DEFAULT false,
  guarantee_class text NOT NULL DEFAULT ''::text,
  key_item boolean NOT NULL DEFAULT false,
  basis text NOT NULL,
  basis_text text NOT NULL DEFAULT ''::text,
  deviation_reason text NOT NULL DEFAULT ''::text,
  deviation_approval_id uuid,
  approved_at timestamp with time zone,
  state text NOT NULL DEFAULT 'proposed'::text,
  explained_at timestamp with time zone,
  cost_fen bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  agreed_fen bigint,
  ruled_discount_fen bigint NOT NULL DEFAULT 0,
  CONSTRAINT order_lines_agreed_fen_check CHECK ((agreed_fen >= 0)),
  CONSTRAINT order_lines_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT order_lines_basis_check CHECK ((basis = ANY (ARRAY['finding'::text, 'rule'::text, 'wish'::text]))),
  CONSTRAINT order_lines_check CHECK ((discount_fen <= amount_fen)),
  CONSTRAINT order_lines_check1 CHECK (((kind = 'labour'::text) = (hours_centi IS NOT NULL))),
  CONSTRAINT order_lines_check2 CHECK (((agreed_fen IS NULL) = (approved_at IS NULL))),
  CONSTRAINT order_lines_discount_fen_check CHECK ((discount_fen >= 0)),
  CONSTRAINT order_lines_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'part'::text, 'other'::text]))),
  CONSTRAINT order_lines_payer_check CHECK ((payer = ANY (ARRAY['customer'::text, 'maker'::text, 'insurer'::text, 'internal'::text, 'rework'::text]))),
  CONSTRAINT order_lines_published_price_fen_check CHECK ((published_price_fen >= 0)),
  CONSTRAINT order_lines_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT order_lines_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'declined'::text, 'working'::text, 'done'::text, 'passed'::text, 'cancelled'::text]))),
  CONSTRAINT order_lines_unit_price_fen_check CHECK ((unit_price_fen >= 0)),
  CONSTRAINT order_lines_deviation_approval_id_fkey FOREIGN KEY (deviation_approval_id) REFERENCES approvals(id),
  CONSTRAINT order_lines_labour_operation_id_fkey FOREIGN KEY (labour_operation_id) REFERENCES labour_operations(id),
  CONSTRAINT order_lines_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT order_lines_store_id_add_on_id_fkey FOREIGN KEY (store_id, add_on_id) REFERENCES add_ons(store_id, id),
  CONSTRAINT order_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT order_lines_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT order_lines_pkey PRIMARY KEY (id),
  CONSTRAINT order_lines_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX order_lines_order ON order_lines USING btree (order_id, "position");
CREATE INDEX order_lines_part ON order_lines USING btree (part_id) WHERE (part_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE order_splits (
  order_id uuid NOT NULL,
  store_id uuid NOT NULL,
  insurer_ppm integer NOT NULL DEFAULT 0,
  insurer_name text NOT NULL DEFAULT ''::text,
  insurer_claim text NOT NULL DEFAULT ''::text,
  maker_ppm integer NOT NULL DEFAULT 0,
  maker_name text NOT NULL DEFAULT ''::text,
  maker_claim text NOT NULL DEFAULT ''::text,
  set_by uuid NOT NULL,
  set_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT order_split_within_whole CHECK (((insurer_ppm + maker_ppm) <= 1000000)),
  CONSTRAINT order_splits_insurer_ppm_check CHECK (((insurer_ppm >= 0) AND (insurer_ppm <= 1000000))),
  CONSTRAINT order_splits_maker_ppm_check CHECK (((maker_ppm >= 0) AND (maker_ppm <= 1000000))),
  CONSTRAINT order_splits_set_by_fkey FOREIGN KEY (set_by) REFERENCES staff(id),
  CONSTRAINT order_splits_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT order_splits_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT order_splits_pkey PRIMARY KEY (order_id),
  CONSTRAINT order_splits_store_id_order_id_key UNIQUE (store_id, order_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE outside_calls (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  party text NOT NULL,
  direction text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  request jsonb NOT NULL,
  answer jsonb,
  state text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  at timestamp with time zone NOT NULL,
  done_at timestamp with time zone,
  operation text NOT NULL DEFAULT ''::text,
  CONSTRAINT outside_calls_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  CONSTRAINT outside_calls_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT outside_calls_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT outside_calls_pkey PRIMARY KEY (id)
);
CREATE INDEX outside_calls_register ON outside_calls USING btree (store_id, at DESC);
CREATE INDEX outside_calls_subject ON outside_calls USING btree (subject_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE outside_switches (
  store_id uuid NOT NULL,
  party text NOT NULL,
  mode text NOT NULL,
  CONSTRAINT outside_switches_mode_check CHECK ((mode = ANY (ARRAY['ok'::text, 'slow'::text, 'fail'::text, 'garbage'::text]))),
  CONSTRAINT outside_switches_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT outside_switches_pkey PRIMARY KEY (store_id, party)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE overtime_technicians (
  store_id uuid NOT NULL,
  overtime_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  CONSTRAINT overtime_technicians_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT overtime_technicians_store_id_overtime_id_fkey FOREIGN KEY (store_id, overtime_id) REFERENCES overtimes(store_id, id),
  CONSTRAINT overtime_technicians_store_id_technician_id_fkey FOREIGN KEY (store_id, technician_id) REFERENCES resources(store_id, id),
  CONSTRAINT overtime_technicians_pkey PRIMARY KEY (overtime_id, technician_id)
);
CREATE INDEX overtime_technicians_person ON overtime_technicians USING btree (technician_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE overtimes (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  to_at timestamp with time zone NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  ready_without_at timestamp with time zone,
  ready_with_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT overtimes_check CHECK ((to_at > from_at)),
  CONSTRAINT overtimes_check1 CHECK (((state <> ALL (ARRAY['granted'::text, 'refused'::text])) OR (decided_at IS NOT NULL))),
  CONSTRAINT overtimes_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'cancelled'::text]))),
  CONSTRAINT overtimes_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT overtimes_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  CONSTRAINT overtimes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT overtimes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT overtimes_pkey PRIMARY KEY (id),
  CONSTRAINT overtimes_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX overtimes_list ON overtimes USING btree (store_id, from_at DESC, id);
CREATE INDEX overtimes_of_order ON overtimes USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE paper_signatures (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  paper_id uuid NOT NULL,
  role text NOT NULL,
  signer_name text NOT NULL,
  person_id uuid,
  staff_id uuid,
  method text NOT NULL,
  image text,
  consent_text text NOT NULL,
  content_hash text NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  device text NOT NULL DEFAULT ''::text,
  address text NOT NULL DEFAULT ''::text,
  voided_at timestamp with time zone,
  void_reason text,
  phone_masked text NOT NULL DEFAULT ''::text,
  CONSTRAINT paper_signatures_method_check CHECK ((method = ANY (ARRAY['drawn'::text, 'code'::text, 'staff'::text]))),
  CONSTRAINT paper_signatures_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT paper_signatures_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT paper_signatures_store_id_paper_id_fkey FOREIGN KEY (store_id, paper_id) REFERENCES papers(store_id, id),
  CONSTRAINT paper_signatures_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX paper_signatures_one ON paper_signatures USING btree (paper_id, role) WHERE (voided_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE papers (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  vehicle_id uuid,
  person_id uuid,
  number text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  template_version integer NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  finder text NOT NULL DEFAULT ''::text,
  state text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  issued_by uuid,
  voided_at timestamp with time zone,
  void_reason text,
  archive_no text,
  pdf_file_id uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT papers_state_check CHECK ((state = ANY (ARRAY['presented'::text, 'signed'::text, 'voided'::text, 'final'::text]))),
  CONSTRAINT papers_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES staff(id),
  CONSTRAINT papers_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT papers_pkey PRIMARY KEY (id),
  CONSTRAINT papers_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT papers_store_id_kind_number_revision_key UNIQUE (store_id, kind, number, revision)
);
CREATE INDEX papers_finder ON papers USING gin (finder gin_trgm_ops);
CREATE INDEX papers_kind ON papers USING btree (store_id, kind, issued_at DESC);
CREATE INDEX papers_subject ON papers USING btree (subject_id, kind, revision);
CREATE INDEX papers_thread ON papers USING btree (thread_id) WHERE (thread_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE part_aliases (
  part_id uuid NOT NULL,
  alias text NOT NULL,
  initials text NOT NULL DEFAULT ''::text,
  CONSTRAINT part_aliases_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT part_aliases_pkey PRIMARY KEY (part_id, alias)
);
CREATE INDEX part_aliases_alias ON part_aliases USING gin (alias gin_trgm_ops);
CREATE INDEX part_aliases_initials ON part_aliases USING btree (initials text_pattern_ops);
CREATE INDEX part_aliases_pairs ON part_aliases USING gin (sign_pairs(alias));
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE part_fitments (
  part_id uuid NOT NULL,
  brand text NOT NULL,
  series text NOT NULL DEFAULT ''::text,
  year_from integer NOT NULL DEFAULT 1980,
  year_to integer NOT NULL DEFAULT 2099,
  power text NOT NULL DEFAULT ''::text,
  CONSTRAINT part_fitments_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT part_fitments_pkey PRIMARY KEY (part_id, brand, series, year_from, power)
);
CREATE INDEX part_fitments_series ON part_fitments USING btree (brand, series);
CREATE TRIGGER note_fitments_added AFTER INSERT ON part_fitments REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_fitments();
CREATE TRIGGER note_fitments_removed AFTER DELETE ON part_fitments REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_fitments();
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE part_prices (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  part_id uuid NOT NULL,
  price_fen bigint NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  CONSTRAINT part_prices_price_fen_check CHECK ((price_fen >= 0)),
  CONSTRAINT part_prices_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT part_prices_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT part_prices_pkey PRIMARY KEY (id),
  CONSTRAINT part_prices_store_id_part_id_effective_from_key UNIQUE (store_id, part_id, effective_from)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE part_requests (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  order_line_id uuid,
  part_id uuid NOT NULL,
  wanted_milli bigint NOT NULL,
  reserved_milli bigint NOT NULL DEFAULT 0,
  issued_milli bigint NOT NULL DEFAULT 0,
  note text NOT NULL DEFAULT ''::text,
  requested_by uuid,
  requested_at timestamp with time zone NOT NULL,
  cancelled_at timestamp with time zone,
  cancel_reason text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT part_request_within_wanted CHECK (((reserved_milli + issued_milli) <= wanted_milli)),
  CONSTRAINT part_requests_issued_milli_check CHECK ((issued_milli >= 0)),
  CONSTRAINT part_requests_reserved_milli_check CHECK ((reserved_milli >= 0)),
  CONSTRAINT part_requests_wanted_milli_check CHECK ((wanted_milli >= 0)),
  CONSTRAINT part_requests_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT part_requests_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES staff(id),
  CONSTRAINT part_requests_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT part_requests_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT part_requests_pkey PRIMARY KEY (id),
  CONSTRAINT part_requests_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX part_request_one_per_line ON part_requests USING btree (order_line_id) WHERE ((order_line_id IS NOT NULL) AND (cancelled_at IS NULL));
CREATE INDEX part_requests_open ON part_requests USING btree (store_id, requested_at) WHERE ((cancelled_at IS NULL) AND (issued_milli < wanted_milli));
CREATE INDEX part_requests_order ON part_requests USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE part_slip_lines (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  slip_id uuid NOT NULL,
  request_id uuid NOT NULL,
  part_id uuid NOT NULL,
  qty_milli bigint NOT NULL,
  unit_price_fen bigint NOT NULL,
  cost_fen bigint NOT NULL,
  movement_id uuid NOT NULL,
  issue_line_id uuid,
  reason text NOT NULL DEFAULT ''::text,
  condition text NOT NULL DEFAULT ''::text,
  CONSTRAINT part_slip_lines_cost_fen_check CHECK ((cost_fen >= 0)),
  CONSTRAINT part_slip_lines_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT part_slip_lines_unit_price_fen_check CHECK ((unit_price_fen >= 0)),
  CONSTRAINT part_slip_lines_issue_line_id_fkey FOREIGN KEY (issue_line_id) REFERENCES part_slip_lines(id),
  CONSTRAINT part_slip_lines_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES stock_movements(id),
  CONSTRAINT part_slip_lines_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT part_slip_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT part_slip_lines_store_id_request_id_fkey FOREIGN KEY (store_id, request_id) REFERENCES part_requests(store_id, id),
  CONSTRAINT part_slip_lines_store_id_slip_id_fkey FOREIGN KEY (store_id, slip_id) REFERENCES part_slips(store_id, id),
  CONSTRAINT part_slip_lines_pkey PRIMARY KEY (id),
  CONSTRAINT part_slip_lines_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX part_slip_lines_issue ON part_slip_lines USING btree (issue_line_id) WHERE (issue_line_id IS NOT NULL);
CREATE INDEX part_slip_lines_request ON part_slip_lines USING btree (request_id);
CREATE INDEX part_slip_lines_slip ON part_slip_lines USING btree (slip_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON part_slip_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON part_slip_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE part_slips (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  paper_id uuid NOT NULL,
  issue_slip_id uuid,
  state text NOT NULL DEFAULT 'open'::text,
  workshop_by uuid NOT NULL,
  counter_by uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  handed_at timestamp with time zone,
  handed_by uuid,
  note text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT part_slips_check CHECK (((state = 'handed'::text) = (handed_at IS NOT NULL))),
  CONSTRAINT part_slips_check1 CHECK (((kind = 'return'::text) = (issue_slip_id IS NOT NULL))),
  CONSTRAINT part_slips_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'return'::text]))),
  CONSTRAINT part_slips_state_check CHECK ((state = ANY (ARRAY['open'::text, 'handed'::text]))),
  CONSTRAINT part_slips_counter_by_fkey FOREIGN KEY (counter_by) REFERENCES staff(id),
  CONSTRAINT part_slips_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES staff(id),
  CONSTRAINT part_slips_issue_slip_id_fkey FOREIGN KEY (issue_slip_id) REFERENCES part_slips(id),
  CONSTRAINT part_slips_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT part_slips_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT part_slips_store_id_paper_id_fkey FOREIGN KEY (store_id, paper_id) REFERENCES papers(store_id, id),
  CONSTRAINT part_slips_workshop_by_fkey FOREIGN KEY (workshop_by) REFERENCES staff(id),
  CONSTRAINT part_slips_pkey PRIMARY KEY (id),
  CONSTRAINT part_slips_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT part_slips_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX part_slips_list ON part_slips USING btree (store_id, at DESC);
CREATE INDEX part_slips_order ON part_slips USING btree (order_id, at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE parts (
  id uuid NOT NULL,
  number text NOT NULL,
  number_key text NOT NULL,
  name text NOT NULL,
  initials text NOT NULL DEFAULT ''::text,
  pinyin text NOT NULL DEFAULT ''::text,
  category text NOT NULL,
  grade text NOT NULL,
  maker text NOT NULL DEFAULT ''::text,
  unit text NOT NULL DEFAULT '个'::text,
  cost_fen bigint NOT NULL,
  price_fen bigint NOT NULL,
  lead_days integer NOT NULL DEFAULT 1,
  superseded_by uuid,
  import_key text,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  for_some_cars boolean NOT NULL DEFAULT false,
  CONSTRAINT parts_cost_fen_check CHECK ((cost_fen >= 0)),
  CONSTRAINT parts_grade_check CHECK ((grade = ANY (ARRAY['original'::text, 'certified'::text, 'aftermarket'::text, 'remanufactured'::text, 'used'::text]))),
  CONSTRAINT parts_price_fen_check CHECK ((price_fen >= 0)),
  CONSTRAINT parts_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES parts(id),
  CONSTRAINT parts_pkey PRIMARY KEY (id),
  CONSTRAINT parts_import_key_key UNIQUE (import_key),
  CONSTRAINT parts_number_key UNIQUE (number)
);
CREATE INDEX parts_by_number ON parts USING btree (number_key text_pattern_ops);
CREATE INDEX parts_category ON parts USING btree (category);
CREATE INDEX parts_initials ON parts USING btree (initials text_pattern_ops);
CREATE INDEX parts_name ON parts USING gin (name gin_trgm_ops);
CREATE INDEX parts_name_pairs ON parts USING gin (sign_pairs(name));
CREATE INDEX parts_pinyin ON parts USING btree (pinyin text_pattern_ops);
CREATE INDEX parts_superseded ON parts USING btree (superseded_by) WHERE (superseded_by IS NOT NULL);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE past_order_lines (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  qty_milli bigint,
  hours_centi bigint,
  price_fen bigint,
  amount_fen bigint NOT NULL,
  payer text NOT NULL,
  technician text NOT NULL,
  CONSTRAINT past_order_lines_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT past_order_lines_hours_centi_check CHECK ((hours_centi >= 0)),
  CONSTRAINT past_order_lines_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'part'::text, 'other'::text]))),
  CONSTRAINT past_order_lines_payer_check CHECK ((payer = ANY (ARRAY['customer'::text, 'maker'::text, 'insurer'::text, 'internal'::text, 'rework'::text]))),
  CONSTRAINT past_order_lines_price_fen_check CHECK ((price_fen >= 0)),
  CONSTRAINT past_order_lines_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT past_order_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT past_order_lines_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES past_orders(store_id, id),
  CONSTRAINT past_order_lines_pkey PRIMARY KEY (id),
  CONSTRAINT past_order_lines_order_id_position_key UNIQUE (order_id, "position")
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE past_orders (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  number text NOT NULL,
  number_key text NOT NULL,
  kind text NOT NULL,
  kind_word text NOT NULL,
  in_on date NOT NULL,
  out_on date,
  plate text NOT NULL,
  mileage_km integer,
  words text NOT NULL,
  adviser text NOT NULL,
  amount_fen bigint NOT NULL,
  content_hash text NOT NULL,
  imported_at timestamp with time zone NOT NULL,
  CONSTRAINT past_orders_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT past_orders_check CHECK ((out_on >= in_on)),
  CONSTRAINT past_orders_kind_check CHECK ((kind = ANY (ARRAY['maintenance'::text, 'repair'::text, 'accident'::text, 'warranty'::text, 'rework'::text, 'beauty'::text, 'home'::text, 'rescue'::text, 'freeCheck'::text]))),
  CONSTRAINT past_orders_mileage_km_check CHECK (((mileage_km >= 0) AND (mileage_km <= 3000000))),
  CONSTRAINT past_orders_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT past_orders_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT past_orders_pkey PRIMARY KEY (id),
  CONSTRAINT past_orders_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT past_orders_store_id_number_key_key UNIQUE (store_id, number_key)
);
CREATE INDEX past_orders_newest ON past_orders USING btree (store_id, in_on DESC, id DESC);
CREATE INDEX past_orders_vehicle ON past_orders USING btree (vehicle_id, in_on DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE payments (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  way text NOT NULL,
  amount_fen bigint NOT NULL,
  state text NOT NULL,
  provider_ref text,
  code_url text,
  posting_id uuid,
  taken_by uuid,
  started_at timestamp with time zone NOT NULL,
  succeeded_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT payments_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT payments_check CHECK (((state = 'succeeded'::text) = (posting_id IS NOT NULL))),
  CONSTRAINT payments_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT payments_way_check CHECK ((way = ANY (ARRAY['cash'::text, 'card'::text, 'wechat'::text, 'alipay'::text, 'transfer'::text, 'prepaid'::text]))),
  CONSTRAINT payments_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT payments_store_id_statement_id_fkey FOREIGN KEY (store_id, statement_id) REFERENCES statements(store_id, id),
  CONSTRAINT payments_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES staff(id),
  CONSTRAINT payments_pkey PRIMARY KEY (id),
  CONSTRAINT payments_posting_id_key UNIQUE (posting_id),
  CONSTRAINT payments_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX payments_statement ON payments USING btree (statement_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE people (
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  pinyin text NOT NULL DEFAULT ''::text,
  initials text NOT NULL DEFAULT ''::text,
  salutation text NOT NULL DEFAULT ''::text,
  phone_cipher text,
  phone_hash text,
  phone_tail_hash text,
  phone_masked text NOT NULL DEFAULT ''::text,
  phone2_cipher text,
  phone2_hash text,
  phone2_tail_hash text,
  phone2_masked text NOT NULL DEFAULT ''::text,
  address text NOT NULL DEFAULT ''::text,
  mail text NOT NULL DEFAULT ''::text,
  wechat_ref text NOT NULL DEFAULT ''::text,
  birthday_on date,
  credit_code text NOT NULL DEFAULT ''::text,
  preferred_channel text NOT NULL DEFAULT 'call'::text,
  convenient_time text NOT NULL DEFAULT ''::text,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  interests text[] NOT NULL DEFAULT '{}'::text[],
  privacy_accepted_at timestamp with time zone,
  verified_on date,
  import_key text,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT people_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'company'::text]))),
  CONSTRAINT people_salutation_check CHECK ((salutation = ANY (ARRAY[''::text, '先生'::text, '女士'::text]))),
  CONSTRAINT people_pkey PRIMARY KEY (id),
  CONSTRAINT people_import_key_key UNIQUE (import_key)
);
CREATE INDEX people_initials ON people USING btree (initials text_pattern_ops);
CREATE INDEX people_name ON people USING btree (name text_pattern_ops);
CREATE INDEX people_name_pairs ON people USING gin (sign_pairs(name)) WITH (fastupdate=off);
CREATE INDEX people_phone ON people USING btree (phone_hash);
CREATE INDEX people_phone2 ON people USING btree (phone2_hash);
CREATE INDEX people_phone2_tail ON people USING btree (phone2_tail_hash);
CREATE INDEX people_phone_tail ON people USING btree (phone_tail_hash);
CREATE INDEX people_pinyin ON people USING btree (pinyin text_pattern_ops);
CREATE INDEX people_tags ON people USING gin (tags) WITH (fastupdate=off);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE period_reports (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  supplement_from_at timestamp with time zone NOT NULL,
  draft_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  drafted_at timestamp with time zone,
  sent_at timestamp with time zone,
  sent_by uuid,
  figures jsonb,
  check_sum text,
  comment text NOT NULL DEFAULT ''::text,
  paper_id uuid,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT period_reports_check CHECK ((to_on >= from_on)),
  CONSTRAINT period_reports_check1 CHECK ((((sent_at IS NULL) = (figures IS NULL)) AND ((sent_at IS NULL) = (check_sum IS NULL)))),
  CONSTRAINT period_reports_kind_check CHECK ((kind = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text]))),
  CONSTRAINT period_reports_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers(id),
  CONSTRAINT period_reports_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES staff(id),
  CONSTRAINT period_reports_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT period_reports_pkey PRIMARY KEY (id),
  CONSTRAINT period_reports_once UNIQUE (store_id, kind, to_on),
  CONSTRAINT period_reports_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX period_reports_due ON period_reports USING btree (store_id, due_at DESC, id DESC);
CREATE TRIGGER guard_sent BEFORE UPDATE ON period_reports FOR EACH ROW EXECUTE FUNCTION guard_sent_report();
CREATE TRIGGER keep_reports BEFORE DELETE ON period_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE point_entries (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  member_id uuid NOT NULL,
  lot_id uuid NOT NULL,
  kind text NOT NULL,
  points integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  by_staff uuid,
  at timestamp with time zone NOT NULL,
  CONSTRAINT point_entries_check CHECK ((((kind = ANY (ARRAY['earn'::text, 'return'::text])) = (points > 0)) AND (points <> 0))),
  CONSTRAINT point_entries_kind_check CHECK ((kind = ANY (ARRAY['earn'::text, 'redeem'::text, 'expire'::text, 'return'::text, 'unearn'::text]))),
  CONSTRAINT point_entries_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT point_entries_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT point_entries_store_id_lot_id_fkey FOREIGN KEY (store_id, lot_id) REFERENCES point_lots(store_id, id),
  CONSTRAINT point_entries_store_id_member_id_fkey FOREIGN KEY (store_id, member_id) REFERENCES members(store_id, id),
  CONSTRAINT point_entries_pkey PRIMARY KEY (id),
  CONSTRAINT point_entries_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX point_entries_earned_once ON point_entries USING btree (subject_id) WHERE ((kind = 'earn'::text) AND (subject_kind = 'statement'::text));
CREATE INDEX point_entries_lot ON point_entries USING btree (lot_id);
CREATE INDEX point_entries_member ON point_entries USING btree (member_id, at);
CREATE INDEX point_entries_subject ON point_entries USING btree (subject_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON point_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON point_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE point_lots (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  member_id uuid NOT NULL,
  earned integer NOT NULL,
  left_points integer NOT NULL,
  expires_on date NOT NULL,
  earned_at timestamp with time zone NOT NULL,
  CONSTRAINT point_lots_earned_check CHECK ((earned > 0)),
  CONSTRAINT points_never_above_earned CHECK ((left_points <= earned)),
  CONSTRAINT points_never_negative CHECK ((left_points >= 0)),
  CONSTRAINT point_lots_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT point_lots_store_id_member_id_fkey FOREIGN KEY (store_id, member_id) REFERENCES members(store_id, id),
  CONSTRAINT point_lots_pkey PRIMARY KEY (id),
  CONSTRAINT point_lots_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX point_lots_left ON point_lots USING btree (member_id, expires_on, id) WHERE (left_points > 0);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE policy_settings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  key text NOT NULL,
  preset text,
  value jsonb NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  set_by uuid,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT policy_settings_set_by_fkey FOREIGN KEY (set_by) REFERENCES staff(id),
  CONSTRAINT policy_settings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT policy_settings_pkey PRIMARY KEY (id),
  CONSTRAINT policy_settings_store_id_key_effective_from_key UNIQUE (store_id, key, effective_from)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE price_zone_stores (
  store_id uuid NOT NULL,
  zone_id uuid,
  effective_from timestamp with time zone NOT NULL,
  CONSTRAINT price_zone_stores_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT price_zone_stores_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES price_zones(id),
  CONSTRAINT price_zone_stores_pkey PRIMARY KEY (store_id, effective_from)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE price_zones (
  id uuid NOT NULL,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT price_zones_pkey PRIMARY KEY (id),
  CONSTRAINT price_zones_name_key UNIQUE (name)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE progress_queries (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by uuid NOT NULL,
  answered_by uuid NOT NULL,
  percent integer NOT NULL,
  expected_finish_at timestamp with time zone NOT NULL,
  abnormal boolean NOT NULL,
  measure text NOT NULL DEFAULT ''::text,
  measure_owner uuid,
  within_window boolean NOT NULL,
  CONSTRAINT progress_queries_check CHECK (((NOT abnormal) OR (measure <> ''::text))),
  CONSTRAINT progress_queries_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES staff(id),
  CONSTRAINT progress_queries_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT progress_queries_measure_owner_fkey FOREIGN KEY (measure_owner) REFERENCES staff(id),
  CONSTRAINT progress_queries_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT progress_queries_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT progress_queries_pkey PRIMARY KEY (id)
);
CREATE INDEX progress_queries_order ON progress_queries USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE promise_risks (
  order_id uuid NOT NULL,
  store_id uuid NOT NULL,
  promised_at timestamp with time zone NOT NULL,
  ready_at timestamp with time zone,
  reason text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT promise_risks_reason_check CHECK ((reason = ANY (ARRAY['nobody'::text, 'parts'::text, 'queue'::text, 'work'::text]))),
  CONSTRAINT promise_risks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT promise_risks_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT promise_risks_pkey PRIMARY KEY (order_id)
);
CREATE INDEX promise_risks_store ON promise_risks USING btree (store_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE promises (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  promised_at timestamp with time zone NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  consent_channel text NOT NULL DEFAULT ''::text,
  person_reached text NOT NULL DEFAULT ''::text,
  made_by uuid,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT promises_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id),
  CONSTRAINT promises_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT promises_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT promises_pkey PRIMARY KEY (id)
);
CREATE INDEX promises_order ON promises USING btree (order_id, made_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE quality_accidents (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid,
  happened_on date NOT NULL,
  description text NOT NULL,
  responsible_id uuid NOT NULL,
  handling text NOT NULL DEFAULT ''::text,
  lesson text NOT NULL DEFAULT ''::text,
  cost_fen bigint NOT NULL DEFAULT 0,
  deduction_points integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'open'::text,
  closed_at timestamp with time zone,
  closed_by uuid,
  reported_by uuid NOT NULL,
  reported_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT quality_accidents_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  CONSTRAINT quality_accidents_check1 CHECK (((state = 'open'::text) OR ((handling <> ''::text) AND (lesson <> ''::text)))),
  CONSTRAINT quality_accidents_check2 CHECK (((closed_by IS NULL) OR (closed_by <> responsible_id))),
  CONSTRAINT quality_accidents_cost_fen_check CHECK ((cost_fen >= 0)),
  CONSTRAINT quality_accidents_deduction_points_check CHECK (((deduction_points >= 0) AND (deduction_points <= 100))),
  CONSTRAINT quality_accidents_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  CONSTRAINT quality_accidents_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES staff(id),
  CONSTRAINT quality_accidents_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES staff(id),
  CONSTRAINT quality_accidents_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES staff(id),
  CONSTRAINT quality_accidents_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT quality_accidents_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT quality_accidents_pkey PRIMARY KEY (id),
  CONSTRAINT quality_accidents_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX quality_accidents_list ON quality_accidents USING btree (store_id, happened_on DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE quality_audits (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  area text NOT NULL,
  planned_on date NOT NULL,
  auditor_id uuid NOT NULL,
  done_at timestamp with time zone,
  summary text NOT NULL DEFAULT ''::text,
  findings integer,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT quality_audits_area_check CHECK ((area = ANY (ARRAY['attitude'::text, 'timeliness'::text, 'skill'::text, 'process'::text, 'environment'::text]))),
  CONSTRAINT quality_audits_check CHECK (((done_at IS NULL) = (findings IS NULL))),
  CONSTRAINT quality_audits_check1 CHECK (((done_at IS NULL) OR (summary <> ''::text))),
  CONSTRAINT quality_audits_findings_check CHECK ((findings >= 0)),
  CONSTRAINT quality_audits_auditor_id_fkey FOREIGN KEY (auditor_id) REFERENCES staff(id),
  CONSTRAINT quality_audits_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT quality_audits_pkey PRIMARY KEY (id),
  CONSTRAINT quality_audits_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX quality_audits_plan ON quality_audits USING btree (store_id, planned_on);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE quality_documents (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  edition integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL DEFAULT ''::text,
  items jsonb NOT NULL DEFAULT '[]'::jsonb,
  published_by uuid NOT NULL,
  published_at timestamp with time zone NOT NULL,
  CONSTRAINT quality_documents_edition_check CHECK ((edition > 0)),
  CONSTRAINT quality_documents_kind_check CHECK ((kind = ANY (ARRAY['rules'::text, 'rework'::text, 'standard'::text]))),
  CONSTRAINT quality_documents_published_by_fkey FOREIGN KEY (published_by) REFERENCES staff(id),
  CONSTRAINT quality_documents_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT quality_documents_pkey PRIMARY KEY (id),
  CONSTRAINT quality_documents_store_id_kind_edition_key UNIQUE (store_id, kind, edition)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE quality_reports (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  month text NOT NULL,
  comment text NOT NULL DEFAULT ''::text,
  state text NOT NULL DEFAULT 'draft'::text,
  created_at timestamp with time zone NOT NULL,
  issued_at timestamp with time zone,
  issued_by uuid,
  figures jsonb,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT quality_reports_check CHECK (((state = 'issued'::text) = (issued_at IS NOT NULL))),
  CONSTRAINT quality_reports_check1 CHECK (((state = 'draft'::text) OR ((comment <> ''::text) AND (figures IS NOT NULL)))),
  CONSTRAINT quality_reports_month_check CHECK ((month ~ '^20\d\d-(0[1-9]|1[0-2])$'::text)),
  CONSTRAINT quality_reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text]))),
  CONSTRAINT quality_reports_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES staff(id),
  CONSTRAINT quality_reports_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT quality_reports_pkey PRIMARY KEY (id),
  CONSTRAINT quality_reports_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT quality_reports_store_id_month_key UNIQUE (store_id, month)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE questionnaire_sheets (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  questionnaire_key text NOT NULL,
  questionnaire_version integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}'::jsonb,
  score_milli integer,
  filled_by uuid,
  completed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT questionnaire_sheets_filled_by_fkey FOREIGN KEY (filled_by) REFERENCES staff(id),
  CONSTRAINT questionnaire_sheets_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT questionnaire_sheets_pkey PRIMARY KEY (id),
  CONSTRAINT questionnaire_sheets_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX questionnaire_sheets_subject ON questionnaire_sheets USING btree (subject_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE questionnaires (
  id uuid NOT NULL,
  store_id uuid,
  key text NOT NULL,
  questionnaire_version integer NOT NULL,
  title text NOT NULL,
  items jsonb NOT NULL,
  published_at timestamp with time zone NOT NULL,
  CONSTRAINT questionnaires_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT questionnaires_pkey PRIMARY KEY (id),
  CONSTRAINT questionnaires_store_id_key_questionnaire_version_key UNIQUE NULLS NOT DISTINCT (store_id, key, questionnaire_version)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE refunds (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  payment_id uuid,
  kind text NOT NULL,
  way text NOT NULL,
  amount_fen bigint NOT NULL,
  reason text NOT NULL,
  approver_role text NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decided_by uuid,
  posting_id uuid,
  provider_ref text,
  paid_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT refunds_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT refunds_check CHECK (((kind = 'refund'::text) = (payment_id IS NOT NULL))),
  CONSTRAINT refunds_check1 CHECK (((state = 'paid'::text) = ((posting_id IS NOT NULL) AND (paid_at IS NOT NULL)))),
  CONSTRAINT refunds_check2 CHECK (((state = ANY (ARRAY['approved'::text, 'paid'::text])) <= (decided_by IS NOT NULL))),
  CONSTRAINT refunds_kind_check CHECK ((kind = ANY (ARRAY['refund'::text, 'compensation'::text]))),
  CONSTRAINT refunds_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'paid'::text]))),
  CONSTRAINT refunds_way_check CHECK ((way = ANY (ARRAY['cash'::text, 'card'::text, 'wechat'::text, 'alipay'::text, 'transfer'::text, 'prepaid'::text]))),
  CONSTRAINT refunds_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT refunds_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  CONSTRAINT refunds_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT refunds_store_id_payment_id_fkey FOREIGN KEY (store_id, payment_id) REFERENCES payments(store_id, id),
  CONSTRAINT refunds_store_id_statement_id_fkey FOREIGN KEY (store_id, statement_id) REFERENCES statements(store_id, id),
  CONSTRAINT refunds_pkey PRIMARY KEY (id),
  CONSTRAINT refunds_posting_id_key UNIQUE (posting_id),
  CONSTRAINT refunds_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX refunds_payment ON refunds USING btree (payment_id);
CREATE INDEX refunds_statement ON refunds USING btree (statement_id);
CREATE TRIGGER guard_refund BEFORE INSERT OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION guard_refund();
CREATE TRIGGER keep_refunds BEFORE DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE repair_orders (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  number text,
  kind text NOT NULL,
  adviser_id uuid NOT NULL,
  named_technician_id uuid,
  original_order_id uuid,
  estimate_id uuid,
  description text NOT NULL DEFAULT ''::text,
  wishes text NOT NULL DEFAULT ''::text,
  guarantee_note text NOT NULL DEFAULT ''::text,
  team text NOT NULL DEFAULT ''::text,
  authorisation text NOT NULL DEFAULT 'draft'::text,
  work text NOT NULL DEFAULT 'waiting'::text,
  delivery text NOT NULL DEFAULT 'none'::text,
  money text NOT NULL DEFAULT 'open'::text,
  washing text NOT NULL DEFAULT 'none'::text,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  signed_at timestamp with time zone,
  received_by uuid,
  received_at timestamp with time zone,
  work_started_at timestamp with time zone,
  work_finished_at timestamp with time zone,
  passed_at timestamp with time zone,
  delivered_at timestamp with time zone,
  planned_minutes integer NOT NULL DEFAULT 0,
  first_promised_at timestamp with time zone,
  promised_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  work_version integer NOT NULL DEFAULT 1,
  delivery_version integer NOT NULL DEFAULT 1,
  rework_cause text NOT NULL DEFAULT ''::text,
  rework_step text NOT NULL DEFAULT ''::text,
  CONSTRAINT repair_orders_authorisation_check CHECK ((authorisation = ANY (ARRAY['draft'::text, 'awaiting'::text, 'signed'::text]))),
  CONSTRAINT repair_orders_delivery_check CHECK ((delivery = ANY (ARRAY['none'::text, 'preparing'::text, 'prepared'::text, 'notified'::text, 'accepting'::text, 'accepted'::text, 'delivered'::text, 'gone'::text]))),
  CONSTRAINT repair_orders_kind_check CHECK ((kind = ANY (ARRAY['maintenance'::text, 'repair'::text, 'accident'::text, 'warranty'::text, 'rework'::text, 'beauty'::text, 'home'::text, 'rescue'::text, 'freeCheck'::text]))),
  CONSTRAINT repair_orders_money_check CHECK ((money = ANY (ARRAY['open'::text, 'totalled'::text, 'settled'::text]))),
  CONSTRAINT repair_orders_planned_minutes_check CHECK ((planned_minutes >= 0)),
  CONSTRAINT repair_orders_rework_step_check CHECK ((rework_step = ANY (ARRAY[''::text, 'diagnosis'::text, 'repair'::text, 'parts'::text, 'inspection'::text, 'customer'::text]))),
  CONSTRAINT repair_orders_washing_check CHECK ((washing = ANY (ARRAY['none'::text, 'waiting'::text, 'washing'::text, 'washed'::text, 'returned'::text]))),
  CONSTRAINT repair_orders_work_check CHECK ((work = ANY (ARRAY['waiting'::text, 'handedOver'::text, 'dispatched'::text, 'working'::text, 'finished'::text, 'inspecting'::text, 'rework'::text, 'passed'::text]))),
  CONSTRAINT repair_orders_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES staff(id),
  CONSTRAINT repair_orders_named_technician_id_fkey FOREIGN KEY (named_technician_id) REFERENCES staff(id),
  CONSTRAINT repair_orders_original_order_id_fkey FOREIGN KEY (original_order_id) REFERENCES repair_orders(id),
  CONSTRAINT repair_orders_received_by_fkey FOREIGN KEY (received_by) REFERENCES staff(id),
  CONSTRAINT repair_orders_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT repair_orders_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT repair_orders_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT repair_orders_pkey PRIMARY KEY (id),
  CONSTRAINT repair_orders_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT repair_orders_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX repair_orders_handed_over ON repair_orders USING btree (store_id, delivered_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX repair_orders_list ON repair_orders USING btree (store_id, created_at DESC);
CREATE INDEX repair_orders_open ON repair_orders USING btree (store_id, work, promised_at) WHERE ((delivery <> 'gone'::text) AND (cancelled_at IS NULL));
CREATE INDEX repair_orders_original ON repair_orders USING btree (original_order_id) WHERE (original_order_id IS NOT NULL);
CREATE INDEX repair_orders_to_bill_anew ON repair_orders USING btree (store_id) WHERE ((delivery = 'gone'::text) AND (money = 'open'::text));
CREATE INDEX repair_orders_vehicle ON repair_orders USING btree (vehicle_id, created_at DESC);
CREATE INDEX repair_orders_visit ON repair_orders USING btree (visit_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE report_receipts (
  report_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  store_id uuid NOT NULL,
  role text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  reminded_at timestamp with time zone,
  CONSTRAINT report_receipts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT report_receipts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT report_receipts_store_id_report_id_fkey FOREIGN KEY (store_id, report_id) REFERENCES period_reports(store_id, id),
  CONSTRAINT report_receipts_pkey PRIMARY KEY (report_id, staff_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE resource_bookings (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  during tstzrange NOT NULL,
  purpose text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  label text NOT NULL DEFAULT ''::text,
  released_at timestamp with time zone,
  CONSTRAINT resource_bookings_during_check CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)))),
  CONSTRAINT resource_bookings_purpose_check CHECK ((purpose = ANY (ARRAY['appointment'::text, 'job'::text, 'absence'::text, 'closed'::text]))),
  CONSTRAINT resource_bookings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT resource_bookings_store_id_resource_id_fkey FOREIGN KEY (store_id, resource_id) REFERENCES resources(store_id, id),
  CONSTRAINT resource_bookings_pkey PRIMARY KEY (id),
  CONSTRAINT resource_booked_once EXCLUDE USING gist (store_id WITH =, resource_id WITH =, during WITH &&) WHERE ((released_at IS NULL))
);
CREATE INDEX resource_bookings_day ON resource_bookings USING gist (store_id, during) WHERE (released_at IS NULL);
CREATE INDEX resource_bookings_subject ON resource_bookings USING btree (subject_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE resources (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  class text NOT NULL DEFAULT ''::text,
  team text NOT NULL DEFAULT ''::text,
  staff_id uuid,
  skills text[] NOT NULL DEFAULT '{}'::text[],
  grade integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  sort integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  calibrated_until_on date,
  shift jsonb,
  CONSTRAINT resources_kind_check CHECK ((kind = ANY (ARRAY['bay'::text, 'receptionBay'::text, 'technician'::text, 'adviser'::text, 'loanCar'::text, 'room'::text, 'tool'::text]))),
  CONSTRAINT resources_shift_check CHECK (((shift IS NULL) OR (kind = ANY (ARRAY['technician'::text, 'adviser'::text])))),
  CONSTRAINT resources_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT resources_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT resources_pkey PRIMARY KEY (id),
  CONSTRAINT resources_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT resources_store_id_kind_name_key UNIQUE (store_id, kind, name)
);
CREATE UNIQUE INDEX resources_staff ON resources USING btree (store_id, kind, staff_id) WHERE (staff_id IS NOT NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE reworks (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_id uuid NOT NULL,
  inspection_id uuid,
  stage text NOT NULL,
  defect text NOT NULL,
  cause text NOT NULL DEFAULT ''::text,
  responsible_id uuid,
  opened_at timestamp with time zone NOT NULL,
  done_at timestamp with time zone,
  CONSTRAINT reworks_stage_check CHECK ((stage = ANY (ARRAY['mutual'::text, 'exit'::text, 'delivery'::text]))),
  CONSTRAINT reworks_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspections(id),
  CONSTRAINT reworks_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES staff(id),
  CONSTRAINT reworks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT reworks_store_id_line_id_fkey FOREIGN KEY (store_id, line_id) REFERENCES order_lines(store_id, id),
  CONSTRAINT reworks_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT reworks_pkey PRIMARY KEY (id),
  CONSTRAINT reworks_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX reworks_order ON reworks USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE settlement_demands (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  kind text NOT NULL,
  words text NOT NULL,
  discount_ppm integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'asked'::text,
  asked_at timestamp with time zone NOT NULL,
  asked_by uuid NOT NULL,
  decided_by text NOT NULL DEFAULT ''::text,
  decided_at timestamp with time zone,
  note text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT settlement_demands_check CHECK (((kind = 'discount'::text) = (discount_ppm > 0))),
  CONSTRAINT settlement_demands_discount_ppm_check CHECK (((discount_ppm >= 0) AND (discount_ppm <= 1000000))),
  CONSTRAINT settlement_demands_kind_check CHECK ((kind = ANY (ARRAY['discount'::text, 'complaint'::text, 'other'::text]))),
  CONSTRAINT settlement_demands_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text, 'applied'::text]))),
  CONSTRAINT settlement_demands_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT settlement_demands_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT settlement_demands_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT settlement_demands_store_id_statement_id_fkey FOREIGN KEY (store_id, statement_id) REFERENCES statements(store_id, id),
  CONSTRAINT settlement_demands_pkey PRIMARY KEY (id),
  CONSTRAINT settlement_demands_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX settlement_demands_one_open ON settlement_demands USING btree (order_id, kind) WHERE (state = 'asked'::text);
CREATE INDEX settlement_demands_order ON settlement_demands USING btree (order_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE shift_handover_jobs (
  store_id uuid NOT NULL,
  handover_id uuid NOT NULL,
  job_id uuid NOT NULL,
  standing text NOT NULL,
  wishes text NOT NULL DEFAULT ''::text,
  parts text NOT NULL DEFAULT ''::text,
  key_place text NOT NULL,
  CONSTRAINT shift_handover_jobs_key_place_check CHECK ((key_place <> ''::text)),
  CONSTRAINT shift_handover_jobs_standing_check CHECK ((standing <> ''::text)),
  CONSTRAINT shift_handover_jobs_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT shift_handover_jobs_store_id_handover_id_fkey FOREIGN KEY (store_id, handover_id) REFERENCES shift_handovers(store_id, id),
  CONSTRAINT shift_handover_jobs_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES jobs(store_id, id),
  CONSTRAINT shift_handover_jobs_pkey PRIMARY KEY (handover_id, job_id)
);
CREATE INDEX shift_handover_jobs_job ON shift_handover_jobs USING btree (job_id);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE shift_handovers (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  made_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT shift_handovers_check CHECK ((from_id <> to_id)),
  CONSTRAINT shift_handovers_from_id_fkey FOREIGN KEY (from_id) REFERENCES staff(id),
  CONSTRAINT shift_handovers_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT shift_handovers_to_id_fkey FOREIGN KEY (to_id) REFERENCES staff(id),
  CONSTRAINT shift_handovers_pkey PRIMARY KEY (id),
  CONSTRAINT shift_handovers_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX shift_handovers_open ON shift_handovers USING btree (store_id, made_at) WHERE (confirmed_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE shortages (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  request_id uuid NOT NULL,
  part_id uuid NOT NULL,
  qty_milli bigint NOT NULL,
  arrived_milli bigint NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'asked'::text,
  asked_at timestamp with time zone NOT NULL,
  asked_by uuid,
  ordered_at timestamp with time zone,
  ordered_by uuid,
  supplier text NOT NULL DEFAULT ''::text,
  expected_at timestamp with time zone,
  arrived_at timestamp with time zone,
  arrived_by uuid,
  adviser_told_at timestamp with time zone,
  told_at timestamp with time zone,
  told_by uuid,
  told_channel text NOT NULL DEFAULT ''::text,
  person_reached text NOT NULL DEFAULT ''::text,
  told_result text NOT NULL DEFAULT ''::text,
  withdrawn_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT shortages_check CHECK (((arrived_milli >= 0) AND (arrived_milli <= qty_milli))),
  CONSTRAINT shortages_check1 CHECK (((state <> 'ordered'::text) OR (expected_at IS NOT NULL))),
  CONSTRAINT shortages_qty_milli_check CHECK ((qty_milli > 0)),
  CONSTRAINT shortages_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'ordered'::text, 'arrived'::text, 'told'::text, 'withdrawn'::text]))),
  CONSTRAINT shortages_arrived_by_fkey FOREIGN KEY (arrived_by) REFERENCES staff(id),
  CONSTRAINT shortages_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT shortages_ordered_by_fkey FOREIGN KEY (ordered_by) REFERENCES staff(id),
  CONSTRAINT shortages_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT shortages_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT shortages_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT shortages_store_id_request_id_fkey FOREIGN KEY (store_id, request_id) REFERENCES part_requests(store_id, id),
  CONSTRAINT shortages_told_by_fkey FOREIGN KEY (told_by) REFERENCES staff(id),
  CONSTRAINT shortages_pkey PRIMARY KEY (id),
  CONSTRAINT shortages_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX shortage_one_open ON shortages USING btree (request_id) WHERE (state = ANY (ARRAY['asked'::text, 'ordered'::text]));
CREATE INDEX shortages_list ON shortages USING btree (store_id, state, asked_at);
CREATE INDEX shortages_order ON shortages USING btree (order_id);
CREATE INDEX shortages_waiting ON shortages USING btree (store_id, part_id, asked_at) WHERE (state = ANY (ARRAY['asked'::text, 'ordered'::text]));
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE sign_in_attempts (
  subject text NOT NULL,
  failures integer NOT NULL,
  first_failed_at timestamp with time zone NOT NULL,
  locked_until timestamp with time zone,
  CONSTRAINT sign_in_attempts_pkey PRIMARY KEY (subject)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE staff (
  id uuid NOT NULL,
  name text NOT NULL,
  initials text NOT NULL DEFAULT ''::text,
  employee_no text NOT NULL,
  home_store_id uuid NOT NULL,
  grade text NOT NULL DEFAULT ''::text,
  lang text NOT NULL DEFAULT 'zh'::text,
  left_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT staff_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT staff_home_store_id_fkey FOREIGN KEY (home_store_id) REFERENCES stores(id),
  CONSTRAINT staff_id_fkey FOREIGN KEY (id) REFERENCES auth_users(id),
  CONSTRAINT staff_pkey PRIMARY KEY (id),
  CONSTRAINT staff_employee_no_key UNIQUE (employee_no)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE staff_grants (
  staff_id uuid NOT NULL,
  store_id uuid NOT NULL,
  role text NOT NULL,
  CONSTRAINT staff_grants_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT staff_grants_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT staff_grants_pkey PRIMARY KEY (staff_id, store_id, role)
);
CREATE INDEX staff_grants_role ON staff_grants USING btree (store_id, role);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE stand_ins (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  absent_id uuid NOT NULL,
  stand_in_id uuid NOT NULL,
  during tstzrange NOT NULL,
  named_by uuid NOT NULL,
  CONSTRAINT stand_ins_check CHECK ((absent_id <> stand_in_id)),
  CONSTRAINT stand_ins_absent_id_fkey FOREIGN KEY (absent_id) REFERENCES staff(id),
  CONSTRAINT stand_ins_named_by_fkey FOREIGN KEY (named_by) REFERENCES staff(id),
  CONSTRAINT stand_ins_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES staff(id),
  CONSTRAINT stand_ins_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT stand_ins_pkey PRIMARY KEY (id),
  CONSTRAINT stand_ins_store_id_absent_id_during_excl EXCLUDE USING gist (store_id WITH =, absent_id WITH =, during WITH &&)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE statement_lines (
  statement_id uuid NOT NULL,
  order_line_id uuid NOT NULL,
  store_id uuid NOT NULL,
  amount_fen bigint NOT NULL,
  discount_fen bigint NOT NULL,
  tax_fen bigint NOT NULL,
  cost_fen bigint NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT statement_lines_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT statement_lines_check CHECK ((discount_fen <= amount_fen)),
  CONSTRAINT statement_lines_check1 CHECK ((tax_fen <= (amount_fen - discount_fen))),
  CONSTRAINT statement_lines_cost_fen_check CHECK ((cost_fen >= 0)),
  CONSTRAINT statement_lines_discount_fen_check CHECK ((discount_fen >= 0)),
  CONSTRAINT statement_lines_tax_fen_check CHECK ((tax_fen >= 0)),
  CONSTRAINT statement_lines_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT statement_lines_store_id_order_line_id_fkey FOREIGN KEY (store_id, order_line_id) REFERENCES order_lines(store_id, id),
  CONSTRAINT statement_lines_store_id_statement_id_fkey FOREIGN KEY (store_id, statement_id) REFERENCES statements(store_id, id),
  CONSTRAINT statement_lines_pkey PRIMARY KEY (statement_id, order_line_id),
  CONSTRAINT statement_lines_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX statement_lines_line ON statement_lines USING btree (order_line_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON statement_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON statement_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE statements (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  payer text NOT NULL,
  number text NOT NULL,
  total_fen bigint NOT NULL,
  deposit_fen bigint NOT NULL DEFAULT 0,
  cost_fen bigint NOT NULL DEFAULT 0,
  estimate_fen bigint,
  variance_reason text NOT NULL DEFAULT ''::text,
  state text NOT NULL DEFAULT 'totalled'::text,
  totalled_at timestamp with time zone NOT NULL,
  totalled_by uuid NOT NULL,
  checked_at timestamp with time zone,
  checked_by uuid,
  settled_at timestamp with time zone,
  reversed_at timestamp with time zone,
  reverse_reason text,
  version integer NOT NULL DEFAULT 1,
  payer_name text NOT NULL DEFAULT ''::text,
  claim_number text NOT NULL DEFAULT ''::text,
  coupon_fen bigint NOT NULL DEFAULT 0,
  points_fen bigint NOT NULL DEFAULT 0,
  points_used integer NOT NULL DEFAULT 0,
  discount_fen bigint NOT NULL DEFAULT 0,
  credit_fen bigint NOT NULL DEFAULT 0,
  reversed_by uuid,
  rounding_fen bigint NOT NULL DEFAULT 0,
  CONSTRAINT statements_check CHECK ((deposit_fen <= total_fen)),
  CONSTRAINT statements_coupon_fen_check CHECK ((coupon_fen >= 0)),
  CONSTRAINT statements_credit_within_deposit CHECK (((credit_fen >= 0) AND (credit_fen <= deposit_fen))),
  CONSTRAINT statements_deposit_fen_check CHECK ((deposit_fen >= 0)),
  CONSTRAINT statements_discount_fen_check CHECK ((discount_fen >= 0)),
  CONSTRAINT statements_payer_check CHECK ((payer = ANY (ARRAY['customer'::text, 'maker'::text, 'insurer'::text, 'internal'::text, 'rework'::text]))),
  CONSTRAINT statements_points_fen_check CHECK ((points_fen >= 0)),
  CONSTRAINT statements_points_used_check CHECK ((points_used >= 0)),
  CONSTRAINT statements_reversed_when CHECK (((state = 'reversed'::text) = (reversed_at IS NOT NULL))),
  CONSTRAINT statements_rounding_fen_check CHECK (((rounding_fen >= 0) AND (rounding_fen <= 99))),
  CONSTRAINT statements_state_check CHECK ((state = ANY (ARRAY['totalled'::text, 'settled'::text, 'reversed'::text]))),
  CONSTRAINT statements_total_fen_check CHECK ((total_fen >= 0)),
  CONSTRAINT statements_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES staff(id),
  CONSTRAINT statements_reversed_by_fkey FOREIGN KEY (reversed_by) REFERENCES staff(id),
  CONSTRAINT statements_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT statements_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT statements_totalled_by_fkey FOREIGN KEY (totalled_by) REFERENCES staff(id),
  CONSTRAINT statements_pkey PRIMARY KEY (id),
  CONSTRAINT statements_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT statements_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX statements_by_day ON statements USING btree (store_id, totalled_at) INCLUDE (order_id, total_fen, state, reversed_at);
CREATE INDEX statements_list ON statements USING btree (store_id, state, totalled_at DESC, id DESC);
CREATE UNIQUE INDEX statements_one_in_force ON statements USING btree (order_id, payer) WHERE (state <> 'reversed'::text);
CREATE INDEX statements_open ON statements USING btree (store_id, totalled_at) WHERE (state = 'totalled'::text);
CREATE INDEX statements_order ON statements USING btree (order_id);
CREATE INDEX statements_reversed ON statements USING btree (store_id, reversed_at) WHERE (reversed_at IS NOT NULL);
CREATE INDEX statements_settled ON statements USING btree (store_id, settled_at) WHERE (settled_at IS NOT NULL);
CREATE TRIGGER guard_settled BEFORE UPDATE ON statements FOR EACH ROW EXECUTE FUNCTION guard_settled_statement();
CREATE TRIGGER keep_statements BEFORE DELETE ON statements FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE stock_balances (
  store_id uuid NOT NULL,
  part_id uuid NOT NULL,
  on_hand_milli bigint NOT NULL DEFAULT 0,
  reserved_milli bigint NOT NULL DEFAULT 0,
  cost_total_fen bigint NOT NULL DEFAULT 0,
  bin text NOT NULL DEFAULT ''::text,
  CONSTRAINT stock_balances_cost_total_fen_check CHECK ((cost_total_fen >= 0)),
  CONSTRAINT stock_balances_on_hand_milli_check CHECK ((on_hand_milli >= 0)),
  CONSTRAINT stock_balances_reserved_milli_check CHECK ((reserved_milli >= 0)),
  CONSTRAINT stock_reserved_is_there CHECK ((reserved_milli <= on_hand_milli)),
  CONSTRAINT stock_balances_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT stock_balances_pkey PRIMARY KEY (store_id, part_id)
);
CREATE INDEX stock_balances_bin ON stock_balances USING btree (store_id, bin);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE stock_movements (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  part_id uuid NOT NULL,
  kind text NOT NULL,
  on_hand_delta_milli bigint NOT NULL,
  reserved_delta_milli bigint NOT NULL,
  cost_delta_fen bigint NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  reverses_id uuid,
  by_staff uuid,
  at timestamp with time zone NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  CONSTRAINT stock_movements_check CHECK (((on_hand_delta_milli <> 0) OR (reserved_delta_milli <> 0) OR (cost_delta_fen <> 0))),
  CONSTRAINT stock_movements_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'receive'::text, 'issue'::text, 'return'::text, 'adjust'::text, 'reserve'::text, 'release'::text, 'reverse'::text]))),
  CONSTRAINT stock_movements_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES staff(id),
  CONSTRAINT stock_movements_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES stock_movements(id),
  CONSTRAINT stock_movements_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT stock_movements_pkey PRIMARY KEY (id)
);
CREATE INDEX stock_movements_part ON stock_movements USING btree (store_id, part_id, at);
CREATE INDEX stock_movements_recent ON stock_movements USING btree (store_id, at DESC);
CREATE UNIQUE INDEX stock_movements_reversed_once ON stock_movements USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE INDEX stock_movements_subject ON stock_movements USING btree (subject_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON stock_movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE stores (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  zone text NOT NULL DEFAULT 'Asia/Shanghai'::text,
  address text NOT NULL DEFAULT ''::text,
  phone text NOT NULL DEFAULT ''::text,
  rescue_phone text NOT NULL DEFAULT ''::text,
  credit_code text NOT NULL DEFAULT ''::text,
  brand_title text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT stores_code_check CHECK ((code ~ '^[A-Z0-9]{2,6}$'::text)),
  CONSTRAINT stores_pkey PRIMARY KEY (id),
  CONSTRAINT stores_code_key UNIQUE (code)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE system_settings (
  key text NOT NULL,
  value jsonb NOT NULL,
  CONSTRAINT system_settings_pkey PRIMARY KEY (key)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE tickets (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  number text NOT NULL,
  call_id uuid,
  visit_id uuid,
  order_id uuid,
  vehicle_id uuid,
  person_id uuid,
  kind text NOT NULL,
  text text NOT NULL,
  handling text NOT NULL,
  state text NOT NULL,
  owner_id uuid,
  answer text NOT NULL DEFAULT ''::text,
  opened_at timestamp with time zone NOT NULL,
  solved_at timestamp with time zone,
  solved_by uuid,
  told_at timestamp with time zone,
  told_person text NOT NULL DEFAULT ''::text,
  satisfied boolean,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT tickets_handling_check CHECK ((handling = ANY (ARRAY['now'::text, 'study'::text]))),
  CONSTRAINT tickets_kind_check CHECK ((kind = ANY (ARRAY['opinion'::text, 'request'::text, 'complaint'::text, 'consult'::text]))),
  CONSTRAINT tickets_state_check CHECK ((state = ANY (ARRAY['open'::text, 'solved'::text, 'told'::text, 'closed'::text]))),
  CONSTRAINT tickets_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT tickets_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT tickets_solved_by_fkey FOREIGN KEY (solved_by) REFERENCES staff(id),
  CONSTRAINT tickets_store_id_call_id_fkey FOREIGN KEY (store_id, call_id) REFERENCES calls(store_id, id),
  CONSTRAINT tickets_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT tickets_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT tickets_pkey PRIMARY KEY (id),
  CONSTRAINT tickets_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT tickets_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX tickets_open ON tickets USING btree (store_id, opened_at) WHERE (state = ANY (ARRAY['open'::text, 'solved'::text]));
CREATE INDEX tickets_vehicle ON tickets USING btree (vehicle_id, opened_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE timeline_events (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  event text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  thread_id uuid,
  data jsonb NOT NULL,
  reason text,
  request_id text NOT NULL,
  device_at timestamp with time zone,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT timeline_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'customer'::text, 'system'::text, 'device'::text, 'token'::text]))),
  CONSTRAINT timeline_events_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT timeline_events_pkey PRIMARY KEY (id),
  CONSTRAINT timeline_events_store_id_seq_key UNIQUE (store_id, seq)
);
CREATE INDEX timeline_events_subject ON timeline_events USING btree (subject_id, seq);
CREATE INDEX timeline_events_thread ON timeline_events USING btree (thread_id, seq) WHERE (thread_id IS NOT NULL);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON timeline_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON timeline_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE timeline_heads (
  store_id uuid NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  CONSTRAINT timeline_heads_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT timeline_heads_pkey PRIMARY KEY (store_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE timers (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  fired_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  failures integer NOT NULL DEFAULT 0,
  CONSTRAINT timers_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT timers_pkey PRIMARY KEY (id)
);
CREATE INDEX timers_subject ON timers USING btree (subject_id, kind) WHERE ((fired_at IS NULL) AND (cancelled_at IS NULL));
CREATE INDEX timers_waiting ON timers USING btree (store_id, at) WHERE ((fired_at IS NULL) AND (cancelled_at IS NULL));
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE vehicle_files (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  envelope_no text NOT NULL,
  kind text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  completed_at timestamp with time zone,
  completed_by uuid,
  wanted_services text NOT NULL DEFAULT ''::text,
  habits text NOT NULL DEFAULT ''::text,
  preferences text NOT NULL DEFAULT ''::text,
  advice text NOT NULL DEFAULT ''::text,
  cabinet_place text NOT NULL DEFAULT ''::text,
  next_talk text NOT NULL DEFAULT ''::text,
  next_talk_kind text NOT NULL DEFAULT ''::text,
  next_talk_on date,
  version integer NOT NULL DEFAULT 1,
  person_id uuid,
  not_given text[] NOT NULL DEFAULT '{}'::text[],
  fees_until date,
  CONSTRAINT vehicle_files_kind_check CHECK ((kind = ANY (ARRAY['repair'::text, 'consultation'::text]))),
  CONSTRAINT vehicle_files_completed_by_fkey FOREIGN KEY (completed_by) REFERENCES staff(id),
  CONSTRAINT vehicle_files_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT vehicle_files_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT vehicle_files_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT vehicle_files_pkey PRIMARY KEY (id),
  CONSTRAINT vehicle_files_store_id_envelope_no_key UNIQUE (store_id, envelope_no),
  CONSTRAINT vehicle_files_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT vehicle_files_store_id_vehicle_id_key UNIQUE (store_id, vehicle_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE vehicle_people (
  vehicle_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone,
  CONSTRAINT vehicle_people_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'user'::text, 'agent'::text]))),
  CONSTRAINT vehicle_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT vehicle_people_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT vehicle_people_pkey PRIMARY KEY (vehicle_id, person_id, role, since)
);
CREATE UNIQUE INDEX vehicle_people_current ON vehicle_people USING btree (vehicle_id, person_id, role) WHERE (until IS NULL);
CREATE UNIQUE INDEX vehicle_people_owner ON vehicle_people USING btree (vehicle_id) WHERE ((role = 'owner'::text) AND (until IS NULL));
CREATE INDEX vehicle_people_person ON vehicle_people USING btree (person_id);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE vehicle_plates (
  vehicle_id uuid NOT NULL,
  plate text NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone,
  CONSTRAINT vehicle_plates_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT vehicle_plates_pkey PRIMARY KEY (vehicle_id, plate, since)
);
CREATE INDEX vehicle_plates_plate ON vehicle_plates USING btree (plate);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE vehicles (
  id uuid NOT NULL,
  vin text,
  vin_tail text NOT NULL DEFAULT ''::text,
  vin_missing_reason text NOT NULL DEFAULT ''::text,
  plate text,
  plate_key text NOT NULL DEFAULT ''::text,
  brand text NOT NULL,
  series text NOT NULL,
  model text NOT NULL DEFAULT ''::text,
  power text NOT NULL,
  body text NOT NULL,
  model_year integer,
  displacement text NOT NULL DEFAULT ''::text,
  engine_no text NOT NULL DEFAULT ''::text,
  colour text NOT NULL DEFAULT ''::text,
  purchased_on date,
  first_registered_on date,
  mileage_km integer NOT NULL DEFAULT 0,
  mileage_at timestamp with time zone,
  km_per_month integer NOT NULL DEFAULT 0,
  service_interval_km integer,
  service_interval_months integer,
  next_service_on date,
  next_service_km integer,
  next_service_content text NOT NULL DEFAULT ''::text,
  insurance_until date,
  inspection_until date,
  import_key text,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  usage text NOT NULL DEFAULT 'household'::text,
  CONSTRAINT vehicles_body_check CHECK ((body = ANY (ARRAY['sedan'::text, 'hatchback'::text, 'suv'::text, 'mpv'::text, 'pickup'::text]))),
  CONSTRAINT vehicles_check CHECK (((vin IS NOT NULL) OR (vin_missing_reason <> ''::text))),
  CONSTRAINT vehicles_mileage_km_check CHECK ((mileage_km >= 0)),
  CONSTRAINT vehicles_power_check CHECK ((power = ANY (ARRAY['petrol'::text, 'diesel'::text, 'hev'::text, 'phev'::text, 'bev'::text]))),
  CONSTRAINT vehicles_usage_check CHECK ((usage = ANY (ARRAY['household'::text, 'operating'::text]))),
  CONSTRAINT vehicles_vin_check CHECK ((vin ~ '^[A-HJ-NPR-Z0-9]{17}$'::text)),
  CONSTRAINT vehicles_pkey PRIMARY KEY (id),
  CONSTRAINT vehicles_import_key_key UNIQUE (import_key),
  CONSTRAINT vehicles_vin_key UNIQUE (vin)
);
CREATE INDEX vehicles_brand ON vehicles USING btree (brand, id);
CREATE INDEX vehicles_next_service ON vehicles USING btree (next_service_on) WHERE (next_service_on IS NOT NULL);
CREATE UNIQUE INDEX vehicles_plate ON vehicles USING btree (plate) WHERE (plate IS NOT NULL);
CREATE INDEX vehicles_plate_key ON vehicles USING btree (plate_key text_pattern_ops);
CREATE INDEX vehicles_plate_key_parts ON vehicles USING gin (plate_key gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX vehicles_series ON vehicles USING btree (brand, series);
CREATE INDEX vehicles_vin_tail ON vehicles USING btree (vin_tail text_pattern_ops);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE visit_papers (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  valid boolean NOT NULL,
  complete boolean NOT NULL,
  intact boolean NOT NULL,
  valid_until date,
  difference text NOT NULL DEFAULT ''::text,
  handling text NOT NULL DEFAULT ''::text,
  returned_at timestamp with time zone,
  CONSTRAINT visit_papers_difference CHECK (((valid AND complete AND intact) OR ((difference <> ''::text) AND (handling <> ''::text)))),
  CONSTRAINT visit_papers_kind_check CHECK ((kind = ANY (ARRAY['vehicleLicence'::text, 'driverLicence'::text, 'insurance'::text, 'inspection'::text, 'manual'::text, 'other'::text]))),
  CONSTRAINT visit_papers_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT visit_papers_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT visit_papers_pkey PRIMARY KEY (id),
  CONSTRAINT visit_papers_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX visit_papers_visit ON visit_papers USING btree (visit_id, "position");
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE visits (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  number text,
  appointment_id uuid,
  vehicle_id uuid,
  plate text NOT NULL DEFAULT ''::text,
  owner_id uuid,
  sender_id uuid,
  sender_relation text NOT NULL DEFAULT 'owner'::text,
  sender_authority text NOT NULL DEFAULT ''::text,
  purpose text,
  punctuality text,
  arrived_at timestamp with time zone NOT NULL,
  arrived_by text NOT NULL DEFAULT 'manual'::text,
  adviser_id uuid,
  contacted_at timestamp with time zone,
  state text NOT NULL DEFAULT 'arrived'::text,
  new_customer boolean NOT NULL DEFAULT false,
  introduced_at timestamp with time zone,
  quick_path boolean NOT NULL DEFAULT false,
  customer_words text NOT NULL DEFAULT ''::text,
  answer_text text NOT NULL DEFAULT ''::text,
  decline_reason text NOT NULL DEFAULT ''::text,
  test_consent_at timestamp with time zone,
  resting_at text NOT NULL DEFAULT ''::text,
  mileage_km integer,
  fuel_percent integer,
  abnormality text NOT NULL DEFAULT ''::text,
  checked_with_customer boolean NOT NULL DEFAULT false,
  wash_wanted boolean,
  follow_up_wanted boolean,
  follow_up_time text NOT NULL DEFAULT ''::text,
  privacy_noticed_at timestamp with time zone,
  left_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  purpose_at timestamp with time zone,
  identified_at timestamp with time zone,
  registered_at timestamp with time zone,
  introduction_skipped text NOT NULL DEFAULT ''::text,
  conditions text NOT NULL DEFAULT ''::text,
  warning_lamps text NOT NULL DEFAULT ''::text,
  paint_note text NOT NULL DEFAULT ''::text,
  walked_at timestamp with time zone,
  walked_by uuid,
  no_belongings boolean NOT NULL DEFAULT false,
  no_papers boolean NOT NULL DEFAULT false,
  spare_wheel boolean,
  spare_wheel_note text NOT NULL DEFAULT ''::text,
  valuables text,
  custody_number text,
  custody_closed_at timestamp with time zone,
  follow_up_person_id uuid,
  follow_up_refusal text NOT NULL DEFAULT ''::text,
  exit_fee_fen bigint,
  satisfied boolean,
  ended_at timestamp with time zone,
  ended_by uuid,
  diagnosed_at timestamp with time zone,
  parked text,
  reception_bay_id uuid,
  parked_at timestamp with time zone,
  adviser_note text NOT NULL DEFAULT ''::text,
  handover_read_at timestamp with time zone,
  handover_read_by uuid,
  hospitality_open integer,
  exit_fee_paid_at timestamp with time zone,
  exit_fee_way text,
  CONSTRAINT visits_arrived_by_check CHECK ((arrived_by = ANY (ARRAY['manual'::text, 'camera'::text, 'booking'::text]))),
  CONSTRAINT visits_bay_named CHECK (((reception_bay_id IS NOT NULL) = (NOT (parked IS DISTINCT FROM 'bay'::text)))),
  CONSTRAINT visits_custody_named CHECK (((valuables IS DISTINCT FROM 'kept'::text) OR (custody_number IS NOT NULL))),
  CONSTRAINT visits_exit_fee_demanded CHECK (((exit_fee_paid_at IS NULL) OR (exit_fee_fen > 0))),
  CONSTRAINT visits_exit_fee_fen_check CHECK ((exit_fee_fen >= 0)),
  CONSTRAINT visits_exit_fee_paid CHECK (((exit_fee_paid_at IS NULL) = (exit_fee_way IS NULL))),
  CONSTRAINT visits_exit_fee_way_check CHECK ((exit_fee_way = ANY (ARRAY['cash'::text, 'wechat'::text, 'alipay'::text, 'card'::text, 'transfer'::text]))),
  CONSTRAINT visits_fuel_percent_check CHECK (((fuel_percent >= 0) AND (fuel_percent <= 100))),
  CONSTRAINT visits_hospitality_open_check CHECK ((hospitality_open >= 0)),
  CONSTRAINT visits_mileage_km_check CHECK (((mileage_km >= 0) AND (mileage_km <= 3000000))),
  CONSTRAINT visits_parked_check CHECK ((parked = ANY (ARRAY['bay'::text, 'outside'::text]))),
  CONSTRAINT visits_punctuality_check CHECK ((punctuality = ANY (ARRAY['early'::text, 'onTime'::text, 'late'::text, 'walkIn'::text]))),
  CONSTRAINT visits_purpose_check CHECK ((purpose = ANY (ARRAY['consult'::text, 'diagnose'::text, 'quote'::text, 'repair'::text, 'book'::text, 'collect'::text, 'complain'::text, 'parts'::text]))),
  CONSTRAINT visits_sender_relation_check CHECK ((sender_relation = ANY (ARRAY['owner'::text, 'user'::text, 'agent'::text]))),
  CONSTRAINT visits_state_check CHECK ((state = ANY (ARRAY['arrived'::text, 'received'::text, 'inRepair'::text, 'consulted'::text, 'declined'::text, 'diagnosedOnly'::text, 'booked'::text, 'left'::text]))),
  CONSTRAINT visits_valuables_check CHECK ((valuables = ANY (ARRAY['taken'::text, 'kept'::text, 'none'::text]))),
  CONSTRAINT visits_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES staff(id),
  CONSTRAINT visits_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES staff(id),
  CONSTRAINT visits_follow_up_person_id_fkey FOREIGN KEY (follow_up_person_id) REFERENCES people(id),
  CONSTRAINT visits_handover_read_by_fkey FOREIGN KEY (handover_read_by) REFERENCES staff(id),
  CONSTRAINT visits_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id),
  CONSTRAINT visits_reception_bay FOREIGN KEY (store_id, reception_bay_id) REFERENCES resources(store_id, id),
  CONSTRAINT visits_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES people(id),
  CONSTRAINT visits_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT visits_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id),
  CONSTRAINT visits_walked_by_fkey FOREIGN KEY (walked_by) REFERENCES staff(id),
  CONSTRAINT visits_pkey PRIMARY KEY (id),
  CONSTRAINT visits_store_id_id_key UNIQUE (store_id, id),
  CONSTRAINT visits_store_id_number_key UNIQUE (store_id, number)
);
CREATE INDEX visits_adviser ON visits USING btree (store_id, adviser_id, arrived_at DESC);
CREATE INDEX visits_exit_fees ON visits USING btree (store_id, exit_fee_paid_at, id) INCLUDE (exit_fee_fen) WHERE (exit_fee_paid_at IS NOT NULL);
CREATE INDEX visits_here ON visits USING btree (store_id, arrived_at) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX visits_here_once ON visits USING btree (store_id, vehicle_id) WHERE ((left_at IS NULL) AND (vehicle_id IS NOT NULL));
CREATE INDEX visits_on_foot ON visits USING btree (store_id, sender_id) WHERE ((vehicle_id IS NULL) AND (plate = ''::text));
CREATE INDEX visits_open ON visits USING btree (store_id, arrived_at DESC);
CREATE UNIQUE INDEX visits_plate_here_once ON visits USING btree (store_id, plate) WHERE ((left_at IS NULL) AND (plate <> ''::text));
CREATE UNIQUE INDEX visits_reception_bay_once ON visits USING btree (store_id, reception_bay_id) WHERE (reception_bay_id IS NOT NULL);
CREATE INDEX visits_unknown_plate ON visits USING btree (store_id, plate) WHERE ((vehicle_id IS NULL) AND (plate <> ''::text));
CREATE INDEX visits_vehicle ON visits USING btree (vehicle_id, arrived_at DESC);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE washes (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  order_id uuid NOT NULL,
  phase text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  washer_id uuid,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  returned_at timestamp with time zone,
  returned_to uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT washes_phase_check CHECK ((phase = ANY (ARRAY['before'::text, 'final'::text]))),
  CONSTRAINT washes_returned_to_fkey FOREIGN KEY (returned_to) REFERENCES staff(id),
  CONSTRAINT washes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT washes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT washes_washer_id_fkey FOREIGN KEY (washer_id) REFERENCES staff(id),
  CONSTRAINT washes_pkey PRIMARY KEY (id),
  CONSTRAINT washes_order_id_phase_key UNIQUE (order_id, phase),
  CONSTRAINT washes_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX washes_open ON washes USING btree (store_id, asked_at) WHERE (returned_at IS NULL);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE waste_movements (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  kind text NOT NULL,
  qty_milli integer NOT NULL,
  job_id uuid,
  firm text NOT NULL DEFAULT ''::text,
  manifest text NOT NULL DEFAULT ''::text,
  noted_by uuid NOT NULL,
  noted_at timestamp with time zone NOT NULL,
  CONSTRAINT waste_movements_check CHECK (
CASE
    WHEN (qty_milli > 0) THEN ((job_id IS NOT NULL) AND (firm = ''::text))
    ELSE ((job_id IS NULL) AND (firm <> ''::text) AND (manifest <> ''::text))
END),
  CONSTRAINT waste_movements_kind_check CHECK ((kind = ANY (ARRAY['oil'::text, 'coolant'::text, 'brakeFluid'::text, 'refrigerant'::text, 'filter'::text, 'battery'::text, 'tyre'::text, 'oilyRag'::text, 'paint'::text, 'metal'::text, 'packaging'::text]))),
  CONSTRAINT waste_movements_qty_milli_check CHECK ((qty_milli <> 0)),
  CONSTRAINT waste_movements_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES staff(id),
  CONSTRAINT waste_movements_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT waste_movements_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES jobs(store_id, id),
  CONSTRAINT waste_movements_pkey PRIMARY KEY (id),
  CONSTRAINT waste_movements_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX waste_movements_kind ON waste_movements USING btree (store_id, kind);
CREATE INDEX waste_movements_list ON waste_movements USING btree (store_id, noted_at DESC, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON waste_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON waste_movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: INSERT, SELECT

CREATE TABLE webhook_deliveries (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  body text NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  tries integer NOT NULL DEFAULT 0,
  last_status integer,
  last_error text,
  created_at timestamp with time zone NOT NULL,
  tried_at timestamp with time zone,
  CONSTRAINT webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  CONSTRAINT webhook_deliveries_store_id_endpoint_id_fkey FOREIGN KEY (store_id, endpoint_id) REFERENCES webhook_endpoints(store_id, id) ON DELETE CASCADE,
  CONSTRAINT webhook_deliveries_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id)
);
CREATE INDEX webhook_deliveries_age ON webhook_deliveries USING btree (store_id, created_at);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries USING btree (endpoint_id, id DESC);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries USING btree (endpoint_id, subject_id, id) WHERE (state = 'waiting'::text);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE webhook_endpoints (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  secret_cipher text NOT NULL,
  events text[] NOT NULL,
  active boolean NOT NULL DEFAULT true,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT webhook_endpoints_events_check CHECK ((cardinality(events) > 0)),
  CONSTRAINT webhook_endpoints_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id),
  CONSTRAINT webhook_endpoints_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_endpoints_store_id_id_key UNIQUE (store_id, id)
);
CREATE INDEX webhook_endpoints_active ON webhook_endpoints USING btree (store_id) WHERE active;
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE work_tickets (
  id uuid NOT NULL,
  store_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  reason text NOT NULL,
  called_by uuid NOT NULL,
  called_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  arrived_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text NOT NULL DEFAULT ''::text,
  state text NOT NULL DEFAULT 'called'::text,
  version integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  order_id uuid,
  job_id uuid,
  line_id uuid,
  to_role text NOT NULL,
  owner_id uuid,
  cause text NOT NULL DEFAULT ''::text,
  told_channel text NOT NULL DEFAULT ''::text,
  CONSTRAINT work_tickets_accepted CHECK (((accepted_by IS NULL) = (accepted_at IS NULL))),
  CONSTRAINT work_tickets_arrived CHECK (((arrived_at IS NULL) OR (accepted_at IS NOT NULL))),
  CONSTRAINT work_tickets_cause CHECK (((kind <> 'andon'::text) OR (state <> 'ended'::text) OR (cause <> ''::text))),
  CONSTRAINT work_tickets_ended CHECK (((state = ANY (ARRAY['ended'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT work_tickets_kind_check CHECK ((kind = ANY (ARRAY['technician'::text, 'mismatch'::text, 'andon'::text, 'help'::text, 'cooperation'::text]))),
  CONSTRAINT work_tickets_place CHECK (((kind = 'technician'::text) = (order_id IS NULL))),
  CONSTRAINT work_tickets_state_check CHECK ((state = ANY (ARRAY['called'::text, 'accepted'::text, 'arrived'::text, 'ended'::text, 'withdrawn'::text]))),
  CONSTRAINT work_tickets_told CHECK (((kind <> 'mismatch'::text) OR (state <> 'ended'::text) OR (told_channel <> ''::text))),
  CONSTRAINT work_tickets_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES staff(id),
  CONSTRAINT work_tickets_called_by_fkey FOREIGN KEY (called_by) REFERENCES staff(id),
  CONSTRAINT work_tickets_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT work_tickets_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT work_tickets_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES jobs(store_id, id),
  CONSTRAINT work_tickets_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES repair_orders(store_id, id),
  CONSTRAINT work_tickets_store_id_visit_id_fkey FOREIGN KEY (store_id, visit_id) REFERENCES visits(store_id, id),
  CONSTRAINT work_tickets_pkey PRIMARY KEY (id),
  CONSTRAINT work_tickets_store_id_id_key UNIQUE (store_id, id)
);
CREATE UNIQUE INDEX technician_calls_open ON work_tickets USING btree (visit_id) WHERE ((kind = 'technician'::text) AND (ended_at IS NULL));
CREATE INDEX work_tickets_open ON work_tickets USING btree (store_id, called_at) WHERE (ended_at IS NULL);
CREATE INDEX work_tickets_order ON work_tickets USING btree (order_id, called_at) WHERE (order_id IS NOT NULL);
CREATE INDEX work_tickets_visit ON work_tickets USING btree (visit_id, called_at);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE working_calendars (
  store_id uuid NOT NULL,
  weekly jsonb NOT NULL,
  exceptions jsonb NOT NULL DEFAULT '{}'::jsonb,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT working_calendars_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  CONSTRAINT working_calendars_pkey PRIMARY KEY (store_id)
);
-- policy group_reading SELECT forced: ( SELECT (current_setting('carebay.scope'::text, true) = 'group'::text)) / 
-- policy own_store ALL forced: (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif")) / (store_id = ( SELECT (NULLIF(current_setting('carebay.store'::text, true), ''::text))::uuid AS "nullif"))
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE zone_part_prices (
  id uuid NOT NULL,
  zone_id uuid NOT NULL,
  part_id uuid NOT NULL,
  price_fen bigint NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  CONSTRAINT zone_part_prices_price_fen_check CHECK ((price_fen >= 0)),
  CONSTRAINT zone_part_prices_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id),
  CONSTRAINT zone_part_prices_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES price_zones(id),
  CONSTRAINT zone_part_prices_pkey PRIMARY KEY (id),
  CONSTRAINT zone_part_prices_zone_id_part_id_effective_from_key UNIQUE (zone_id, part_id, effective_from)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE TABLE zone_rates (
  id uuid NOT NULL,
  zone_id uuid NOT NULL,
  trade text NOT NULL,
  rate_fen bigint NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  CONSTRAINT zone_rates_rate_fen_check CHECK ((rate_fen >= 0)),
  CONSTRAINT zone_rates_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES price_zones(id),
  CONSTRAINT zone_rates_pkey PRIMARY KEY (id),
  CONSTRAINT zone_rates_zone_id_trade_effective_from_key UNIQUE (zone_id, trade, effective_from)
);
-- carebay_app: DELETE, INSERT, SELECT, UPDATE

CREATE OR REPLACE FUNCTION append_only(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM carebay_app', target);
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', target);
  EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
END $function$
;

CREATE OR REPLACE FUNCTION guard_drawer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  sealed date;
BEGIN
  INSERT INTO drawers (store_id, cashier_id) VALUES (NEW.store_id, NEW.cashier_id) ON CONFLICT DO NOTHING;
  SELECT closed_through_on INTO sealed FROM drawers
    WHERE store_id = NEW.store_id AND cashier_id = NEW.cashier_id FOR SHARE;
  IF NEW.business_on <= sealed THEN
    RAISE EXCEPTION 'the drawer is closed through %', sealed USING ERRCODE = 'restrict_violation', CONSTRAINT = 'drawer_closed';
  END IF;
  RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION guard_drawer_closing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  moving constant text[] := ARRAY['state', 'decided_by', 'decided_at', 'reopened_by', 'reopened_at', 'reopen_reason', 'version'];
BEGIN
  IF OLD.state NOT IN ('asked', 'closed') OR NEW.state = 'asked' OR (OLD.state = 'closed' AND NEW.state <> 'reopened')
      OR to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'a closing is not altered' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'drawer_closing_kept';
  END IF;
  RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION guard_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  paid record;
  back bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.state IN ('paid', 'refused', 'withdrawn') OR NEW.amount_fen <> OLD.amount_fen OR NEW.way <> OLD.way
      OR NEW.payment_id IS DISTINCT FROM OLD.payment_id OR NEW.statement_id <> OLD.statement_id) THEN
    RAISE EXCEPTION 'a refund is not altered' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'refund_kept';
  END IF;
  IF NEW.payment_id IS NOT NULL AND NEW.state NOT IN ('refused', 'withdrawn') THEN
    SELECT * INTO paid FROM payments WHERE id = NEW.payment_id FOR UPDATE;
    SELECT coalesce(sum(amount_fen), 0) INTO back FROM refunds
      WHERE payment_id = NEW.payment_id AND state NOT IN ('refused', 'withdrawn') AND id <> NEW.id;
    IF paid.state <> 'succeeded' OR paid.way <> NEW.way OR back + NEW.amount_fen > paid.amount_fen
        OR NOT EXISTS (SELECT FROM statements AS p JOIN statements AS r ON r.order_id = p.order_id AND r.payer = p.payer
          WHERE p.id = paid.statement_id AND r.id = NEW.statement_id) THEN
      RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_within_payment';
    END IF;
  END IF;
  RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION guard_sent_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.sent_at IS NOT NULL THEN
    RAISE EXCEPTION 'a sent report is never changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'report_sent';
  END IF;
  RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION guard_settled_statement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  beside constant text[] := ARRAY['state', 'reversed_at', 'reversed_by', 'reverse_reason', 'version'];
BEGIN
  IF OLD.state = 'reversed' OR (OLD.state = 'settled'
      AND (NEW.state <> 'reversed' OR to_jsonb(NEW) - beside <> to_jsonb(OLD) - beside)) THEN
    RAISE EXCEPTION 'statement % is settled', OLD.number USING ERRCODE = 'restrict_violation', CONSTRAINT = 'statement_settled';
  END IF;
  RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION note_fitments()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE parts p SET for_some_cars = EXISTS (SELECT FROM part_fitments f WHERE f.part_id = p.id)
  WHERE p.id IN (SELECT part_id FROM touched)
    AND p.for_some_cars IS DISTINCT FROM EXISTS (SELECT FROM part_fitments f WHERE f.part_id = p.id);
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION posting_balances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (SELECT sum(amount_fen) FROM money_entries WHERE posting_id = NEW.posting_id) <> 0 THEN
    RAISE EXCEPTION 'posting % does not balance', NEW.posting_id USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_balances';
  END IF;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $function$
;

CREATE OR REPLACE FUNCTION secure_store_table(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($p$CREATE POLICY own_store ON %s
    USING (store_id = (SELECT nullif(current_setting('store', true), '')::uuid))
    WITH CHECK (store_id = (SELECT nullif(current_setting('store', true), '')::uuid))$p$, target);
  EXECUTE format($p$CREATE POLICY group_reading ON %s FOR SELECT
    USING ((SELECT current_setting('scope', true) = 'group'))$p$, target);
END $function$
;

CREATE OR REPLACE FUNCTION sign_pairs(name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(SELECT DISTINCT substr(sign_pairs.name, at.at, 2) AS substr FROM generate_series(1, GREATEST((length(sign_pairs.name) - 1), 1)) at(at))
;

