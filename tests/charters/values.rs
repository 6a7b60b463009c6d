//! What the program counts for the agreements: who has adopted what, who has which project, who has agreed to a change.

use crate::day;
use samvirke::app::command::{Command, Keep, ProjectDraft, RecordCommand, SolutionDraft, StanceDraft};
use samvirke::app::query::answers::{AnswersQuestion, adoption, answers, consent};
use samvirke::app::query::portfolio::{WorkFilter, projects, solutions};
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::app::{Author, Session};
use samvirke::domain::portfolio::ProjectState;

/// The Monday that examples are placed around.
pub(crate) const TODAY: &str = "2026-11-16";

/// A file of a charter, for as long as its folder is there.
pub(crate) struct Desk {
    pub(crate) session: Session,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// A new file, or the demo.
    pub(crate) fn of(charter: &str, demo: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let source = Source::open(charter).unwrap_or_else(|failure| panic!("{charter}: {failure:?}"));
        let new = NewFile {
            path: folder.path().join("a.samvirke"),
            kept_from: None,
            today: Some(day(TODAY)),
            language: None,
            author: Author { who: "Kari".to_owned(), origin: "test".to_owned() },
            demo,
        };
        let session = create(&source, &new).unwrap_or_else(|failure| panic!("{charter}: {failure:?}"));
        Self { session, _folder: folder }
    }

    fn run(&mut self, command: RecordCommand) {
        self.session.run(&Command::from(command)).unwrap_or_else(|failure| panic!("{failure:?}"));
    }

    fn stance(&mut self, members: &[&str], subject: &str, state: &str, on: &str) {
        self.run(RecordCommand::SetStance(StanceDraft {
            members: members.iter().map(|m| (*m).to_owned()).collect(),
            subject: subject.to_owned(),
            states: vec![state.to_owned()],
            on: Some(day(on)),
            ..StanceDraft::default()
        }));
    }

    fn solution(&mut self, name: &str, category: &str) {
        let category = if category.is_empty() { Keep::default() } else { Keep::Set(category.to_owned()) };
        self.run(RecordCommand::AddSolution(SolutionDraft { name: Some(name.to_owned()), category, ..SolutionDraft::default() }));
    }
}

#[test]
fn akershus_ak_10_who_has_not_adopted_the_agreement_is_named() {
    let mut desk = Desk::of("akershus", false);
    let missing = |desk: &Desk| adoption(&desk.session, None).expect("a sheet").answers.missing;
    assert_eq!(missing(&desk).len(), 19);
    desk.stance(&["Asker", "Bærum"], "agreement", "adopted", "2020-02-01");
    assert_eq!(missing(&desk).len(), 17);
    assert!(!missing(&desk).contains(&"Asker".to_owned()));
    assert_eq!(adoption(&desk.session, Some(day("2020-01-31"))).expect("a sheet").answers.missing.len(), 19);
}

#[test]
fn akershus_ak_53_the_use_of_every_solution_is_asked_of_every_member_and_grows_old() {
    let mut desk = Desk::of("akershus", false);
    // Whatever its pillar: what members have made themselves, and what has no pillar yet.
    for (name, category) in [("Delt", "p5"), ("Valgfri", "p3"), ("Pliktig", "p2"), ("Ny", "")] {
        desk.solution(name, category);
        let handle = name.to_lowercase();
        let subject = format!("{handle}.innforing");
        desk.stance(&["asker"], &subject, "adopted", "2025-11-17");
        desk.stance(&["baerum"], &subject, "adopted", "2025-11-16");
        let asked = |stale| AnswersQuestion { subject: subject.clone(), stale, ..AnswersQuestion::default() };
        let sheet = answers(&desk.session, &asked(false)).expect("answers");
        assert_eq!((sheet.rows.len(), sheet.coverage.yes, sheet.missing.len()), (19, 2, 17), "{name}");
        // Twelve months after it was told, it is to be told again.
        let old = answers(&desk.session, &asked(true)).expect("answers");
        let old: Vec<_> = old.rows.iter().filter(|r| r.stale).map(|r| r.member.as_str()).collect();
        assert_eq!(old, ["baerum"], "{name}");
    }
}

#[test]
fn akershus_ak_54_ak_55_obligatory_and_voluntary_solutions_are_listed_with_their_coverage() {
    let mut desk = Desk::of("akershus", false);
    desk.solution("Pliktig", "p2");
    desk.solution("Valgfri", "p3");
    desk.stance(&["asker", "baerum", "eidsvoll"], "pliktig.innforing", "adopted", "2026-10-01");
    desk.stance(&["asker"], "valgfri.innforing", "adopted", "2026-10-01");
    for (pillar, name, adopted) in [("p2", "Pliktig", 3), ("p3", "Valgfri", 1)] {
        let filter = WorkFilter { category: Some(pillar.to_owned()), ..WorkFilter::default() };
        let listed = solutions(&desk.session, &filter).expect("a list");
        assert_eq!(listed.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), [name]);
        let coverage = listed[0].topics.iter().find(|t| t.topic == "innforing").expect("coverage").coverage;
        assert_eq!((coverage.yes, coverage.of()), (adopted, 19), "{name}");
    }
}

#[test]
fn vestland_vl_13_vl_32_the_coverage_of_a_solution_counts_every_member() {
    let mut desk = Desk::of("vestland", false);
    let kind = Keep::Set("fellesloysing".to_owned());
    desk.run(RecordCommand::AddSolution(SolutionDraft { name: Some("Skjema".to_owned()), kind, ..SolutionDraft::default() }));
    desk.stance(&["alver", "askoy"], "skjema.innforing", "tatt-i-bruk", "2024-05-01");
    desk.stance(&["voss"], "skjema.innforing", "pilot", "2024-05-01");
    desk.stance(&["stord"], "skjema.gjenbruk", "gjenbrukar", "2024-05-01");
    let listed = solutions(&desk.session, &WorkFilter::default()).expect("a list");
    let ours = listed.iter().find(|s| s.name == "Skjema").expect("a solution");
    let counted = |topic: &str| {
        let coverage = ours.topics.iter().find(|t| t.topic == topic).expect("coverage").coverage;
        (coverage.yes, coverage.open, coverage.of())
    };
    assert_eq!(counted("innforing"), (2, 1, 43));
    assert_eq!(counted("gjenbruk"), (1, 0, 43));
}

#[test]
fn vestland_vl_36_the_portfolio_shows_who_has_which_project_on_a_day() {
    let mut desk = Desk::of("vestland", false);
    let draft = |name: &str, member: &str| ProjectDraft {
        name: Some(name.to_owned()),
        member: Keep::Set(member.to_owned()),
        state: Some(ProjectState::Started),
        start: Keep::Set(day("2024-03-01")),
        ..ProjectDraft::default()
    };
    desk.run(RecordCommand::AddProject(draft("Chat", "alver")));
    desk.run(RecordCommand::AddProject(draft("Arkiv", "voss")));
    let on = |day_of: &str| {
        let listed = projects(&desk.session, &WorkFilter { on: Some(day(day_of)), ..WorkFilter::default() }).expect("a list");
        let row = |name: &str| {
            let project = listed.iter().find(|p| p.name == name).expect("a project");
            (project.owner.as_ref().map(|owner| owner.name.clone()), project.state)
        };
        [row("Chat"), row("Arkiv")]
    };
    let owned = |state| [(Some("Alver".to_owned()), state), (Some("Voss".to_owned()), state)];
    assert_eq!(on("2024-02-29"), owned(ProjectState::Proposed));
    assert_eq!(on("2024-03-01"), owned(ProjectState::Started));
}

#[test]
fn vestland_vl_104_a_change_of_the_agreement_wants_the_written_consent_of_all() {
    let mut desk = Desk::of("vestland", false);
    let sheet = |desk: &Desk| consent(&desk.session, "2027", None).expect("a sheet");
    let before = sheet(&desk);
    assert_eq!((before.written, before.answers.coverage.of(), before.answers.missing.len()), (Some(true), 43, 43));
    let all: Vec<_> = before.answers.rows.iter().map(|r| r.member.clone()).collect();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    desk.stance(&all[1..], "agreement/2027.consent", "consented", "2026-09-01");
    assert_eq!((sheet(&desk).complete_from, sheet(&desk).answers.missing.len()), (None, 1));
    desk.stance(&all[..1], "agreement/2027.consent", "consented", "2026-10-20");
    assert_eq!(sheet(&desk).complete_from, Some(day("2026-10-20")));
}
