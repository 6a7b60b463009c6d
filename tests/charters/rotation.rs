//! The table of turns: whose the chair is in each term.

use crate::{cases, day};
use samvirke::domain::body::rotation::{GivenTerm, turns};
use samvirke::domain::charter::{AfterException, Chair};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: Option<String>,
    #[serde(default)]
    says: String,
    after_exception: Option<AfterException>,
    given: Vec<Term>,
    terms: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    from: String,
    chair: Option<String>,
    vice: Option<String>,
}

#[test]
fn moa_chair_and_vice_follow_the_order() {
    let charter = crate::Given::of("moa").charter;
    let Some(Chair::Rotation { order, after_exception, .. }) = &charter.body("namnd").expect("the board").rule.chair else {
        panic!("the chair rotates");
    };
    let all: Cases = cases("moa/rotation.toml");
    for case in all.case {
        let name = format!("{} {}", case.rule.unwrap_or_default(), case.says);
        let term = |term: &Term| GivenTerm {
            from: day(&term.from),
            until: samvirke::domain::date::add_days(samvirke::domain::date::add_months(day(&term.from), 48), -1),
            chair: case.given.iter().find(|g| g.from == term.from).and_then(|g| g.chair.clone()),
        };
        let terms: Vec<_> = case.terms.iter().map(term).collect();
        let turns = turns(order, &terms, case.after_exception.unwrap_or(*after_exception));
        for (turn, expected) in turns.iter().zip(&case.terms) {
            assert_eq!(turn.chair, expected.chair, "{name} {}", expected.from);
            if expected.vice.is_some() || expected.chair.is_none() {
                assert_eq!(turn.vice, expected.vice, "{name} {}", expected.from);
            }
        }
        assert_eq!(turns.len(), case.terms.len(), "{name}");
    }
}
