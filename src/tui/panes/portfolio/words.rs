//! What positions, questions and papers are called.

use crate::app::query::answers::AnswerRow;
use crate::app::query::coverage::Coverage;
use crate::app::query::holders::DocumentRow;
use crate::domain::portfolio::Answer;
use crate::text::{Msg, Say};
use crate::tui::words::{organ, source};

/// How many members stand where; what there is none of is left out. Those that are to become a yes or a no are told
/// together, as the list counts them, and then why.
pub(in crate::tui::panes) fn coverage(counts: &Coverage, asks: bool, say: Say) -> String {
    let some = |parts: &[(Msg, usize)]| {
        let some = parts.iter().filter(|(_, n)| *n > 0);
        some.map(|(msg, n)| say.count(*msg, i128::try_from(*n).unwrap_or(i128::MAX), &[])).collect::<Vec<_>>()
    };
    let not_asked = (if asks { Msg::PortfolioNotAsked } else { Msg::PortfolioNothingKnown }, counts.not_asked);
    let mut why =
        vec![(Msg::PortfolioNoAnswer, counts.no_answer), (Msg::PortfolioOpen, counts.open), (Msg::CountMixed, counts.mixed)];
    why.extend((!asks).then_some(not_asked));
    let mut parts = some(&[(Msg::PortfolioYes, counts.yes), (Msg::PortfolioNo, counts.no)]);
    let unsettled = i128::try_from(counts.unsettled(asks)).unwrap_or(i128::MAX);
    if unsettled > 0 {
        parts.push(say.count(Msg::PortfolioUnsettled, unsettled, &[("why", &some(&why).join(", "))]));
    }
    parts.extend(some(if asks { std::slice::from_ref(&not_asked) } else { &[] }));
    parts.join(", ")
}

/// Where a member stands, in the charter's word for it; `asks` tells whether the topic is one that is asked about.
pub(in crate::tui::panes) fn standing(row: &AnswerRow, asks: bool, say: Say) -> String {
    match row.answer {
        Answer::In | Answer::Out | Answer::Open => row.state_names.join(", "),
        Answer::Mixed => say.fill(Msg::AnswersDiffer, &[("answers", &row.mixed.join("; "))]),
        Answer::NoAnswer => say.msg(Msg::PortfolioWaits).to_owned(),
        Answer::NotAsked => say.msg(if asks { Msg::PortfolioUnasked } else { Msg::PortfolioUnknown }).to_owned(),
    }
}

/// Since when a member stands there, or how long it has been waited for.
pub(in crate::tui::panes) fn since(row: &AnswerRow, say: Say) -> String {
    match (row.answer, row.asked, row.days) {
        (Answer::NoAnswer, Some(asked), Some(days)) => say.count(Msg::PortfolioAsked, days, &[("date", &say.date(asked))]),
        (Answer::NotAsked | Answer::NoAnswer | Answer::Mixed, ..) => String::new(),
        _ => row.since.map_or_else(|| say.msg(Msg::PortfolioNoDate).to_owned(), |d| say.date(d)),
    }
}

/// How a position is known: organ, reference, where it comes from, and what is to be remarked.
pub(in crate::tui::panes) fn grounds(row: &AnswerRow, say: Say) -> String {
    let force = row.legal_force.map(|d| say.fill(Msg::PortfolioLegalForce, &[("date", &say.date(d))]));
    let inherited = (!row.inherited.is_empty() && row.mixed.is_empty())
        .then(|| say.fill(Msg::AnswerInherited, &[("names", &say.list(&row.inherited))]));
    let reminded = row.reminded.filter(|_| row.answer == Answer::NoAnswer);
    let parts = [
        reminded.map(|day| say.fill(Msg::PortfolioReminded, &[("date", &say.date(day))])),
        row.organ.map(|o| say.msg(organ(o)).to_owned()),
        row.reference.clone(),
        row.source.map(|s| say.msg(source(s)).to_owned()),
        force,
        row.stale.then(|| say.msg(Msg::PortfolioStale).to_owned()),
        inherited,
        row.example.then(|| say.msg(Msg::ExampleMark).to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The sign that goes with where a member stands.
pub(in crate::tui::panes) fn sign(answer: Answer) -> char {
    match answer {
        Answer::In => '+',
        Answer::Out => '-',
        Answer::Open => '~',
        Answer::Mixed => '%',
        Answer::NoAnswer => '?',
        Answer::NotAsked => ' ',
    }
}

/// A document in a line: title, date, version, decision, what it lacks.
pub(in crate::tui::panes) fn document(row: &DocumentRow, say: Say) -> String {
    let lacks = || say.fill(Msg::PortfolioLacksParts, &[("parts", &row.missing_parts.join(", "))]);
    let parts = [
        (row.title != row.kind.name).then(|| row.title.clone()),
        row.date.map(|d| say.date(d)),
        row.version.as_ref().map(|version| say.fill(Msg::PortfolioVersion, &[("version", version)])),
        row.decided_by.clone(),
        row.archive.clone(),
        row.link.clone(),
        (!row.missing_parts.is_empty()).then(lacks),
        row.example.then(|| say.msg(Msg::ExampleMark).to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
