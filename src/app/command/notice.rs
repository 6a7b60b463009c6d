//! Giving notice: that a party wants out of the agreement, or other terms.

use super::Desk;
use super::notes::Note;
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::app::names;
use crate::domain::agreement::exit::effect;
use crate::domain::agreement::parties::parties_on;
use crate::domain::charter::{Entry, Exit};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::portfolio::{About, Content, FieldValue, RegisterRow};

/// A notice, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeDraft {
    /// Who gives it, by handle or name.
    pub member: String,
    /// What it is a notice of; none: the only thing the agreement knows.
    pub exit: Option<String>,
    /// The day it is given.
    pub given: Date,
    /// Why.
    pub ground: Option<String>,
    /// Whether it is in writing.
    pub written: bool,
}

impl Desk<'_> {
    /// Puts a notice on record, and says when it takes effect and who is to be told.
    pub(super) fn give_notice(&self, draft: &NoticeDraft) -> Result<(Option<String>, Deed), Failure> {
        let exit = self.exit(draft.exit.as_deref())?;
        let refused = |rejection| Failure::Rejected(Rejection::Agreement(rejection));
        let no_register = || refused(AgreementRejection::NoticesNotKept { exit: exit.name.clone() });
        let kept = exit.rule.notices.as_ref().ok_or_else(no_register)?;
        let member = names::member(&self.records, &draft.member, draft.given)?;
        if draft.given > self.today {
            return Err(refused(AgreementRejection::NoticeAhead { given: draft.given }));
        }
        let rows = || self.records.portfolio.rows_of(&kept.register);
        let number = rows().map(|row| row.number).max().unwrap_or(0) + 1;
        let row = RegisterRow {
            date: Some(draft.given),
            member: Some(member.id),
            text: draft.ground.clone().filter(|ground| !ground.trim().is_empty()),
            ..RegisterRow::empty(self.edit.mint()?, &kept.register, number, self.example)
        };
        self.edit.insert(&row)?;
        let of_exit = kept.kind.as_ref().map(|field| (field, Content::Choice(vec![exit.id.clone()])));
        let written = kept.written.as_ref().filter(|_| draft.written).map(|field| (field, Content::YesNo(true)));
        for (field, content) in of_exit.into_iter().chain(written) {
            self.fill_in(row.id, field, content, draft.given)?;
        }
        self.note_notice(exit, draft, member.id, &row);
        Ok((Some(row.handle()), Deed::NoticeGiven { exit: exit.name.clone(), member: member.name.clone(), on: draft.given }))
    }

    fn fill_in(&self, row: Id, field: &str, content: Content, on: Date) -> Result<(), Failure> {
        let (id, about, field) = (self.edit.mint()?, About::Row(row), field.to_owned());
        let value = FieldValue { id, about, field, member: None, content, on: Some(on), reference: None, example: self.example };
        Ok(self.edit.insert(&value)?)
    }

    /// The exit meant: the one named, else the only one.
    fn exit(&self, named: Option<&str>) -> Result<&Entry<Exit>, Failure> {
        match (named, self.charter.exits.as_slice()) {
            (Some(named), _) => names::exit(&self.charter, named),
            (None, [only]) => Ok(only),
            (None, []) => {
                let (what, paper) = (crate::app::failure::Clause::Notice, self.charter.agreement.rule.paper);
                Err(Failure::NotInAgreement { what, paper })
            }
            (None, several) => {
                let known = several.iter().map(|exit| exit.id.clone()).collect();
                Err(Failure::Rejected(Rejection::Agreement(AgreementRejection::WhichExit { known })))
            }
        }
    }

    fn note_notice(&self, exit: &Entry<Exit>, draft: &NoticeDraft, giver: Id, row: &RegisterRow) {
        let mut notes = self.notes.borrow_mut();
        let readings = exit.readings.iter().map(|r| (Some(r.title().to_owned()), &r.rule));
        let only = std::iter::once((None, &exit.rule)).filter(|_| exit.readings.is_empty());
        notes.extend(only.chain(readings).map(|(reading, rule)| Note::TakesEffect { on: effect(rule, draft.given), reading }));
        if exit.rule.written && !draft.written {
            notes.push(Note::NoticeUnwritten { clause: exit.source.clone() });
        }
        let told = exit.rule.notices.as_ref().and_then(|kept| kept.told.as_ref());
        if let Some(field) = told.filter(|_| exit.rule.goes_to_members()) {
            let others: Vec<_> = parties_on(&self.charter, &self.records, draft.given).filter(|m| m.id != giver).collect();
            let members = others.iter().map(|m| m.name.clone()).collect();
            let command = others.first().map_or_else(String::new, |first| {
                format!("samvirke field set {} {field} {} --member {}", row.handle(), draft.given, first.handle)
            });
            notes.push(Note::ToBeTold { members, command });
        }
    }
}
