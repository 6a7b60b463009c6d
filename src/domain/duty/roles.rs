//! The roles that projects, solutions and members have: someone is to fill them.

use super::evaluate::{Evaluator, Rule};
use crate::domain::charter::{
    Count, Duty, Entry, Evidence, Force, LeadTimes, One, Per, RecordKind, Seat, SeatStep, Set, Stage, StageRole, Subject, Target,
    When, Where, Who,
};

impl Evaluator<'_> {
    /// Roles that nobody fills, as obligations that always hold.
    pub(super) fn roles(&mut self) {
        let charter = self.context.charter;
        for entry in &charter.seats {
            // What a duty asks for says more than that a place is empty.
            let asks = |evidence: &Evidence| matches!(evidence, Evidence::Seat { body, seat, .. } if body.is_empty() && *seat == entry.id);
            if charter.duties.iter().any(|duty| duty.rule.evidence.0.iter().any(asks)) {
                continue;
            }
            match entry.rule.of.each {
                Some(Subject::Member) if entry.rule.count != Count::Free => {
                    self.role(entry, &entry.source, Subject::Member, Where::default());
                }
                Some(Subject::Solution) if entry.rule.count != Count::Free => {
                    self.role(entry, &entry.source, Subject::Solution, entry.rule.filter.clone());
                }
                Some(Subject::Project) => self.role_of_projects(entry),
                _ => {}
            }
        }
    }

    /// A role that stages name is one of the projects that are there; any other of all that are under way.
    fn role_of_projects(&mut self, entry: &Entry<Seat>) {
        let charter = self.context.charter;
        let mut named: Vec<(&Entry<Stage>, &StageRole)> = Vec::new();
        for stage in &charter.stages {
            named.extend(stage.rule.roles.iter().filter(|role| role.id == entry.id).map(|role| (stage, role)));
        }
        if named.is_empty() {
            if entry.rule.count != Count::Free {
                let state = vec!["started".to_owned()];
                self.role(entry, &entry.source, Subject::Project, Where { state, ..entry.rule.filter.clone() });
            }
            return;
        }
        let open: Vec<_> = named.into_iter().filter(|(_, role)| !self.is_filled_elsewhere(role)).collect();
        for (stage, role) in open {
            let mut filter = Where { stage: vec![stage.id.clone()], ..entry.rule.filter.clone() };
            filter.field.extend(role.filter.field.clone());
            self.role(entry, &clause_of(entry, stage), Subject::Project, filter);
        }
    }

    /// Whether it is somebody by office: the holder of a seat of a body.
    fn is_filled_elsewhere(&self, role: &StageRole) -> bool {
        let seat = role.is.as_deref().and_then(|is| is.split_once('/'));
        seat.is_some_and(|(body, seat)| self.context.records.holders(body, seat, self.context.today).next().is_some())
    }

    fn role(&mut self, entry: &Entry<Seat>, clause: &str, of: Subject, filter: Where) {
        let each = |set: Set| Who { target: Target::Each(set), organ: None, through: None, together: false };
        let who = match (of, entry.rule.per) {
            (Subject::Member, _) => entry.rule.holder.clone().unwrap_or(each(Set::Member)),
            (_, Some(_)) => each(Set::Participant),
            // Where it is the owner's own role, there is no owner to ask: those whose it may be are.
            (_, None) => {
                let owner = Who { target: Target::One(One::Owner), organ: None, through: None, together: false };
                let among =
                    entry.rule.holder.clone().filter(|who| entry.rule.owner && who.target == Target::Any(Set::Participant));
                entry.rule.elected_by.clone().or(among).unwrap_or(owner)
            }
        };
        let seat = Evidence::Seat { body: String::new(), seat: entry.id.clone(), step: SeatStep::Elected };
        let duty = Duty {
            per: Per(RecordKind::Known(of)),
            who,
            to: None,
            when: Some(When::Standing),
            lead: LeadTimes::default(),
            filter,
            at_least: None,
            given: None,
            evidence: crate::domain::charter::AllOf(vec![seat]),
            either: false,
            force: Force::Must,
        };
        let rule = Rule {
            id: entry.id.clone(),
            clause,
            title: &entry.name,
            default: &entry.default,
            per: &duty.per,
            who: &duty.who,
            to: None,
            given: None,
            when: &When::Standing,
            lead: duty.lead,
            evidence: &duty.evidence.0,
            either: false,
            force: duty.force,
            wants: None,
            record: None,
        };
        if of == Subject::Member { self.rule(&rule) } else { self.each(&duty, &rule) }
    }
}

/// What the agreement says of a role in a stage: the clauses of the role that are the stage's, or else all of them.
fn clause_of(role: &Entry<Seat>, stage: &Entry<Stage>) -> String {
    let of_stage = |clause: &&str| stage.source.split(", ").any(|own| own == *clause);
    let clauses: Vec<_> = role.source.split(", ").filter(of_stage).collect();
    if clauses.is_empty() { role.source.clone() } else { clauses.join(", ") }
}
