CREATE TABLE fact (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE step (
  tx INTEGER NOT NULL,
  kind TEXT NOT NULL,
  of_tx INTEGER,
  command TEXT NOT NULL,
  label TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT,
  wall TEXT NOT NULL,
  hlc INTEGER NOT NULL,
  PRIMARY KEY (tx),
  CONSTRAINT kind_known CHECK (kind = 'do' OR kind = 'undo' OR kind = 'redo' OR kind = 'start' OR kind = 'outside' OR kind = 'merge')
)
 STRICT;

CREATE TABLE log_state (
  id INTEGER NOT NULL,
  tx INTEGER,
  capture INTEGER NOT NULL,
  merging INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  next_number INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT one_row CHECK (id = 1)
)
 STRICT;

CREATE TABLE feed_step (
  desk INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  tx INTEGER NOT NULL,
  actor TEXT NOT NULL,
  command TEXT NOT NULL,
  label TEXT NOT NULL,
  reason TEXT,
  wall TEXT NOT NULL,
  PRIMARY KEY (desk, incarnation, tx)
)
 STRICT;

CREATE TABLE feed_item (
  desk INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  number INTEGER NOT NULL,
  tx INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  kind TEXT NOT NULL,
  noun TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (desk, incarnation, number),
  CONSTRAINT kind_known CHECK (kind = 'insert' OR kind = 'update' OR kind = 'delete' OR kind = 'merge')
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE segment (
  desk INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  hash BLOB NOT NULL,
  head BLOB NOT NULL,
  signature BLOB NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (desk, incarnation, first)
)
 STRICT;

CREATE TABLE waiting (
  desk INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  hash BLOB NOT NULL,
  head BLOB NOT NULL,
  signature BLOB NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (desk, incarnation, first)
)
 STRICT;

CREATE TABLE received (
  id INTEGER NOT NULL,
  tx INTEGER,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  desk INTEGER NOT NULL,
  wall TEXT NOT NULL,
  known_before TEXT NOT NULL,
  told TEXT NOT NULL,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE sent_file (
  id INTEGER NOT NULL,
  wall TEXT NOT NULL,
  actor TEXT NOT NULL,
  purpose TEXT NOT NULL,
  files TEXT NOT NULL,
  recipient TEXT NOT NULL,
  marking TEXT NOT NULL,
  told INTEGER NOT NULL,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE contested (
  noun TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (noun, "row")
)
 STRICT;

CREATE TABLE pack (
  id INTEGER NOT NULL,
  tx INTEGER NOT NULL,
  made INTEGER NOT NULL,
  wanted TEXT NOT NULL,
  digest TEXT NOT NULL,
  pages INTEGER NOT NULL,
  file TEXT NOT NULL,
  recipient TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE pack_template (
  name TEXT NOT NULL,
  told TEXT NOT NULL,
  PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE pack_draft (
  template TEXT NOT NULL,
  told TEXT NOT NULL,
  PRIMARY KEY (template)
)
 STRICT;

CREATE TABLE rank (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  branch TEXT NOT NULL,
  grade INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE core_function (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE bcu (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE borough (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE ward_set (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE model_rule (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  severity TEXT NOT NULL,
  sentence TEXT NOT NULL,
  reading TEXT NOT NULL,
  bound INTEGER,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE absence_kind (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  counts_as TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE authority (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  level INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE bank_holiday (
  id INTEGER NOT NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE measure (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  area TEXT NOT NULL,
  month TEXT NOT NULL,
  numerator INTEGER NOT NULL,
  denominator INTEGER,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE shift_pattern (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  cycle TEXT NOT NULL,
  anchor TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE desk (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  signs TEXT NOT NULL,
  opens TEXT NOT NULL,
  status TEXT NOT NULL,
  last_incarnation INTEGER,
  last_number INTEGER,
  keys_from INTEGER,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE settlement (
  id INTEGER NOT NULL,
  clash TEXT NOT NULL,
  choice TEXT NOT NULL,
  rows TEXT NOT NULL,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE waiver (
  id INTEGER NOT NULL,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day)
)
 STRICT;

CREATE TABLE op (
  seq INTEGER NOT NULL,
  tx INTEGER NOT NULL,
  kind TEXT NOT NULL,
  noun TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  mask INTEGER NOT NULL,
  "before" TEXT,
  "after" TEXT,
  PRIMARY KEY (seq),
  CONSTRAINT kind_known CHECK (kind = 'insert' OR kind = 'update' OR kind = 'delete'),
  FOREIGN KEY(tx) REFERENCES step (tx)
)
 STRICT;

CREATE TABLE borough_in_bcu (
  id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  bcu_id INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(borough_id) REFERENCES borough (id),
  FOREIGN KEY(bcu_id) REFERENCES bcu (id)
)
 STRICT;

CREATE TABLE ward (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  borough_id INTEGER NOT NULL,
  ward_set_id INTEGER NOT NULL,
  lat_micro INTEGER NOT NULL,
  lon_micro INTEGER NOT NULL,
  area_m2 INTEGER NOT NULL,
  population INTEGER,
  neighbours TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id),
  FOREIGN KEY(ward_set_id) REFERENCES ward_set (id)
)
 STRICT;

CREATE TABLE vehicle_kind (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  sort TEXT NOT NULL,
  authority_id INTEGER,
  endorsement_id INTEGER,
  turn_round_minutes INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  CONSTRAINT sort_known CHECK (sort = 'vehicle' OR sort = 'room' OR sort = 'kit' OR sort = 'person'),
  FOREIGN KEY(authority_id) REFERENCES authority (id),
  FOREIGN KEY(endorsement_id) REFERENCES authority (id)
)
 STRICT;

CREATE TABLE cost (
  id INTEGER NOT NULL,
  rank_id INTEGER NOT NULL,
  pence_a_year INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(rank_id) REFERENCES rank (id)
)
 STRICT;

CREATE TABLE person (
  id INTEGER NOT NULL,
  collar TEXT NOT NULL,
  forename TEXT NOT NULL,
  surname TEXT NOT NULL,
  rank_id INTEGER NOT NULL,
  bcu_id INTEGER,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(rank_id) REFERENCES rank (id),
  FOREIGN KEY(bcu_id) REFERENCES bcu (id)
)
 STRICT;

CREATE TABLE shift_code (
  id INTEGER NOT NULL,
  pattern_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  begins INTEGER NOT NULL,
  lasts INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(pattern_id) REFERENCES shift_pattern (id)
)
 STRICT;

CREATE TABLE on_call_times (
  id INTEGER NOT NULL,
  bcu_id INTEGER NOT NULL,
  day_minute INTEGER NOT NULL,
  night_minute INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(bcu_id) REFERENCES bcu (id)
)
 STRICT;

CREATE TABLE base (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  borough_id INTEGER NOT NULL,
  lat_micro INTEGER NOT NULL,
  lon_micro INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(borough_id) REFERENCES borough (id)
)
 STRICT;

CREATE TABLE ward_shape (
  id INTEGER NOT NULL,
  ward_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  outline TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(ward_id) REFERENCES ward (id)
)
 STRICT;

CREATE TABLE ward_heir (
  id INTEGER NOT NULL,
  ward_id INTEGER NOT NULL,
  heir_id INTEGER NOT NULL,
  share_ppm INTEGER NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(ward_id) REFERENCES ward (id),
  FOREIGN KEY(heir_id) REFERENCES ward (id)
)
 STRICT;

CREATE TABLE target (
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ward_id INTEGER,
  borough_id INTEGER,
  amount INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(ward_id) REFERENCES ward (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id)
)
 STRICT;

CREATE TABLE abstraction_figure (
  id INTEGER NOT NULL,
  month TEXT NOT NULL,
  bcu TEXT NOT NULL,
  borough TEXT NOT NULL,
  team TEXT NOT NULL,
  ward_id INTEGER,
  duty TEXT NOT NULL,
  kind TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(ward_id) REFERENCES ward (id)
)
 STRICT;

CREATE TABLE person_authority (
  id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  authority_id INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(person_id) REFERENCES person (id),
  FOREIGN KEY(authority_id) REFERENCES authority (id)
)
 STRICT;

CREATE TABLE post (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  rank_id INTEGER NOT NULL,
  bcu_id INTEGER NOT NULL,
  borough_id INTEGER,
  ward_id INTEGER,
  function_id INTEGER,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(rank_id) REFERENCES rank (id),
  FOREIGN KEY(bcu_id) REFERENCES bcu (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id),
  FOREIGN KEY(ward_id) REFERENCES ward (id),
  FOREIGN KEY(function_id) REFERENCES core_function (id)
)
 STRICT;

CREATE TABLE absence (
  id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind_id INTEGER NOT NULL,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  ordered_by TEXT,
  note TEXT,
  PRIMARY KEY (id),
  CONSTRAINT minutes_in_order CHECK (end_minute IS NULL OR start_minute < end_minute),
  FOREIGN KEY(person_id) REFERENCES person (id),
  FOREIGN KEY(kind_id) REFERENCES absence_kind (id)
)
 STRICT;

CREATE TABLE shift_line (
  id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  pattern_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(person_id) REFERENCES person (id),
  FOREIGN KEY(pattern_id) REFERENCES shift_pattern (id)
)
 STRICT;

CREATE TABLE on_call (
  id INTEGER NOT NULL,
  bcu_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  reserve_id INTEGER,
  phone TEXT,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT minutes_in_order CHECK (end_minute IS NULL OR start_minute < end_minute),
  FOREIGN KEY(bcu_id) REFERENCES bcu (id),
  FOREIGN KEY(person_id) REFERENCES person (id),
  FOREIGN KEY(reserve_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE vehicle (
  id INTEGER NOT NULL,
  registration TEXT NOT NULL,
  title TEXT,
  kind_id INTEGER NOT NULL,
  base_id INTEGER NOT NULL,
  person_id INTEGER,
  amount INTEGER NOT NULL,
  marked INTEGER NOT NULL,
  cage INTEGER NOT NULL,
  seats INTEGER NOT NULL,
  odometer INTEGER,
  next_service_day TEXT,
  next_service_miles INTEGER,
  mot_day TEXT,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  CONSTRAINT amount_positive CHECK (amount > 0),
  FOREIGN KEY(kind_id) REFERENCES vehicle_kind (id),
  FOREIGN KEY(base_id) REFERENCES base (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE spare_minimum (
  id INTEGER NOT NULL,
  kind_id INTEGER NOT NULL,
  base_id INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(kind_id) REFERENCES vehicle_kind (id),
  FOREIGN KEY(base_id) REFERENCES base (id)
)
 STRICT;

CREATE TABLE quota (
  id INTEGER NOT NULL,
  kind_id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  hours_a_week INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(kind_id) REFERENCES vehicle_kind (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id)
)
 STRICT;

CREATE TABLE reporting_line (
  id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  under_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(post_id) REFERENCES post (id),
  FOREIGN KEY(under_id) REFERENCES post (id)
)
 STRICT;

CREATE TABLE posting (
  id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  standing TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  CONSTRAINT standing_known CHECK (standing = 'substantive' OR standing = 'acting' OR standing = 'temporary'),
  FOREIGN KEY(post_id) REFERENCES post (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE function_lead (
  id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  function_id INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(post_id) REFERENCES post (id),
  FOREIGN KEY(function_id) REFERENCES core_function (id)
)
 STRICT;

CREATE TABLE dedication (
  id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (id),
  CONSTRAINT days_in_order CHECK (to_day IS NULL OR from_day < to_day),
  FOREIGN KEY(post_id) REFERENCES post (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id)
)
 STRICT;

CREATE TABLE hand_over (
  id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(post_id) REFERENCES post (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE hand_over_item (
  id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  done_on TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(post_id) REFERENCES post (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE off_road (
  id INTEGER NOT NULL,
  vehicle_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER,
  note TEXT,
  PRIMARY KEY (id),
  CONSTRAINT minutes_in_order CHECK (end_minute IS NULL OR start_minute < end_minute),
  FOREIGN KEY(vehicle_id) REFERENCES vehicle (id)
)
 STRICT;

CREATE TABLE booking_series (
  id INTEGER NOT NULL,
  vehicle_id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  driver_id INTEGER,
  booked_by TEXT NOT NULL,
  purpose TEXT NOT NULL,
  amount INTEGER NOT NULL,
  rule TEXT NOT NULL,
  first_start TEXT NOT NULL,
  first_end TEXT NOT NULL,
  skipped TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(vehicle_id) REFERENCES vehicle (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id),
  FOREIGN KEY(driver_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE loan (
  id INTEGER NOT NULL,
  vehicle_id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  lent_by TEXT NOT NULL,
  out_minute INTEGER NOT NULL,
  due_minute INTEGER NOT NULL,
  back_minute INTEGER,
  note TEXT,
  PRIMARY KEY (id),
  CONSTRAINT out_before_due CHECK (out_minute < due_minute),
  FOREIGN KEY(vehicle_id) REFERENCES vehicle (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id)
)
 STRICT;

CREATE TABLE waiting_list (
  id INTEGER NOT NULL,
  kind_id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  base_id INTEGER,
  driver_id INTEGER,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_minute INTEGER NOT NULL,
  status TEXT NOT NULL,
  vehicle_id INTEGER,
  hold_until INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT minutes_in_order CHECK (end_minute IS NULL OR start_minute < end_minute),
  CONSTRAINT status_known CHECK (status = 'waiting' OR status = 'held' OR status = 'booked' OR status = 'expired' OR status = 'left' OR status = 'refused'),
  FOREIGN KEY(kind_id) REFERENCES vehicle_kind (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id),
  FOREIGN KEY(base_id) REFERENCES base (id),
  FOREIGN KEY(driver_id) REFERENCES person (id),
  FOREIGN KEY(vehicle_id) REFERENCES vehicle (id)
)
 STRICT;

CREATE TABLE booking (
  id INTEGER NOT NULL,
  reference TEXT NOT NULL,
  vehicle_id INTEGER NOT NULL,
  borough_id INTEGER NOT NULL,
  driver_id INTEGER,
  booked_by TEXT NOT NULL,
  purpose TEXT NOT NULL,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  state TEXT NOT NULL,
  override_reason TEXT,
  amount INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  displaced_by TEXT,
  series_id INTEGER,
  occurrence TEXT,
  PRIMARY KEY (id),
  CONSTRAINT minutes_in_order CHECK (end_minute IS NULL OR start_minute < end_minute),
  CONSTRAINT state_known CHECK (state = 'confirmed' OR state = 'pending' OR state = 'cancelled'),
  CONSTRAINT amount_positive CHECK (amount > 0),
  CONSTRAINT not_too_long CHECK (end_minute - start_minute <= 44640),
  FOREIGN KEY(vehicle_id) REFERENCES vehicle (id),
  FOREIGN KEY(borough_id) REFERENCES borough (id),
  FOREIGN KEY(driver_id) REFERENCES person (id),
  FOREIGN KEY(series_id) REFERENCES booking_series (id)
)
 STRICT;

CREATE TABLE key_issue (
  id INTEGER NOT NULL,
  vehicle_id INTEGER NOT NULL,
  booking_id INTEGER,
  person_id INTEGER,
  issued_by TEXT NOT NULL,
  out_minute INTEGER NOT NULL,
  due_minute INTEGER,
  back_minute INTEGER,
  odometer_out INTEGER,
  odometer_back INTEGER,
  fuel_out INTEGER,
  fuel_back INTEGER,
  damage TEXT,
  PRIMARY KEY (id),
  CONSTRAINT out_before_back CHECK (back_minute IS NULL OR out_minute <= back_minute),
  FOREIGN KEY(vehicle_id) REFERENCES vehicle (id),
  FOREIGN KEY(booking_id) REFERENCES booking (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT;

CREATE INDEX absence_by_person_id ON absence (person_id);

CREATE INDEX booking_by_length ON booking (length(reference), reference);

CREATE INDEX booking_by_reference ON booking (reference);

CREATE INDEX booking_by_series ON booking (series_id) WHERE series_id IS NOT NULL;

CREATE INDEX booking_by_start ON booking (start_minute);

CREATE INDEX booking_by_vehicle ON booking (vehicle_id, start_minute, end_minute, state, amount);

CREATE INDEX booking_that_is_long ON booking (vehicle_id, start_minute, end_minute) WHERE end_minute - start_minute > 1440;

CREATE INDEX dedication_by_post_id ON dedication (post_id);

CREATE INDEX feed_item_by_row ON feed_item ("row");

CREATE INDEX feed_item_of_desks ON feed_item ("row") WHERE noun = 'desk';

CREATE INDEX function_lead_by_post_id ON function_lead (post_id);

CREATE INDEX hand_over_by_post_id ON hand_over (post_id);

CREATE INDEX hand_over_item_by_post_id ON hand_over_item (post_id);

CREATE INDEX key_issue_by_vehicle_id ON key_issue (vehicle_id);

CREATE INDEX loan_by_vehicle_id ON loan (vehicle_id);

CREATE INDEX measure_by_area ON measure (area);

CREATE INDEX off_road_by_vehicle_id ON off_road (vehicle_id);

CREATE INDEX op_by_row ON op ("row");

CREATE INDEX op_by_tx ON op (tx);

CREATE INDEX person_authority_by_person_id ON person_authority (person_id);

CREATE INDEX person_by_collar ON person (collar);

CREATE INDEX post_by_code ON post (code);

CREATE INDEX post_by_ward_id ON post (ward_id);

CREATE INDEX posting_by_person_id ON posting (person_id);

CREATE INDEX posting_by_post_id ON posting (post_id);

CREATE INDEX reporting_line_by_post_id ON reporting_line (post_id);

CREATE INDEX shift_line_by_person_id ON shift_line (person_id);

CREATE INDEX target_by_ward_id ON target (ward_id);

CREATE INDEX vehicle_by_registration ON vehicle (registration);

CREATE INDEX ward_by_code ON ward (code);

CREATE INDEX ward_shape_by_ward_id ON ward_shape (ward_id);

CREATE TRIGGER open_outside_step BEFORE INSERT ON op
WHEN NOT EXISTS (SELECT 1 FROM step WHERE tx = NEW.tx)
BEGIN
  UPDATE log_state SET hlc = max(hlc + 1, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 65536);
  INSERT INTO step (tx, kind, command, label, actor, wall, hlc)
    SELECT NEW.tx, 'outside', '', 'Change made outside BCU Desk', 'outside',
      strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), hlc FROM log_state;
END;

CREATE TRIGGER capture_rank_insert AFTER INSERT ON rank
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'rank', NEW.id, 127, was, json_array(NEW.id, NEW.code, NEW.title, NEW.branch, NEW.grade, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'rank' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_rank_update AFTER UPDATE ON rank
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'rank', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.branch, OLD.grade, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.branch, NEW.grade, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.branch IS NOT NEW.branch) << 3) | ((OLD.grade IS NOT NEW.grade) << 4) | ((OLD.from_day IS NOT NEW.from_day) << 5) | ((OLD.to_day IS NOT NEW.to_day) << 6) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_rank_delete AFTER DELETE ON rank
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'rank', OLD.id, 127, json_array(OLD.id, OLD.code, OLD.title, OLD.branch, OLD.grade, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_core_function_insert AFTER INSERT ON core_function
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'core_function', NEW.id, 31, was, json_array(NEW.id, NEW.code, NEW.title, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'core_function' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_core_function_update AFTER UPDATE ON core_function
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'core_function', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_core_function_delete AFTER DELETE ON core_function
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'core_function', OLD.id, 31, json_array(OLD.id, OLD.code, OLD.title, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_bcu_insert AFTER INSERT ON bcu
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'bcu', NEW.id, 31, was, json_array(NEW.id, NEW.code, NEW.name, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'bcu' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_bcu_update AFTER UPDATE ON bcu
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'bcu', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.name, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.name, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.name IS NOT NEW.name) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_bcu_delete AFTER DELETE ON bcu
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'bcu', OLD.id, 31, json_array(OLD.id, OLD.code, OLD.name, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_borough_insert AFTER INSERT ON borough
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'borough', NEW.id, 63, was, json_array(NEW.id, NEW.code, NEW.name, NEW.short_name, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'borough' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_borough_update AFTER UPDATE ON borough
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'borough', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.name, OLD.short_name, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.name, NEW.short_name, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.name IS NOT NEW.name) << 2) | ((OLD.short_name IS NOT NEW.short_name) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_borough_delete AFTER DELETE ON borough
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'borough', OLD.id, 63, json_array(OLD.id, OLD.code, OLD.name, OLD.short_name, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_borough_in_bcu_insert AFTER INSERT ON borough_in_bcu
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'borough_in_bcu', NEW.id, 31, was, json_array(NEW.id, NEW.borough_id, NEW.bcu_id, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'borough_in_bcu' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_borough_in_bcu_update AFTER UPDATE ON borough_in_bcu
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'borough_in_bcu', OLD.id, mask, json_array(OLD.id, OLD.borough_id, OLD.bcu_id, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.borough_id, NEW.bcu_id, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.borough_id IS NOT NEW.borough_id) << 1) | ((OLD.bcu_id IS NOT NEW.bcu_id) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_borough_in_bcu_delete AFTER DELETE ON borough_in_bcu
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'borough_in_bcu', OLD.id, 31, json_array(OLD.id, OLD.borough_id, OLD.bcu_id, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_ward_set_insert AFTER INSERT ON ward_set
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'ward_set', NEW.id, 31, was, json_array(NEW.id, NEW.code, NEW.name, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'ward_set' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_ward_set_update AFTER UPDATE ON ward_set
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'ward_set', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.name, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.name, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.name IS NOT NEW.name) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_ward_set_delete AFTER DELETE ON ward_set
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'ward_set', OLD.id, 31, json_array(OLD.id, OLD.code, OLD.name, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_ward_insert AFTER INSERT ON ward
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'ward', NEW.id, 1023, was, json_array(NEW.id, NEW.code, NEW.name, NEW.borough_id, NEW.ward_set_id, NEW.lat_micro, NEW.lon_micro, NEW.area_m2, NEW.population, NEW.neighbours)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'ward' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_ward_update AFTER UPDATE ON ward
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'ward', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.name, OLD.borough_id, OLD.ward_set_id, OLD.lat_micro, OLD.lon_micro, OLD.area_m2, OLD.population, OLD.neighbours), json_array(NEW.id, NEW.code, NEW.name, NEW.borough_id, NEW.ward_set_id, NEW.lat_micro, NEW.lon_micro, NEW.area_m2, NEW.population, NEW.neighbours)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.name IS NOT NEW.name) << 2) | ((OLD.borough_id IS NOT NEW.borough_id) << 3) | ((OLD.ward_set_id IS NOT NEW.ward_set_id) << 4) | ((OLD.lat_micro IS NOT NEW.lat_micro) << 5) | ((OLD.lon_micro IS NOT NEW.lon_micro) << 6) | ((OLD.area_m2 IS NOT NEW.area_m2) << 7) | ((OLD.population IS NOT NEW.population) << 8) | ((OLD.neighbours IS NOT NEW.neighbours) << 9) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_ward_delete AFTER DELETE ON ward
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'ward', OLD.id, 1023, json_array(OLD.id, OLD.code, OLD.name, OLD.borough_id, OLD.ward_set_id, OLD.lat_micro, OLD.lon_micro, OLD.area_m2, OLD.population, OLD.neighbours), NULL);
END;

CREATE TRIGGER capture_ward_shape_insert AFTER INSERT ON ward_shape
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'ward_shape', NEW.id, 15, was, json_array(NEW.id, NEW.ward_id, NEW.source, NEW.outline)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'ward_shape' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_ward_shape_update AFTER UPDATE ON ward_shape
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'ward_shape', OLD.id, mask, json_array(OLD.id, OLD.ward_id, OLD.source, OLD.outline), json_array(NEW.id, NEW.ward_id, NEW.source, NEW.outline)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.ward_id IS NOT NEW.ward_id) << 1) | ((OLD.source IS NOT NEW.source) << 2) | ((OLD.outline IS NOT NEW.outline) << 3) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_ward_shape_delete AFTER DELETE ON ward_shape
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'ward_shape', OLD.id, 15, json_array(OLD.id, OLD.ward_id, OLD.source, OLD.outline), NULL);
END;

CREATE TRIGGER capture_ward_heir_insert AFTER INSERT ON ward_heir
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'ward_heir', NEW.id, 31, was, json_array(NEW.id, NEW.ward_id, NEW.heir_id, NEW.share_ppm, NEW.day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'ward_heir' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_ward_heir_update AFTER UPDATE ON ward_heir
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'ward_heir', OLD.id, mask, json_array(OLD.id, OLD.ward_id, OLD.heir_id, OLD.share_ppm, OLD.day), json_array(NEW.id, NEW.ward_id, NEW.heir_id, NEW.share_ppm, NEW.day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.ward_id IS NOT NEW.ward_id) << 1) | ((OLD.heir_id IS NOT NEW.heir_id) << 2) | ((OLD.share_ppm IS NOT NEW.share_ppm) << 3) | ((OLD.day IS NOT NEW.day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_ward_heir_delete AFTER DELETE ON ward_heir
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'ward_heir', OLD.id, 31, json_array(OLD.id, OLD.ward_id, OLD.heir_id, OLD.share_ppm, OLD.day), NULL);
END;

CREATE TRIGGER capture_target_insert AFTER INSERT ON target
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'target', NEW.id, 127, was, json_array(NEW.id, NEW.kind, NEW.ward_id, NEW.borough_id, NEW.amount, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'target' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_target_update AFTER UPDATE ON target
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'target', OLD.id, mask, json_array(OLD.id, OLD.kind, OLD.ward_id, OLD.borough_id, OLD.amount, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.kind, NEW.ward_id, NEW.borough_id, NEW.amount, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.kind IS NOT NEW.kind) << 1) | ((OLD.ward_id IS NOT NEW.ward_id) << 2) | ((OLD.borough_id IS NOT NEW.borough_id) << 3) | ((OLD.amount IS NOT NEW.amount) << 4) | ((OLD.from_day IS NOT NEW.from_day) << 5) | ((OLD.to_day IS NOT NEW.to_day) << 6) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_target_delete AFTER DELETE ON target
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'target', OLD.id, 127, json_array(OLD.id, OLD.kind, OLD.ward_id, OLD.borough_id, OLD.amount, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_model_rule_insert AFTER INSERT ON model_rule
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'model_rule', NEW.id, 511, was, json_array(NEW.id, NEW.code, NEW.title, NEW.severity, NEW.sentence, NEW.reading, NEW.bound, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'model_rule' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_model_rule_update AFTER UPDATE ON model_rule
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'model_rule', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.severity, OLD.sentence, OLD.reading, OLD.bound, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.severity, NEW.sentence, NEW.reading, NEW.bound, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.severity IS NOT NEW.severity) << 3) | ((OLD.sentence IS NOT NEW.sentence) << 4) | ((OLD.reading IS NOT NEW.reading) << 5) | ((OLD.bound IS NOT NEW.bound) << 6) | ((OLD.from_day IS NOT NEW.from_day) << 7) | ((OLD.to_day IS NOT NEW.to_day) << 8) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_model_rule_delete AFTER DELETE ON model_rule
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'model_rule', OLD.id, 511, json_array(OLD.id, OLD.code, OLD.title, OLD.severity, OLD.sentence, OLD.reading, OLD.bound, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_absence_kind_insert AFTER INSERT ON absence_kind
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'absence_kind', NEW.id, 63, was, json_array(NEW.id, NEW.code, NEW.title, NEW.counts_as, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'absence_kind' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_absence_kind_update AFTER UPDATE ON absence_kind
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'absence_kind', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.counts_as, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.counts_as, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.counts_as IS NOT NEW.counts_as) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_absence_kind_delete AFTER DELETE ON absence_kind
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'absence_kind', OLD.id, 63, json_array(OLD.id, OLD.code, OLD.title, OLD.counts_as, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_authority_insert AFTER INSERT ON authority
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'authority', NEW.id, 63, was, json_array(NEW.id, NEW.code, NEW.title, NEW.level, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'authority' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_authority_update AFTER UPDATE ON authority
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'authority', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.level, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.level, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.level IS NOT NEW.level) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_authority_delete AFTER DELETE ON authority
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'authority', OLD.id, 63, json_array(OLD.id, OLD.code, OLD.title, OLD.level, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_vehicle_kind_insert AFTER INSERT ON vehicle_kind
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'vehicle_kind', NEW.id, 511, was, json_array(NEW.id, NEW.code, NEW.title, NEW.sort, NEW.authority_id, NEW.endorsement_id, NEW.turn_round_minutes, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'vehicle_kind' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_vehicle_kind_update AFTER UPDATE ON vehicle_kind
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'vehicle_kind', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.sort, OLD.authority_id, OLD.endorsement_id, OLD.turn_round_minutes, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.sort, NEW.authority_id, NEW.endorsement_id, NEW.turn_round_minutes, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.sort IS NOT NEW.sort) << 3) | ((OLD.authority_id IS NOT NEW.authority_id) << 4) | ((OLD.endorsement_id IS NOT NEW.endorsement_id) << 5) | ((OLD.turn_round_minutes IS NOT NEW.turn_round_minutes) << 6) | ((OLD.from_day IS NOT NEW.from_day) << 7) | ((OLD.to_day IS NOT NEW.to_day) << 8) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_vehicle_kind_delete AFTER DELETE ON vehicle_kind
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'vehicle_kind', OLD.id, 511, json_array(OLD.id, OLD.code, OLD.title, OLD.sort, OLD.authority_id, OLD.endorsement_id, OLD.turn_round_minutes, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_cost_insert AFTER INSERT ON cost
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'cost', NEW.id, 31, was, json_array(NEW.id, NEW.rank_id, NEW.pence_a_year, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'cost' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_cost_update AFTER UPDATE ON cost
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'cost', OLD.id, mask, json_array(OLD.id, OLD.rank_id, OLD.pence_a_year, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.rank_id, NEW.pence_a_year, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.rank_id IS NOT NEW.rank_id) << 1) | ((OLD.pence_a_year IS NOT NEW.pence_a_year) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_cost_delete AFTER DELETE ON cost
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'cost', OLD.id, 31, json_array(OLD.id, OLD.rank_id, OLD.pence_a_year, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_bank_holiday_insert AFTER INSERT ON bank_holiday
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'bank_holiday', NEW.id, 7, was, json_array(NEW.id, NEW.day, NEW.title)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'bank_holiday' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_bank_holiday_update AFTER UPDATE ON bank_holiday
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'bank_holiday', OLD.id, mask, json_array(OLD.id, OLD.day, OLD.title), json_array(NEW.id, NEW.day, NEW.title)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.day IS NOT NEW.day) << 1) | ((OLD.title IS NOT NEW.title) << 2) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_bank_holiday_delete AFTER DELETE ON bank_holiday
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'bank_holiday', OLD.id, 7, json_array(OLD.id, OLD.day, OLD.title), NULL);
END;

CREATE TRIGGER capture_measure_insert AFTER INSERT ON measure
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'measure', NEW.id, 63, was, json_array(NEW.id, NEW.code, NEW.area, NEW.month, NEW.numerator, NEW.denominator)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'measure' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_measure_update AFTER UPDATE ON measure
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'measure', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.area, OLD.month, OLD.numerator, OLD.denominator), json_array(NEW.id, NEW.code, NEW.area, NEW.month, NEW.numerator, NEW.denominator)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.area IS NOT NEW.area) << 2) | ((OLD.month IS NOT NEW.month) << 3) | ((OLD.numerator IS NOT NEW.numerator) << 4) | ((OLD.denominator IS NOT NEW.denominator) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_measure_delete AFTER DELETE ON measure
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'measure', OLD.id, 63, json_array(OLD.id, OLD.code, OLD.area, OLD.month, OLD.numerator, OLD.denominator), NULL);
END;

CREATE TRIGGER capture_abstraction_figure_insert AFTER INSERT ON abstraction_figure
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'abstraction_figure', NEW.id, 511, was, json_array(NEW.id, NEW.month, NEW.bcu, NEW.borough, NEW.team, NEW.ward_id, NEW.duty, NEW.kind, NEW.minutes)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'abstraction_figure' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_abstraction_figure_update AFTER UPDATE ON abstraction_figure
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'abstraction_figure', OLD.id, mask, json_array(OLD.id, OLD.month, OLD.bcu, OLD.borough, OLD.team, OLD.ward_id, OLD.duty, OLD.kind, OLD.minutes), json_array(NEW.id, NEW.month, NEW.bcu, NEW.borough, NEW.team, NEW.ward_id, NEW.duty, NEW.kind, NEW.minutes)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.month IS NOT NEW.month) << 1) | ((OLD.bcu IS NOT NEW.bcu) << 2) | ((OLD.borough IS NOT NEW.borough) << 3) | ((OLD.team IS NOT NEW.team) << 4) | ((OLD.ward_id IS NOT NEW.ward_id) << 5) | ((OLD.duty IS NOT NEW.duty) << 6) | ((OLD.kind IS NOT NEW.kind) << 7) | ((OLD.minutes IS NOT NEW.minutes) << 8) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_abstraction_figure_delete AFTER DELETE ON abstraction_figure
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'abstraction_figure', OLD.id, 511, json_array(OLD.id, OLD.month, OLD.bcu, OLD.borough, OLD.team, OLD.ward_id, OLD.duty, OLD.kind, OLD.minutes), NULL);
END;

CREATE TRIGGER capture_person_insert AFTER INSERT ON person
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'person', NEW.id, 255, was, json_array(NEW.id, NEW.collar, NEW.forename, NEW.surname, NEW.rank_id, NEW.bcu_id, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'person' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_person_update AFTER UPDATE ON person
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'person', OLD.id, mask, json_array(OLD.id, OLD.collar, OLD.forename, OLD.surname, OLD.rank_id, OLD.bcu_id, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.collar, NEW.forename, NEW.surname, NEW.rank_id, NEW.bcu_id, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.collar IS NOT NEW.collar) << 1) | ((OLD.forename IS NOT NEW.forename) << 2) | ((OLD.surname IS NOT NEW.surname) << 3) | ((OLD.rank_id IS NOT NEW.rank_id) << 4) | ((OLD.bcu_id IS NOT NEW.bcu_id) << 5) | ((OLD.from_day IS NOT NEW.from_day) << 6) | ((OLD.to_day IS NOT NEW.to_day) << 7) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_person_delete AFTER DELETE ON person
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'person', OLD.id, 255, json_array(OLD.id, OLD.collar, OLD.forename, OLD.surname, OLD.rank_id, OLD.bcu_id, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_person_authority_insert AFTER INSERT ON person_authority
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'person_authority', NEW.id, 31, was, json_array(NEW.id, NEW.person_id, NEW.authority_id, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'person_authority' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_person_authority_update AFTER UPDATE ON person_authority
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'person_authority', OLD.id, mask, json_array(OLD.id, OLD.person_id, OLD.authority_id, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.person_id, NEW.authority_id, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.person_id IS NOT NEW.person_id) << 1) | ((OLD.authority_id IS NOT NEW.authority_id) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_person_authority_delete AFTER DELETE ON person_authority
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'person_authority', OLD.id, 31, json_array(OLD.id, OLD.person_id, OLD.authority_id, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_post_insert AFTER INSERT ON post
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'post', NEW.id, 2047, was, json_array(NEW.id, NEW.code, NEW.title, NEW.kind, NEW.rank_id, NEW.bcu_id, NEW.borough_id, NEW.ward_id, NEW.function_id, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'post' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_post_update AFTER UPDATE ON post
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'post', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.kind, OLD.rank_id, OLD.bcu_id, OLD.borough_id, OLD.ward_id, OLD.function_id, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.kind, NEW.rank_id, NEW.bcu_id, NEW.borough_id, NEW.ward_id, NEW.function_id, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.kind IS NOT NEW.kind) << 3) | ((OLD.rank_id IS NOT NEW.rank_id) << 4) | ((OLD.bcu_id IS NOT NEW.bcu_id) << 5) | ((OLD.borough_id IS NOT NEW.borough_id) << 6) | ((OLD.ward_id IS NOT NEW.ward_id) << 7) | ((OLD.function_id IS NOT NEW.function_id) << 8) | ((OLD.from_day IS NOT NEW.from_day) << 9) | ((OLD.to_day IS NOT NEW.to_day) << 10) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_post_delete AFTER DELETE ON post
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'post', OLD.id, 2047, json_array(OLD.id, OLD.code, OLD.title, OLD.kind, OLD.rank_id, OLD.bcu_id, OLD.borough_id, OLD.ward_id, OLD.function_id, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_reporting_line_insert AFTER INSERT ON reporting_line
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'reporting_line', NEW.id, 63, was, json_array(NEW.id, NEW.post_id, NEW.under_id, NEW.position, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'reporting_line' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_reporting_line_update AFTER UPDATE ON reporting_line
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'reporting_line', OLD.id, mask, json_array(OLD.id, OLD.post_id, OLD.under_id, OLD.position, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.post_id, NEW.under_id, NEW.position, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.post_id IS NOT NEW.post_id) << 1) | ((OLD.under_id IS NOT NEW.under_id) << 2) | ((OLD.position IS NOT NEW.position) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_reporting_line_delete AFTER DELETE ON reporting_line
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'reporting_line', OLD.id, 63, json_array(OLD.id, OLD.post_id, OLD.under_id, OLD.position, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_posting_insert AFTER INSERT ON posting
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'posting', NEW.id, 63, was, json_array(NEW.id, NEW.post_id, NEW.person_id, NEW.standing, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'posting' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_posting_update AFTER UPDATE ON posting
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'posting', OLD.id, mask, json_array(OLD.id, OLD.post_id, OLD.person_id, OLD.standing, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.post_id, NEW.person_id, NEW.standing, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.post_id IS NOT NEW.post_id) << 1) | ((OLD.person_id IS NOT NEW.person_id) << 2) | ((OLD.standing IS NOT NEW.standing) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_posting_delete AFTER DELETE ON posting
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'posting', OLD.id, 63, json_array(OLD.id, OLD.post_id, OLD.person_id, OLD.standing, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_function_lead_insert AFTER INSERT ON function_lead
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'function_lead', NEW.id, 31, was, json_array(NEW.id, NEW.post_id, NEW.function_id, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'function_lead' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_function_lead_update AFTER UPDATE ON function_lead
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'function_lead', OLD.id, mask, json_array(OLD.id, OLD.post_id, OLD.function_id, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.post_id, NEW.function_id, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.post_id IS NOT NEW.post_id) << 1) | ((OLD.function_id IS NOT NEW.function_id) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_function_lead_delete AFTER DELETE ON function_lead
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'function_lead', OLD.id, 31, json_array(OLD.id, OLD.post_id, OLD.function_id, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_dedication_insert AFTER INSERT ON dedication
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'dedication', NEW.id, 31, was, json_array(NEW.id, NEW.post_id, NEW.borough_id, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'dedication' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_dedication_update AFTER UPDATE ON dedication
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'dedication', OLD.id, mask, json_array(OLD.id, OLD.post_id, OLD.borough_id, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.post_id, NEW.borough_id, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.post_id IS NOT NEW.post_id) << 1) | ((OLD.borough_id IS NOT NEW.borough_id) << 2) | ((OLD.from_day IS NOT NEW.from_day) << 3) | ((OLD.to_day IS NOT NEW.to_day) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_dedication_delete AFTER DELETE ON dedication
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'dedication', OLD.id, 31, json_array(OLD.id, OLD.post_id, OLD.borough_id, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_absence_insert AFTER INSERT ON absence
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'absence', NEW.id, 127, was, json_array(NEW.id, NEW.person_id, NEW.kind_id, NEW.start_minute, NEW.end_minute, NEW.ordered_by, NEW.note)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'absence' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_absence_update AFTER UPDATE ON absence
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'absence', OLD.id, mask, json_array(OLD.id, OLD.person_id, OLD.kind_id, OLD.start_minute, OLD.end_minute, OLD.ordered_by, OLD.note), json_array(NEW.id, NEW.person_id, NEW.kind_id, NEW.start_minute, NEW.end_minute, NEW.ordered_by, NEW.note)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.person_id IS NOT NEW.person_id) << 1) | ((OLD.kind_id IS NOT NEW.kind_id) << 2) | ((OLD.start_minute IS NOT NEW.start_minute) << 3) | ((OLD.end_minute IS NOT NEW.end_minute) << 4) | ((OLD.ordered_by IS NOT NEW.ordered_by) << 5) | ((OLD.note IS NOT NEW.note) << 6) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_absence_delete AFTER DELETE ON absence
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'absence', OLD.id, 127, json_array(OLD.id, OLD.person_id, OLD.kind_id, OLD.start_minute, OLD.end_minute, OLD.ordered_by, OLD.note), NULL);
END;

CREATE TRIGGER capture_shift_pattern_insert AFTER INSERT ON shift_pattern
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'shift_pattern', NEW.id, 127, was, json_array(NEW.id, NEW.code, NEW.title, NEW.cycle, NEW.anchor, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'shift_pattern' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_shift_pattern_update AFTER UPDATE ON shift_pattern
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'shift_pattern', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.title, OLD.cycle, OLD.anchor, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.title, NEW.cycle, NEW.anchor, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.cycle IS NOT NEW.cycle) << 3) | ((OLD.anchor IS NOT NEW.anchor) << 4) | ((OLD.from_day IS NOT NEW.from_day) << 5) | ((OLD.to_day IS NOT NEW.to_day) << 6) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_shift_pattern_delete AFTER DELETE ON shift_pattern
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'shift_pattern', OLD.id, 127, json_array(OLD.id, OLD.code, OLD.title, OLD.cycle, OLD.anchor, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_shift_code_insert AFTER INSERT ON shift_code
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'shift_code', NEW.id, 31, was, json_array(NEW.id, NEW.pattern_id, NEW.code, NEW.begins, NEW.lasts)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'shift_code' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_shift_code_update AFTER UPDATE ON shift_code
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'shift_code', OLD.id, mask, json_array(OLD.id, OLD.pattern_id, OLD.code, OLD.begins, OLD.lasts), json_array(NEW.id, NEW.pattern_id, NEW.code, NEW.begins, NEW.lasts)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.pattern_id IS NOT NEW.pattern_id) << 1) | ((OLD.code IS NOT NEW.code) << 2) | ((OLD.begins IS NOT NEW.begins) << 3) | ((OLD.lasts IS NOT NEW.lasts) << 4) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_shift_code_delete AFTER DELETE ON shift_code
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'shift_code', OLD.id, 31, json_array(OLD.id, OLD.pattern_id, OLD.code, OLD.begins, OLD.lasts), NULL);
END;

CREATE TRIGGER capture_shift_line_insert AFTER INSERT ON shift_line
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'shift_line', NEW.id, 63, was, json_array(NEW.id, NEW.person_id, NEW.pattern_id, NEW.position, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'shift_line' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_shift_line_update AFTER UPDATE ON shift_line
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'shift_line', OLD.id, mask, json_array(OLD.id, OLD.person_id, OLD.pattern_id, OLD.position, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.person_id, NEW.pattern_id, NEW.position, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.person_id IS NOT NEW.person_id) << 1) | ((OLD.pattern_id IS NOT NEW.pattern_id) << 2) | ((OLD.position IS NOT NEW.position) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_shift_line_delete AFTER DELETE ON shift_line
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'shift_line', OLD.id, 63, json_array(OLD.id, OLD.person_id, OLD.pattern_id, OLD.position, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_on_call_insert AFTER INSERT ON on_call
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'on_call', NEW.id, 255, was, json_array(NEW.id, NEW.bcu_id, NEW.role, NEW.person_id, NEW.reserve_id, NEW.phone, NEW.start_minute, NEW.end_minute)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'on_call' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_on_call_update AFTER UPDATE ON on_call
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'on_call', OLD.id, mask, json_array(OLD.id, OLD.bcu_id, OLD.role, OLD.person_id, OLD.reserve_id, OLD.phone, OLD.start_minute, OLD.end_minute), json_array(NEW.id, NEW.bcu_id, NEW.role, NEW.person_id, NEW.reserve_id, NEW.phone, NEW.start_minute, NEW.end_minute)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.bcu_id IS NOT NEW.bcu_id) << 1) | ((OLD.role IS NOT NEW.role) << 2) | ((OLD.person_id IS NOT NEW.person_id) << 3) | ((OLD.reserve_id IS NOT NEW.reserve_id) << 4) | ((OLD.phone IS NOT NEW.phone) << 5) | ((OLD.start_minute IS NOT NEW.start_minute) << 6) | ((OLD.end_minute IS NOT NEW.end_minute) << 7) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_on_call_delete AFTER DELETE ON on_call
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'on_call', OLD.id, 255, json_array(OLD.id, OLD.bcu_id, OLD.role, OLD.person_id, OLD.reserve_id, OLD.phone, OLD.start_minute, OLD.end_minute), NULL);
END;

CREATE TRIGGER capture_on_call_times_insert AFTER INSERT ON on_call_times
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'on_call_times', NEW.id, 63, was, json_array(NEW.id, NEW.bcu_id, NEW.day_minute, NEW.night_minute, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'on_call_times' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_on_call_times_update AFTER UPDATE ON on_call_times
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'on_call_times', OLD.id, mask, json_array(OLD.id, OLD.bcu_id, OLD.day_minute, OLD.night_minute, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.bcu_id, NEW.day_minute, NEW.night_minute, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.bcu_id IS NOT NEW.bcu_id) << 1) | ((OLD.day_minute IS NOT NEW.day_minute) << 2) | ((OLD.night_minute IS NOT NEW.night_minute) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_on_call_times_delete AFTER DELETE ON on_call_times
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'on_call_times', OLD.id, 63, json_array(OLD.id, OLD.bcu_id, OLD.day_minute, OLD.night_minute, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_desk_insert AFTER INSERT ON desk
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'desk', NEW.id, 511, was, json_array(NEW.id, NEW.name, NEW.role, NEW.signs, NEW.opens, NEW.status, NEW.last_incarnation, NEW.last_number, NEW.keys_from)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'desk' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_desk_update AFTER UPDATE ON desk
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'desk', OLD.id, mask, json_array(OLD.id, OLD.name, OLD.role, OLD.signs, OLD.opens, OLD.status, OLD.last_incarnation, OLD.last_number, OLD.keys_from), json_array(NEW.id, NEW.name, NEW.role, NEW.signs, NEW.opens, NEW.status, NEW.last_incarnation, NEW.last_number, NEW.keys_from)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.name IS NOT NEW.name) << 1) | ((OLD.role IS NOT NEW.role) << 2) | ((OLD.signs IS NOT NEW.signs) << 3) | ((OLD.opens IS NOT NEW.opens) << 4) | ((OLD.status IS NOT NEW.status) << 5) | ((OLD.last_incarnation IS NOT NEW.last_incarnation) << 6) | ((OLD.last_number IS NOT NEW.last_number) << 7) | ((OLD.keys_from IS NOT NEW.keys_from) << 8) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_desk_delete AFTER DELETE ON desk
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'desk', OLD.id, 511, json_array(OLD.id, OLD.name, OLD.role, OLD.signs, OLD.opens, OLD.status, OLD.last_incarnation, OLD.last_number, OLD.keys_from), NULL);
END;

CREATE TRIGGER capture_settlement_insert AFTER INSERT ON settlement
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'settlement', NEW.id, 15, was, json_array(NEW.id, NEW.clash, NEW.choice, NEW.rows)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'settlement' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_settlement_update AFTER UPDATE ON settlement
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'settlement', OLD.id, mask, json_array(OLD.id, OLD.clash, OLD.choice, OLD.rows), json_array(NEW.id, NEW.clash, NEW.choice, NEW.rows)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.clash IS NOT NEW.clash) << 1) | ((OLD.choice IS NOT NEW.choice) << 2) | ((OLD.rows IS NOT NEW.rows) << 3) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_settlement_delete AFTER DELETE ON settlement
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'settlement', OLD.id, 15, json_array(OLD.id, OLD.clash, OLD.choice, OLD.rows), NULL);
END;

CREATE TRIGGER capture_hand_over_insert AFTER INSERT ON hand_over
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'hand_over', NEW.id, 15, was, json_array(NEW.id, NEW.post_id, NEW.person_id, NEW.note)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'hand_over' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_hand_over_update AFTER UPDATE ON hand_over
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'hand_over', OLD.id, mask, json_array(OLD.id, OLD.post_id, OLD.person_id, OLD.note), json_array(NEW.id, NEW.post_id, NEW.person_id, NEW.note)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.post_id IS NOT NEW.post_id) << 1) | ((OLD.person_id IS NOT NEW.person_id) << 2) | ((OLD.note IS NOT NEW.note) << 3) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_hand_over_delete AFTER DELETE ON hand_over
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'hand_over', OLD.id, 15, json_array(OLD.id, OLD.post_id, OLD.person_id, OLD.note), NULL);
END;

CREATE TRIGGER capture_hand_over_item_insert AFTER INSERT ON hand_over_item
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'hand_over_item', NEW.id, 63, was, json_array(NEW.id, NEW.post_id, NEW.person_id, NEW.position, NEW.words, NEW.done_on)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'hand_over_item' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_hand_over_item_update AFTER UPDATE ON hand_over_item
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'hand_over_item', OLD.id, mask, json_array(OLD.id, OLD.post_id, OLD.person_id, OLD.position, OLD.words, OLD.done_on), json_array(NEW.id, NEW.post_id, NEW.person_id, NEW.position, NEW.words, NEW.done_on)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.post_id IS NOT NEW.post_id) << 1) | ((OLD.person_id IS NOT NEW.person_id) << 2) | ((OLD.position IS NOT NEW.position) << 3) | ((OLD.words IS NOT NEW.words) << 4) | ((OLD.done_on IS NOT NEW.done_on) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_hand_over_item_delete AFTER DELETE ON hand_over_item
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'hand_over_item', OLD.id, 63, json_array(OLD.id, OLD.post_id, OLD.person_id, OLD.position, OLD.words, OLD.done_on), NULL);
END;

CREATE TRIGGER capture_waiver_insert AFTER INSERT ON waiver
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'waiver', NEW.id, 63, was, json_array(NEW.id, NEW.rule, NEW.subject, NEW.reason, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'waiver' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_waiver_update AFTER UPDATE ON waiver
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'waiver', OLD.id, mask, json_array(OLD.id, OLD.rule, OLD.subject, OLD.reason, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.rule, NEW.subject, NEW.reason, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.rule IS NOT NEW.rule) << 1) | ((OLD.subject IS NOT NEW.subject) << 2) | ((OLD.reason IS NOT NEW.reason) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_waiver_delete AFTER DELETE ON waiver
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'waiver', OLD.id, 63, json_array(OLD.id, OLD.rule, OLD.subject, OLD.reason, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_base_insert AFTER INSERT ON base
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'base', NEW.id, 255, was, json_array(NEW.id, NEW.code, NEW.name, NEW.borough_id, NEW.lat_micro, NEW.lon_micro, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'base' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_base_update AFTER UPDATE ON base
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'base', OLD.id, mask, json_array(OLD.id, OLD.code, OLD.name, OLD.borough_id, OLD.lat_micro, OLD.lon_micro, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.code, NEW.name, NEW.borough_id, NEW.lat_micro, NEW.lon_micro, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.code IS NOT NEW.code) << 1) | ((OLD.name IS NOT NEW.name) << 2) | ((OLD.borough_id IS NOT NEW.borough_id) << 3) | ((OLD.lat_micro IS NOT NEW.lat_micro) << 4) | ((OLD.lon_micro IS NOT NEW.lon_micro) << 5) | ((OLD.from_day IS NOT NEW.from_day) << 6) | ((OLD.to_day IS NOT NEW.to_day) << 7) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_base_delete AFTER DELETE ON base
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'base', OLD.id, 255, json_array(OLD.id, OLD.code, OLD.name, OLD.borough_id, OLD.lat_micro, OLD.lon_micro, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_vehicle_insert AFTER INSERT ON vehicle
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'vehicle', NEW.id, 65535, was, json_array(NEW.id, NEW.registration, NEW.title, NEW.kind_id, NEW.base_id, NEW.person_id, NEW.amount, NEW.marked, NEW.cage, NEW.seats, NEW.odometer, NEW.next_service_day, NEW.next_service_miles, NEW.mot_day, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'vehicle' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_vehicle_update AFTER UPDATE ON vehicle
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'vehicle', OLD.id, mask, json_array(OLD.id, OLD.registration, OLD.title, OLD.kind_id, OLD.base_id, OLD.person_id, OLD.amount, OLD.marked, OLD.cage, OLD.seats, OLD.odometer, OLD.next_service_day, OLD.next_service_miles, OLD.mot_day, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.registration, NEW.title, NEW.kind_id, NEW.base_id, NEW.person_id, NEW.amount, NEW.marked, NEW.cage, NEW.seats, NEW.odometer, NEW.next_service_day, NEW.next_service_miles, NEW.mot_day, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.registration IS NOT NEW.registration) << 1) | ((OLD.title IS NOT NEW.title) << 2) | ((OLD.kind_id IS NOT NEW.kind_id) << 3) | ((OLD.base_id IS NOT NEW.base_id) << 4) | ((OLD.person_id IS NOT NEW.person_id) << 5) | ((OLD.amount IS NOT NEW.amount) << 6) | ((OLD.marked IS NOT NEW.marked) << 7) | ((OLD.cage IS NOT NEW.cage) << 8) | ((OLD.seats IS NOT NEW.seats) << 9) | ((OLD.odometer IS NOT NEW.odometer) << 10) | ((OLD.next_service_day IS NOT NEW.next_service_day) << 11) | ((OLD.next_service_miles IS NOT NEW.next_service_miles) << 12) | ((OLD.mot_day IS NOT NEW.mot_day) << 13) | ((OLD.from_day IS NOT NEW.from_day) << 14) | ((OLD.to_day IS NOT NEW.to_day) << 15) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_vehicle_delete AFTER DELETE ON vehicle
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'vehicle', OLD.id, 65535, json_array(OLD.id, OLD.registration, OLD.title, OLD.kind_id, OLD.base_id, OLD.person_id, OLD.amount, OLD.marked, OLD.cage, OLD.seats, OLD.odometer, OLD.next_service_day, OLD.next_service_miles, OLD.mot_day, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_off_road_insert AFTER INSERT ON off_road
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'off_road', NEW.id, 63, was, json_array(NEW.id, NEW.vehicle_id, NEW.reason, NEW.start_minute, NEW.end_minute, NEW.note)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'off_road' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_off_road_update AFTER UPDATE ON off_road
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'off_road', OLD.id, mask, json_array(OLD.id, OLD.vehicle_id, OLD.reason, OLD.start_minute, OLD.end_minute, OLD.note), json_array(NEW.id, NEW.vehicle_id, NEW.reason, NEW.start_minute, NEW.end_minute, NEW.note)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.vehicle_id IS NOT NEW.vehicle_id) << 1) | ((OLD.reason IS NOT NEW.reason) << 2) | ((OLD.start_minute IS NOT NEW.start_minute) << 3) | ((OLD.end_minute IS NOT NEW.end_minute) << 4) | ((OLD.note IS NOT NEW.note) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_off_road_delete AFTER DELETE ON off_road
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'off_road', OLD.id, 63, json_array(OLD.id, OLD.vehicle_id, OLD.reason, OLD.start_minute, OLD.end_minute, OLD.note), NULL);
END;

CREATE TRIGGER capture_booking_series_insert AFTER INSERT ON booking_series
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'booking_series', NEW.id, 2047, was, json_array(NEW.id, NEW.vehicle_id, NEW.borough_id, NEW.driver_id, NEW.booked_by, NEW.purpose, NEW.amount, NEW.rule, NEW.first_start, NEW.first_end, NEW.skipped)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'booking_series' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_booking_series_update AFTER UPDATE ON booking_series
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'booking_series', OLD.id, mask, json_array(OLD.id, OLD.vehicle_id, OLD.borough_id, OLD.driver_id, OLD.booked_by, OLD.purpose, OLD.amount, OLD.rule, OLD.first_start, OLD.first_end, OLD.skipped), json_array(NEW.id, NEW.vehicle_id, NEW.borough_id, NEW.driver_id, NEW.booked_by, NEW.purpose, NEW.amount, NEW.rule, NEW.first_start, NEW.first_end, NEW.skipped)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.vehicle_id IS NOT NEW.vehicle_id) << 1) | ((OLD.borough_id IS NOT NEW.borough_id) << 2) | ((OLD.driver_id IS NOT NEW.driver_id) << 3) | ((OLD.booked_by IS NOT NEW.booked_by) << 4) | ((OLD.purpose IS NOT NEW.purpose) << 5) | ((OLD.amount IS NOT NEW.amount) << 6) | ((OLD.rule IS NOT NEW.rule) << 7) | ((OLD.first_start IS NOT NEW.first_start) << 8) | ((OLD.first_end IS NOT NEW.first_end) << 9) | ((OLD.skipped IS NOT NEW.skipped) << 10) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_booking_series_delete AFTER DELETE ON booking_series
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'booking_series', OLD.id, 2047, json_array(OLD.id, OLD.vehicle_id, OLD.borough_id, OLD.driver_id, OLD.booked_by, OLD.purpose, OLD.amount, OLD.rule, OLD.first_start, OLD.first_end, OLD.skipped), NULL);
END;

CREATE TRIGGER capture_booking_insert AFTER INSERT ON booking
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'booking', NEW.id, 65535, was, json_array(NEW.id, NEW.reference, NEW.vehicle_id, NEW.borough_id, NEW.driver_id, NEW.booked_by, NEW.purpose, NEW.start_minute, NEW.end_minute, NEW.state, NEW.override_reason, NEW.amount, NEW.priority, NEW.displaced_by, NEW.series_id, NEW.occurrence)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'booking' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_booking_update AFTER UPDATE ON booking
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'booking', OLD.id, mask, json_array(OLD.id, OLD.reference, OLD.vehicle_id, OLD.borough_id, OLD.driver_id, OLD.booked_by, OLD.purpose, OLD.start_minute, OLD.end_minute, OLD.state, OLD.override_reason, OLD.amount, OLD.priority, OLD.displaced_by, OLD.series_id, OLD.occurrence), json_array(NEW.id, NEW.reference, NEW.vehicle_id, NEW.borough_id, NEW.driver_id, NEW.booked_by, NEW.purpose, NEW.start_minute, NEW.end_minute, NEW.state, NEW.override_reason, NEW.amount, NEW.priority, NEW.displaced_by, NEW.series_id, NEW.occurrence)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.reference IS NOT NEW.reference) << 1) | ((OLD.vehicle_id IS NOT NEW.vehicle_id) << 2) | ((OLD.borough_id IS NOT NEW.borough_id) << 3) | ((OLD.driver_id IS NOT NEW.driver_id) << 4) | ((OLD.booked_by IS NOT NEW.booked_by) << 5) | ((OLD.purpose IS NOT NEW.purpose) << 6) | ((OLD.start_minute IS NOT NEW.start_minute) << 7) | ((OLD.end_minute IS NOT NEW.end_minute) << 8) | ((OLD.state IS NOT NEW.state) << 9) | ((OLD.override_reason IS NOT NEW.override_reason) << 10) | ((OLD.amount IS NOT NEW.amount) << 11) | ((OLD.priority IS NOT NEW.priority) << 12) | ((OLD.displaced_by IS NOT NEW.displaced_by) << 13) | ((OLD.series_id IS NOT NEW.series_id) << 14) | ((OLD.occurrence IS NOT NEW.occurrence) << 15) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_booking_delete AFTER DELETE ON booking
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'booking', OLD.id, 65535, json_array(OLD.id, OLD.reference, OLD.vehicle_id, OLD.borough_id, OLD.driver_id, OLD.booked_by, OLD.purpose, OLD.start_minute, OLD.end_minute, OLD.state, OLD.override_reason, OLD.amount, OLD.priority, OLD.displaced_by, OLD.series_id, OLD.occurrence), NULL);
END;

CREATE TRIGGER capture_key_issue_insert AFTER INSERT ON key_issue
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'key_issue', NEW.id, 8191, was, json_array(NEW.id, NEW.vehicle_id, NEW.booking_id, NEW.person_id, NEW.issued_by, NEW.out_minute, NEW.due_minute, NEW.back_minute, NEW.odometer_out, NEW.odometer_back, NEW.fuel_out, NEW.fuel_back, NEW.damage)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'key_issue' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_key_issue_update AFTER UPDATE ON key_issue
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'key_issue', OLD.id, mask, json_array(OLD.id, OLD.vehicle_id, OLD.booking_id, OLD.person_id, OLD.issued_by, OLD.out_minute, OLD.due_minute, OLD.back_minute, OLD.odometer_out, OLD.odometer_back, OLD.fuel_out, OLD.fuel_back, OLD.damage), json_array(NEW.id, NEW.vehicle_id, NEW.booking_id, NEW.person_id, NEW.issued_by, NEW.out_minute, NEW.due_minute, NEW.back_minute, NEW.odometer_out, NEW.odometer_back, NEW.fuel_out, NEW.fuel_back, NEW.damage)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.vehicle_id IS NOT NEW.vehicle_id) << 1) | ((OLD.booking_id IS NOT NEW.booking_id) << 2) | ((OLD.person_id IS NOT NEW.person_id) << 3) | ((OLD.issued_by IS NOT NEW.issued_by) << 4) | ((OLD.out_minute IS NOT NEW.out_minute) << 5) | ((OLD.due_minute IS NOT NEW.due_minute) << 6) | ((OLD.back_minute IS NOT NEW.back_minute) << 7) | ((OLD.odometer_out IS NOT NEW.odometer_out) << 8) | ((OLD.odometer_back IS NOT NEW.odometer_back) << 9) | ((OLD.fuel_out IS NOT NEW.fuel_out) << 10) | ((OLD.fuel_back IS NOT NEW.fuel_back) << 11) | ((OLD.damage IS NOT NEW.damage) << 12) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_key_issue_delete AFTER DELETE ON key_issue
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'key_issue', OLD.id, 8191, json_array(OLD.id, OLD.vehicle_id, OLD.booking_id, OLD.person_id, OLD.issued_by, OLD.out_minute, OLD.due_minute, OLD.back_minute, OLD.odometer_out, OLD.odometer_back, OLD.fuel_out, OLD.fuel_back, OLD.damage), NULL);
END;

CREATE TRIGGER capture_loan_insert AFTER INSERT ON loan
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'loan', NEW.id, 255, was, json_array(NEW.id, NEW.vehicle_id, NEW.borough_id, NEW.lent_by, NEW.out_minute, NEW.due_minute, NEW.back_minute, NEW.note)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'loan' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_loan_update AFTER UPDATE ON loan
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'loan', OLD.id, mask, json_array(OLD.id, OLD.vehicle_id, OLD.borough_id, OLD.lent_by, OLD.out_minute, OLD.due_minute, OLD.back_minute, OLD.note), json_array(NEW.id, NEW.vehicle_id, NEW.borough_id, NEW.lent_by, NEW.out_minute, NEW.due_minute, NEW.back_minute, NEW.note)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.vehicle_id IS NOT NEW.vehicle_id) << 1) | ((OLD.borough_id IS NOT NEW.borough_id) << 2) | ((OLD.lent_by IS NOT NEW.lent_by) << 3) | ((OLD.out_minute IS NOT NEW.out_minute) << 4) | ((OLD.due_minute IS NOT NEW.due_minute) << 5) | ((OLD.back_minute IS NOT NEW.back_minute) << 6) | ((OLD.note IS NOT NEW.note) << 7) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_loan_delete AFTER DELETE ON loan
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'loan', OLD.id, 255, json_array(OLD.id, OLD.vehicle_id, OLD.borough_id, OLD.lent_by, OLD.out_minute, OLD.due_minute, OLD.back_minute, OLD.note), NULL);
END;

CREATE TRIGGER capture_waiting_list_insert AFTER INSERT ON waiting_list
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'waiting_list', NEW.id, 8191, was, json_array(NEW.id, NEW.kind_id, NEW.borough_id, NEW.base_id, NEW.driver_id, NEW.start_minute, NEW.end_minute, NEW.purpose, NEW.asked_by, NEW.asked_minute, NEW.status, NEW.vehicle_id, NEW.hold_until)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'waiting_list' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_waiting_list_update AFTER UPDATE ON waiting_list
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'waiting_list', OLD.id, mask, json_array(OLD.id, OLD.kind_id, OLD.borough_id, OLD.base_id, OLD.driver_id, OLD.start_minute, OLD.end_minute, OLD.purpose, OLD.asked_by, OLD.asked_minute, OLD.status, OLD.vehicle_id, OLD.hold_until), json_array(NEW.id, NEW.kind_id, NEW.borough_id, NEW.base_id, NEW.driver_id, NEW.start_minute, NEW.end_minute, NEW.purpose, NEW.asked_by, NEW.asked_minute, NEW.status, NEW.vehicle_id, NEW.hold_until)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.kind_id IS NOT NEW.kind_id) << 1) | ((OLD.borough_id IS NOT NEW.borough_id) << 2) | ((OLD.base_id IS NOT NEW.base_id) << 3) | ((OLD.driver_id IS NOT NEW.driver_id) << 4) | ((OLD.start_minute IS NOT NEW.start_minute) << 5) | ((OLD.end_minute IS NOT NEW.end_minute) << 6) | ((OLD.purpose IS NOT NEW.purpose) << 7) | ((OLD.asked_by IS NOT NEW.asked_by) << 8) | ((OLD.asked_minute IS NOT NEW.asked_minute) << 9) | ((OLD.status IS NOT NEW.status) << 10) | ((OLD.vehicle_id IS NOT NEW.vehicle_id) << 11) | ((OLD.hold_until IS NOT NEW.hold_until) << 12) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_waiting_list_delete AFTER DELETE ON waiting_list
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'waiting_list', OLD.id, 8191, json_array(OLD.id, OLD.kind_id, OLD.borough_id, OLD.base_id, OLD.driver_id, OLD.start_minute, OLD.end_minute, OLD.purpose, OLD.asked_by, OLD.asked_minute, OLD.status, OLD.vehicle_id, OLD.hold_until), NULL);
END;

CREATE TRIGGER capture_spare_minimum_insert AFTER INSERT ON spare_minimum
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'spare_minimum', NEW.id, 63, was, json_array(NEW.id, NEW.kind_id, NEW.base_id, NEW.amount, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'spare_minimum' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_spare_minimum_update AFTER UPDATE ON spare_minimum
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'spare_minimum', OLD.id, mask, json_array(OLD.id, OLD.kind_id, OLD.base_id, OLD.amount, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.kind_id, NEW.base_id, NEW.amount, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.kind_id IS NOT NEW.kind_id) << 1) | ((OLD.base_id IS NOT NEW.base_id) << 2) | ((OLD.amount IS NOT NEW.amount) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_spare_minimum_delete AFTER DELETE ON spare_minimum
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'spare_minimum', OLD.id, 63, json_array(OLD.id, OLD.kind_id, OLD.base_id, OLD.amount, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER capture_quota_insert AFTER INSERT ON quota
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), iif(was IS NULL, 'insert', 'update'), 'quota', NEW.id, 63, was, json_array(NEW.id, NEW.kind_id, NEW.borough_id, NEW.hours_a_week, NEW.from_day, NEW.to_day)
    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op WHERE noun = 'quota' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was);
END;

CREATE TRIGGER capture_quota_update AFTER UPDATE ON quota
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    SELECT coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'update', 'quota', OLD.id, mask, json_array(OLD.id, OLD.kind_id, OLD.borough_id, OLD.hours_a_week, OLD.from_day, OLD.to_day), json_array(NEW.id, NEW.kind_id, NEW.borough_id, NEW.hours_a_week, NEW.from_day, NEW.to_day)
    FROM (SELECT ((OLD.id IS NOT NEW.id) << 0) | ((OLD.kind_id IS NOT NEW.kind_id) << 1) | ((OLD.borough_id IS NOT NEW.borough_id) << 2) | ((OLD.hours_a_week IS NOT NEW.hours_a_week) << 3) | ((OLD.from_day IS NOT NEW.from_day) << 4) | ((OLD.to_day IS NOT NEW.to_day) << 5) AS mask) WHERE mask <> 0;
END;

CREATE TRIGGER capture_quota_delete AFTER DELETE ON quota
WHEN (SELECT capture FROM log_state) = 1
BEGIN
  INSERT INTO op (tx, kind, noun, row, mask, before, after)
    VALUES (coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step)), 'delete', 'quota', OLD.id, 63, json_array(OLD.id, OLD.kind_id, OLD.borough_id, OLD.hours_a_week, OLD.from_day, OLD.to_day), NULL);
END;

CREATE TRIGGER guard_booking_insert AFTER INSERT ON booking
WHEN NEW.state = 'confirmed' AND (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM (
    SELECT NEW.start_minute AS minute UNION
    SELECT later.start_minute FROM booking AS later
    WHERE later.vehicle_id = NEW.vehicle_id AND later.state = 'confirmed' AND later.id <> NEW.id AND later.start_minute > NEW.start_minute
      AND later.start_minute < NEW.end_minute + iif(NEW.override_reason IS NULL AND later.override_reason IS NULL, (SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id), 0)) AS point
  WHERE NEW.amount + (
    SELECT coalesce(sum(other.amount), 0) FROM booking AS other
    WHERE other.vehicle_id = NEW.vehicle_id AND other.state = 'confirmed' AND other.id <> NEW.id AND other.start_minute <= point.minute
      AND other.start_minute > point.minute - 44640 - (SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id)
      AND other.end_minute + iif(NEW.override_reason IS NULL AND other.override_reason IS NULL, (SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id), 0) > point.minute)
    > (SELECT amount FROM vehicle WHERE id = NEW.vehicle_id))
BEGIN SELECT RAISE(ABORT, 'vehicle_taken'); END;

CREATE TRIGGER guard_booking_update AFTER UPDATE OF vehicle_id, start_minute, end_minute, state, amount, override_reason ON booking
WHEN NEW.state = 'confirmed' AND (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM (
    SELECT NEW.start_minute AS minute UNION
    SELECT later.start_minute FROM booking AS later
    WHERE later.vehicle_id = NEW.vehicle_id AND later.state = 'confirmed' AND later.id <> NEW.id AND later.start_minute > NEW.start_minute
      AND later.start_minute < NEW.end_minute + iif(NEW.override_reason IS NULL AND later.override_reason IS NULL, (SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id), 0)) AS point
  WHERE NEW.amount + (
    SELECT coalesce(sum(other.amount), 0) FROM booking AS other
    WHERE other.vehicle_id = NEW.vehicle_id AND other.state = 'confirmed' AND other.id <> NEW.id AND other.start_minute <= point.minute
      AND other.start_minute > point.minute - 44640 - (SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id)
      AND other.end_minute + iif(NEW.override_reason IS NULL AND other.override_reason IS NULL, (SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id), 0) > point.minute)
    > (SELECT amount FROM vehicle WHERE id = NEW.vehicle_id))
BEGIN SELECT RAISE(ABORT, 'vehicle_taken'); END;

CREATE TRIGGER guard_posting_insert AFTER INSERT ON posting
WHEN (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM posting AS other
  WHERE other.post_id = NEW.post_id AND other.id <> NEW.id
    AND other.from_day < coalesce(NEW.to_day, '9999-12-31')
    AND NEW.from_day < coalesce(other.to_day, '9999-12-31'))
BEGIN SELECT RAISE(ABORT, 'post_held'); END;

CREATE TRIGGER guard_posting_update AFTER UPDATE OF post_id, from_day, to_day ON posting
WHEN (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM posting AS other
  WHERE other.post_id = NEW.post_id AND other.id <> NEW.id
    AND other.from_day < coalesce(NEW.to_day, '9999-12-31')
    AND NEW.from_day < coalesce(other.to_day, '9999-12-31'))
BEGIN SELECT RAISE(ABORT, 'post_held'); END;
