//! What can be wrong in a charter: fields, from which the wording is made in the reader's language.

/// One fault and the place of it within the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path within the charter as it is written: `key[2].shares.orsa`.
    pub path: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is no TOML at this place.
    Syntax {
        /// A code of what is wrong: `unclosed-text`, `unclosed-list`, `unclosed-table`, `duplicate-key`, `not-a-key`,
        /// `not-a-value`, `missing-value`, `missing-equals`, `comma`, `stray` (something after the end of a value),
        /// `escape`, `control-character`, `too-deep`, or `other`.
        detail: String,
    },
    /// The table or field is not one the format knows.
    UnknownField {
        /// The field as written.
        field: String,
        /// The fields that may stand here.
        allowed: Vec<String>,
    },
    /// A field that must stand here does not.
    MissingField {
        /// The field.
        field: String,
    },
    /// The word is not one of the closed list.
    UnknownWord {
        /// The word as written.
        word: String,
        /// The words that may stand here.
        allowed: Vec<String>,
    },
    /// The value is of another type or form.
    WrongValue {
        /// What was found, as written or by type.
        found: String,
        /// A code of what would be right (`date`, `month-day`, `text`, …).
        expected: String,
    },
    /// Of these fields exactly one must stand.
    ExactlyOne {
        /// The fields.
        fields: Vec<String>,
    },
    /// A name that no entry of the wanted kind bears.
    UnknownName {
        /// The name as written.
        name: String,
        /// The kind of entry it should name, as the charter calls it.
        wanted: &'static str,
        /// The names there are.
        known: Vec<String>,
    },
    /// Two entries of a kind bear one name.
    DuplicateName {
        /// The name.
        name: String,
    },
    /// An entry replaces one of the version before that this version keeps.
    ReplacesKept {
        /// The id.
        name: String,
    },
    /// Two entries replace the same one of the version before.
    ReplacedTwice {
        /// The id.
        name: String,
    },
    /// A name must be made of a-z, 0-9 and hyphens.
    BadName {
        /// The name as written.
        name: String,
    },
    /// A text holds a character that is not shown and could change how the text around it is.
    ControlCharacter {
        /// The character.
        character: char,
    },
    /// A field listed in `default` does not stand in the entry.
    DefaultNamesNothing {
        /// The path listed.
        field: String,
    },
    /// Not exactly one reading of a question is the default.
    ReadingDefaults {
        /// The question; empty where there is only one.
        about: String,
        /// How many are marked as the default.
        defaults: usize,
    },
    /// The format version is not one this program knows.
    UnknownFormat {
        /// The version as written.
        found: String,
        /// The version this program writes.
        known: u32,
    },
    /// A list that must not be empty is.
    Empty {
        /// The field.
        field: String,
    },
    /// Two entries have one value where each must have its own.
    DuplicateValue {
        /// The field.
        field: String,
        /// The value.
        value: String,
    },
    /// A period ends before it begins.
    EndsBeforeStart,
    /// A duty is due by terms of office, and neither its evidence nor who must act says of which body.
    TermOfNoBody,
    /// Nothing is named that opens a gate.
    OpenedByNothing,
    /// The duty that is to open a gate is not about rows of a register.
    OpenedByNoRow {
        /// Id of the duty.
        name: String,
        /// What it is about.
        per: String,
    },
    /// A duty waits for positions on something else than the single records that it is about.
    TopicOfOther {
        /// Id of the topic.
        name: String,
        /// What the topic is on.
        on: &'static str,
        /// What the duty is about.
        per: String,
    },
    /// An entry of the version before, which records refer to, is gone, and none says that it `replaces` it.
    Vanished {
        /// The kind of entry, as the charter calls it.
        kind: String,
        /// Its id; of a seat `body/seat`.
        name: String,
        /// What refers to it: kinds of records, as they are stored, and how many of each.
        records: Vec<(&'static str, usize)>,
    },
    /// A pool with years that are not settled says something else than the version before, and no `transition` says by
    /// which version they are settled.
    NoTransition {
        /// Id of the pool, as the version before has it.
        pool: String,
        /// The years.
        years: Vec<i32>,
    },
    /// The time zone is not in the IANA database.
    UnknownTimeZone {
        /// The name as written.
        name: String,
    },
}
