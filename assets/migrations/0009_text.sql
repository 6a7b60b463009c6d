-- The agreement's own text, clause by clause.

CREATE TABLE clause_text (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    agreement INTEGER NOT NULL REFERENCES charter_version (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE UNIQUE INDEX clause_text_place ON clause_text (agreement, place);
