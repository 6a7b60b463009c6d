//! Pages that are asked for and read: what changed since a day, who is called to a meeting, who answers for what.

use ratatui::layout::Rect;

use crate::app::keys::{Action, Keys};
use crate::app::query::call::{MeetingCall, call};
use crate::app::query::due::{Change, DueLine, last_meeting, since};
use crate::app::query::responsible::responsible;
use crate::app::query::stale::{OldAnswer, old_answers};
use crate::app::query::who::PersonCard;
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};
use crate::tui::words::source;

/// What a page tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// What became of what is due since a day.
    Since(Date),
    /// The same since the last meeting of a body, by id.
    SinceMeeting(String),
    /// Who is called to a meeting: the body, and the kind, by id.
    Call { body: String, kind: Option<String>, on: Option<Date> },
    /// Who answers for what.
    Answers,
    /// The answers that are to be asked for again.
    OldAnswers,
}

/// A page to be read.
pub(crate) struct Page {
    title: Shown,
    pub(crate) list: List,
    /// Those it names whom one may write to; none where it is not about people.
    pub(crate) people: Option<Vec<PersonCard>>,
}

impl Page {
    /// The page on a topic.
    pub(crate) fn of(session: &Session, topic: &Topic, keys: &Keys) -> Result<Self, Failure> {
        match topic {
            Topic::Since(day) => Self::since(session, *day),
            Topic::SinceMeeting(body) => Self::since(session, last_meeting(session, body)?.unwrap_or(session.card().kept_from)),
            Topic::Call { body, kind, on } => {
                let called = call(session, body, kind.as_deref(), *on)?;
                Ok(Self::call(&called, session.say(), keys))
            }
            Topic::Answers => Self::answers(session, keys),
            Topic::OldAnswers => Self::old_answers(session),
        }
    }

    fn new(title: &str, columns: Vec<Column>, entries: Vec<Entry>) -> Self {
        Self { title: Shown::of(title), list: List::table(columns, entries), people: None }
    }

    fn since(session: &Session, day: Date) -> Result<Self, Failure> {
        let say = session.say();
        let changes = since(&session.on(day)?, session)?;
        let mut entries = Vec::new();
        let mut under: Option<Change> = None;
        for (at, (change, line)) in changes.iter().enumerate() {
            if under != Some(*change) {
                entries.push(Entry::heading(&say.msg(change.title()).to_uppercase()));
                under = Some(*change);
            }
            let DueLine { due, who, clause, .. } = line;
            let due = due.map(|due| say.date(due)).unwrap_or_default();
            entries.push(Entry::row(&[due, line.title_about(say), who.clone(), clause.clone()]).of(at));
        }
        if changes.is_empty() {
            entries.push(Entry::text(say.msg(Msg::SinceNothing)));
        }
        let columns = [Column::new(""), Column::new("").at_least(30), Column::new("").gives_way(2), Column::new("").gives_way(1)];
        Ok(Self::new(&say.fill(Msg::SinceTitle, &[("date", &say.date_long(day))]), columns.to_vec(), entries))
    }

    fn call(called: &MeetingCall, say: Say, keys: &Keys) -> Self {
        let mut entries = Vec::new();
        for (msg, who) in [(Msg::CalledBy, &called.called_by), (Msg::LedBy, &called.led_by)] {
            entries.extend(who.iter().map(|who| Entry::text(&say.fill(msg, &[("who", who)]))));
        }
        if called.rows.is_empty() {
            entries.push(Entry::text(&say.fill(Msg::NobodyCalled, &[("body", &called.body)])));
            entries.push(Entry::text(&keys.tell(
                say,
                Msg::CallAppointFirst,
                &[("bodies", Action::Bodies), ("add", Action::Add)],
            )));
        }
        for (at, row) in called.rows.iter().enumerate() {
            let standing = say.msg(row.standing_title()).to_owned();
            let (member, mail) = (row.member.clone().unwrap_or_default(), row.person.mail.clone().unwrap_or_default());
            entries.push(Entry::row(&[row.person.name.clone(), row.seat.clone(), member, standing, mail]).of(at));
        }
        for seat in &called.informs {
            let told: Vec<_> = seat.area.iter().chain(&seat.shared).collect();
            if !told.is_empty() {
                let words = [("seat", &seat.seat as &dyn std::fmt::Display), ("members", &say.list(&told))];
                entries.push(Entry::text(&say.fill(Msg::KeepsInformed, &words)));
            }
        }
        let columns = [Column::new("").at_least(16), Column::new("").at_least(10), Column::new("")];
        let rest = [Column::new("").gives_way(2), Column::new("").gives_way(1)];
        let title = say.fill(Msg::CallTitle, &[("body", &called.body)]);
        Self { people: Some(called.people()), ..Self::new(&title, columns.into_iter().chain(rest).collect(), entries) }
    }

    fn answers(session: &Session, keys: &Keys) -> Result<Self, Failure> {
        let (say, rows) = (session.say(), responsible(session, None, None)?);
        let row = |(at, row): (usize, &crate::app::query::responsible::ResponsibleRow)| {
            Entry::row(&[&row.matter, &row.who, &row.clause]).of(at)
        };
        let mut entries: Vec<_> = rows.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            entries.push(Entry::text(say.msg(Msg::NoMatters)));
            entries.push(Entry::text(&keys.tell(say, Msg::NoMattersOverview, &[("overview", Action::Overview)])));
        }
        if rows.iter().any(|row| row.by_document) {
            entries.push(Entry::text(say.msg(Msg::ByDocumentDate)));
        }
        let columns = [Column::new("").at_least(20), Column::new("").at_least(16), Column::new("").gives_way(1)];
        Ok(Self::new(say.msg(Msg::ResponsibleTitle), columns.to_vec(), entries))
    }

    fn old_answers(session: &Session) -> Result<Self, Failure> {
        let (say, old) = (session.say(), old_answers(session)?);
        let mut entries = Vec::new();
        for (at, OldAnswer { row, title, .. }) in old.rows.iter().enumerate() {
            let since = row.since.map(|day| say.date(day)).unwrap_or_default();
            let grounds = row.source.map(|s| say.msg(source(s)).to_owned()).unwrap_or_default();
            entries.push(Entry::row(&[since, row.name.clone(), title.clone(), row.state_names.join(", "), grounds]).of(at));
        }
        if old.rows.is_empty() {
            entries.push(Entry::text(say.msg(old.none())));
        }
        let columns = [Column::new(""), Column::new("").at_least(12), Column::new("").at_least(20)];
        let rest = [Column::new("").gives_way(1), Column::new("").gives_way(2)];
        let title = say.count(Msg::OldAnswersTitle, i128::try_from(old.rows.len()).unwrap_or(i128::MAX), &[]);
        Ok(Self::new(&title, columns.into_iter().chain(rest).collect(), entries))
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.rule(Rect { height: 1, ..area }, &self.title, BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
}
