//! What was done: the titles of changes, as values that each language puts into words.

use serde::{Deserialize, Serialize};

use super::date::Date;

/// The title of one change to the file. Names in it are copies from the moment of the change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "kebab-case")]
pub enum Deed {
    /// The file was made from a charter.
    FileCreated {
        /// Name of the cooperation.
        cooperation: String,
    },
    /// The examples of the demo were added.
    ExamplesAdded {
        /// How many records.
        count: u64,
    },
    /// A person was added.
    PersonAdded {
        /// The person's name.
        person: String,
    },
    /// A person's details were changed.
    PersonChanged {
        /// The person's name.
        person: String,
    },
    /// A person was appointed to a seat.
    SeatAppointed {
        /// The person's name.
        person: String,
        /// Name of the seat.
        seat: String,
        /// Name of the body.
        body: String,
    },
    /// An appointment was ended.
    SeatEnded {
        /// The person's name.
        person: String,
        /// Name of the seat.
        seat: String,
        /// Name of the body.
        body: String,
        /// Last day in the seat.
        on: Date,
    },
    /// A term of office was added or changed.
    TermAdded {
        /// Name of the body.
        body: String,
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// A meeting was dated.
    MeetingAdded {
        /// Name of the body.
        body: String,
        /// The day.
        date: Date,
    },
    /// Meetings of a year were dated.
    MeetingsPlanned {
        /// How many.
        count: u64,
        /// The year.
        year: i32,
    },
    /// A meeting was moved to another day.
    MeetingMoved {
        /// Name of the body.
        body: String,
        /// The day it was.
        from: Date,
        /// The day it is.
        to: Date,
    },
    /// A meeting's details were changed.
    MeetingChanged {
        /// Name of the body.
        body: String,
        /// The day.
        date: Date,
    },
    /// A meeting was recorded as held.
    MeetingHeld {
        /// Name of the body.
        body: String,
        /// The day.
        date: Date,
    },
    /// A meeting was cancelled.
    MeetingCancelled {
        /// Name of the body.
        body: String,
        /// The day.
        date: Date,
    },
    /// An obligation was ticked off.
    Ticked {
        /// Name of the duty.
        duty: String,
        /// Period, empty for none.
        period: String,
    },
    /// Something due was postponed.
    Postponed {
        /// Name of the duty.
        duty: String,
        /// Period, empty for none.
        period: String,
        /// The day on which it comes back.
        until: Date,
    },
    /// Something postponed was taken up again.
    TakenUp {
        /// Name of the duty.
        duty: String,
        /// Period, empty for none.
        period: String,
    },
    /// A field that the agreement is silent on got a value of the cooperation's own.
    SettingChosen {
        /// Id of the entry.
        entry: String,
        /// Path of the field.
        field: String,
        /// The value.
        value: String,
    },
    /// A field went back to the program's own value.
    SettingCleared {
        /// Id of the entry.
        entry: String,
        /// Path of the field.
        field: String,
    },
    /// An operation of a member was added.
    OperationAdded {
        /// Its name.
        operation: String,
        /// The member's name.
        member: String,
    },
    /// A solution was added.
    SolutionAdded {
        /// Its name.
        solution: String,
    },
    /// A solution's details were changed.
    SolutionChanged {
        /// Its name.
        solution: String,
    },
    /// A project was added.
    ProjectAdded {
        /// Its handle and name.
        project: String,
    },
    /// A project's details were changed.
    ProjectChanged {
        /// Its handle and name.
        project: String,
    },
    /// The position of one or several members was recorded.
    StanceSet {
        /// The member's name; empty for several.
        member: String,
        /// How many members.
        count: u64,
        /// Names of what it is on, and of the topic.
        subject: String,
        /// Names of the states.
        state: String,
    },
    /// Members were asked for their position.
    Asked {
        /// How many were asked.
        count: u64,
        /// Name of the topic.
        topic: String,
        /// Name of what it is on.
        subject: String,
    },
    /// Members that had not answered were reminded.
    Reminded {
        /// How many were reminded.
        count: u64,
        /// Name of the topic.
        topic: String,
        /// Name of what it is on.
        subject: String,
    },
    /// A document was put on record.
    DocumentAdded {
        /// Its title.
        document: String,
        /// Name of what it is about.
        subject: String,
    },
    /// A figure was recorded.
    FigureSet {
        /// Name of the series.
        series: String,
        /// The year.
        period: i32,
    },
    /// A field was filled in.
    FieldSet {
        /// Name of the field.
        field: String,
        /// Name of what it is about.
        subject: String,
    },
    /// A row was added to a register.
    RowAdded {
        /// Name of the register.
        register: String,
        /// Its number in it.
        number: u32,
    },
    /// Cells of a row of a register were filled in or corrected.
    RowSet {
        /// Name of the register.
        register: String,
        /// Its number in it.
        number: u32,
    },
    /// A member was added.
    MemberAdded {
        /// The member's name.
        member: String,
    },
    /// A municipality from outside was added.
    OutsideAdded {
        /// Its name.
        member: String,
    },
    /// A member's details were changed.
    MemberChanged {
        /// The member's name.
        member: String,
    },
    /// A member took another number or name.
    MemberRenumbered {
        /// The member's name from then on.
        member: String,
        /// Its number from then on.
        code: String,
        /// First day.
        on: Date,
    },
    /// Members became one.
    MembersMerged {
        /// Their names.
        members: Vec<String>,
        /// Name of the new one.
        into: String,
        /// Its first day.
        on: Date,
    },
    /// A member left.
    MemberLeft {
        /// The member's name.
        member: String,
        /// Its last day.
        on: Date,
    },
    /// A figure of inhabitants was recorded.
    InhabitantsSet {
        /// The member's name.
        member: String,
        /// The day it is for.
        on: Date,
    },
    /// Figures of inhabitants were imported.
    InhabitantsImported {
        /// How many were new or different.
        count: u64,
        /// Where they come from.
        source: String,
    },
    /// A text of the agreement was taken in.
    VersionAdopted {
        /// Name of the agreement.
        agreement: String,
        /// First day in force.
        from: Date,
    },
    /// A party gave notice.
    NoticeGiven {
        /// What of.
        exit: String,
        /// Who.
        member: String,
        /// The day.
        on: Date,
    },
    /// The agreement's own text was attached.
    TextAttached {
        /// What the version goes by.
        version: String,
        /// How many clauses it has.
        clauses: u64,
    },
    /// A counter of the test bench was raised.
    BenchWritten,
    /// A change was undone.
    Undone {
        /// Number of the change.
        number: i64,
        /// What it had done.
        deed: Box<Deed>,
    },
    /// An undone change was done again.
    Redone {
        /// Number of the change.
        number: i64,
        /// What it does.
        deed: Box<Deed>,
    },
}
