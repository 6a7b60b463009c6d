-- Who has a role in a project or a solution, or for a member: places that no body has.

CREATE TABLE role (
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
    seat TEXT NOT NULL CHECK (seat <> ''),
    person INTEGER NOT NULL REFERENCES person (id),
    member INTEGER REFERENCES member (id),
    from_date TEXT CHECK (date(from_date) IS from_date),
    until_date TEXT CHECK (date(until_date) IS until_date),
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK (from_date <= until_date),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
CREATE INDEX role_person ON role (person);
