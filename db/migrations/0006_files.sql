-- A picture is kept twice: whole and as a small one for lists.
ALTER TABLE files ADD COLUMN small_sha256 text;
ALTER TABLE files ADD COLUMN width integer;
ALTER TABLE files ADD COLUMN height integer;
CREATE INDEX files_sha256 ON files (store_id, sha256);
