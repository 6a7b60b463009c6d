-- That something due is let lie until a day: it moves no date of the agreement.

CREATE TABLE postponement (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    version INTEGER NOT NULL,
    entry TEXT NOT NULL CHECK (entry <> ''),
    period TEXT NOT NULL,
    subject TEXT NOT NULL,
    from_date TEXT NOT NULL CHECK (date(from_date) IS from_date),
    until_date TEXT NOT NULL CHECK (date(until_date) IS until_date AND until_date > from_date),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE UNIQUE INDEX postponement_entry ON postponement (entry, period, subject);
