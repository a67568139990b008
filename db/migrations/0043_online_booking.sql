-- Customers book for themselves: by the store's public page, where a code proves the telephone, or by a link sent to
-- them.

-- Whom a link was made for before this person is known to the house: kept on the link alone until the code is right.
ALTER TABLE links
  ADD COLUMN guest_name text NOT NULL DEFAULT '',
  ADD COLUMN guest_phone_cipher text,
  ADD COLUMN guest_phone_hash text,
  ADD COLUMN guest_phone_masked text NOT NULL DEFAULT '',
  ADD CHECK (person_id IS NULL OR guest_phone_hash IS NULL),
  ADD CHECK ((guest_phone_hash IS NULL) = (guest_phone_cipher IS NULL));

ALTER TABLE appointments
  -- When the customer booked it himself, and for which time: what he agreed to online is this time and no other.
  ADD COLUMN online_at timestamptz,
  ADD COLUMN online_for timestamptz,
  -- The link he came by; one link books once.
  ADD COLUMN online_link_id uuid UNIQUE,
  -- What he said of his name and car, as he typed it.
  ADD COLUMN online_said text NOT NULL DEFAULT '',
  ADD CHECK ((online_at IS NULL) = (online_for IS NULL)),
  ADD CHECK (confirmed_way IS DISTINCT FROM 'online' OR online_at IS NOT NULL);
