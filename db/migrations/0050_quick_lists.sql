-- The newest cars of a brand, without passing all those of the others.
CREATE INDEX vehicles_brand ON vehicles (brand, id);

-- Whether a part is for some cars only: asked of every part a word finds, it must not be looked up one by one.
ALTER TABLE parts ADD COLUMN for_some_cars boolean NOT NULL DEFAULT false;
UPDATE parts SET for_some_cars = true WHERE id IN (SELECT part_id FROM part_fitments);

CREATE FUNCTION note_fitments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE parts p SET for_some_cars = EXISTS (SELECT FROM part_fitments f WHERE f.part_id = p.id)
  WHERE p.id IN (SELECT part_id FROM touched)
    AND p.for_some_cars IS DISTINCT FROM EXISTS (SELECT FROM part_fitments f WHERE f.part_id = p.id);
  RETURN NULL;
END $$;
CREATE TRIGGER note_fitments_added AFTER INSERT ON part_fitments
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_fitments();
CREATE TRIGGER note_fitments_removed AFTER DELETE ON part_fitments
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_fitments();
