-- A mark may say that this damage was there at an earlier visit already, and which mark it was.
ALTER TABLE car_marks ADD COLUMN same_as uuid;
ALTER TABLE car_marks ADD FOREIGN KEY (store_id, same_as) REFERENCES car_marks (store_id, id);
