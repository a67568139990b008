-- When a person works, where that is not whenever the store is open: by weekday, and the dates that differ.
ALTER TABLE resources
  ADD COLUMN shift jsonb,
  ADD CONSTRAINT resources_shift_check CHECK (shift IS NULL OR kind IN ('technician', 'adviser'));
