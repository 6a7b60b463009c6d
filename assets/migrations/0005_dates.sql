-- What is not known of a date is not made up: a value of a field may have no day, and a launch may be known to the month,
-- quarter, half-year or year only. SQLite takes no constraint away, so both tables are built anew.

CREATE TABLE new_field_value (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    about TEXT NOT NULL CHECK (about IN ('cooperation', 'agreement', 'amendment', 'member', 'person', 'operation', 'project', 'solution', 'meeting', 'row', 'body')),
    about_project INTEGER REFERENCES project (id),
    about_solution INTEGER REFERENCES solution (id),
    about_operation INTEGER REFERENCES operation (id),
    about_member INTEGER REFERENCES member (id),
    about_person INTEGER REFERENCES person (id),
    about_meeting INTEGER REFERENCES meeting (id),
    about_row INTEGER REFERENCES register_row (id),
    about_version INTEGER REFERENCES charter_version (id),
    about_name TEXT,
    field TEXT NOT NULL CHECK (field <> ''),
    member INTEGER REFERENCES member (id),
    content TEXT NOT NULL CHECK (content IN ('yes-no', 'date', 'text', 'number', 'choice', 'member', 'person', 'document')),
    value TEXT,
    value_member INTEGER REFERENCES member (id),
    value_person INTEGER REFERENCES person (id),
    value_document INTEGER REFERENCES document (id),
    on_date TEXT CHECK (date(on_date) IS on_date),
    reference TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK ((value IS NOT NULL) + (value_member IS NOT NULL) + (value_person IS NOT NULL) + (value_document IS NOT NULL) = 1),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
INSERT INTO new_field_value SELECT * FROM field_value;
DROP TABLE field_value;
ALTER TABLE new_field_value RENAME TO field_value;
CREATE INDEX field_value_field ON field_value (field);
CREATE INDEX field_value_about_project ON field_value (about_project) WHERE about_project IS NOT NULL;
CREATE INDEX field_value_about_solution ON field_value (about_solution) WHERE about_solution IS NOT NULL;
CREATE INDEX field_value_about_member ON field_value (about_member) WHERE about_member IS NOT NULL;

CREATE TABLE new_solution (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    category TEXT,
    kind TEXT,
    owner_kind TEXT CHECK (owner_kind IN ('cooperation', 'member', 'external')),
    owner TEXT,
    launch TEXT CHECK (
        date(launch) IS launch
        OR launch GLOB '[0-9][0-9][0-9][0-9]'
        OR launch GLOB '[0-9][0-9][0-9][0-9]-H[12]'
        OR launch GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'
        OR date(launch || '-01') IS launch || '-01'
    ),
    adopt_by TEXT CHECK (date(adopt_by) IS adopt_by),
    note TEXT,
    source TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    sort_key BLOB NOT NULL
) STRICT;
INSERT INTO new_solution SELECT * FROM solution;
DROP TABLE solution;
ALTER TABLE new_solution RENAME TO solution;
