-- The board reads a day out of years of jobs.
CREATE INDEX jobs_planned_to ON jobs (store_id, planned_to);
