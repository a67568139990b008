-- A job that came back from an inspection tells its technician what was found wrong.
ALTER TABLE jobs ADD COLUMN rework text NOT NULL DEFAULT '';
