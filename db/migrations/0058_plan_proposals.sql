-- Who chose person, bay and time of a job: what a person decided stays, what was proposed may be proposed anew.
ALTER TABLE jobs ADD COLUMN placed_by text NOT NULL DEFAULT 'person' CHECK (placed_by IN ('person', 'proposal'));
