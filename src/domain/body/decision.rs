//! How a body's votes come out by its rule.

use crate::domain::charter::{Decide, DecisionRule, Standing};

/// One vote cast, or one opinion voiced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// What the seat may do; only voting seats, and substitutes in their place, count.
    pub standing: Standing,
    /// How many votes it has.
    pub votes: u32,
    /// Whether it is for the proposal.
    pub approves: bool,
}

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The proposal is carried.
    Carried,
    /// It is not.
    Fails,
    /// There is no consensus, and the chair decides.
    ChairDecides,
}

/// What the votes come to by a rule; observers are heard and never counted.
pub fn verdict(rule: DecisionRule, votes: &[Vote]) -> Verdict {
    let counted = votes.iter().filter(|v| v.standing != Standing::Observer);
    let (mut approving, mut cast) = (0_u64, 0_u64);
    for vote in counted {
        cast += u64::from(vote.votes);
        approving += if vote.approves { u64::from(vote.votes) } else { 0 };
    }
    let all = cast > 0 && approving == cast;
    let carried = match rule {
        DecisionRule::Consensus | DecisionRule::Unanimous => all,
        DecisionRule::ConsensusThenChair if !all => return Verdict::ChairDecides,
        DecisionRule::ConsensusThenChair => true,
        DecisionRule::Majority => approving * 2 > cast,
        DecisionRule::TwoThirds => cast > 0 && approving * 3 >= cast * 2,
    };
    if carried { Verdict::Carried } else { Verdict::Fails }
}

/// How many votes a member of a size has: those of the highest band it reaches, one where there are no bands.
pub fn votes_of(decide: &Decide, inhabitants: u64) -> u32 {
    let reached = decide.votes.iter().filter(|band| band.from_inhabitants <= inhabitants);
    let highest = reached.max_by_key(|band| band.from_inhabitants).map(|band| band.votes);
    highest.unwrap_or(u32::from(decide.votes.is_empty()))
}
