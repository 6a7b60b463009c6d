//! Members through time, through a session: lists as of a date, joining, leaving, merging, changing numbers, finding.

use proptest::prelude::*;
use samvirke::app::command::{
    Appointee, AppointmentDraft, Command, MemberDraft, MemberEdit, MergerDraft, PersonDraft, Receipt, Undoing,
};
use samvirke::app::failure::{Class, MemberRejection, Rejection, words};
use samvirke::app::query::doctor::doctor;
use samvirke::app::query::find::{FoundKind, find};
use samvirke::app::query::members::{MemberFilter, MemberList, MemberPage, member, members};
use samvirke::app::query::split::{By, SplitQuestion, split};
use samvirke::app::query::who::{WhoFilter, who};
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::app::{Failure, Session};
use samvirke::domain::date::{Date, add_days, parse_iso};
use samvirke::domain::ids::Id;
use samvirke::domain::money::Money;
use samvirke::domain::sort::Language;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("no day: {text}"))
}

/// A file of the municipalities of Akershus; today is a day of 2026.
fn file_in(language: Option<Language>) -> (TempDir, Session) {
    let folder = TempDir::new().expect("a folder");
    let new = NewFile {
        path: folder.path().join("file.samvirke"),
        kept_from: None,
        today: Some(day("2026-11-16")),
        language,
        author: samvirke::store::Author { who: "test".to_owned(), origin: "test".to_owned() },
        demo: false,
    };
    let source = Source::open("tests/charters/members").unwrap_or_else(|e| panic!("{e:?}"));
    let session = create(&source, &new).unwrap_or_else(|e| panic!("{e:?}"));
    (folder, session)
}

fn file() -> (TempDir, Session) {
    file_in(None)
}

fn list(session: &Session, on: &str) -> MemberList {
    let filter = MemberFilter { on: Some(day(on)), ..MemberFilter::default() };
    members(session, &filter).unwrap_or_else(|e| panic!("{e:?}"))
}

fn page(session: &Session, name: &str, on: &str) -> MemberPage {
    member(session, name, Some(day(on))).unwrap_or_else(|e| panic!("{e:?}"))
}

fn id(session: &Session, handle: &str, on: &str) -> Id {
    page(session, handle, on).row.id
}

fn run(session: &mut Session, command: &Command) -> Receipt {
    session.run(command).unwrap_or_else(|e| panic!("{command:?}: {e:?}"))
}

fn refused(session: &mut Session, command: &Command) -> MemberRejection {
    let before = dump(session);
    match session.run(command) {
        Err(failure) => {
            assert_eq!(dump(session), before, "a refusal changes nothing");
            assert_eq!(failure.class(), Class::Refused);
            let said = words::failure(session.say(), &failure).join(" ");
            assert!(!said.contains("Rejection") && !said.contains('{'), "{said}");
            match failure {
                Failure::Rejected(Rejection::Member(rejection)) => rejection,
                other => panic!("{other:?}"),
            }
        }
        Ok(receipt) => panic!("{receipt:?}"),
    }
}

fn dump(session: &Session) -> Vec<u8> {
    session.dump().unwrap_or_else(|e| panic!("{e:?}"))
}

fn faults(session: &Session) -> Vec<String> {
    let lines = doctor(session).unwrap_or_else(|e| panic!("{e:?}"));
    lines.into_iter().filter(|l| l.fault).map(|l| l.message).collect()
}

fn undo(session: &mut Session) {
    assert!(matches!(session.undo(None), Ok(Undoing::Done(_))));
}

/// Puts someone of a member into its seat of the council.
fn appoint(session: &mut Session, member: Id, name: &str, from: Option<&str>) {
    let person = PersonDraft { name: name.to_owned(), member: Some(member), ..PersonDraft::default() };
    let draft = AppointmentDraft {
        body: "radet".to_owned(),
        seat: "medlem".to_owned(),
        who: Appointee::New(person),
        member: Some(member),
        organisation: None,
        from: from.map(day),
        until: None,
        nominated: None,
        elected: None,
        elected_by: None,
        decision: None,
        percent: None,
        replaces: None,
    };
    run(session, &Command::Appoint(Box::new(draft)));
}

fn merger(from: &[Id], name: &str, code: &str, on: &str) -> MergerDraft {
    MergerDraft {
        from: from.to_vec(),
        handle: None,
        code: code.to_owned(),
        name: name.to_owned(),
        org_number: None,
        on: day(on),
        areas: Vec::new(),
    }
}

#[test]
fn lists_are_as_of_a_date() {
    let (_folder, session) = file();
    for (on, count) in [("2019-11-18", 22), ("2020-01-01", 19), ("2026-11-16", 19)] {
        assert_eq!(list(&session, on).rows.len(), count, "{on}");
    }
    let all = members(&session, &MemberFilter { all: true, ..MemberFilter::default() }).expect("members");
    assert_eq!((all.rows.len(), all.rows.iter().filter(|r| r.outside).count()), (29, 3));
    let code = |on: &str| list(&session, on).rows.iter().find(|r| r.handle == "baerum").map(|r| r.code.clone());
    assert_eq!(code("2019-01-01").as_deref(), Some("0219"));
    assert_eq!(code("2020-01-01").as_deref(), Some("3024"));
    assert_eq!(code("2026-01-01").as_deref(), Some("3201"));
    let of_area = MemberFilter { area: Some("Nedre Romerike".to_owned()), on: Some(day("2019-06-01")), all: false, and: None };
    assert_eq!(members(&session, &of_area).expect("members").rows.len(), 7);
    let now = MemberFilter { on: Some(day("2020-01-01")), ..of_area };
    assert_eq!(members(&session, &now).expect("members").rows.len(), 5);
}

#[test]
fn a_page_has_the_history_and_says_what_is_a_sum() {
    let (_folder, session) = file();
    let lillestrom = page(&session, "lillestrom", "2020-01-01");
    assert_eq!(lillestrom.predecessors.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Fet", "Skedsmo", "Sørum"]);
    let sum = lillestrom.inhabitants.iter().find(|f| f.date == day("2019-01-01")).expect("a sum");
    assert_eq!((sum.count, sum.source.as_str()), (85_757, "SSB 07459"));
    assert_eq!(sum.remark.as_deref(), Some("etter forgjengerne: Fet, Skedsmo og Sørum"));
    assert!(lillestrom.inhabitants.iter().any(|f| f.date == day("2020-01-01") && f.remark.is_none()));
    let asker = page(&session, "asker", "2020-01-01");
    assert_eq!(asker.inhabitants.iter().map(|f| f.count).collect::<Vec<_>>(), [93_679, 94_441]);
    assert_eq!(asker.predecessors.iter().filter(|p| p.outside).count(), 2);
    let fet = page(&session, "fet", "2026-11-16");
    assert_eq!(fet.successor.map(|s| s.handle).as_deref(), Some("lillestrom"));
    let baerum = page(&session, "baerum", "2026-11-16");
    let numbers: Vec<_> = baerum.numbers.iter().map(|n| (n.code.as_str(), n.until.map(|d| d.to_string()))).collect();
    let until = |text: &str| Some(text.to_owned());
    assert_eq!(numbers, [("0219", until("2019-12-31")), ("3024", until("2023-12-31")), ("3201", None)]);
}

#[test]
fn the_fee_is_that_of_the_members_of_the_day() {
    let (_folder, session) = file();
    let ask = |on: &str, amount: i64| {
        let question = SplitQuestion {
            amount: Some(Money::from_minor(amount)),
            year: None,
            by: By::Pool("kontingent".to_owned()),
            members: None,
            project: None,
            on: Some(day(on)),
        };
        split(&session, &question)
    };
    let sheet = ask("2020-01-01", 199_857_600).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!((sheet.lines.len(), sheet.weight_sum), (19, 666_192));
    let sheet = ask("2019-06-01", 187_216_500).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!((sheet.lines.len(), sheet.weight_sum), (22, 624_055));
    let share = |name: &str| sheet.lines.iter().find(|l| l.member == name).map(|l| l.share.minor());
    assert_eq!((share("baerum"), share("hurdal")), (Some(38_052_300), Some(859_200)));
}

#[test]
fn a_split_says_in_words_who_counts_by_predecessors_and_who_is_missing() {
    let (_folder, session) = file();
    let ask = |members: &[&str]| {
        let question = SplitQuestion {
            amount: Some(Money::from_minor(1_000_000)),
            year: None,
            by: By::Key("folketall".to_owned()),
            members: Some(members.iter().map(|m| (*m).to_owned()).collect()),
            project: None,
            on: Some(day("2019-06-01")),
        };
        split(&session, &question)
    };
    // What the new municipality would have paid in the year before it was there.
    let sheet = ask(&["3205", "3201"]).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(sheet.weight_sum, 85_757 + 126_841);
    let said = "Lillestrøm fantes ikke den dagen og teller etter forgjengerne: Fet, Skedsmo og Sørum.";
    assert!(sheet.explanation.iter().any(|s| s == said), "{:?}", sheet.explanation);
    let question = SplitQuestion {
        amount: Some(Money::from_minor(1_000_000)),
        year: None,
        by: By::Key("folketall".to_owned()),
        members: Some(vec!["3203".to_owned(), "3201".to_owned()]),
        project: None,
        on: Some(day("2018-06-01")),
    };
    match split(&session, &question) {
        Err(Failure::Key { members, .. }) => assert_eq!(members, ["Røyken (nå Asker)", "Hurum (nå Asker)"]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn old_numbers_and_former_members_are_found() {
    let (_folder, mut session) = file();
    let found = |session: &Session, text: &str| {
        let found = find(session, text).unwrap_or_else(|e| panic!("{e:?}"));
        found.into_iter().filter(|f| f.kind == FoundKind::Member).map(|f| (f.handle, f.snippet)).collect::<Vec<_>>()
    };
    let hit = |handle: &str, snippet: &str| vec![(handle.to_owned(), snippet.to_owned())];
    for number in ["0219", "3024", "3201", "bær"] {
        assert_eq!(found(&session, number), hit("baerum", "3201, 3024, 0219"), "{number}");
    }
    assert_eq!(found(&session, "fet"), hit("fet", "0227, gikk inn i Lillestrøm 1. jan. 2020"));
    // The handle means the new one; the old one goes by its number, which leads to it.
    assert_eq!(found(&session, "0220"), hit("0220", "0220, gikk inn i Asker 1. jan. 2020"));
    assert_eq!(page(&session, "0220", "2026-11-16").row.until, Some(day("2019-12-31")));
    assert_eq!(page(&session, "0219", "2026-11-16").row.handle, "baerum");

    let baerum = id(&session, "baerum", "2026-11-16");
    let now = session.records().expect("records").member(baerum).cloned().expect("a member");
    let edit = MemberEdit { name: "Vestmarka".to_owned(), since: Some(day("2027-01-01")), ..MemberEdit::from(&now) };
    let receipt = run(&mut session, &Command::EditMember { id: baerum, seen: None, edit: Box::new(edit) });
    assert_eq!(receipt.sentence, "Nytt nummer eller navn fra 1. jan. 2027: Vestmarka, 3201");
    assert_eq!(found(&session, "baerum").len(), 1, "a former name");
    let name = |on: &str| page(&session, "3201", on).row.name;
    assert_eq!(
        (name("2019-01-01"), name("2026-12-31"), name("2027-01-01")),
        ("Bærum".into(), "Bærum".into(), "Vestmarka".into())
    );
    assert_eq!(faults(&session), Vec::<String>::new());
}

#[test]
fn a_number_changes_from_a_day_on_or_is_corrected() {
    let (_folder, mut session) = file();
    let before = dump(&session);
    let fitting = |session: &Session, handle: &str| {
        let id = id(session, handle, "2026-11-16");
        (id, MemberEdit::from(session.records().expect("records").member(id).expect("a member")))
    };
    let (lillestrom, edit) = fitting(&session, "lillestrom");
    let change = |edit: MemberEdit| Command::EditMember { id: lillestrom, seen: None, edit: Box::new(edit) };
    let edit = MemberEdit { code: "9999".to_owned(), since: Some(day("2030-01-01")), ..edit };
    run(&mut session, &change(edit.clone()));
    let code = |session: &Session, on: &str| page(session, "lillestrom", on).row.code;
    assert_eq!(
        (code(&session, "2020-01-01"), code(&session, "2029-12-31"), code(&session, "2030-01-01")),
        ("3030".into(), "3205".into(), "9999".into())
    );
    // Not twice from the same day, not before it was there, not another's number.
    let again = MemberEdit { code: "9998".to_owned(), since: Some(day("2030-01-01")), ..edit.clone() };
    let since = MemberRejection::ChangedSince { member: "Lillestrøm".to_owned(), from: day("2030-01-01") };
    assert_eq!(refused(&mut session, &change(again)), since);
    let early = MemberEdit { code: "9998".to_owned(), since: Some(day("2020-01-01")), ..edit.clone() };
    let not_then = MemberRejection::NotThen { member: "Lillestrøm".to_owned(), on: day("2020-01-01") };
    assert_eq!(refused(&mut session, &change(early)), not_then);
    let taken = MemberEdit { code: "3201".to_owned(), since: Some(day("2031-01-01")), ..edit.clone() };
    let other = MemberRejection::NumberTaken { code: "3201".to_owned(), member: "Bærum".to_owned() };
    assert_eq!(refused(&mut session, &change(taken)), other);
    // Without a day it is a correction of the newest number.
    run(&mut session, &change(MemberEdit { code: "9990".to_owned(), since: None, ..edit }));
    assert_eq!((code(&session, "2030-01-01"), code(&session, "2029-12-31")), ("9990".into(), "3205".into()));
    undo(&mut session);
    undo(&mut session);
    assert_eq!(dump(&session), before);
}

#[test]
fn joining_wants_a_new_agreement_where_the_charter_says_so() {
    let (_folder, mut session) = file();
    let draft = MemberDraft {
        code: "3236".to_owned(),
        name: "Jevnaker".to_owned(),
        from: Some(day("2027-01-01")),
        areas: vec![("region".to_owned(), "ovre-romerike".to_owned())],
        ..MemberDraft::default()
    };
    let receipt = run(&mut session, &Command::AddMember(Box::new(draft.clone())));
    assert_eq!((receipt.sentence.as_str(), receipt.handle.as_deref()), ("Medlem lagt til: Jevnaker", Some("jevnaker")));
    assert_eq!(receipt.notes, ["Et nytt medlem krever en ny avtale (§ 1)."]);
    assert_eq!((list(&session, "2026-12-31").rows.len(), list(&session, "2027-01-01").rows.len()), (19, 20));
    assert_eq!(page(&session, "jevnaker", "2027-01-01").row.areas, ["Øvre Romerike"]);
    // A guest needs none, and is never in a list of members.
    let guest = MemberDraft { code: "3234".to_owned(), name: "Lunner".to_owned(), outside: true, ..MemberDraft::default() };
    let receipt = run(&mut session, &Command::AddMember(Box::new(guest)));
    assert_eq!((receipt.sentence.as_str(), receipt.notes.len()), ("Kommune utenfor lagt til: Lunner", 0));
    assert_eq!(list(&session, "2027-01-01").rows.len(), 20);
    assert_eq!(faults(&session), Vec::<String>::new());

    let twin = Command::AddMember(Box::new(MemberDraft { code: "1".to_owned(), ..draft.clone() }));
    let taken = MemberRejection::HandleTaken { handle: "jevnaker".to_owned(), member: "Jevnaker".to_owned() };
    assert_eq!(refused(&mut session, &twin), taken);
    let number = Command::AddMember(Box::new(MemberDraft { name: "Ny".to_owned(), ..draft.clone() }));
    assert!(matches!(refused(&mut session, &number), MemberRejection::NumberTaken { .. }));
    let astray = MemberDraft {
        name: "Ny".to_owned(),
        code: "3999".to_owned(),
        areas: vec![("region".to_owned(), "x".to_owned())],
        ..draft
    };
    assert!(matches!(session.run(&Command::AddMember(Box::new(astray))), Err(Failure::NotFound { .. })));
    let nameless = Command::AddMember(Box::default());
    assert!(matches!(session.run(&nameless), Err(Failure::Rejected(Rejection::NameNeeded))));
    // A handle of one that is gone is free for another time.
    let fet =
        MemberDraft { name: "Fet".to_owned(), code: "0227".to_owned(), from: Some(day("2030-01-01")), ..MemberDraft::default() };
    run(&mut session, &Command::AddMember(Box::new(fet)));
    assert_eq!(page(&session, "fet", "2030-01-01").row.from, Some(day("2030-01-01")));
    assert_eq!(page(&session, "fet", "2019-01-01").row.until, Some(day("2019-12-31")));
}

#[test]
fn leaving_ends_seats_and_names_what_hangs_on_it() {
    let (_folder, mut session) = file();
    let baerum = id(&session, "baerum", "2026-11-16");
    appoint(&mut session, baerum, "Kari Nes", Some("2024-01-01"));
    appoint(&mut session, baerum, "Ola By", Some("2029-01-01"));
    let term = Command::SetTerm {
        body: "radet".to_owned(),
        from: day("2024-01-01"),
        until: day("2027-12-31"),
        chair: Some(baerum),
        note: None,
    };
    run(&mut session, &term);
    let before = dump(&session);
    let leave = |on: &str| Command::MemberLeaves { id: baerum, on: day(on) };
    let receipt = run(&mut session, &leave("2026-12-31"));
    assert_eq!(receipt.sentence, "Gått ut: Bærum, siste dag 31. des. 2026");
    assert_eq!(
        receipt.notes,
        [
            "Verv avsluttet 31. des. 2026: Kari Nes, Medlem, Rådet",
            "Verv som ikke hadde begynt, er fjernet: Ola By, Medlem, Rådet",
            "Bærum har ledervervet i Rådet til 31. des. 2027. Avgjør hvem som tar over.",
            "2 personer er ført på Bærum",
            "Bærum er vertskommune etter avtalen.",
            "Nøkkelen Gammel nøkkel nevner Bærum ved navn. Partene må avtale nye andeler.",
        ]
    );
    assert_eq!((list(&session, "2026-12-31").rows.len(), list(&session, "2027-01-01").rows.len()), (19, 18));
    let seated = |session: &Session, on: &str| {
        let filter = WhoFilter { first: Some("radet".to_owned()), on: Some(day(on)), ..WhoFilter::default() };
        let rows = who(session, &filter).unwrap_or_else(|e| panic!("{e:?}"));
        rows.iter().filter(|r| r.seat.holder.is_some()).count()
    };
    assert_eq!((seated(&session, "2026-12-31"), seated(&session, "2027-01-01"), seated(&session, "2029-06-01")), (1, 0, 0));
    assert_eq!(faults(&session), Vec::<String>::new());
    let left = MemberRejection::AlreadyLeft { member: "Bærum".to_owned(), until: day("2026-12-31") };
    assert_eq!(refused(&mut session, &leave("2027-06-30")), left);
    undo(&mut session);
    assert_eq!(dump(&session), before);
    let royken = id(&session, "royken", "2026-11-16");
    let outside = Command::MemberLeaves { id: royken, on: day("2026-12-31") };
    assert_eq!(refused(&mut session, &outside), MemberRejection::Outside { member: "Røyken".to_owned() });
}

#[test]
fn a_merger_ends_the_old_and_starts_the_new_in_their_place() {
    let (_folder, mut session) = file();
    let [as_, vestby] = ["as", "vestby"].map(|h| id(&session, h, "2026-11-16"));
    appoint(&mut session, as_, "Kari Nes", None);
    let first = page(&session, "as", "2026-11-16").row.order.min(page(&session, "vestby", "2026-11-16").row.order);
    let before = dump(&session);
    let draft = merger(&[vestby, as_], "Nye Ås", "3299", "2028-01-01");
    let receipt = run(&mut session, &Command::MergeMembers(Box::new(draft.clone())));
    assert_eq!(receipt.sentence, "Slått sammen 1. jan. 2028: Vestby og Ås til Nye Ås");
    assert_eq!(receipt.handle.as_deref(), Some("nye-as"));
    assert_eq!(receipt.notes, ["Verv avsluttet 31. des. 2027: Kari Nes, Medlem, Rådet", "1 person er ført på Ås"]);
    assert_eq!((list(&session, "2027-12-31").rows.len(), list(&session, "2028-01-01").rows.len()), (19, 18));
    let new = page(&session, "nye-as", "2028-01-01");
    assert_eq!((new.row.order, new.row.areas), (first, vec!["Follo".to_owned()]));
    let figure = new.row.inhabitants.expect("a sum");
    assert_eq!((figure.count, figure.date, figure.predecessors.len()), (18_042 + 20_439, day("2020-01-01"), 2));
    assert_eq!(faults(&session), Vec::<String>::new());
    // What is gone cannot be merged again.
    let again = Command::MergeMembers(Box::new(MergerDraft { handle: Some("to".to_owned()), ..draft }));
    assert!(matches!(refused(&mut session, &again), MemberRejection::AlreadyLeft { .. }));
    undo(&mut session);
    assert_eq!(dump(&session), before);

    let mut merge = |from: &[Id], on: &str| {
        let draft = merger(from, "Ny", "3299", on);
        refused(&mut session, &Command::MergeMembers(Box::new(draft)))
    };
    assert_eq!(merge(&[as_], "2028-01-01"), MemberRejection::PredecessorsNeeded);
    assert_eq!(merge(&[as_, as_], "2028-01-01"), MemberRejection::PredecessorsNeeded);
}

#[test]
fn a_merger_of_the_same_name_takes_in_one_from_outside_and_leaves_open_what_differs() {
    let (_folder, mut session) = file();
    let guest = MemberDraft { code: "3234".to_owned(), name: "Lunner".to_owned(), outside: true, ..MemberDraft::default() };
    run(&mut session, &Command::AddMember(Box::new(guest)));
    let [nittedal, lunner, frogn] = ["nittedal", "lunner", "frogn"].map(|h| id(&session, h, "2026-11-16"));
    let draft = merger(&[lunner, nittedal], "Nittedal", "3232", "2028-01-01");
    let receipt = run(&mut session, &Command::MergeMembers(Box::new(draft)));
    assert_eq!(receipt.notes, Vec::<String>::new());
    let then = page(&session, "nittedal", "2027-12-31");
    let now = page(&session, "nittedal", "2028-01-01");
    assert_eq!((then.row.successor.as_deref(), now.row.from), (Some("Nittedal"), Some(day("2028-01-01"))));
    // The one from outside has no figure, so there is none by predecessors.
    assert_eq!((now.row.inhabitants, now.row.areas), (None, vec!["Nedre Romerike".to_owned()]));
    let draft = merger(&[frogn, now.row.id], "Fjord", "3298", "2030-01-01");
    let receipt = run(&mut session, &Command::MergeMembers(Box::new(draft.clone())));
    assert_eq!(
        receipt.notes,
        ["Region: forgjengerne hørte til Follo og Nedre Romerike. Før opp hvor den nye kommunen hører til."]
    );
    undo(&mut session);
    let given = MergerDraft { areas: vec![("region".to_owned(), "follo".to_owned())], ..draft };
    let receipt = run(&mut session, &Command::MergeMembers(Box::new(given)));
    assert_eq!((receipt.notes.len(), page(&session, "fjord", "2030-01-01").row.areas), (0, vec!["Follo".to_owned()]));
    assert_eq!(faults(&session), Vec::<String>::new());
}

#[test]
fn receipts_speak_the_users_language() {
    for (language, said) in [
        (Language::Nb, "Bærum er vertskommune etter avtalen."),
        (Language::Nn, "Bærum er vertskommune etter avtalen."),
        (Language::Sv, "Bærum är värdkommun enligt avtalet."),
        (Language::En, "Bærum is the host by the agreement."),
    ] {
        let (_folder, mut session) = file_in(Some(language));
        let baerum = id(&session, "baerum", "2026-11-16");
        let leave = Command::MemberLeaves { id: baerum, on: day("2026-12-31") };
        let tried = session.rehearse(&leave).unwrap_or_else(|e| panic!("{e:?}"));
        assert_eq!(tried.notes[0], said);
        let done = run(&mut session, &leave);
        assert_eq!((done.notes, done.sentence), (tried.notes, tried.sentence));
    }
}

/// One edit of members; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Act {
    Add(String, i64, bool),
    Merge(Vec<usize>, String, i64),
    Leave(usize, i64),
    Renumber(usize, Option<i64>, u16),
    Appoint(usize, i64),
}

fn act() -> impl Strategy<Value = Act> {
    let name = || "[A-ZÆØÅ][a-zæøå]{1,8}";
    let days = || -400..4_000_i64;
    prop_oneof![
        (name(), days(), any::<bool>()).prop_map(|(n, d, o)| Act::Add(n, d, o)),
        (prop::collection::vec(0..64_usize, 2..4), name(), days()).prop_map(|(m, n, d)| Act::Merge(m, n, d)),
        (0..64_usize, days()).prop_map(|(m, d)| Act::Leave(m, d)),
        (0..64_usize, prop::option::of(days()), 0..200_u16).prop_map(|(m, d, c)| Act::Renumber(m, d, c)),
        (0..64_usize, days()).prop_map(|(m, d)| Act::Appoint(m, d)),
    ]
}

fn command(session: &Session, act: &Act) -> Command {
    let records = session.records().expect("records");
    let at = |n: &usize| &records.members[n % records.members.len()];
    let on = |offset: &i64| add_days(day("2026-11-16"), *offset);
    match act {
        Act::Add(name, from, outside) => Command::AddMember(Box::new(MemberDraft {
            name: name.clone(),
            from: Some(on(from)),
            outside: *outside,
            ..MemberDraft::default()
        })),
        Act::Merge(members, name, offset) => {
            let from = members.iter().map(|n| at(n).id).collect::<Vec<_>>();
            Command::MergeMembers(Box::new(MergerDraft { on: on(offset), ..merger(&from, name, "", "2028-01-01") }))
        }
        Act::Leave(member, offset) => Command::MemberLeaves { id: at(member).id, on: on(offset) },
        Act::Renumber(member, since, code) => {
            let member = at(member);
            let edit = MemberEdit { code: format!("{code:04}"), since: since.as_ref().map(on), ..MemberEdit::from(member) };
            Command::EditMember { id: member.id, seen: None, edit: Box::new(edit) }
        }
        Act::Appoint(member, from) => Command::Appoint(Box::new(AppointmentDraft {
            body: "radet".to_owned(),
            seat: "medlem".to_owned(),
            who: Appointee::New(PersonDraft { name: "Kari Nes".to_owned(), ..PersonDraft::default() }),
            member: Some(at(member).id),
            organisation: None,
            from: Some(on(from)),
            until: None,
            nominated: None,
            elected: None,
            elected_by: None,
            decision: None,
            percent: None,
            replaces: None,
        })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_after_any_edit_of_members_is_the_identity(acts in prop::collection::vec(act(), 1..12)) {
        let (_folder, mut session) = file();
        let mut states = vec![dump(&session)];
        for act in &acts {
            let command = command(&session, act);
            let before = dump(&session);
            match session.run(&command) {
                Ok(receipt) if receipt.number.is_none() => prop_assert_eq!(dump(&session), before),
                Ok(_) => states.push(dump(&session)),
                Err(Failure::Rejected(_)) => prop_assert_eq!(dump(&session), before, "a refusal changes nothing"),
                Err(failure) => prop_assert!(false, "{:?}: {:?}", command, failure),
            }
            prop_assert_eq!(faults(&session), Vec::<String>::new());
            // A handle means one member on any day, and whoever was merged ended the day before.
            let records = session.records().expect("records");
            for member in &records.members {
                let twins = records.members.iter().filter(|m| m.handle == member.handle && m.span().overlaps(&member.span()));
                prop_assert_eq!(twins.count(), 1, "{}", &member.handle);
                if let Some(successor) = member.successor.and_then(|id| records.member(id)) {
                    prop_assert_eq!(member.until.map(|d| add_days(d, 1)), successor.from);
                }
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(matches!(session.undo(None), Ok(Undoing::Done(_))));
            prop_assert_eq!(&dump(&session), state);
        }
        for state in states.iter().skip(1) {
            prop_assert!(matches!(session.redo(None), Ok(Undoing::Done(_))));
            prop_assert_eq!(&dump(&session), state);
        }
    }
}
