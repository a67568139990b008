-- When a duty ends, the notices about it are no longer news; this finds them by its record.
CREATE INDEX notices_unread_subject ON notices (subject_id) WHERE read_at IS NULL;
-- What a store was late with is asked for every day.
CREATE INDEX duties_open_due ON duties (store_id, due_at) WHERE state = 'open';
CREATE INDEX duties_thread ON duties (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX approvals_subject ON approvals (subject_id);
CREATE INDEX approvals_thread ON approvals (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX approvals_asker ON approvals (store_id, asked_by, asked_at);
