//! C01 to C05, C07, C08: who sits where, and what is wrong with it.

use crate::{Given, cases, day, id};
use samvirke::domain::body::composition::{CompositionFault, Finding, compose};
use samvirke::domain::charter::{Chair, Count, One, Set, Standing, Target, Who};
use samvirke::domain::ids::Id;
use samvirke::domain::member::Member;
use samvirke::domain::person::{Appointment, CHAIR, Person, Term, VICE};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
    sums: Option<Sums>,
    members: Option<Members>,
}

#[derive(Deserialize)]
struct Sums {
    body: String,
    voting: usize,
    observers: usize,
}

#[derive(Deserialize)]
struct Members {
    count: usize,
    expected: u32,
    unspoken: Vec<String>,
}

#[derive(Deserialize)]
struct Case {
    rule: Option<String>,
    says: String,
    body: String,
    on: String,
    holders: Vec<Holder>,
    /// Only the findings on these seats are judged.
    seats: Option<Vec<String>>,
    chair: Option<ChairOf>,
    faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Holder {
    seat: String,
    member: Option<String>,
    organisation: Option<String>,
    person: Option<String>,
    elected_by: Option<String>,
    /// The day of the nomination; absent: one before the election.
    nominated: Option<String>,
    /// The seat the holder of a post also sits in.
    of: Option<String>,
}

#[derive(Deserialize)]
struct ChairOf {
    body: String,
    member: String,
    person: String,
}

#[derive(Deserialize)]
struct Fault {
    fault: String,
    seat: Option<String>,
    area: Option<String>,
    member: Option<String>,
    expected: Option<String>,
}

/// The charter with the people of a case in their seats.
fn seated(charter: &str, case: &Case) -> Given {
    let mut given = Given::of(charter);
    let mut names: Vec<String> = Vec::new();
    let on = day(&case.on);
    if charter == "moa" {
        let chair = Some(given.member("mora"));
        for (n, (from, until)) in [("2023-01-01", "2026-12-31"), ("2027-01-01", "2030-12-31")].into_iter().enumerate() {
            given.records.terms.push(Term {
                id: id(900 + n),
                body: "namnd".to_owned(),
                from: day(from),
                until: day(until),
                chair: chair.filter(|_| n == 0),
                note: None,
                example: false,
            });
        }
    }
    let mut person = |given: &mut Given, name: String| -> Id {
        let known = names.iter().position(|n| *n == name);
        let n = known.unwrap_or_else(|| {
            names.push(name.clone());
            given.records.people.push(Person {
                id: id(100 + names.len()),
                handle: name.clone(),
                name,
                title: None,
                mail: None,
                phone: None,
                member: None,
                example: false,
            });
            names.len() - 1
        });
        id(101 + n)
    };
    let appoint = |given: &mut Given,
                   body: &str,
                   seat: &str,
                   who: Id,
                   member: Option<&String>,
                   organisation: Option<&String>,
                   by: Option<&String>,
                   nominated: Option<&String>| {
        let member = member.map(|m| given.records.member_by_handle(m, on).expect("a member").id);
        let organisation = organisation.map(|o| given.records.organisations.iter().find(|r| r.handle == *o).expect("known").id);
        let elected_by = by.map(|m| given.member(m)).or_else(|| right_elector(given, body, seat, member));
        given.records.appointments.push(Appointment {
            id: id(300 + given.records.appointments.len()),
            body: body.to_owned(),
            seat: seat.to_owned(),
            person: who,
            member,
            organisation,
            from: None,
            until: None,
            nominated: nominated.map(|n| day(n)).or(Some(day("2022-11-21"))),
            elected_by,
            elected: Some(day("2022-12-12")),
            decision: None,
            percent: None,
            removed_by: None,
            example: false,
        });
    };
    for (n, holder) in case.holders.iter().enumerate() {
        // Without a name, the holder of a post is the one in the seat it names; any other is a person of its own.
        let name = holder.person.clone().unwrap_or_else(|| match (&holder.of, &holder.member) {
            (Some(of), Some(member)) => format!("{of}-{member}"),
            (None, Some(member)) => {
                let twin = case.holders[..n].iter().any(|h| h.seat == holder.seat && h.member == holder.member);
                if twin { format!("{}-{member}-2", holder.seat) } else { format!("{}-{member}", holder.seat) }
            }
            _ => format!("{}-{n}", holder.seat),
        });
        let who = person(&mut given, name);
        let (member, organisation) = (holder.member.as_ref(), holder.organisation.as_ref());
        appoint(
            &mut given,
            &case.body,
            &holder.seat,
            who,
            member,
            organisation,
            holder.elected_by.as_ref(),
            holder.nominated.as_ref(),
        );
    }
    if let Some(chair) = &case.chair {
        let who = person(&mut given, chair.person.clone());
        appoint(&mut given, &chair.body, CHAIR, who, Some(&chair.member), None, None, None);
    }
    given
}

/// The council that the agreement lets elect to a seat.
fn right_elector(given: &Given, body: &str, seat: &str, member: Option<Id>) -> Option<Id> {
    let host = || given.charter.cooperation.rule.host.as_deref().map(|h| given.member(h));
    let who = if seat == CHAIR || seat == VICE {
        match given.charter.body(body)?.rule.chair.as_ref()? {
            Chair::Rotation { elected_by, .. } => elected_by.as_ref()?,
            _ => return None,
        }
    } else {
        given.charter.seats_of(body).find(|s| s.id == seat)?.rule.elected_by.as_ref()?
    };
    match who.target {
        Target::One(One::Host) => host(),
        Target::One(One::Own) => member,
        _ => None,
    }
}

fn word(finding: &Finding) -> &'static str {
    match finding.fault {
        CompositionFault::Vacant { .. } => "vacant",
        CompositionFault::Surplus { .. } => "surplus",
        CompositionFault::WrongHolder { .. } | CompositionFault::OutOfTurn { .. } => "wrong-member",
        CompositionFault::ChairNotSeated { .. } => "chair-not-included",
        CompositionFault::NotEligible { .. } => "not-eligible",
        CompositionFault::WrongElector { .. } => "wrong-elector",
        CompositionFault::ElectionUnrecorded { .. } => "election-unrecorded",
        CompositionFault::NominationUnrecorded { .. } => "nomination-unrecorded",
        CompositionFault::AreaUnrepresented { .. } => "area-unrepresented",
        _ => "other",
    }
}

fn run(charter: &str) {
    let all: Cases = cases(&format!("{charter}/composition.toml"));
    for case in &all.case {
        let name = format!("{charter} {} {}", case.rule.clone().unwrap_or_default(), case.says);
        let given = seated(charter, case);
        let findings = compose(&given.charter, &given.records, day(&case.on));
        let judged = |f: &&Finding| {
            let seat = f.seat.clone().unwrap_or_default();
            f.body.as_deref() == Some(&case.body) && case.seats.as_ref().is_none_or(|seats| seats.contains(&seat))
        };
        let handle = |id: Option<Id>| id.and_then(|id| given.records.member(id)).map(|m| m.handle.clone());
        let found: Vec<_> = findings.iter().filter(judged).collect();
        assert_eq!(found.len(), case.faults.len(), "{name}: {found:#?}");
        for (finding, expected) in found.iter().zip(&case.faults) {
            assert_eq!((word(finding), finding.seat.as_deref()), (expected.fault.as_str(), expected.seat.as_deref()), "{name}");
            let area = match &finding.fault {
                CompositionFault::AreaUnrepresented { area } => Some(area.clone()),
                _ => None,
            };
            assert_eq!(area, expected.area, "{name}");
            if expected.member.is_some() {
                assert_eq!(handle(finding.member), expected.member, "{name}");
            }
            match (&finding.fault, &expected.expected) {
                (
                    CompositionFault::OutOfTurn { turn: right } | CompositionFault::WrongElector { elector: right, .. },
                    Some(wanted),
                ) => {
                    assert_eq!(right, wanted, "{name}");
                }
                (_, None) => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
    let given = Given::of(charter);
    if let Some(sums) = &all.sums {
        let places = |observer: bool| -> usize {
            let seats = given.charter.seats_of(&sums.body).filter(|s| (s.rule.standing == Standing::Observer) == observer);
            seats.map(|s| if let Count::Exactly(n) = s.rule.count { n as usize } else { 0 }).sum()
        };
        assert_eq!((places(false), places(true)), (sums.voting, sums.observers));
    }
    if let Some(members) = &all.members {
        assert_eq!(given.records.members.len(), members.count);
        assert_eq!(given.charter.cooperation.rule.expected_members, Some(members.expected));
        let findings = compose(&given.charter, &given.records, day("2024-03-08"));
        let alone = findings.iter().filter(|f| f.fault == CompositionFault::InNoArea).filter_map(|f| f.member);
        let alone: Vec<_> = alone.filter_map(|id| given.records.member(id)).map(|m| m.handle.clone()).collect();
        assert_eq!(alone, members.unspoken);
    }
}

#[test]
fn moa_c04_c08_moa_20_moa_21_moa_24_moa_25_moa_26_moa_36() {
    run("moa");
}

#[test]
fn akershus_c01_c02_c03_ak_33_ak_40_ak_41_ak_42_ak_49() {
    run("akershus");
}

#[test]
fn norrbotten_c07_nb_31_nb_35_nb_54_nb_55() {
    run("norrbotten");
}

#[test]
fn vestland_c05_vl_02_vl_40_vl_51_to_vl_62_vl_84() {
    run("vestland");
}

#[test]
fn a_changed_number_of_members_is_found() {
    let mut given = Given::of("vestland");
    given.records.members.pop();
    let findings = compose(&given.charter, &given.records, day("2024-03-08"));
    assert!(findings.iter().any(|f| f.fault == CompositionFault::MemberCount { expected: 43, found: 42 }));
}

#[test]
fn moa_121_a_fourth_member_is_found_and_a_municipality_from_outside_is_none() {
    let mut given = Given::of("moa");
    let counted = |given: &Given| {
        let findings = compose(&given.charter, &given.records, day("2026-11-16"));
        findings.into_iter().find_map(|f| match f.fault {
            CompositionFault::MemberCount { expected, found } => Some((expected, found)),
            _ => None,
        })
    };
    assert_eq!(counted(&given), None);
    let malung = Member { id: id(60), handle: "malung".to_owned(), order: 4, outside: true, ..given.records.members[0].clone() };
    given.records.members.push(malung);
    assert_eq!(counted(&given), None);
    given.records.members[3].outside = false;
    assert_eq!(counted(&given), Some((3, 4)));
}

#[test]
fn who_represents_a_former_member_holds_no_seat_after_it_left() {
    let mut given = Given::of("moa");
    let orsa = given.member("orsa");
    given.records.people.push(Person {
        id: id(101),
        handle: "pelle".to_owned(),
        name: "Pelle".to_owned(),
        title: None,
        mail: None,
        phone: None,
        member: Some(orsa),
        example: false,
    });
    given.records.appointments.push(Appointment {
        id: id(300),
        body: "namnd".to_owned(),
        seat: "ledamot".to_owned(),
        person: id(101),
        member: Some(orsa),
        organisation: None,
        from: None,
        until: None,
        nominated: None,
        elected_by: Some(orsa),
        elected: None,
        decision: None,
        percent: None,
        removed_by: None,
        example: false,
    });
    given.records.members.iter_mut().filter(|m| m.id == orsa).for_each(|m| m.until = Some(day("2026-06-30")));
    let found = |given: &Given, on: &str| {
        let findings = compose(&given.charter, &given.records, day(on));
        let on_seat = findings.iter().filter(|f| f.seat.as_deref() == Some("ledamot") && f.member == Some(orsa));
        on_seat.map(|f| f.fault.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found(&given, "2026-06-30"), []);
    assert_eq!(found(&given, "2026-07-01"), [CompositionFault::WrongHolder { person: id(101) }]);
    // A seat that any member may fill is none of a former member's either.
    given.charter.seats.iter_mut().filter(|s| s.id == "ledamot").for_each(|s| {
        s.rule.per = None;
        s.rule.holder = Some(Who { target: Target::Any(Set::Member), organ: None, through: None, together: false });
    });
    assert_eq!(found(&given, "2026-06-30"), []);
    assert_eq!(found(&given, "2026-07-01"), [CompositionFault::WrongHolder { person: id(101) }]);
}

#[test]
fn moa_26_an_election_without_a_day_is_as_old_as_the_first_day_in_the_seat() {
    let is_before = |elected: Option<&str>, from: Option<&str>| {
        let (elected, from) = (elected.map(day), from.map(day));
        let fault = CompositionFault::NominationUnrecorded { person: id(1), elected, from };
        let (rule, clause) = ("namnd".to_owned(), "§ 2".to_owned());
        Finding { rule, clause, body: None, seat: None, member: None, fault }.is_before(day("2025-01-01"))
    };
    assert!(is_before(None, Some("2023-01-01")) && is_before(Some("2024-12-31"), Some("2025-02-01")));
    assert!(!is_before(None, Some("2025-01-01")) && !is_before(None, None));
}
