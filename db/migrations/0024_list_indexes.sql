-- Two years of bills are paged by state and time; visits of cars nobody knew are found by their plate.
CREATE INDEX statements_list ON statements (store_id, state, totalled_at DESC, id DESC);
CREATE INDEX visits_unknown_plate ON visits (store_id, plate) WHERE vehicle_id IS NULL AND plate <> '';
