-- The lists of cars and customers filter by due service and by tag over the whole group.
CREATE INDEX vehicles_next_service ON vehicles (next_service_on) WHERE next_service_on IS NOT NULL;
CREATE INDEX people_tags ON people USING gin (tags) WITH (fastupdate = off);
