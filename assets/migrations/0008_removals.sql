-- How much of a post someone has, and which council removed someone from a seat.

ALTER TABLE appointment ADD COLUMN percent INTEGER CHECK (percent BETWEEN 1 AND 100);
ALTER TABLE appointment ADD COLUMN removed_by INTEGER REFERENCES member (id);
