-- Why a job came back stands with its rework; a copy on the job was never taken off again.
ALTER TABLE jobs DROP COLUMN rework;
