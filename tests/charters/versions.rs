//! Two versions of an agreement: what differs between them, and what may not get lost.

use samvirke::domain::charter::fault::FaultKind;
use samvirke::domain::charter::{Change, Charter, Difference, Use, diff, succeed};
use samvirke::domain::sort::Language;
use samvirke::exchange::charter::{read, starter};

fn before() -> Charter {
    read(&starter(Language::En)).expect("the starter is sound")
}

/// The starter with some of its text replaced.
fn after(changes: &[(&str, &str)]) -> Charter {
    let mut text = starter(Language::En);
    for (from, to) in changes {
        assert!(text.contains(from), "the starter lacks {from}");
        text = text.replacen(from, to, 1);
    }
    read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn changed(kind: &'static str, id: &str, was: Option<&str>, fields: &[&str]) -> Difference {
    let fields = fields.iter().map(|f| (*f).to_owned()).collect();
    Difference { kind, id: id.to_owned(), change: Change::Changed { was: was.map(str::to_owned), fields } }
}

fn used(kind: &'static str, id: &str) -> Use {
    Use { kind, id: id.to_owned(), record: "tick" }
}

#[test]
fn every_starter_is_a_sound_charter_in_its_own_language() {
    for language in Language::ALL {
        let charter = read(&starter(language)).unwrap_or_else(|faults| panic!("{language:?}: {faults:#?}"));
        assert_eq!(charter.cooperation.rule.language, language);
        assert_eq!(charter.exits[0].readings.len(), 2, "a starter shows what readings are");
    }
}

#[test]
fn a_version_that_says_the_same_does_not_differ() {
    assert_eq!(diff(&before(), &before()), []);
    assert_eq!(succeed(&before(), &before(), &[used("key", "inhabitants")], &[("operation", 2026)]), []);
}

#[test]
fn entries_added_removed_and_changed_are_told_by_kind_and_id() {
    let after = after(&[
        ("when = { every = \"half-year\" }", "when = { every = \"quarter\" }"),
        ("lead = { soon = \"30 days\" }", "lead = { soon = \"14 days\" }"),
        ("[[seat]]\nid = \"member\"", "[[seat]]\nid = \"delegate\"\nreplaces = \"member\""),
        ("says = \"The agreement ends twelve months after the notice.\"", "says = \"Twelve months after.\""),
        ("id = \"southby\"", "id = \"westby\""),
        ("kind = \"population\"", "kind = \"fixed\"\nshares = { northby = 2, westby = 1 }"),
    ]);
    assert_eq!(
        diff(&before(), &after),
        [
            Difference { kind: "party", id: "westby".to_owned(), change: Change::Added },
            Difference { kind: "party", id: "southby".to_owned(), change: Change::Removed },
            changed("seat", "board/delegate", Some("board/member"), &[]),
            changed("duty", "board-meeting", None, &["lead.soon", "when.every"]),
            changed("exit", "notice", None, &["reading"]),
            changed("key", "inhabitants", None, &["kind", "shares"]),
        ]
    );
}

#[test]
fn an_id_that_records_use_may_not_vanish() {
    let renamed = [("id = \"board-meeting\"", "id = \"meeting\"")];
    let faults = succeed(
        &before(),
        &after(&renamed),
        &[used("duty", "board-meeting"), used("duty", "board-meeting"), used("duty", "other")],
        &[],
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(
        faults[0].kind,
        FaultKind::Vanished { kind: "duty".to_owned(), name: "board-meeting".to_owned(), records: vec![("tick", 2)] }
    );
    let replaced = [("id = \"board-meeting\"", "id = \"meeting\"\nreplaces = \"board-meeting\"")];
    assert_eq!(succeed(&before(), &after(&replaced), &[used("duty", "board-meeting")], &[]), []);
    let unused = after(&renamed);
    assert_eq!(succeed(&before(), &unused, &[used("seat", "board/member")], &[]), []);
}

#[test]
fn a_pool_with_an_open_year_changes_only_with_a_transition() {
    let of_pool = ("amount = \"budget\"", "amount = \"cost\"");
    // What the pool's key says is what the pool says.
    let of_key = ("kind = \"population\"", "kind = \"equal\"");
    let open = [("operation", 2026), ("operation", 2027)];
    for change in [of_pool, of_key] {
        let faults = succeed(&before(), &after(&[change]), &[used("pool", "operation")], &open);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(
            (faults[0].path.as_str(), &faults[0].kind),
            ("pool[1]", &FaultKind::NoTransition { pool: "operation".to_owned(), years: vec![2026, 2027] })
        );
        let transition = |years: &str| {
            format!(
                "[[transition]]\nid = \"t\"\nname = \"T\"\nsource = \"§ 3\"\npool = \"operation\"\nyears = {years}\nsettled_by = \"before\"\n\n[[exit]]\n"
            )
        };
        let half = succeed(&before(), &after(&[change, ("[[exit]]\n", &transition("[2026]"))]), &[], &open);
        assert!(matches!(&half[..], [fault] if matches!(&fault.kind, FaultKind::NoTransition { years, .. } if *years == [2027])));
        let whole = after(&[change, ("[[exit]]\n", &transition("[2026, 2027]"))]);
        assert_eq!(succeed(&before(), &whole, &[used("pool", "operation")], &open), []);
        assert_eq!(succeed(&before(), &after(&[change]), &[used("pool", "operation")], &[]), []);
    }
}
