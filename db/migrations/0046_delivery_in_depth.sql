-- Delivery in depth: when to try again after nobody answered, what the customer was told of the state of the car, and how
-- long the pick-up took against what the store aims at.
ALTER TABLE delivery_notices ADD COLUMN next_attempt_at timestamptz CHECK (next_attempt_at > noticed_at);

ALTER TABLE deliveries
  ADD COLUMN state_confirmed_at timestamptz,
  ADD COLUMN state_confirmed_by text NOT NULL DEFAULT '',
  ADD COLUMN pickup_minutes integer CHECK (pickup_minutes >= 0),
  -- The aim that held on that day: a later one does not judge an earlier pick-up.
  ADD COLUMN pickup_goal_minutes integer CHECK (pickup_goal_minutes > 0),
  ADD COLUMN customer_steps integer CHECK (customer_steps >= 0),
  ADD CHECK ((pickup_minutes IS NULL) = (pickup_goal_minutes IS NULL)),
  ADD CHECK ((state_confirmed_at IS NULL) = (state_confirmed_by = ''));
