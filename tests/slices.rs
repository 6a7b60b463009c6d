//! What is read for a question gives the same answer as everything would.

use std::collections::BTreeMap;

use chrono::Datelike;
use samvirke::app::bench::{SIZES, generate};
use samvirke::app::query::call::call;
use samvirke::app::query::coverage::Coverage;
use samvirke::app::query::meeting::meeting;
use samvirke::app::query::meetings::{MeetingFilter, meetings};
use samvirke::app::query::members::{MemberFilter, member as member_page, members};
use samvirke::app::query::portfolio::{WorkFilter, project, projects, solutions};
use samvirke::app::query::split::{By, SplitQuestion, split};
use samvirke::app::seed::{BUILT_IN, NewFile, Source, create};
use samvirke::app::{Author, Session};
use samvirke::domain::body::composition::compose;
use samvirke::domain::charter::{Key, TopicPeriod};
use samvirke::domain::cost::weights::weights;
use samvirke::domain::date::parse_iso;
use samvirke::domain::duty::{Context, Obligation, Past, RecordWant, Wants, has_its_own_line, obligations, obligations_of};
use samvirke::domain::inhabitants::latest_count;
use samvirke::domain::money::Money;
use samvirke::domain::portfolio::stance::{topic, topics_of};
use samvirke::domain::portfolio::{About, Answer, Stance, Stands};
use samvirke::domain::records::Records;

/// The examples of all charters that come along, and a generated file.
fn files(folder: &tempfile::TempDir) -> Vec<Session> {
    let author = Author { who: "test".to_owned(), origin: "test".to_owned() };
    let demo = |id: &str| {
        let new = NewFile {
            path: folder.path().join(id),
            kept_from: None,
            today: parse_iso("2026-11-16"),
            language: None,
            author: author.clone(),
            demo: true,
        };
        create(&Source::open(id).expect("a charter"), &new).expect("a file")
    };
    let mut files: Vec<_> = BUILT_IN.iter().map(|b| demo(b.id)).collect();
    files.push(generate(&folder.path().join("s.samvirke"), SIZES[1], &author).expect("a file"));
    files
}

#[test]
fn obligations_are_those_of_all_records() {
    let folder = tempfile::tempdir().expect("a folder");
    for session in files(&folder) {
        let records = session.records().expect("records");
        let charter = session.charter().expect("a charter");
        let (today, kept_from) = (session.today(), session.card().kept_from);
        let all = obligations(Context { charter: &charter, records: &records, today, kept_from, past: Past::LastUnmet });
        let (_, part, due) = session.obligations().expect("obligations");
        assert!(!all.lines.is_empty());
        assert_eq!(due.lines, all.lines, "{}", session.path().display());
        assert_eq!(due.before_file, all.before_file);
        let meetings = |lines: &[Obligation]| {
            let is_dated = |line: &&Obligation| matches!(line.wants, Wants::Meeting { .. }) && line.due.is_some();
            lines.iter().filter(is_dated).cloned().collect::<Vec<_>>()
        };
        let (_, _, to_be_held) = session.meeting_obligations().expect("obligations");
        assert_eq!(meetings(&to_be_held), meetings(&all.lines), "{}", session.path().display());
        let (_, _, dated) = session.dated_obligations().expect("obligations");
        let all_dated: Vec<_> = all.lines.iter().filter(|line| line.due.is_some()).cloned().collect();
        assert_eq!(dated, all_dated, "{}", session.path().display());
        let empty = |lines: &[Obligation]| {
            lines.iter().filter(|line| matches!(line.wants, Wants::Role { .. })).cloned().collect::<Vec<_>>()
        };
        let (_, _, roles) = session.role_obligations().expect("obligations");
        assert_eq!(empty(&roles.lines), empty(&all.lines), "{}", session.path().display());
        // Whether there is any position yet is told of all projects, also where all that have one are closed.
        let is_any = |of: &Records, topic: &String| of.portfolio.stances.iter().any(|s| s.topic == *topic);
        for line in &all.lines {
            if let Wants::Record(RecordWant::Stance { topic, .. }) = &line.wants {
                assert_eq!(is_any(&part, topic), is_any(&records, topic), "{} {topic}", session.path().display());
            }
        }
        let (_, _, watched) = session.watched_obligations().expect("obligations");
        let is_watched = |line: &&Obligation| charter.agreement.rule.watch.contains(&line.rule);
        let watched: Vec<_> = watched.iter().filter(is_watched).collect();
        assert_eq!(watched, all.lines.iter().filter(is_watched).collect::<Vec<_>>(), "{}", session.path().display());
        let context = Context { charter: &charter, records: &records, today, kept_from, past: Past::LastUnmet };
        for duty in charter.duties.iter().filter(|duty| has_its_own_line(&duty.rule)) {
            let alone = obligations_of(context, |asked| asked.id == duty.id);
            let among: Vec<_> = all.lines.iter().filter(|line| line.rule == duty.id).cloned().collect();
            assert_eq!(alone, among, "{} {}", session.path().display(), duty.id);
        }
        let handles = |records| compose(&charter, records, today).iter().map(|f| f.handle(records)).collect::<Vec<_>>();
        assert_eq!(handles(&part), handles(&records));
    }
}

#[test]
fn counts_of_inhabitants_are_those_of_all_records() {
    let folder = tempfile::tempdir().expect("a folder");
    for session in files(&folder) {
        let records = session.records().expect("records");
        for on in ["2019-12-31", "2021-01-01", "2024-06-30", "2026-11-16"].map(|day| parse_iso(day).expect("a day")) {
            for row in
                members(&session, &MemberFilter { all: true, on: Some(on), ..MemberFilter::default() }).expect("members").rows
            {
                let all = latest_count(&records, records.member(row.id).expect("a member"), on);
                assert_eq!(row.inhabitants.map(|f| (f.count, f.date)), all.map(|c| (c.count, c.on)), "{} {on}", row.handle);
            }
            let by = By::Key("population".to_owned());
            let question = SplitQuestion {
                amount: Some(Money::from_minor(1_000_000)),
                by,
                year: None,
                members: None,
                project: None,
                on: Some(on),
            };
            let payers: Vec<_> = records.members_on(on).collect();
            let whole = weights(&Key::Population { on: None, year: None }, &payers, &records, on).map(|w| w.list).ok();
            let part = split(&session, &question).map(|sheet| sheet.lines.iter().map(|l| l.weight).collect::<Vec<_>>()).ok();
            assert_eq!(part, whole, "{} {on}", session.path().display());
        }
    }
}

#[test]
fn answers_on_projects_and_their_papers_are_those_of_all_records() {
    let folder = tempfile::tempdir().expect("a folder");
    for session in files(&folder) {
        let (charter, records, today) =
            (session.charter().expect("a charter"), session.records().expect("records"), session.today());
        let earlier = parse_iso("2022-03-01").expect("a day");
        for on in [today, earlier] {
            let filter = WorkFilter { on: Some(on), ..WorkFilter::default() };
            let solutions = solutions(&session, &filter).expect("solutions");
            let solutions = solutions.into_iter().map(|row| (About::Solution(row.id), row.handle, row.topics));
            let projects = projects(&session, &filter).expect("projects");
            let projects = projects.into_iter().map(|row| (About::Project(row.id), row.handle, row.topics));
            for (about, handle, topics) in solutions.chain(projects) {
                let of_it = topics_of(&charter, &records.portfolio, &about);
                assert_eq!(topics.iter().map(|line| line.topic.clone()).collect::<Vec<_>>(), of_it, "{handle}");
                for line in topics {
                    let rule = topic(&charter, &line.topic).expect("a topic");
                    let period = if rule.per == TopicPeriod::Year { on.year().to_string() } else { String::new() };
                    let stands = Stands::on(&records, &about, &line.topic, &period, on);
                    let count = |answer| records.members_on(on).filter(|m| stands.of(m.id).answer(&rule) == answer).count();
                    let all = Coverage {
                        yes: count(Answer::In),
                        no: count(Answer::Out),
                        open: count(Answer::Open),
                        mixed: count(Answer::Mixed),
                        no_answer: count(Answer::NoAnswer),
                        not_asked: count(Answer::NotAsked),
                    };
                    assert_eq!(line.coverage, all, "{} {handle} {} {on}", session.path().display(), line.topic);
                }
            }
        }
        for row in projects(&session, &WorkFilter::default()).expect("projects") {
            let about = About::Project(row.id);
            let page = project(&session, &row.handle, None).expect("a page");
            assert_eq!(page.row.topics, row.topics);
            let papers: Vec<_> = records.portfolio.documents_of(&about, today).map(|d| d.title.as_str()).collect();
            assert_eq!(page.about.documents.iter().map(|d| d.title.as_str()).collect::<Vec<_>>(), papers);
        }
    }
}

#[test]
fn meetings_and_who_is_called_to_them_are_those_of_all_records() {
    let folder = tempfile::tempdir().expect("a folder");
    for session in files(&folder) {
        let (charter, records) = (session.charter().expect("a charter"), session.records().expect("records"));
        for on in ["2022-03-01", "2026-11-16", "2027-11-16"].map(|day| parse_iso(day).expect("a day")) {
            for body in &charter.bodies {
                let called = call(&session, &body.id, None, Some(on)).expect("who is called");
                let bodies = std::iter::once(&body.id).chain(&body.rule.present);
                let seats = bodies.flat_map(|body| charter.seats_of(body).map(move |seat| (body, &seat.id)));
                let mut all: Vec<_> = Vec::new();
                for holder in seats.flat_map(|(body, seat)| records.holders(body, seat, on)) {
                    if !all.contains(&holder.person) {
                        all.push(holder.person);
                    }
                }
                let names: Vec<_> = all.iter().filter_map(|id| records.person(*id)).map(|p| p.name.as_str()).collect();
                let found: Vec<_> = called.rows.iter().map(|row| row.person.name.as_str()).collect();
                assert_eq!(found, names, "{} {} {on}", session.path().display(), body.id);
            }
        }
        for row in meetings(&session, &MeetingFilter::default()).expect("meetings") {
            let page = meeting(&session, &row).expect("a page");
            let about = About::Meeting(row.id.expect("a record"));
            let papers: Vec<_> = records.portfolio.documents_of(&about, session.today()).map(|d| &d.title).collect();
            assert_eq!(page.about.documents.iter().map(|d| &d.title).collect::<Vec<_>>(), papers, "{}", row.handle);
            let initiator = row.initiator.and_then(|id| records.member(id)).map(|member| &member.name);
            assert_eq!(page.initiator.as_ref(), initiator, "{}", row.handle);
        }
    }
}

#[test]
fn positions_of_a_member_are_those_of_all_records() {
    let folder = tempfile::tempdir().expect("a folder");
    for session in files(&folder) {
        let (charter, records) = (session.charter().expect("a charter"), session.records().expect("records"));
        for on in ["2022-03-01", "2026-11-16"].map(|day| parse_iso(day).expect("a day")) {
            for member in records.members_on(on).take(15) {
                let mut all: BTreeMap<_, &Stance> = BTreeMap::new();
                let known = |s: &&Stance| s.on.is_none_or(|day| day <= on) && topic(&charter, &s.topic).is_some();
                for stance in records.portfolio.stances.iter().filter(|s| s.member == member.id).filter(known) {
                    let held = all.entry((format!("{:?}", stance.about), &stance.topic, &stance.period)).or_insert(stance);
                    if (held.on, held.id) < (stance.on, stance.id) {
                        *held = stance;
                    }
                }
                let mut all: Vec<_> = all.into_values().collect();
                all.sort_by_key(|s| (s.on, s.id));
                let all: Vec<_> = all.iter().map(|s| (&s.topic, &s.period, s.on, &s.states, &s.reference)).collect();
                let page = member_page(&session, &member.handle, Some(on)).expect("a page");
                let taken = page.portfolio.stances.iter().filter(|s| s.row.answer.is_position());
                let taken: Vec<_> = taken.map(|s| (&s.topic, &s.period, s.row.since, &s.row.states, &s.row.reference)).collect();
                assert_eq!(taken, all, "{} {} {on}", session.path().display(), member.handle);
            }
        }
    }
}
