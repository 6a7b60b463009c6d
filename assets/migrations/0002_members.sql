-- Members through time: mergers, municipalities from outside, numbers that changed.
-- A column is empty rather than 0 where nothing is said, so that rows written before are what the journal knows of them.

ALTER TABLE member ADD COLUMN successor INTEGER REFERENCES member (id);
ALTER TABLE member ADD COLUMN outside INTEGER CHECK (outside = 1);

CREATE TABLE member_number (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    code TEXT NOT NULL,
    name TEXT CHECK (name <> ''),
    from_date TEXT CHECK (date(from_date) IS from_date)
) STRICT;
CREATE INDEX member_number_member ON member_number (member);
