-- What is done together: operations, solutions, projects, stances, papers, figures. Why it is as it is:
-- * Topics, states, types, categories, kinds of papers, fields, registers and series are ids of the charter, which the
--   program checks; SQL cannot.
-- * What a row is about stands in `about` with one column for each kind of record, so that the file itself refuses to lose
--   what is referred to.
-- * Lists of ids (states, parts, choices) are words parted by spaces: ids are ASCII.

CREATE TABLE operation (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;
CREATE INDEX operation_member ON operation (member);

CREATE TABLE solution (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    category TEXT,
    kind TEXT,
    owner_kind TEXT CHECK (owner_kind IN ('cooperation', 'member', 'external')),
    owner TEXT,
    launch TEXT CHECK (date(launch) IS launch),
    adopt_by TEXT CHECK (date(adopt_by) IS adopt_by),
    note TEXT,
    source TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    sort_key BLOB NOT NULL
) STRICT;

CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT,
    category TEXT,
    stage TEXT,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'started', 'finished', 'stopped')),
    parent INTEGER REFERENCES project (id) CHECK (parent <> id),
    member INTEGER REFERENCES member (id),
    operation INTEGER REFERENCES operation (id),
    start TEXT CHECK (date(start) IS start),
    finished TEXT CHECK (date(finished) IS finished),
    need TEXT,
    note TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    sort_key BLOB NOT NULL,
    CHECK (start <= finished),
    CHECK (member IS NULL OR operation IS NULL)
) STRICT;

CREATE TABLE register_row (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    register TEXT NOT NULL CHECK (register <> ''),
    number INTEGER NOT NULL CHECK (number > 0),
    on_date TEXT CHECK (date(on_date) IS on_date),
    from_date TEXT CHECK (date(from_date) IS from_date),
    to_date TEXT CHECK (date(to_date) IS to_date),
    member INTEGER REFERENCES member (id),
    person INTEGER REFERENCES person (id),
    body TEXT,
    text TEXT,
    amount INTEGER,
    state TEXT,
    level TEXT,
    document INTEGER REFERENCES document (id),
    due TEXT CHECK (date(due) IS due),
    done TEXT CHECK (date(done) IS done),
    about TEXT CHECK (about IN ('cooperation', 'agreement', 'amendment', 'member', 'person', 'operation', 'project', 'solution', 'meeting', 'row', 'body')),
    about_project INTEGER REFERENCES project (id),
    about_solution INTEGER REFERENCES solution (id),
    about_operation INTEGER REFERENCES operation (id),
    about_member INTEGER REFERENCES member (id),
    about_person INTEGER REFERENCES person (id),
    about_meeting INTEGER REFERENCES meeting (id),
    about_row INTEGER REFERENCES register_row (id),
    about_version INTEGER REFERENCES charter_version (id),
    about_name TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK (from_date <= to_date),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
CREATE UNIQUE INDEX register_row_number ON register_row (register, number);

CREATE TABLE stance (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
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
    topic TEXT NOT NULL CHECK (topic <> ''),
    states TEXT NOT NULL CHECK (states <> ''),
    on_date TEXT CHECK (date(on_date) IS on_date),
    organ TEXT CHECK (organ IN ('council', 'executive_board', 'chief_executive', 'digital_lead', 'auditors', 'official')),
    reference TEXT,
    period TEXT NOT NULL,
    noticed TEXT CHECK (date(noticed) IS noticed),
    legal_force TEXT CHECK (date(legal_force) IS legal_force),
    source TEXT CHECK (source IN ('answered', 'told', 'decided', 'observed')),
    note TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
CREATE INDEX stance_member ON stance (member, topic);
CREATE INDEX stance_project ON stance (about_project) WHERE about_project IS NOT NULL;
CREATE INDEX stance_solution ON stance (about_solution) WHERE about_solution IS NOT NULL;

CREATE TABLE asking (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
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
    topic TEXT NOT NULL CHECK (topic <> ''),
    period TEXT NOT NULL,
    asked TEXT NOT NULL CHECK (date(asked) IS asked),
    reminded TEXT CHECK (date(reminded) IS reminded),
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK (asked <= reminded),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
CREATE INDEX asking_member ON asking (member, topic);

CREATE TABLE document (
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
    kind TEXT NOT NULL CHECK (kind <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    link TEXT,
    on_date TEXT CHECK (date(on_date) IS on_date),
    revision TEXT,
    parts TEXT NOT NULL,
    treated TEXT CHECK (date(treated) IS treated),
    decided_by TEXT,
    period TEXT NOT NULL,
    archive TEXT,
    sensitive INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
CREATE INDEX document_kind ON document (kind, period);

CREATE TABLE field_value (
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
    on_date TEXT NOT NULL CHECK (date(on_date) IS on_date),
    reference TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK ((value IS NOT NULL) + (value_member IS NOT NULL) + (value_person IS NOT NULL) + (value_document IS NOT NULL) = 1),
    CHECK ((about_project IS NOT NULL) + (about_solution IS NOT NULL) + (about_operation IS NOT NULL) + (about_member IS NOT NULL) + (about_person IS NOT NULL) + (about_meeting IS NOT NULL) + (about_row IS NOT NULL) + (about_version IS NOT NULL) + (about_name IS NOT NULL) = (about IS NOT NULL AND about <> 'cooperation'))
) STRICT;
CREATE INDEX field_value_field ON field_value (field);

CREATE TABLE figure (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    series TEXT NOT NULL CHECK (series <> ''),
    period INTEGER NOT NULL CHECK (period BETWEEN 1900 AND 9999),
    value INTEGER,
    decided TEXT,
    on_date TEXT CHECK (date(on_date) IS on_date),
    note TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;
CREATE INDEX figure_series ON figure (series, period);

CREATE TABLE figure_line (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    figure INTEGER NOT NULL REFERENCES figure (id),
    place INTEGER NOT NULL CHECK (place > 0),
    name TEXT NOT NULL,
    unit TEXT,
    amount INTEGER NOT NULL,
    member INTEGER REFERENCES member (id),
    CHECK ((name = '') = (member IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX figure_line_place ON figure_line (figure, place);
