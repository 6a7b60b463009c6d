//! From what people type to records of the portfolio and the charter entries they speak of, and back.

mod entries;

use std::collections::HashSet;
use std::mem::discriminant;

use super::{Candidate, meeting_handle, names_of, pick, shown};
use crate::app::failure::{Failure, RecordName, Wanted};
use crate::domain::charter::{Charter, Column, Entry, Key, Register, Seat, Series, Subject, Topic};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::stance::{self, ADOPTED, ADOPTION, CONSENT, CONSENTED, DECLINED, topics_of};
use crate::domain::portfolio::{About, Document, Figure, Operation, Project, RegisterRow, Solution};
use crate::domain::records::Records;
use crate::domain::sort::fold;
use crate::text::read::Towards;
use crate::text::{Msg, Say};

/// What stands before the title of a paper that something else is called like too.
const PAPER: &str = "document:";

/// What names are looked up in, and said with.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The charter in force.
    pub charter: &'a Charter,
    /// What the file knows.
    pub records: &'a Records,
    /// The version of the agreement in force.
    pub agreement: Id,
    /// The day that handles are read on.
    pub today: Date,
    /// The language of the words around the names.
    pub say: Say,
}

/// A series of figures, or a key whose weights are decided.
pub enum SeriesOrKey<'a> {
    /// A series.
    Series(&'a Entry<Series>),
    /// A key that the agreement leaves to a decision.
    Key(&'a Entry<Key>),
}

impl SeriesOrKey<'_> {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Series(series) => &series.id,
            Self::Key(key) => &key.id,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Series(series) => &series.name,
            Self::Key(key) => &key.name,
        }
    }
}

fn of_entries<'a, T>(
    wanted: RecordName,
    entries: impl Iterator<Item = &'a Entry<T>>,
    given: &str,
) -> Result<&'a Entry<T>, Failure> {
    let candidates = entries.map(|e| Candidate { thing: e, names: names_of(e) });
    pick(Wanted::Record(wanted), given, candidates.collect())
}

impl<'a> Known<'a> {
    /// The subject meant: `agreement`, `agreement/v2`, `P-17`, a solution, member, operation, person, body or meeting by
    /// its handle or name, a row as `register/3`, or the cooperation.
    ///
    /// # Errors
    /// A [`Failure`] with the names there are.
    pub fn subject(&self, given: &str) -> Result<About, Failure> {
        if let Some((whole, version)) = given.split_once('/')
            && self.is_agreement(whole)
            && !version.trim().is_empty()
        {
            return Ok(self.records.portfolio.amendment(version.trim()));
        }
        // Things of two kinds can be called the same: `member:nes` and `person:nes`.
        let kinded = given.split_once(':').and_then(|(word, name)| Some((Subject::ALL.iter().find(|s| s.word() == word)?, name)));
        let wanted = Wanted::Record(RecordName::Subject);
        match kinded {
            Some((kind, name)) => {
                let of_kind = self.subjects().into_iter().filter(|subject| subject.thing.subject() == Some(*kind));
                pick(wanted, name, of_kind.collect())
            }
            None => pick(wanted, given, self.subjects()),
        }
    }

    /// How things of several kinds that go by a name are referred to, each with its kind; none where all are of one kind, or
    /// it is how one of them alone is referred to, to the letter.
    pub fn namesakes(&self, given: &str) -> Vec<String> {
        let (asked, subjects) = (fold(given.trim()), self.subjects());
        if subjects.iter().filter(|s| s.names.first().is_some_and(|handle| handle == given.trim())).count() == 1 {
            return Vec::new();
        }
        let named: Vec<_> = subjects.iter().filter(|s| s.names.iter().any(|name| fold(name) == asked)).collect();
        let paper = self.records.portfolio.documents.iter().find(|paper| fold(&paper.title) == asked);
        let kinds: HashSet<_> = named.iter().map(|subject| discriminant(&subject.thing)).collect();
        if kinds.len() + usize::from(paper.is_some()) < 2 {
            return Vec::new();
        }
        let papers = paper.map(|paper| format!("{PAPER}{}", paper.title));
        let kinded = |subject: &&Candidate<About>| match subject.thing.subject() {
            Some(kind) => format!("{}:{}", kind.word(), shown(&subject.names)),
            None => shown(&subject.names),
        };
        named.iter().copied().map(|subject| kinded(&subject)).chain(papers).collect()
    }

    /// Whether a handle is the first name of anything there is, or one that the program gives: no second thing may have it.
    pub fn is_taken(&self, handle: &str, but: Option<&About>) -> bool {
        let number = handle.strip_prefix("p-").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let others = self.subjects().into_iter().filter(|subject| Some(&subject.thing) != but);
        number || others.flat_map(|subject| subject.names.into_iter().next()).any(|name| fold(&name) == fold(handle))
    }

    fn is_agreement(&self, given: &str) -> bool {
        self.agreement_names().iter().any(|name| fold(name) == fold(given.trim()))
    }

    fn agreement_names(&self) -> Vec<String> {
        let mut names = vec!["agreement".to_owned()];
        names.extend(names_of(&self.charter.agreement));
        names
    }

    fn subjects(&self) -> Vec<Candidate<About>> {
        let Self { charter, records, today, .. } = *self;
        let portfolio = &records.portfolio;
        let one = |thing: About, names: Vec<String>| Candidate { thing, names };
        let mut cooperation = vec!["cooperation".to_owned()];
        cooperation.extend(names_of(&charter.cooperation));
        let mut found = vec![one(About::Agreement(self.agreement), self.agreement_names()), one(About::Cooperation, cooperation)];
        found.extend(portfolio.projects.iter().map(|p| one(About::Project(p.id), vec![p.handle(), p.name.clone()])));
        found.extend(portfolio.solutions.iter().map(|s| one(About::Solution(s.id), vec![s.handle.clone(), s.name.clone()])));
        found.extend(portfolio.operations.iter().map(|o| one(About::Operation(o.id), vec![o.handle.clone(), o.name.clone()])));
        found.extend(super::member_candidates(records, today).into_iter().map(|c| one(About::Member(c.thing.id), c.names)));
        found.extend(records.people.iter().map(|p| one(About::Person(p.id), vec![p.handle.clone(), p.name.clone()])));
        found.extend(charter.bodies.iter().map(|b| one(About::Body(b.id.clone()), names_of(b))));
        found.extend(records.meetings.iter().map(|m| one(About::Meeting(m.id), vec![meeting_handle(m)])));
        found.extend(portfolio.register_rows.iter().map(|r| one(About::Row(r.id), vec![r.handle()])));
        found
    }

    /// The subject and topic meant by `SUBJECT.TOPIC`; a subject with a single topic needs no more than itself.
    ///
    /// # Errors
    /// A [`Failure`] with the subjects or topics there are.
    pub fn subject_topic(&self, given: &str) -> Result<(About, String), Failure> {
        self.subject_topic_that(given, |_, _| true)
    }

    /// The subject and topic meant by `SUBJECT.TOPIC`, or by a subject with a single topic that fits.
    ///
    /// # Errors
    /// A [`Failure`] with the subjects or topics there are.
    pub fn subject_topic_that(&self, given: &str, fits: impl Fn(&About, &str) -> bool) -> Result<(About, String), Failure> {
        if let Some((subject, topic)) = given.rsplit_once('.') {
            match self.subject(subject) {
                Ok(about) => {
                    let topic = self.topic(&about, topic)?;
                    return Ok((about, topic));
                }
                Err(several @ Failure::Ambiguous { .. }) => return Err(several),
                Err(_) => {}
            }
        }
        let about = self.subject(given)?;
        let mut topics = topics_of(self.charter, &self.records.portfolio, &about);
        let wanted = Wanted::Record(RecordName::Topic);
        let mut fitting = topics.iter().filter(|topic| fits(&about, topic));
        if let (Some(topic), None) = (fitting.next(), fitting.next()) {
            return Ok((about, topic.clone()));
        }
        match topics.len() {
            1 => Ok((about, topics.remove(0))),
            0 => Err(Failure::NotFound { wanted, name: given.to_owned(), known: Vec::new() }),
            _ => {
                let handle = self.handle(&about);
                let candidates = topics.iter().map(|t| format!("{handle}.{t} ({})", self.topic_name(t))).collect();
                Err(Failure::Ambiguous { wanted, name: given.to_owned(), candidates })
            }
        }
    }

    /// The topic of a subject meant.
    fn topic(&self, about: &About, given: &str) -> Result<String, Failure> {
        let topics = topics_of(self.charter, &self.records.portfolio, about).into_iter().map(|id| {
            let names = match self.charter.topic(&id) {
                Some(entry) => names_of(entry),
                None => vec![id.clone(), self.topic_name(&id)],
            };
            Candidate { thing: id, names }
        });
        pick(Wanted::Record(RecordName::Topic), given, topics.collect())
    }

    /// The rule of a topic that is known to be one.
    pub fn topic_rule(&self, id: &str) -> Result<Topic, Failure> {
        let missing = || Failure::NotFound { wanted: Wanted::Record(RecordName::Topic), name: id.to_owned(), known: Vec::new() };
        stance::topic(self.charter, id).ok_or_else(missing)
    }

    /// The state of a topic meant.
    pub fn state(&self, topic: &str, given: &str) -> Result<String, Failure> {
        let rule = self.topic_rule(topic)?;
        let states = rule.states.into_iter().map(|s| {
            let names = vec![s.id.clone(), self.state_name(topic, &s.id)];
            Candidate { thing: s.id, names }
        });
        pick(Wanted::Record(RecordName::State), given, states.collect())
    }

    /// Name of a topic.
    pub fn topic_name(&self, id: &str) -> String {
        match (self.charter.topic(id), id) {
            (Some(entry), _) => entry.name.clone(),
            (None, ADOPTION) => self.say.msg(Msg::TopicAdoption).to_owned(),
            (None, CONSENT) => self.say.msg(Msg::TopicConsent).to_owned(),
            _ => id.to_owned(),
        }
    }

    /// Name of a state of a topic.
    pub fn state_name(&self, topic: &str, state: &str) -> String {
        let own = self.charter.topic(topic).and_then(|t| t.rule.states.iter().find(|s| s.id == state));
        match (own, state) {
            (Some(own), _) => own.name.clone(),
            (None, ADOPTED) => self.say.msg(Msg::StanceAdopted).to_owned(),
            (None, CONSENTED) => self.say.msg(Msg::StanceConsented).to_owned(),
            (None, DECLINED) => self.say.msg(Msg::StanceDeclined).to_owned(),
            _ => state.to_owned(),
        }
    }

    /// How a subject is referred to.
    pub fn handle(&self, about: &About) -> String {
        let portfolio = &self.records.portfolio;
        let handle = match about {
            About::Cooperation => Some("cooperation".to_owned()),
            About::Agreement(_) => Some("agreement".to_owned()),
            About::Amendment(name) => Some(format!("agreement/{}", portfolio.amendment_name(name))),
            About::Body(id) => Some(id.clone()),
            About::Member(id) => self.records.member(*id).map(|m| m.handle.clone()),
            About::Person(id) => self.records.person(*id).map(|p| p.handle.clone()),
            About::Operation(id) => portfolio.operation(*id).map(|o| o.handle.clone()),
            About::Project(id) => portfolio.project(*id).map(Project::handle),
            About::Solution(id) => portfolio.solution(*id).map(|s| s.handle.clone()),
            About::Meeting(id) => self.records.meetings.iter().find(|m| m.id == *id).map(meeting_handle),
            About::Row(id) => portfolio.register_rows.iter().find(|r| r.id == *id).map(RegisterRow::handle),
        };
        handle.unwrap_or_default()
    }

    /// What a subject is called.
    pub fn title(&self, about: &About) -> String {
        let portfolio = &self.records.portfolio;
        let title = match about {
            About::Cooperation => Some(self.charter.cooperation.brief().to_owned()),
            About::Agreement(_) => Some(self.say.msg(Msg::AboutAgreement).to_owned()),
            About::Amendment(name) => Some(self.say.fill(Msg::AboutAmendment, &[("name", &portfolio.amendment_name(name))])),
            About::Body(id) => self.charter.body(id).map(|b| b.name.clone()),
            About::Member(id) => self.records.member(*id).map(|m| m.name.clone()),
            About::Person(id) => self.records.person(*id).map(|p| p.name.clone()),
            About::Operation(id) => portfolio.operation(*id).map(|o| o.name.clone()),
            About::Project(id) => portfolio.project(*id).map(|p| format!("{} {}", p.handle(), p.name)),
            About::Solution(id) => portfolio.solution(*id).map(|s| s.name.clone()),
            About::Meeting(_) | About::Row(_) => None,
        };
        title.unwrap_or_else(|| self.handle(about))
    }

    /// The role meant by `record/seat`, and what stands behind it; none where what stands before is a body or nothing known.
    ///
    /// # Errors
    /// A [`Failure`] with the roles there are.
    pub fn role(&self, given: &str) -> Result<Option<RoleName<'a>>, Failure> {
        // A row's own name has a stroke in it too.
        let strokes: Vec<_> = given.match_indices('/').map(|(at, _)| at).collect();
        for at in strokes {
            let (subject, rest) = (&given[..at], &given[at + 1..]);
            let Ok(about) = self.subject(subject) else { continue };
            let of = |entry: &&'a Entry<Seat>| entry.rule.of.each.is_some() && entry.rule.of.each == about.subject();
            let seats: Vec<_> = self.charter.seats.iter().filter(of).collect();
            if seats.is_empty() {
                continue;
            }
            let (seat, who) = rest.split_once('/').map_or((rest, None), |(seat, who)| (seat, Some(who.to_owned())));
            let candidates = seats.into_iter().map(|s| Candidate { thing: s, names: names_of(s) });
            let seat = pick(Wanted::Seat, seat, candidates.collect())?;
            return Ok(Some(RoleName { about, seat, who }));
        }
        Ok(None)
    }

    /// Who has a role: the person named by handle, name or member, or the only one.
    ///
    /// # Errors
    /// A [`Failure`] with those there are.
    pub fn role_holder(&self, given: &str, about: &About, seat: &str, who: Option<&str>) -> Result<Id, Failure> {
        let roles = self.records.portfolio.roles.iter();
        let held = roles.filter(|r| r.about == *about && r.seat == seat && r.until.is_none_or(|until| self.today <= until));
        let candidates: Vec<_> = held
            .map(|role| {
                let person = self.records.person(role.person);
                let mut names: Vec<_> = person.into_iter().flat_map(|p| [p.handle.clone(), p.name.clone()]).collect();
                names.extend(role.member.and_then(|id| self.records.member(id)).map(|m| m.handle.clone()));
                Candidate { thing: role.id, names }
            })
            .collect();
        match (who, &candidates[..]) {
            (None, [only]) => Ok(only.thing),
            _ => pick(Wanted::Appointment, who.unwrap_or(given), candidates),
        }
    }

    /// The project meant.
    pub fn project(&self, given: &str) -> Result<&'a Project, Failure> {
        let projects = self.records.portfolio.projects.iter();
        let projects = projects.map(|p| Candidate { thing: p, names: vec![p.handle(), p.name.clone()] });
        pick(Wanted::Record(RecordName::Project), given, projects.collect())
    }

    /// The solution meant.
    pub fn solution(&self, given: &str) -> Result<&'a Solution, Failure> {
        let solutions = self.records.portfolio.solutions.iter();
        let solutions = solutions.map(|s| Candidate { thing: s, names: vec![s.handle.clone(), s.name.clone()] });
        pick(Wanted::Record(RecordName::Solution), given, solutions.collect())
    }

    /// The operation meant.
    pub fn operation(&self, given: &str) -> Result<&'a Operation, Failure> {
        let operations = self.records.portfolio.operations.iter();
        let operations = operations.map(|o| Candidate { thing: o, names: vec![o.handle.clone(), o.name.clone()] });
        pick(Wanted::Record(RecordName::Operation), given, operations.collect())
    }

    /// The document meant, by its title.
    pub fn document(&self, given: &str) -> Result<&'a Document, Failure> {
        let given = given.strip_prefix(PAPER).unwrap_or(given);
        let documents = self.records.portfolio.documents.iter();
        let documents = documents.map(|d| Candidate { thing: d, names: vec![d.title.clone()] });
        pick(Wanted::Record(RecordName::Document), given, documents.collect())
    }

    /// The figure meant: `series/year`; of several for one year the latest.
    pub fn figure(&self, given: &str) -> Result<&'a Figure, Failure> {
        let portfolio = &self.records.portfolio;
        let of =
            |f: &Figure| portfolio.figures.iter().filter(|o| o.handle() == f.handle()).max_by_key(|o| (o.on, o.id)).map(|o| o.id);
        let latest = portfolio.figures.iter().filter(|f| of(f) == Some(f.id));
        let latest = latest.map(|f| Candidate { thing: f, names: vec![f.handle()] });
        pick(Wanted::Record(RecordName::Figure), given, latest.collect())
    }

    /// The row of a register meant: `register/number`.
    pub fn row(&self, given: &str) -> Result<&'a RegisterRow, Failure> {
        let rows = self.records.portfolio.register_rows.iter();
        pick(Wanted::Record(RecordName::Row), given, rows.map(|r| Candidate { thing: r, names: vec![r.handle()] }).collect())
    }
}

/// A role as it was meant.
pub struct RoleName<'a> {
    /// The project, solution or member.
    pub about: About,
    /// The role.
    pub seat: &'a Entry<Seat>,
    /// What stood behind it: a person or a member.
    pub who: Option<String>,
}

/// Which day one without a year is in a column of a register: what was done has been, what is to be done comes. A plan
/// is put on record before its days and after them.
pub fn towards(column: Column, register: &Register) -> Towards {
    match column {
        Column::Date if register.planned => Towards::Near,
        Column::Date | Column::Done => Towards::Back,
        Column::Due => Towards::Ahead,
        _ => Towards::Near,
    }
}

/// The word for a column of a register.
pub fn column(column: Column) -> Msg {
    match column {
        Column::Date => Msg::ColDate,
        Column::From => Msg::ColFrom,
        Column::To => Msg::ColUntil,
        Column::Member => Msg::ColMember,
        Column::Person => Msg::ColPerson,
        Column::Body => Msg::ColBody,
        Column::Text => Msg::ColText,
        Column::Amount => Msg::ColAmount,
        Column::State => Msg::ColState,
        Column::Level => Msg::ColLevel,
        Column::Subject => Msg::ColSubject,
        Column::Document => Msg::ColDocument,
        Column::Due => Msg::ColDue,
        Column::Done => Msg::ColDone,
    }
}
