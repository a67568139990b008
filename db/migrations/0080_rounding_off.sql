-- What a store lets go of a customer's bill so that it ends on a round sum (抹零).
ALTER TABLE statements ADD COLUMN rounding_fen bigint NOT NULL DEFAULT 0 CHECK (rounding_fen BETWEEN 0 AND 99);
