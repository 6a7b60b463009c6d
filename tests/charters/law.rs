//! C06, X14 to X16, and votes by size.

use samvirke::domain::agreement::legal_force::{in_force_from, last_appeal_day, starts_on};
use samvirke::domain::body::decision::{Verdict, Vote, verdict, votes_of};
use samvirke::domain::charter::{Decide, DecisionRule, LegalForce, Standing, Starts, VoteBand};

use crate::day;

#[test]
fn x14_x15_decisions_gain_legal_force_after_the_time_of_appeal() {
    let rule = LegalForce { appeal_days: 21 };
    for (noticed, last, from) in [
        ("2024-11-25", "2024-12-16", "2024-12-17"),
        ("2024-12-16", "2025-01-06", "2025-01-07"),
        ("2024-12-11", "2025-01-01", "2025-01-02"),
        ("2025-01-01", "2025-01-22", "2025-01-23"),
    ] {
        assert_eq!(last_appeal_day(rule, day(noticed)), day(last));
        assert_eq!(in_force_from(rule, day(noticed)), day(from));
    }
}

#[test]
fn x16_an_agreement_starts_by_the_signature_that_counts() {
    let days = [day("2020-09-14"), day("2020-09-01")];
    assert_eq!(starts_on(Starts::SecondSignature, &days, 43), Some(day("2020-09-14")));
    assert_eq!(starts_on(Starts::SecondSignature, &days[..1], 43), None);
    assert_eq!(starts_on(Starts::LastSignature, &days, 43), None);
    assert_eq!(starts_on(Starts::LastSignature, &days, 2), Some(day("2020-09-14")));
}

fn vote(standing: Standing, votes: u32, approves: bool) -> Vote {
    Vote { standing, votes, approves }
}

#[test]
fn c06_an_observer_alone_breaks_no_consensus() {
    let mut votes = vec![vote(Standing::Voting, 1, true); 10];
    votes.push(vote(Standing::Observer, 1, false));
    assert_eq!(verdict(DecisionRule::ConsensusThenChair, &votes), Verdict::Carried);
    votes.push(vote(Standing::Voting, 1, false));
    assert_eq!(verdict(DecisionRule::ConsensusThenChair, &votes), Verdict::ChairDecides);
    assert_eq!(verdict(DecisionRule::Consensus, &votes), Verdict::Fails);
    assert_eq!(verdict(DecisionRule::Majority, &votes), Verdict::Carried);
}

#[test]
fn votes_by_size_and_two_thirds() {
    let band = |from_inhabitants, votes| VoteBand { from_inhabitants, votes };
    let decide = Decide {
        rule: DecisionRule::TwoThirds,
        votes: vec![band(0, 1), band(10_000, 2), band(50_000, 4)],
        records_dissent: false,
    };
    assert_eq!([9_999, 10_000, 49_999, 80_000].map(|n| votes_of(&decide, n)), [1, 2, 2, 4]);
    let cast = |approving, against| [vote(Standing::Voting, approving, true), vote(Standing::Voting, against, false)];
    assert_eq!(verdict(DecisionRule::TwoThirds, &cast(4, 2)), Verdict::Carried);
    assert_eq!(verdict(DecisionRule::TwoThirds, &cast(5, 3)), Verdict::Fails);
    assert_eq!(verdict(DecisionRule::TwoThirds, &[]), Verdict::Fails);
}
