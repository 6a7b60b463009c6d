-- Where a meeting is held.

ALTER TABLE meeting ADD COLUMN location TEXT;
