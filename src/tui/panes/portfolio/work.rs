//! Solutions and projects as lines of one list, under the headings that the charter gives them.

use chrono::Datelike;

use crate::app::keys::Action;
use crate::app::query::coverage::TopicLine;
use crate::app::query::portfolio::{Owner, ProjectRow, SolutionRow};
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::portfolio::ProjectState;
use crate::text::{Msg, Say};
use crate::tui::panes::Look;
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::words::project_state;

/// A solution or a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Solution,
    Project,
}

/// A line of the list: a solution or a project.
pub(super) enum Work {
    Solution(SolutionRow),
    Project(ProjectRow),
}

impl Work {
    /// Which of the two it is.
    pub(super) fn sort(&self) -> Sort {
        match self {
            Self::Solution(_) => Sort::Solution,
            Self::Project(_) => Sort::Project,
        }
    }

    /// How it is referred to.
    pub(super) fn handle(&self) -> &str {
        match self {
            Self::Solution(row) => &row.handle,
            Self::Project(row) => &row.handle,
        }
    }

    /// What it is called, a project with its number.
    pub(super) fn title(&self) -> String {
        match self {
            Self::Solution(row) => row.name.clone(),
            Self::Project(row) => format!("{} {}", row.handle, row.name),
        }
    }

    /// The number of a project.
    fn number(&self) -> Option<i128> {
        match self {
            Self::Solution(_) => None,
            Self::Project(row) => row.handle.rsplit('-').next()?.parse().ok(),
        }
    }

    fn owner(&self) -> String {
        match self {
            Self::Solution(row) => row.owner.clone(),
            Self::Project(row) => row.owner.as_ref().map(Owner::title),
        }
        .unwrap_or_default()
    }

    pub(super) fn topics(&self) -> &[TopicLine] {
        match self {
            Self::Solution(row) => &row.topics,
            Self::Project(row) => &row.topics,
        }
    }

    /// Place and name of the group it stands in: its category, or else its type, in the charter's order.
    fn group(&self, charter: &Charter) -> (usize, Option<String>) {
        let (category, kind) = match self {
            Self::Solution(row) => (&row.category, &row.kind),
            Self::Project(row) => (&row.category, &row.kind),
        };
        let categories = charter.categories.iter().map(|c| (&c.id, c.brief()));
        let types = charter.types.iter().map(|t| (&t.id, t.brief()));
        let known: Vec<_> = categories.chain(types).collect();
        let own = category.as_ref().or(kind.as_ref());
        let place = own.and_then(|own| known.iter().position(|(id, _)| **id == own.id));
        let name = own.map(|own| place.map_or_else(|| own.name.clone(), |at| known[at].1.to_owned()));
        (place.unwrap_or(known.len()), name)
    }

    fn state(&self, today: Date, say: Say) -> String {
        match self {
            Self::Solution(row) => match row.launch {
                Some(date) if date.last() <= today => say.fill(Msg::PortfolioLaunched, &[("year", &date.first().year())]),
                Some(date) => say.fill(Msg::PortfolioToLaunch, &[("date", &say.rough_date(date))]),
                None => String::new(),
            },
            Self::Project(row) => match (&row.stage, row.state) {
                (Some(stage), ProjectState::Started | ProjectState::Proposed) => stage.name.clone(),
                _ => say.msg(project_state(row.state)).to_owned(),
            },
        }
    }

    /// The sign before it: whether somebody was asked and has not answered.
    pub(super) fn sign(&self) -> char {
        if self.topics().iter().any(|topic| topic.coverage.no_answer > 0) { '?' } else { ' ' }
    }

    /// What is to be known of it at a glance: its title, how far it has come, its group, whose it is, how members stand.
    pub(super) fn words(&self, today: Date, say: Say) -> String {
        let (category, kind) = match self {
            Self::Solution(row) => (&row.category, &row.kind),
            Self::Project(row) => (&row.category, &row.kind),
        };
        let group = category.as_ref().or(kind.as_ref()).map(|group| group.name.clone()).unwrap_or_default();
        let topic = |topic: &TopicLine| {
            let c = topic.coverage;
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("topic", &topic.name), ("yes", &c.yes), ("unasked", &c.not_asked)];
            let msg = if topic.asks && c.not_asked > 0 { Msg::PortfolioTopicUnasked } else { Msg::PortfolioTopicCounts };
            say.count(msg, i128::try_from(topic.unsettled()).unwrap_or(0), &values)
        };
        // Of what nobody was asked or has answered, there is nothing to tell.
        let known = self.topics().iter().filter(|topic| topic.coverage.not_asked < topic.coverage.of());
        let parts = [self.state(today, say), group, self.owner()].into_iter().chain(known.map(topic));
        let known = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        say.fill(Msg::PortfolioAtAGlance, &[("title", &self.title()), ("known", &known)])
    }

    fn rank(&self) -> usize {
        match self {
            Self::Solution(_) => 0,
            Self::Project(row) => match row.state {
                ProjectState::Started => 0,
                ProjectState::Proposed => 1,
                ProjectState::Finished => 2,
                ProjectState::Stopped => 3,
            },
        }
    }
}

/// All of them in the order of the list: solutions, then projects, by group, those under way first.
pub(super) fn ordered(solutions: Vec<SolutionRow>, projects: Vec<ProjectRow>, charter: &Charter) -> Vec<Work> {
    let mut works: Vec<_> = solutions.into_iter().map(Work::Solution).collect();
    works.extend(projects.into_iter().map(Work::Project));
    // Solutions come by handle and projects by number; the sort keeps that order within a group.
    works.sort_by_key(|w| (w.sort() == Sort::Project, w.group(charter).0, w.rank()));
    works
}

/// The columns of the list.
pub(super) fn columns(say: Say) -> Vec<Column> {
    let column = |msg| Column::new(say.msg(msg));
    vec![
        column(Msg::PortfolioColumnName).at_least(34),
        column(Msg::PortfolioColumnState).at_least(9).gives_way(1),
        column(Msg::PortfolioColumnOwner).at_least(8).gives_way(3),
        column(Msg::PortfolioColumnIn).right(),
        column(Msg::PortfolioColumnNo).right().gives_way(2),
        column(Msg::PortfolioColumnUnsettled).right(),
    ]
}

/// The entries of the list. What stands for no work but for a kind that there is none of has a number beyond them.
pub(super) fn entries(works: &[Work], charter: &Charter, today: Date, say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    for sort in [Sort::Solution, Sort::Project] {
        let (what, none) = match sort {
            Sort::Solution => (Msg::PortfolioSolutions, Msg::PortfolioNoSolutions),
            Sort::Project => (Msg::PortfolioProjects, Msg::PortfolioNoProjects),
        };
        let mut heading = None;
        for (i, work) in works.iter().enumerate().filter(|(_, w)| w.sort() == sort) {
            let (place, group) = work.group(charter);
            if heading != Some(place) {
                heading = Some(place);
                let what = say.msg(what);
                let title = group.map(|group| say.fill(Msg::PortfolioGroup, &[("what", &what), ("group", &group)]));
                entries.push(Entry::heading(title.as_deref().unwrap_or(what)));
            }
            entries.push(entry(work, today, say).of(i));
        }
        if heading.is_none() {
            entries.push(Entry::heading(say.msg(what)));
            let after = if sort == Sort::Solution { 0 } else { 1 };
            entries.push(Entry::text(say.msg(none)).of(works.len() + after));
        }
    }
    entries
}

/// What stands beside the line that says that there is none of a kind.
pub(super) fn begin(look: Look) -> Vec<Entry> {
    vec![Entry::text(&look.keys.tell(look.say, Msg::PortfolioBegin, &[("add", Action::Add)]))]
}

fn entry(work: &Work, today: Date, say: Say) -> Entry {
    // Of what nobody was asked or has answered, nothing can be counted.
    let topic = work.topics().first().filter(|topic| topic.coverage.not_asked < topic.coverage.of());
    let counts = [topic.map(|t| t.coverage.yes), topic.map(|t| t.coverage.no), topic.map(TopicLine::unsettled)];
    let number = |n: Option<usize>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let [yes, no, unsettled] = counts.map(number);
    let cells = [work.title(), work.state(today, say), work.owner(), yes, no, unsettled];
    let count = |n: Option<usize>| n.and_then(|n| i128::try_from(n).ok());
    let mut ranks: Vec<_> = (3..).zip(counts.map(count)).collect();
    // A project begins with its number.
    ranks.extend(work.number().map(|number| (0, Some(number))));
    Entry::row(&cells).ranked(&ranks).sign(work.sign())
}
