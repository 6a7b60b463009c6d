-- The first schema. Why it is as it is:
-- * `version` of a row is the number of the change that wrote it last, so a row someone else changed is noticed.
-- * Ids are minted by the program and are unique over all tables, so one number names a row in the journal and in the search.
-- * Days are ISO text; date(x) IS x holds for real days only.
-- * Journal and search are kept by TEMP triggers made from this schema at a connection's first write; permanent ones
--   would be parsed by every look-up.

CREATE TABLE card (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    charter TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nb', 'nn', 'sv', 'en')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    time_zone TEXT NOT NULL,
    kept_from TEXT NOT NULL CHECK (date(kept_from) IS kept_from),
    demo INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;

-- The text stands last, so that a look-up of the dates does not walk its overflow pages.
CREATE TABLE charter_version (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    charter TEXT NOT NULL CHECK (charter <> ''),
    from_date TEXT CHECK (date(from_date) IS from_date),
    until_date TEXT CHECK (date(until_date) IS until_date),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    text TEXT NOT NULL,
    CHECK (from_date <= until_date)
) STRICT;

-- A parsed form kept beside its text; no record: neither journalled nor dumped, and gone with its text.
CREATE TABLE charter_compiled (
    charter_version INTEGER PRIMARY KEY REFERENCES charter_version (id) ON DELETE CASCADE,
    compiled_by TEXT NOT NULL,
    compiled BLOB NOT NULL
) STRICT;

-- Handles may repeat over disjoint times: a merger can leave two members of one name.
CREATE TABLE member (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    handle TEXT NOT NULL CHECK (handle <> ''),
    code TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    org_number TEXT,
    from_date TEXT CHECK (date(from_date) IS from_date),
    until_date TEXT CHECK (date(until_date) IS until_date),
    sort_key BLOB NOT NULL,
    CHECK (from_date <= until_date)
) STRICT;
CREATE INDEX member_handle ON member (handle);

CREATE TABLE placement (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    scheme TEXT NOT NULL CHECK (scheme <> ''),
    value TEXT NOT NULL CHECK (value <> ''),
    from_date TEXT CHECK (date(from_date) IS from_date),
    until_date TEXT CHECK (date(until_date) IS until_date),
    CHECK (from_date <= until_date)
) STRICT;
CREATE INDEX placement_member ON placement (member);

CREATE TABLE inhabitants (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    on_date TEXT NOT NULL CHECK (date(on_date) IS on_date),
    count INTEGER NOT NULL CHECK (count >= 0),
    source TEXT NOT NULL
) STRICT;
CREATE INDEX inhabitants_member ON inhabitants (member, on_date);

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    title TEXT,
    mail TEXT,
    phone TEXT,
    member INTEGER REFERENCES member (id),
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    sort_key BLOB NOT NULL
) STRICT;

CREATE TABLE term (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (body <> ''),
    from_date TEXT NOT NULL CHECK (date(from_date) IS from_date),
    until_date TEXT NOT NULL CHECK (date(until_date) IS until_date),
    chair INTEGER REFERENCES member (id),
    note TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK (from_date <= until_date)
) STRICT;

CREATE TABLE appointment (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (body <> ''),
    seat TEXT NOT NULL CHECK (seat <> ''),
    person INTEGER NOT NULL REFERENCES person (id),
    member INTEGER REFERENCES member (id),
    organisation INTEGER REFERENCES organisation (id),
    from_date TEXT CHECK (date(from_date) IS from_date),
    until_date TEXT CHECK (date(until_date) IS until_date),
    nominated TEXT CHECK (date(nominated) IS nominated),
    elected_by INTEGER REFERENCES member (id),
    elected TEXT CHECK (date(elected) IS elected),
    decision TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    CHECK (from_date <= until_date)
) STRICT;
CREATE INDEX appointment_seat ON appointment (body, seat);
CREATE INDEX appointment_person ON appointment (person);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (body <> ''),
    kind TEXT,
    date TEXT NOT NULL CHECK (date(date) IS date),
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    initiator INTEGER REFERENCES member (id),
    note TEXT,
    example INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;
CREATE INDEX meeting_body ON meeting (body, date);

CREATE TABLE tick (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    entry TEXT NOT NULL CHECK (entry <> ''),
    period TEXT NOT NULL,
    subject TEXT NOT NULL,
    on_date TEXT NOT NULL CHECK (date(on_date) IS on_date),
    note TEXT NOT NULL
) STRICT;
CREATE INDEX tick_entry ON tick (entry, period, subject);

CREATE TABLE chosen_reading (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    entry TEXT NOT NULL CHECK (entry <> ''),
    about TEXT NOT NULL,
    reading TEXT NOT NULL CHECK (reading <> ''),
    from_date TEXT NOT NULL CHECK (date(from_date) IS from_date),
    decision TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    entry TEXT NOT NULL CHECK (entry <> ''),
    field TEXT NOT NULL CHECK (field <> ''),
    value TEXT NOT NULL,
    from_date TEXT NOT NULL CHECK (date(from_date) IS from_date)
) STRICT;

-- What the hidden commands for crash and two-writer tests write.
CREATE TABLE bench (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    word TEXT NOT NULL UNIQUE,
    count INTEGER NOT NULL
) STRICT;

-- One act of a user. `done_by` is the change that put its effect into force last: itself, or the redo of it.
-- `first_seq` to `last_seq` are its rows of the journal.
CREATE TABLE change (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    origin TEXT NOT NULL,
    deed TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    target INTEGER REFERENCES change (number),
    done_by INTEGER NOT NULL,
    undone_by INTEGER REFERENCES change (number),
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    CHECK ((kind = 'edit') = (target IS NULL)),
    CHECK (first_seq <= last_seq)
) STRICT;
CREATE INDEX change_standing ON change (done_by) WHERE kind = 'edit' AND undone_by IS NULL;
CREATE INDEX change_undone ON change (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX change_edit ON change (number) WHERE kind = 'edit';

-- The chain. It holds no text of a record, so that a payload can be erased and the rest still be proved.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    change INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    row INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
CREATE INDEX journal_row ON journal (row);

CREATE TABLE journal_payload (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    before TEXT,
    after TEXT
) STRICT;

-- Changes up to this number are not undone: the birth of the file, and whatever came before a migration.
CREATE TABLE wall (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO wall (id, number) VALUES (1, 1);

-- Folded words of what has a name or a text; the rowid is the id of the record. One letter is indexed too: without it
-- the first key of a search is the slowest.
CREATE VIRTUAL TABLE search USING fts5 (
    kind UNINDEXED,
    words,
    content = '',
    contentless_delete = 1,
    contentless_unindexed = 1,
    detail = none,
    prefix = '1 2 3',
    -- Words are split and folded before they come here; this tokenizer splits at ASCII only and so agrees with any script.
    tokenize = 'ascii'
);
