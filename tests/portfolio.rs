//! Projects, solutions, stances, papers and figures, through the whole program: what is recorded, refused, asked, undone.

use std::path::PathBuf;

use samvirke::app::command::{
    AskDraft, Command, DocumentDraft, FieldDraft, FigureDraft, Input, Keep, LineDraft, OperationDraft, ProjectDraft,
    RecordCommand, RowDraft, SolutionDraft, StanceDraft, Undoing,
};
use samvirke::app::failure::{Datum, RecordName, RecordRejection, Rejection, words};
use samvirke::app::query::answers::{AnswersQuestion, adoption, answers, consent};
use samvirke::app::query::due::due;
use samvirke::app::query::portfolio::{WorkFilter, project, projects, solution, solutions};
use samvirke::app::query::show::{RecordPage, show};
use samvirke::app::query::split::{By, SplitQuestion, split};
use samvirke::app::query::{doctor, find, holders, members};
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::app::{Failure, Opening, Session, Wanted};
use samvirke::domain::cost::weights::KeyRefusal;
use samvirke::domain::date::{Date, parse_iso};
use samvirke::domain::money::Money;
use samvirke::domain::portfolio::{Answer, ProjectState};
use samvirke::domain::rough_date::RoughDate;
use samvirke::domain::sort::Language;
use samvirke::store::{Access, Author, Store};
use samvirke::text::Say;

const TODAY: &str = "2026-11-16";

fn day(text: &str) -> Date {
    parse_iso(text).expect("a day")
}

fn author() -> Author {
    Author { who: "Kari".to_owned(), origin: "test".to_owned() }
}

struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
    session: Session,
}

/// A file of the test's own agreement, with what is known beside it.
fn desk() -> Desk {
    made(false)
}

fn made(demo: bool) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prove.samvirke");
    let source = Source::open("tests/portfolio").expect("a charter");
    let (kept_from, today) = (Some(day("2024-01-01")), Some(day(TODAY)));
    let new = NewFile { path: path.clone(), kept_from, today, language: None, author: author(), demo };
    let session = create(&source, &new).expect("a file");
    Desk { _folder: folder, path, session }
}

impl Desk {
    /// The records as canonical text.
    fn dump(&self) -> String {
        let mut text = Vec::new();
        Store::open(&self.path, Access::Read).expect("it opens").dump(&mut text).expect("a dump");
        String::from_utf8(text).expect("UTF-8")
    }

    /// Runs an edit; its undo is the identity on the records, and its redo leads back.
    fn run(&mut self, command: RecordCommand) -> String {
        let before = self.dump();
        let receipt = self.session.run(&Command::from(command)).unwrap_or_else(|failure| panic!("{failure:?}"));
        let after = self.dump();
        assert!(receipt.number.is_some() && before != after);
        assert!(matches!(self.session.undo(receipt.number), Ok(Undoing::Done(_))));
        assert_eq!(self.dump(), before, "{}", receipt.sentence);
        assert!(matches!(self.session.redo(None), Ok(Undoing::Done(_))));
        assert_eq!(self.dump(), after);
        assert_eq!(
            doctor::doctor(&self.session).expect("a doctor").iter().filter(|l| l.fault).collect::<Vec<_>>(),
            Vec::<&_>::new()
        );
        receipt.sentence
    }

    fn refused(&mut self, command: RecordCommand) -> Failure {
        let before = self.dump();
        let failure = self.session.run(&Command::from(command)).expect_err("a refusal");
        assert_eq!(self.dump(), before);
        for language in Language::ALL {
            let said = words::failure(Say::new(language), &failure);
            assert!(said.iter().all(|line| !line.is_empty()), "{failure:?}");
        }
        failure
    }

    fn rejected(&mut self, command: RecordCommand) -> RecordRejection {
        match self.refused(command) {
            Failure::Rejected(Rejection::Record(rejection)) => rejection,
            other => panic!("{other:?}"),
        }
    }

    fn answers(&self, subject: &str) -> samvirke::app::query::answers::AnswerSheet {
        answers(&self.session, &AnswersQuestion { subject: subject.to_owned(), ..Default::default() }).expect("answers")
    }

    fn fee(&self, pool: &str, year: i32, amount: Option<i64>) -> Result<samvirke::app::query::split::SplitSheet, Failure> {
        let (amount, by) = (amount.map(Money::from_minor), By::Pool(pool.to_owned()));
        split(&self.session, &SplitQuestion { amount, by, year: Some(year), members: None, project: None, on: None })
    }

    fn due(&self) -> Vec<(String, String, String)> {
        let list = due(&self.session).expect("a list");
        list.lines.into_iter().map(|l| (l.handle, l.missing, l.command)).collect()
    }
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|t| (*t).to_owned()).collect()
}

fn stance(members: &[&str], subject: &str, state: &str) -> StanceDraft {
    StanceDraft { members: texts(members), subject: subject.to_owned(), states: texts(&[state]), ..StanceDraft::default() }
}

fn new_project(name: &str) -> ProjectDraft {
    ProjectDraft { name: Some(name.to_owned()), ..ProjectDraft::default() }
}

#[test]
fn what_is_known_beside_a_charter_is_read() {
    let desk = desk();
    let listed = solutions(&desk.session, &WorkFilter::default()).expect("a list");
    assert_eq!(
        (listed[0].handle.as_str(), listed[0].launch, listed[0].example),
        ("varsling", RoughDate::parse("2021-06"), false)
    );
    assert_eq!(listed[0].note, None);
    assert_eq!(listed[0].source.as_deref(), Some("https://example.org/a; https://example.org/b"));
    let coverage = listed[0].topics[0].coverage;
    assert_eq!((listed[0].topics[0].topic.as_str(), coverage.yes, coverage.of()), ("innforing", 2, 3));
    let page = project(&desk.session, "p-1", None).expect("a project");
    assert_eq!((page.row.name.as_str(), page.row.state), ("Bredding av varsling", ProjectState::Started));
    let rows = holders::register(&desk.session, "risiko").expect("rows");
    assert_eq!((rows[0].handle.as_str(), rows[0].row.date), ("risiko/1", Some(day("2025-12-31"))));
    assert_eq!((rows[0].row.amount, rows[0].state.as_deref()), (Some(Money::from_minor(1_000_000)), Some("åpen")));
    assert_eq!(rows[0].row.text.as_deref(), Some("Lekkasje. Kilden gir bare 2025; dagen er satt til den siste i perioden."));
}

#[test]
fn examples_are_marked_and_real_records_are_not() {
    let desk = made(true);
    let listed = projects(&desk.session, &WorkFilter::default()).expect("a list");
    let marks: Vec<_> = listed.iter().map(|p| (p.handle.as_str(), p.example)).collect();
    assert_eq!(marks, [("P-1", false), ("P-2", true)]);
    // What is added to a known solution makes an example of it, and no second one.
    let listed = solutions(&desk.session, &WorkFilter::default()).expect("a list");
    let known: Vec<_> = listed.iter().map(|s| (s.handle.as_str(), s.owner.as_deref(), s.adopt_by, s.example)).collect();
    assert_eq!(known, [("varsling", Some("KS"), Some(day("2027-01-15")), true)]);
    let sheet = desk.answers("P-1.tilbud");
    // Alfa had answered; the others were asked 30 days before the Monday.
    assert_eq!(
        sheet.rows.iter().map(|r| (r.answer, r.days)).collect::<Vec<_>>(),
        [(Answer::In, None), (Answer::NoAnswer, Some(30)), (Answer::NoAnswer, Some(30))]
    );
    // That someone has not answered an invented question is itself invented.
    assert_eq!(sheet.rows.iter().map(|r| r.example).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn an_unknown_entry_beside_a_charter_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    for file in ["charter.toml", "members.csv", "inhabitants.csv"] {
        std::fs::copy(format!("tests/portfolio/{file}"), folder.path().join(file)).expect("a copy");
    }
    let tried = |records: &str| {
        std::fs::write(folder.path().join("records.toml"), records).expect("a file");
        let source = Source::open(folder.path().to_str().expect("UTF-8"))?;
        let (path, today) = (folder.path().join("x.samvirke"), Some(day(TODAY)));
        create(&source, &NewFile { path, kept_from: None, today, language: None, author: author(), demo: false }).map(drop)
    };
    let two = "[[figure]]\nseries = \"sats\"\nperiod = 2020\nvalue = 300\ndecided = \"§ 7\"\n\n[[figure]]\nseries = \"rente\"\nperiod = 2020\nvalue = 1\n";
    match tried(two) {
        Err(Failure::Facts { place, found, .. }) => {
            assert_eq!((place.as_str(), found.contains("«rente»")), ("[[figure]] 2", true));
        }
        other => panic!("{other:?}"),
    }
    match tried("[[figure]]\nserie = \"sats\"\n") {
        Err(Failure::Facts { place, found, .. }) => {
            assert_eq!((place.as_str(), found.contains("serie")), ("2", true));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn v01_who_has_not_answered_and_the_counts_add_up() {
    let mut desk = desk();
    let sheet = desk.answers("P-1");
    assert_eq!((sheet.topic.as_str(), sheet.coverage.yes, sheet.coverage.not_asked, sheet.coverage.of()), ("tilbud", 1, 2, 3));
    let ask = |on: &str| AskDraft { subject: "P-1.tilbud".to_owned(), on: Some(day(on)), ..AskDraft::default() };
    let sentence = desk.run(RecordCommand::Ask(ask("2026-10-01")));
    assert_eq!(sentence, "Spurt: 2 kommuner, P-1 Bredding av varsling, Tilbud om deltakelse");
    // Asked again, who has not answered is reminded.
    desk.run(RecordCommand::Ask(ask("2026-11-02")));
    let missing = AnswersQuestion { subject: "P-1.tilbud".to_owned(), missing: true, ..Default::default() };
    let sheet = answers(&desk.session, &missing).expect("answers");
    let rows: Vec<_> = sheet.rows.iter().map(|r| (r.member.as_str(), r.answer, r.days, r.reminded)).collect();
    let reminded = Some(day("2026-11-02"));
    assert_eq!(rows, [("beta", Answer::NoAnswer, Some(46), reminded), ("gamma", Answer::NoAnswer, Some(46), reminded)]);
    assert_eq!((sheet.coverage.of(), sheet.missing.len()), (3, 2));
    let sentence = desk.run(RecordCommand::SetStance(stance(&["Beta", "gamma"], "P-1.tilbud", "takker nei")));
    assert_eq!(sentence, "Svar registrert: 2 kommuner, P-1 Bredding av varsling, Tilbud om deltakelse: takker nei");
    let sheet = desk.answers("P-1.tilbud");
    assert_eq!((sheet.coverage.yes, sheet.coverage.no, sheet.missing.len()), (1, 2, 0));
    assert!(matches!(desk.rejected(RecordCommand::Ask(ask("2026-11-16"))), RecordRejection::AllAnswered { .. }));
    // As of a day before the answer, silence is silence.
    let before = AnswersQuestion { subject: "P-1.tilbud".to_owned(), on: Some(day("2026-10-31")), ..Default::default() };
    assert_eq!(answers(&desk.session, &before).expect("answers").coverage.no_answer, 2);
}

#[test]
fn a_later_position_holds_and_one_of_the_same_day_is_put_right() {
    let mut desk = desk();
    let on = |state: &str, on: &str| StanceDraft { on: Some(day(on)), ..stance(&["alfa"], "P-1", state) };
    desk.run(RecordCommand::SetStance(on("senere", "2026-06-01")));
    assert_eq!(desk.answers("P-1").rows[0].answer, Answer::Open);
    desk.run(RecordCommand::SetStance(on("nei", "2026-06-01")));
    assert_eq!(desk.answers("P-1").rows[0].answer, Answer::Out);
    desk.run(RecordCommand::SetStance(on("deltar", "2026-05-01")));
    assert_eq!(desk.answers("P-1").rows[0].answer, Answer::Out, "an older position does not hold");
    assert_eq!(desk.dump().matches("\"table\":\"stance\"").count(), 2 + 2 + 1 + 2);
}

#[test]
fn stances_are_checked_against_the_charter() {
    let mut desk = desk();
    let refused = |desk: &mut Desk, draft| desk.rejected(RecordCommand::SetStance(draft));
    let two = StanceDraft { states: texts(&["deltar", "nei"]), ..stance(&["alfa"], "P-1", "deltar") };
    assert!(matches!(refused(&mut desk, two), RecordRejection::OneOnly { .. }));
    assert!(matches!(refused(&mut desk, stance(&[], "P-1", "deltar")), RecordRejection::Whom { .. }));
    let none = StanceDraft { states: Vec::new(), ..stance(&["alfa"], "P-1", "deltar") };
    assert!(matches!(refused(&mut desk, none), RecordRejection::StateNeeded { .. }));
    let year = StanceDraft { period: Some("2026".to_owned()), ..stance(&["alfa"], "P-1", "deltar") };
    assert!(matches!(refused(&mut desk, year), RecordRejection::NoPeriod { .. }));
    match desk.refused(RecordCommand::SetStance(stance(&["alfa"], "P-1", "kanskje"))) {
        Failure::NotFound { wanted: Wanted::Record(RecordName::State), known, .. } => assert_eq!(known.len(), 3),
        other => panic!("{other:?}"),
    }
    match desk.refused(RecordCommand::SetStance(stance(&["alfa"], "P-9", "deltar"))) {
        Failure::NotFound { wanted: Wanted::Record(RecordName::Subject), known, .. } => {
            assert!(known.contains(&"P-1 (Bredding av varsling)".to_owned()), "{known:?}");
        }
        other => panic!("{other:?}"),
    }
    // A topic that a type names is one of that type's projects only.
    desk.run(RecordCommand::AddProject(ProjectDraft { kind: Keep::Set("annet".to_owned()), ..new_project("Annet") }));
    assert!(matches!(
        desk.refused(RecordCommand::SetStance(stance(&["alfa"], "P-2.tilbud", "deltar"))),
        Failure::NotFound { wanted: Wanted::Record(RecordName::Topic), .. }
    ));
    let unasked = AskDraft { subject: "varsling.innforing".to_owned(), ..AskDraft::default() };
    assert!(matches!(desk.rejected(RecordCommand::Ask(unasked)), RecordRejection::NotAskedAbout { .. }));
}

#[test]
fn a24_m25_adoption_has_date_and_reference_and_names_the_missing() {
    let mut desk = desk();
    let sheet = adoption(&desk.session, None).expect("a sheet");
    let rows: Vec<_> = sheet.answers.rows.iter().map(|r| (r.member.as_str(), r.since, r.reference.as_deref())).collect();
    assert_eq!(
        rows,
        [
            ("alfa", Some(day("2019-11-20")), Some("§ 133")),
            ("beta", Some(day("2019-12-11")), Some("§ 107")),
            ("gamma", None, None)
        ]
    );
    assert_eq!((sheet.answers.coverage.yes, sheet.answers.coverage.of()), (2, 3));
    assert_eq!(sheet.answers.missing, ["Gamma"]);
    let replaced = &sheet.replaces[0];
    assert_eq!((replaced.party.as_deref(), replaced.reference.as_str()), (Some("Alfa kommune"), "§ 12"));
    desk.run(RecordCommand::SetStance(StanceDraft {
        on: Some(day("2026-02-03")),
        reference: Some("§ 4".to_owned()),
        ..stance(&["gamma"], "agreement", "vedtatt")
    }));
    assert!(adoption(&desk.session, None).expect("a sheet").answers.is_complete());
    assert!(!adoption(&desk.session, Some(day("2026-02-02"))).expect("a sheet").answers.is_complete());
}

#[test]
fn v24_a_change_holds_only_when_all_have_consented() {
    let mut desk = desk();
    let consented = |on: &str, members: &[&str]| {
        RecordCommand::SetStance(StanceDraft { on: Some(day(on)), ..stance(members, "agreement/v2.consent", "consented") })
    };
    desk.run(consented("2026-09-01", &["alfa", "beta"]));
    let sheet = consent(&desk.session, "v2", None).expect("a sheet");
    assert_eq!((sheet.answers.coverage.yes, sheet.answers.coverage.of(), sheet.complete_from), (2, 3, None));
    assert_eq!((sheet.answers.missing.as_slice(), sheet.written, sheet.waits), (&["Gamma".to_owned()][..], Some(true), true));
    desk.run(consented("2026-10-20", &["gamma"]));
    assert_eq!(consent(&desk.session, "v2", None).expect("a sheet").complete_from, Some(day("2026-10-20")));
    // Another version is another question.
    assert_eq!(consent(&desk.session, "v3", None).expect("a sheet").answers.coverage.yes, 0);
}

#[test]
fn v05_everything_on_one_member_on_one_page() {
    let mut desk = desk();
    let unit = OperationDraft { member: "beta".to_owned(), name: "Beta brannvesen".to_owned(), ..OperationDraft::default() };
    desk.run(RecordCommand::AddOperation(unit));
    let owner = Keep::Set("beta-brannvesen".to_owned());
    desk.run(RecordCommand::AddProject(ProjectDraft { operation: owner, ..new_project("Vakt") }));
    let page = members::member(&desk.session, "beta", None).expect("a page").portfolio;
    let taken: Vec<_> =
        page.stances.iter().map(|s| (s.subject.as_str(), s.topic.as_str(), s.row.state_names.join(","))).collect();
    assert_eq!(taken, [("agreement", "adoption", "vedtatt".to_owned()), ("varsling", "innforing", "innført".to_owned())]);
    assert_eq!(
        page.projects.iter().map(|p| (p.handle.as_str(), p.owner.as_ref().map(|owner| owner.name.as_str()))).collect::<Vec<_>>(),
        [("P-2", Some("Beta brannvesen"))]
    );
    assert_eq!(page.operations, [("beta-brannvesen".to_owned(), "Beta brannvesen".to_owned())]);
}

#[test]
fn projects_and_solutions_are_added_changed_and_checked() {
    let mut desk = desk();
    let draft = ProjectDraft {
        kind: Keep::Set("bredding".to_owned()),
        category: Keep::Set("Felles løsninger".to_owned()),
        ..new_project("Feil pilar")
    };
    assert!(matches!(desk.rejected(RecordCommand::AddProject(draft)), RecordRejection::NotInCategory { .. }));
    assert!(matches!(desk.rejected(RecordCommand::AddProject(ProjectDraft::default())), RecordRejection::TitleNeeded));
    let part = ProjectDraft { parent: Keep::Set("P-1".to_owned()), ..new_project("Del") };
    assert_eq!(desk.run(RecordCommand::AddProject(part)), "Prosjekt lagt til: P-2 Del");
    let edit = |project: &str, draft| RecordCommand::EditProject { project: project.to_owned(), seen: None, draft };
    let within = ProjectDraft { parent: Keep::Set("P-2".to_owned()), ..ProjectDraft::default() };
    assert!(matches!(desk.rejected(edit("P-1", within)), RecordRejection::OwnParent { .. }));
    let done =
        ProjectDraft { state: Some(ProjectState::Finished), finished: Keep::Set(day("2026-10-01")), ..ProjectDraft::default() };
    desk.run(edit("Bredding av varsling", done));
    let page = project(&desk.session, "P-1", Some(day("2026-09-30"))).expect("a page");
    assert_eq!((page.row.state, page.children.len()), (ProjectState::Started, 1));
    assert_eq!(project(&desk.session, "P-1", None).expect("a page").row.state, ProjectState::Finished);
    let backwards = ProjectDraft { finished: Keep::Set(day("2025-01-01")), ..ProjectDraft::default() };
    assert!(matches!(desk.refused(edit("P-1", backwards)), Failure::Rejected(Rejection::EndsBeforeStart { .. })));
    let taken = SolutionDraft { handle: Some("varsling".to_owned()), name: Some("Ny".to_owned()), ..SolutionDraft::default() };
    assert!(matches!(desk.refused(RecordCommand::AddSolution(taken)), Failure::Rejected(Rejection::HandleTaken { .. })));
    let named = SolutionDraft { name: Some("Felles arkiv".to_owned()), ..SolutionDraft::default() };
    desk.run(RecordCommand::AddSolution(named));
    let clear = SolutionDraft { note: Keep::Clear, adopt_by: Keep::Set(day("2027-01-01")), ..SolutionDraft::default() };
    desk.run(RecordCommand::EditSolution { solution: "varsling".to_owned(), seen: None, draft: clear });
    let row = solution(&desk.session, "varsling", None).expect("a page").row;
    assert_eq!((row.note, row.adopt_by, row.owner.as_deref()), (None, Some(day("2027-01-01")), Some("KS")));
    let ours = solution(&desk.session, "felles-arkiv", None).expect("a page").row;
    // Of what sort it is nobody has said, so it can be asked about all that solutions are asked about.
    assert_eq!((ours.name.as_str(), !ours.topics.is_empty()), ("Felles arkiv", true));
}

#[test]
fn an_older_change_that_others_rest_on_is_not_undone() {
    let mut desk = desk();
    let number = desk.session.run(&RecordCommand::AddProject(new_project("Grunn")).into()).expect("a project").number;
    let draft =
        FieldDraft { subject: "P-2".to_owned(), field: "opphav".to_owned(), values: texts(&["lokalt"]), ..FieldDraft::default() };
    desk.run(RecordCommand::SetField(draft));
    let undone = desk.session.undo_number(number.expect("a change"));
    assert!(matches!(undone, Err(Failure::Store(samvirke::store::StoreError::UndoBlocked { .. }))), "{undone:?}");
}

#[test]
fn fields_and_rows_are_typed_by_the_charter() {
    let mut desk = desk();
    let field = |subject: &str, field: &str, value: &str| FieldDraft {
        subject: subject.to_owned(),
        field: field.to_owned(),
        values: texts(&[value]),
        ..FieldDraft::default()
    };
    desk.run(RecordCommand::SetField(field("P-1", "Opphav", "statlig")));
    let page = project(&desk.session, "P-1", None).expect("a page");
    assert_eq!(page.about.fields[0].value, "statlig");
    assert!(matches!(
        desk.refused(RecordCommand::SetField(field("P-1", "opphav", "ukjent"))),
        Failure::NotFound { wanted: Wanted::Record(RecordName::Choice), .. }
    ));
    assert!(matches!(
        desk.rejected(RecordCommand::SetField(field("varsling", "opphav", "lokal"))),
        RecordRejection::DoesNotApply { .. }
    ));
    assert!(matches!(
        desk.rejected(RecordCommand::SetField(field("cooperation", "arkiv", "ja"))),
        RecordRejection::DecisionNeeded { .. }
    ));
    let wrong = FieldDraft { reference: Some("§ 2".to_owned()), ..field("cooperation", "arkiv", "kanskje") };
    assert!(matches!(desk.rejected(RecordCommand::SetField(wrong)), RecordRejection::WrongValue { .. }));
    let row = |cells: &[(&str, &str)]| {
        let cells = cells.iter().map(|(c, v)| ((*c).to_owned(), (*v).to_owned())).collect();
        RecordCommand::AddRow(RowDraft { register: "risiko".to_owned(), cells })
    };
    assert_eq!(desk.run(row(&[("text", "Brudd"), ("subject", "P-1"), ("state", "åpen")])), "Rad 2 lagt til: Risikoregister");
    assert!(matches!(
        desk.refused(row(&[("level", "høy")])),
        Failure::NotFound { wanted: Wanted::Record(RecordName::Column), .. }
    ));
    assert!(matches!(desk.rejected(row(&[("text", " ")])), RecordRejection::EmptyRow { .. }));
    assert!(matches!(desk.refused(row(&[("amount", "mye")])), Failure::Amount { .. }));
    assert_eq!(project(&desk.session, "P-1", None).expect("a page").about.rows[0].handle, "risiko/2");
}

#[test]
fn documents_say_which_parts_are_missing() {
    let mut desk = desk();
    let draft = |parts: &[&str], period: Option<&str>| DocumentDraft {
        subject: "cooperation".to_owned(),
        kind: "arsmelding".to_owned(),
        parts: texts(parts),
        period: period.map(str::to_owned),
        link: Some("arkiv/2025.pdf".to_owned()),
        ..DocumentDraft::default()
    };
    assert!(matches!(desk.rejected(RecordCommand::AddDocument(draft(&[], None))), RecordRejection::PeriodNeeded { .. }));
    assert_eq!(
        desk.run(RecordCommand::AddDocument(draft(&["Drift"], Some("2025")))),
        "Dokument registrert: Årsmelding 2025, Prøvesamarbeidet"
    );
    let documents = holders::documents(&desk.session, Some("cooperation")).expect("documents");
    assert_eq!(documents.last().expect("a document").missing_parts, Vec::<String>::new());
    let ours = documents.iter().find(|d| d.period == "2025").expect("a document");
    assert_eq!((ours.parts.join(","), ours.missing_parts.join(",")), ("Drift".to_owned(), "Økonomi".to_owned()));
    assert!(matches!(
        desk.refused(RecordCommand::AddDocument(draft(&["vedlegg"], Some("2025")))),
        Failure::NotFound { wanted: Wanted::Record(RecordName::Part), .. }
    ));
}

#[test]
fn a20_a_fee_is_the_decided_rate_times_the_inhabitants() {
    let desk = desk();
    let sheet = desk.fee("kontingent", 2020, None).expect("a fee");
    assert_eq!(sheet.total, Money::from_minor(199_857_600));
    assert_eq!((sheet.weight_sum, sheet.lines.len()), (666_192, 3), "who left the day before does not pay");
    assert_eq!(sheet.lines[0].share, Money::from_minor(118_471_200));
    assert_eq!(Money::sum(sheet.lines.iter().map(|l| l.share)), Some(sheet.total));
    assert!(sheet.explanation[0].contains("§ 7") && sheet.explanation[0].contains("666"), "{:?}", sheet.explanation);
}

#[test]
fn w03_a_year_without_a_decided_rate_has_no_amount() {
    let mut desk = desk();
    for year in [2021, 2019] {
        match desk.fee("kontingent", year, None) {
            Err(Failure::MissingDatum(Datum::Figure { id, period, .. })) => assert_eq!((id.as_str(), period), ("sats", year)),
            other => panic!("{other:?}"),
        }
    }
    let rate = |decided: Option<&str>| FigureDraft {
        series: "sats".to_owned(),
        period: 2027,
        value: Some(Input::Typed("3,50".to_owned())),
        decided: decided.map(str::to_owned),
        ..FigureDraft::default()
    };
    assert!(matches!(desk.rejected(RecordCommand::SetFigure(rate(None))), RecordRejection::DecisionNeeded { .. }));
    assert_eq!(desk.run(RecordCommand::SetFigure(rate(Some("§ 9")))), "Tall registrert: Kontingentsats, 2027");
    assert_eq!(holders::figures(&desk.session, Some("sats")).expect("figures")[1].value, Some(350));
    // The rate is there; the inhabitants of 2027 are not, and last year's are not taken for them.
    assert!(matches!(desk.fee("kontingent", 2027, None), Err(Failure::Key { refusal: KeyRefusal::NoFigure { .. }, .. })));
    assert!(matches!(desk.fee("kontingent", 2020, Some(1)), Err(Failure::Key { refusal: KeyRefusal::ByRate, .. })));
    assert!(matches!(desk.fee("tjenester", 2026, Some(1)), Err(Failure::Key { refusal: KeyRefusal::NeedsUsage, .. })));
}

#[test]
fn decided_weights_and_layers_split_a_pool() {
    let mut desk = desk();
    assert!(matches!(desk.fee("felles", 2026, Some(100)), Err(Failure::Key { refusal: KeyRefusal::Undecided { .. }, .. })));
    let weights = |lines: &[(&str, i64)]| FigureDraft {
        series: "vedtatt".to_owned(),
        period: 2026,
        lines: lines.iter().map(|(m, w)| LineDraft { name: (*m).to_owned(), unit: None, amount: Input::Kept(*w) }).collect(),
        decided: Some("§ 3".to_owned()),
        ..FigureDraft::default()
    };
    desk.run(RecordCommand::SetFigure(weights(&[("alfa", 2), ("beta", 1)])));
    assert!(matches!(desk.fee("felles", 2026, Some(100)), Err(Failure::Key { refusal: KeyRefusal::NoShare { .. }, .. })));
    desk.run(RecordCommand::SetFigure(weights(&[("alfa", 2), ("beta", 1), ("gamma", 1)])));
    let sheet = desk.fee("felles", 2026, Some(102)).expect("a split");
    assert_eq!(sheet.lines.iter().map(|l| l.share.minor()).collect::<Vec<_>>(), [51, 26, 25]);
    assert!(matches!(desk.fee("felles", 2026, None), Err(Failure::MissingDatum(Datum::Amount))));
    assert!(matches!(desk.fee("felles", 2025, Some(1)), Err(Failure::Key { refusal: KeyRefusal::Undecided { .. }, .. })));
    let sheet = desk.fee("prosjekter", 2026, Some(1_000_000)).expect("a split");
    assert_eq!(Money::sum(sheet.lines.iter().map(|l| l.share)), Some(Money::from_minor(1_000_000)));
    // 100 000 each, and 700 000 by 394 904 : 172 473 : 98 815.
    assert_eq!(sheet.lines.iter().map(|l| l.share.minor()).collect::<Vec<_>>(), [514_944, 281_226, 203_830]);
    assert_eq!(sheet.explanation[0], "alle som betaler, Likt: 30 % av beløpet.");
    let price = |value| FigureDraft { series: "katalog".to_owned(), period: 2026, value, ..FigureDraft::default() };
    assert!(matches!(desk.rejected(RecordCommand::SetFigure(price(None))), RecordRejection::TableNeeded { .. }));
    let line = LineDraft { name: "Konto".to_owned(), unit: Some("stk".to_owned()), amount: Input::Typed("12,50".to_owned()) };
    desk.run(RecordCommand::SetFigure(FigureDraft { lines: vec![line], ..price(None) }));
    let figures = holders::figures(&desk.session, Some("katalog")).expect("figures");
    assert_eq!((figures[0].lines[0].name.as_str(), figures[0].lines[0].amount), ("Konto", 1250));
}

#[test]
fn duties_are_settled_by_records_and_say_what_is_missing() {
    let mut desk = desk();
    let line = |desk: &Desk, handle: &str| desk.due().into_iter().find(|(h, ..)| h == handle);
    let report = line(&desk, "arsmelding-klar/2025").expect("a line");
    assert_eq!(report.1, "Dokumentet er ikke registrert: Årsmelding, 2025.");
    assert_eq!(report.2, "samvirke document add cooperation arsmelding LINK --parts drift,okonomi --period 2025");
    assert!(line(&desk, "arsmelding-klar/2024").is_none(), "it is on record with all its parts");
    let draft = |parts: &[&str]| {
        RecordCommand::AddDocument(DocumentDraft {
            subject: "cooperation".to_owned(),
            kind: "arsmelding".to_owned(),
            period: Some("2025".to_owned()),
            parts: texts(parts),
            ..DocumentDraft::default()
        })
    };
    desk.run(draft(&["drift"]));
    assert_eq!(line(&desk, "arsmelding-klar/2025").expect("a line").1, "Dokumentet mangler deler: Årsmelding, 2025: Økonomi.");
    desk.run(draft(&["drift", "okonomi"]));
    assert!(line(&desk, "arsmelding-klar/2025").is_none());

    let rate = line(&desk, "sats-fastsatt/2026").expect("a line");
    assert_eq!(
        (rate.1.as_str(), rate.2.as_str()),
        ("Tallet for 2027 er ikke registrert: Kontingentsats.", "samvirke figure set sats 2027 VALUE --decided REF")
    );
    desk.run(RecordCommand::SetFigure(FigureDraft {
        series: "sats".to_owned(),
        period: 2027,
        value: Some(Input::Kept(350)),
        decided: Some("§ 9".to_owned()),
        ..FigureDraft::default()
    }));
    assert!(line(&desk, "sats-fastsatt/2026").is_none());

    let hearing = line(&desk, "budsjett-horing/2026").expect("a line");
    assert_eq!(hearing.1, "3 kommuner mangler: Høring av budsjettet, 2026: Alfa, Beta, Gamma.");
    desk.run(RecordCommand::SetStance(stance(&["alfa", "gamma"], "cooperation.horing", "hort")));
    let hearing = line(&desk, "budsjett-horing/2026").expect("a line");
    assert_eq!(hearing.1, "1 kommune mangler: Høring av budsjettet, 2026: Beta.");
    assert_eq!(hearing.2, "samvirke stance set beta cooperation.horing hort --period 2026");
    desk.run(RecordCommand::SetStance(stance(&["beta"], "cooperation.horing", "hort")));
    assert!(line(&desk, "budsjett-horing/2026").is_none());

    assert_eq!(line(&desk, "arkiv-avklart").expect("a line").2, "samvirke field set cooperation arkiv 'ja|nei'");
    desk.run(RecordCommand::SetField(FieldDraft {
        subject: "cooperation".to_owned(),
        field: "arkiv".to_owned(),
        values: texts(&["nei"]),
        reference: Some("§ 2".to_owned()),
        ..FieldDraft::default()
    }));
    assert!(line(&desk, "arkiv-avklart").is_none(), "no is an answer too");

    assert!(line(&desk, "risiko-gjennomgang/2026-H2").is_some());
    let cells = vec![("date".to_owned(), "2026-11-02".to_owned()), ("text".to_owned(), "Gjennomgått".to_owned())];
    desk.run(RecordCommand::AddRow(RowDraft { register: "risiko".to_owned(), cells }));
    assert!(line(&desk, "risiko-gjennomgang/2026-H2").is_none());
}

#[test]
fn any_record_is_shown_by_its_handle_and_found_by_its_words() {
    let mut desk = desk();
    desk.run(RecordCommand::SetFigure(FigureDraft {
        series: "katalog".to_owned(),
        period: 2026,
        lines: vec![LineDraft { name: "Skanner".to_owned(), unit: None, amount: Input::Kept(100) }],
        ..FigureDraft::default()
    }));
    let shown = |given: &str| show(&desk.session, given, None).unwrap_or_else(|failure| panic!("{given}: {failure:?}"));
    assert!(matches!(shown("P-1"), RecordPage::Project(_)));
    assert!(matches!(shown("varsling"), RecordPage::Solution(_)));
    assert!(matches!(shown("beta"), RecordPage::Member(_)));
    assert!(matches!(shown("risiko/1"), RecordPage::Row(_)));
    assert!(matches!(shown("sats/2020"), RecordPage::Figure(_)));
    assert!(matches!(shown("Årsmelding 2024"), RecordPage::Document(_)));
    assert!(matches!(shown("P-1.tilbud"), RecordPage::Answers(_)));
    assert!(matches!(shown("agreement"), RecordPage::Other { .. }));
    assert!(matches!(show(&desk.session, "P-77", None), Err(Failure::NotFound { .. })));
    let found = |text: &str| {
        let found = find::find(&desk.session, text).expect("a search");
        found.into_iter().map(|f| (f.kind.word(), f.handle)).collect::<Vec<_>>()
    };
    assert!(found("bredding").contains(&("project", "P-1".to_owned())));
    assert!(found("lekkasje").contains(&("row", "risiko/1".to_owned())));
    assert!(found("skann").contains(&("figure", "katalog/2026".to_owned())));
    assert!(found("133").contains(&("stance", "agreement.adoption".to_owned())));
    assert!(found("arsmelding").contains(&("document", "Årsmelding 2024".to_owned())));
}

#[test]
fn the_doctor_names_records_whose_entry_is_gone() {
    let desk = desk();
    drop(desk.session);
    // The agreement is replaced by one that knows no register and no such topic.
    let text = std::fs::read_to_string("tests/portfolio/charter.toml").expect("a charter");
    let text = text.replace("id = \"risiko\"", "id = \"vagt\"").replace("record = \"risiko\"", "record = \"vagt\"");
    let text = text.replace("id = \"senere\"", "id = \"siden\"").replace("\"deltar\", name", "\"med\", name");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("charter.toml"), text).expect("a file");
    for file in ["members.csv", "inhabitants.csv"] {
        std::fs::copy(format!("tests/portfolio/{file}"), folder.path().join(file)).expect("a copy");
    }
    let source = Source::open(folder.path().to_str().expect("UTF-8")).expect("a charter");
    let path = folder.path().join("other.samvirke");
    let new = NewFile { path, kept_from: None, today: Some(day(TODAY)), language: None, author: author(), demo: false };
    let other = create(&source, &new).expect("a file");
    let charter = other.charter().expect("a charter");
    let opening = Opening { path: desk.path, access: Access::Read, today: Some(day(TODAY)), language: None, author: author() };
    let session = Session::open(&opening).expect("it opens");
    let lines = doctor::strays_under(&session, &charter).expect("lines");
    let subjects: Vec<_> = lines.iter().map(|(subject, name)| (subject.as_str(), name.as_str())).collect();
    assert_eq!(subjects, [("P-1.tilbud", "deltar"), ("risiko/1", "risiko")]);
}

#[test]
fn the_charters_of_the_program_come_with_what_is_known_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = |id: &str| {
        let source = Source::open(id).unwrap_or_else(|failure| panic!("{id}: {failure:?}"));
        let path = folder.path().join(format!("{id}.samvirke"));
        let new = NewFile { path, kept_from: None, today: Some(day(TODAY)), language: None, author: author(), demo: true };
        create(&source, &new).unwrap_or_else(|failure| panic!("{id}: {failure:?}"))
    };
    let moa = adoption(&made("moa"), None).expect("a sheet");
    let rows: Vec<_> = moa.answers.rows.iter().map(|r| (r.member.as_str(), r.since, r.reference.as_deref())).collect();
    assert_eq!(
        rows,
        [
            ("mora", Some(day("2024-11-25")), Some("§ 133")),
            ("orsa", Some(day("2024-11-25")), Some("§ 107")),
            ("alvdalen", Some(day("2024-12-16")), Some("§ 161"))
        ]
    );
    assert!(moa.answers.is_complete() && moa.replaces.iter().any(|r| r.reference == "§ 12"));
    // 3 kr for each of the inhabitants of the 19 members of 2020.
    let akershus = made("akershus");
    let (by, year) = (By::Pool(pool_by_rate(&akershus)), Some(2020));
    let fee = split(&akershus, &SplitQuestion { amount: None, by, year, members: None, project: None, on: None }).expect("a fee");
    assert_eq!((fee.total, fee.lines.len()), (Money::from_minor(199_857_600), 19));
    for id in ["vestland", "norrbotten"] {
        let session = made(id);
        assert!(!projects(&session, &WorkFilter::default()).expect("a list").is_empty(), "{id}");
        assert!(doctor::doctor(&session).expect("a doctor").iter().all(|line| !line.fault), "{id}");
    }
}

/// The pool whose amount follows from a rate.
fn pool_by_rate(session: &Session) -> String {
    let charter = session.charter().expect("a charter");
    let by_rate = |pool: &&samvirke::domain::charter::Entry<samvirke::domain::charter::Pool>| {
        charter.key(&pool.rule.key).is_some_and(|k| matches!(k.rule, samvirke::domain::charter::Key::Rate { .. }))
    };
    charter.pools.iter().find(by_rate).map(|p| p.id.clone()).expect("a pool")
}
