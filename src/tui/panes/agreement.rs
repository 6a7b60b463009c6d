//! The agreement: how it stands, who has adopted it and who consents to a change, and its entries clause by clause with
//! their readings.

use std::collections::BTreeSet;

use super::browser::{Browser, Detail, Step};
use super::{Look, Outcome};
use crate::app::keys::Action;
use crate::app::query::agreement::{AgreementStatus, ExitLine, exits, status};
use crate::app::query::answers::AnswerRow;
use crate::app::query::clauses::{ClauseSheet, EntryLine, clauses};
use crate::app::query::due::Place;
use crate::app::query::text::{AgreementText, text};
use crate::app::query::versions::{VersionLine, versions};
use crate::app::{Failure, Session};
use crate::domain::ids::Id;
use crate::text::{Msg, Say, Shown};
use crate::tui::panes::forms::{attach, notice, setting, stance};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::list::List;

use parties::Parties;

mod contents;
pub(super) mod fields;
mod parties;
mod readings;
mod standing;
mod values;
mod wording;

/// Everything asked about the agreement.
struct Asked {
    status: AgreementStatus,
    versions: Vec<VersionLine>,
    exits: Vec<ExitLine>,
    clauses: Vec<ClauseSheet>,
    /// The agreement's own text.
    text: AgreementText,
    /// Who has adopted the agreement, and who consents to the change that is proposed.
    parties: [Parties; 2],
}

impl Asked {
    /// The members, by handle and name.
    fn members(&self) -> Vec<(String, String)> {
        self.parties[0].answers.rows.iter().map(|row| (row.member.clone(), row.name.clone())).collect()
    }
}

/// What a line of the list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// How the agreement stands.
    Standing,
    /// Where the members stand: on the agreement, or on a change of it.
    Parties(usize),
    /// The agreement's own text.
    Text,
    /// A clause of that, by its place.
    Clause(usize),
    /// An entry, by its clause and its place under it.
    Entry(usize, usize),
}

/// The agreement as it stands.
pub(crate) struct Agreement {
    asked: Option<Box<Asked>>,
    parts: Vec<Part>,
    doubted: bool,
    browser: Browser,
    /// The part that the detail holds, and for which width.
    held: Option<(Part, u16)>,
    /// The members that are marked.
    marked: BTreeSet<Id>,
    /// Where to go once the list is there.
    wanted: Option<Place>,
}

impl Agreement {
    pub(super) fn new() -> Self {
        Self {
            asked: None,
            parts: Vec::new(),
            doubted: true,
            browser: Browser::new(Detail::Below(34)),
            held: None,
            marked: BTreeSet::new(),
            wanted: None,
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        use Action as A;
        match (self.parties(), self.browser.in_detail()) {
            (Some(_), true) => &[A::Add, A::Mark, A::Filter, A::Back, A::Edit, A::Zoom],
            (Some(_), false) => &[A::Open, A::Add, A::Filter, A::Edit, A::NextPart, A::Zoom],
            (None, _) if self.waits_for_consent() => &[A::Add, A::Done, A::Edit, A::Filter, A::NextPart, A::Zoom],
            (None, _) if self.part() == Some(Part::Text) || self.knows_notice() => {
                &[A::Add, A::Edit, A::Filter, A::NextPart, A::Zoom]
            }
            (None, _) => &[A::Open, A::Edit, A::Filter, A::NextPart, A::Zoom],
        }
    }

    pub(super) fn words(&self, action: Action) -> Option<Msg> {
        match action {
            Action::Edit if self.silent_entry().is_some() => Some(Msg::KeyChooseOwn),
            Action::Edit => Some(Msg::KeyEditAgreement),
            Action::Add if self.part() == Some(Part::Text) => Some(Msg::KeyAttachText),
            Action::Add if self.knows_notice() => Some(Msg::KeyGiveNotice),
            Action::Add => Some(Msg::KeyRecordAnswer),
            Action::Done => Some(Msg::KeyAgreeEarlier),
            _ => None,
        }
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        use Action as A;
        match action {
            A::Open | A::NextPart if !self.browser.in_detail() => self.part().is_some(),
            A::Mark => self.browser.in_detail() && self.row().is_some(),
            A::Add => match self.parties() {
                Some(_) if self.browser.in_detail() => self.row().is_some() || !self.marked.is_empty(),
                Some(parties) => parties.answers.rows.iter().any(|row| !row.answer.is_position()),
                None => self.part() == Some(Part::Text) || self.knows_notice(),
            },
            Action::Zoom => self.browser.can_zoom(look),
            _ => true,
        }
    }

    pub(super) fn let_go_of_marks(&mut self) {
        self.marked.clear();
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.browser.is_at_top()
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        Some(self.browser.focused())
    }

    pub(super) fn go(&mut self, place: &Place) {
        if matches!(place, Place::Clause(_) | Place::Text(_)) {
            self.wanted = Some(place.clone());
            self.browser.leave_detail();
            self.browser.list.set_filter("");
            self.select_wanted();
        }
    }

    /// Goes to the entry that is wanted, once the list is there.
    fn select_wanted(&mut self) {
        let Some(asked) = &self.asked else { return };
        let Some(wanted) = self.wanted.take() else { return };
        let is_wanted = |part: &Part| match (part, &wanted) {
            (Part::Entry(clause, at), Place::Clause(id)) => asked.clauses[*clause].entries[*at].id == *id,
            (Part::Clause(at), Place::Text(handle)) => asked.text.clauses[*at].clause.handle() == handle,
            _ => false,
        };
        if let Some(at) = self.parts.iter().position(is_wanted) {
            self.browser.list.select(at);
        }
    }

    pub(super) fn leave(&mut self) {
        self.browser.leave_detail();
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        let doubted = std::mem::take(&mut self.doubted);
        // The cursor stays on its member, wherever that stands then.
        let member = self.row().map(|row| row.id);
        if doubted {
            self.ask(session, look)?;
            if !self.browser.shows_detail(look) {
                // What it holds is not what is seen when it is opened again.
                self.held = None;
            }
        }
        let wanted = self.part().map(|part| (part, look.area.width));
        if !self.browser.shows_detail(look) || !doubted && (!look.settled || wanted == self.held) {
            return Ok(doubted);
        }
        let same = wanted == self.held;
        let (columns, entries) = self.detail(look);
        if same {
            self.browser.detail.set_entries(entries);
        } else {
            self.browser.detail = List::table(columns, entries);
            self.browser.detail.select(0);
        }
        if let Some(at) = member.filter(|_| same).and_then(|id| self.parties()?.place(id)) {
            self.browser.detail.select(at);
        }
        self.held = wanted;
        Ok(true)
    }

    fn ask(&mut self, session: &Session, look: Look) -> Result<(), Failure> {
        // An agreement without notice is no failure here.
        let exits = match exits(session, None, look.today) {
            Ok(exits) => exits,
            Err(Failure::Store(error)) => return Err(Failure::Store(error)),
            Err(_) => Vec::new(),
        };
        let versions = versions(session)?;
        let parties = [Parties::adopted(session, look.say)?, Parties::consented(session, &versions, look.say)?];
        let (clauses, text) = (clauses(session)?, text(session, None)?);
        let asked = Asked { status: status(session)?, versions, exits, clauses, text, parties };
        let (parts, entries) = contents::list(&asked, look.say);
        if self.asked.is_none() {
            self.browser.list = List::table(contents::columns(), entries);
        } else {
            self.browser.list.set_entries(entries);
        }
        (self.parts, self.asked) = (parts, Some(Box::new(asked)));
        self.select_wanted();
        Ok(())
    }

    /// The part one is at.
    fn part(&self) -> Option<Part> {
        self.parts.get(self.browser.list.selected()?).copied()
    }

    /// Where the members stand, if one is at that.
    fn parties(&self) -> Option<&Parties> {
        match self.part()? {
            Part::Parties(n) => self.asked.as_ref()?.parties.get(n),
            _ => None,
        }
    }

    /// The entry one is at, if the agreement is silent on a field of it.
    fn silent_entry(&self) -> Option<&EntryLine> {
        let Part::Entry(clause, at) = self.part()? else { return None };
        let line = &self.asked.as_ref()?.clauses[clause].entries[at];
        (!line.own.is_empty()).then_some(line)
    }

    /// The member one is at.
    fn row(&self) -> Option<&AnswerRow> {
        self.parties()?.row(self.browser.detail.selected()?)
    }

    fn detail(&self, look: Look) -> contents::Page {
        let (Some(asked), Some(part)) = (&self.asked, self.part()) else { return (Vec::new(), Vec::new()) };
        match part {
            Part::Standing => (Vec::new(), standing::entries(&asked.status, &asked.versions, &asked.exits, look.say)),
            Part::Parties(n) => (parties::columns(), asked.parties[n].entries(&self.marked, look.say)),
            Part::Entry(clause, at) => {
                let sheet = &asked.clauses[clause];
                let mut entries = readings::entries(&sheet.clause, &sheet.entries[at], look);
                entries.extend(asked.text.meant(&sheet.clause).into_iter().flat_map(wording::clause));
                (Vec::new(), entries)
            }
            Part::Text => (Vec::new(), wording::about(&asked.text, look)),
            Part::Clause(at) => (Vec::new(), wording::with_citations(&asked.text.clauses[at], look.say)),
        }
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Edit => match self.silent_entry() {
                Some(line) => return Outcome::Open(Box::new(setting::choose(line, look))),
                None => return Outcome::Draft,
            },
            Action::Add if self.part() == Some(Part::Text) => return Outcome::Open(Box::new(attach::form(look))),
            Action::Add if self.knows_notice() => return self.give_notice(look),
            Action::Add => return self.record(look),
            Action::Done => return self.agree_to_earlier(look),
            Action::Mark => return self.mark(look),
            // What was marked is let go before the place is left.
            Action::Back if !self.marked.is_empty() && self.browser.in_detail() && self.browser.detail.filter().is_empty() => {
                self.marked.clear();
                self.held = None;
                return Outcome::Changed;
            }
            _ => {}
        }
        match self.browser.on_action(action, look) {
            Step::Ignored => Outcome::Ignored,
            step => step.into(),
        }
    }

    /// Marks the member one is at, or takes the mark away.
    fn mark(&mut self, look: Look) -> Outcome {
        let Some(id) = self.row().filter(|_| self.browser.in_detail()).map(|row| row.id) else {
            return Outcome::Say(look.say.msg(Msg::AgreementGoToMember).to_owned());
        };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        let entries = self.detail(look).1;
        self.browser.detail.set_entries(entries);
        Outcome::Changed
    }

    /// The form for what members decided: those marked, else the one, else from the list all that are missing.
    fn record(&self, look: Look) -> Outcome {
        let Some(parties) = self.parties() else {
            return Outcome::Say(look.say.msg(Msg::AgreementGoToMember).to_owned());
        };
        let here = self.row().map(|row| row.id).filter(|_| self.browser.in_detail());
        let positions = match (self.marked.is_empty(), here, self.browser.in_detail()) {
            (false, ..) => parties.positions(true, |row| self.marked.contains(&row.id)),
            (true, Some(id), _) => parties.positions(true, |row| row.id == id),
            (true, None, true) => return Outcome::Say(look.say.msg(Msg::AgreementGoToMember).to_owned()),
            (true, None, false) => parties.positions(false, |row| !row.answer.is_position()),
        };
        if positions.members.is_empty() {
            return Outcome::Say(look.say.msg(Msg::PortfolioAllAnswered).to_owned());
        }
        Outcome::Open(Box::new(stance::set(positions, look)))
    }

    /// Whether one is at how the agreement stands, and it knows notices.
    fn knows_notice(&self) -> bool {
        self.part() == Some(Part::Standing) && self.asked.as_ref().is_some_and(|asked| !asked.exits.is_empty())
    }

    /// The form for a notice.
    fn give_notice(&self, look: Look) -> Outcome {
        let Some(asked) = &self.asked else { return Outcome::Unchanged };
        Outcome::Open(Box::new(notice::form(asked.members(), &asked.exits, look)))
    }

    /// Whether one is at how the agreement stands, and an earlier day may be agreed to than a notice comes to.
    fn waits_for_consent(&self) -> bool {
        let notices = self.asked.as_ref().map(|asked| asked.status.notices.as_slice()).unwrap_or_default();
        self.part() == Some(Part::Standing) && notices.iter().any(|notice| notice.earlier_field.is_some())
    }

    /// The form for that.
    fn agree_to_earlier(&self, look: Look) -> Outcome {
        let asked = self.asked.as_ref().filter(|_| self.waits_for_consent());
        let form = asked.and_then(|asked| notice::agree(asked.members(), &asked.status.notices, look));
        form.map_or_else(|| Outcome::Say(look.say.msg(Msg::AgreementNoNotice).to_owned()), |form| Outcome::Open(Box::new(form)))
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let Some(asked) = &self.asked else { return };
        let title = match self.part() {
            Some(Part::Parties(n)) => asked.parties[n].title.clone(),
            Some(Part::Entry(clause, at)) => asked.clauses[clause].entries[at].name.clone(),
            Some(Part::Text) => look.say.msg(Msg::KindText).to_owned(),
            Some(Part::Clause(at)) => asked.text.clauses[at].clause.heading(),
            _ => look.say.msg(Msg::AgreementStanding).to_owned(),
        };
        self.browser.view(canvas, look, &Shown::of(&asked.status.name), &Shown::of(&title));
    }
}

/// The id of a reading or version, and whether it is the one that holds.
fn holds(id: &str, default: bool, say: Say) -> String {
    if default { say.fill(Msg::CostReadingHolds, &[("reading", &id)]) } else { id.to_owned() }
}
