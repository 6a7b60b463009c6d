//! `agreement`: how it stands, and when notice would take effect.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use super::{agreement_adopted, agreement_notice, agreement_text, agreement_versions};
use crate::app::query::agreement::{AgreementStatus, ExitLine, exits, status};
use crate::app::query::due::{DueLine, Horizon};
use crate::domain::agreement::life::Phase;
use crate::domain::charter::ExitEffect;
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "agreement",
    group: Group::Record,
    about: Msg::HelpAgreement,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "status",
            group: Group::Record,
            about: Msg::HelpAgreementStatus,
            args: |_| Vec::new(),
            act: Act::Run(show_status),
        },
        Verb {
            name: "exit",
            group: Group::Record,
            about: Msg::HelpAgreementExit,
            args: |say| {
                vec![word("exit", "EXIT", say.msg(Msg::ArgExit)), flag("notice", "DATE", say.msg(Msg::ArgNotice)).required(true)]
            },
            act: Act::Run(exit),
        },
        agreement_adopted::ADOPTED,
        agreement_adopted::CONSENT,
        agreement_versions::VERSIONS,
        agreement_versions::DIFF,
        agreement_versions::ADOPT,
        agreement_notice::NOTICES,
        agreement_notice::NOTICE,
        agreement_text::TEXT,
        agreement_text::ATTACH,
    ]),
};

fn show_status(call: &Call) -> Outcome {
    let session = call.read()?;
    let status = status(&session)?;
    Ok(Answer::of(Status { say: session.say(), today: session.today(), status }))
}

fn exit(call: &Call) -> Outcome {
    let session = call.read()?;
    let notice = call.needed_date(&session, "notice")?;
    let lines = exits(&session, call.text("exit"), notice)?;
    Ok(Answer::of(Exits { say: session.say(), today: session.today(), notice, lines }))
}

struct Status {
    say: Say,
    today: Date,
    status: AgreementStatus,
}

#[derive(Serialize)]
struct ReadingItem<'a> {
    reading: Option<&'a str>,
    about: Option<&'a str>,
    says: Option<&'a str>,
    begins: Option<Date>,
    ends: Option<Date>,
    clause: &'a str,
    default: bool,
}

#[derive(Serialize)]
struct Signatures {
    signed: usize,
    parties: usize,
    complete: Option<Date>,
    texts: usize,
}

#[derive(Serialize)]
struct StatusMore<'a> {
    agreement: &'a str,
    cooperation: &'a str,
    phase: &'static str,
    from: Option<Date>,
    ends: Option<Date>,
    signatures: Option<Signatures>,
    adopted: usize,
    adopted_of: usize,
    watched: Vec<Watched<'a>>,
    notices: Vec<agreement_notice::Item<'a>>,
    before_file: Vec<BeforeFile<'a>>,
}

#[derive(Serialize)]
struct Watched<'a> {
    handle: &'a str,
    rule: &'a str,
    clause: &'a str,
    title: &'a str,
    state: &'static str,
    settled: bool,
    due: Option<Date>,
}

impl<'a> Watched<'a> {
    fn of(line: &'a DueLine) -> Self {
        Self {
            handle: &line.handle,
            rule: &line.rule,
            clause: &line.clause,
            title: &line.title,
            state: line.state.word(),
            settled: line.settled,
            due: line.due,
        }
    }
}

#[derive(Serialize)]
struct BeforeFile<'a> {
    title: &'a str,
    due: Option<Date>,
}

impl Report for Status {
    fn page(&self) -> Page {
        let (say, status) = (self.say, &self.status);
        let mut page = Page::default();
        page.line(&status.name);
        page.line(&status.sentence);
        page.blank();
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColClause), &status.clause);
        facts.fact(say.msg(Msg::FirstDay), status.from);
        facts.fact(say.msg(Msg::LastDay), status.ends);
        page.table(facts);
        if let Some(signed) = &status.signed {
            page.line(signed);
        }
        page.line(status.adoption.counted(say));
        for notice in &status.notices {
            page.blank();
            page.line(notice.sentence(say));
            let mut facts = Table::facts(say);
            notice.facts(say).into_iter().for_each(|(label, value)| facts.fact(&label, value));
            page.table(facts);
        }
        if status.readings.len() > 1 {
            page.blank();
            page.line(say.msg(Msg::TwoReadings));
            page.table(self.readings());
        }
        if !status.watched.is_empty() || !status.before_file.is_empty() {
            page.blank();
            page.table(self.watched());
        }
        page
    }

    fn json(&self) -> String {
        let status = &self.status;
        let items: Vec<_> = status
            .readings
            .iter()
            .map(|r| ReadingItem {
                reading: r.reading.as_deref(),
                about: r.about.as_deref(),
                says: r.says.as_deref(),
                begins: r.begins,
                ends: r.ends,
                clause: &status.clause,
                default: r.default,
            })
            .collect();
        let more = StatusMore {
            agreement: &status.name,
            cooperation: &status.cooperation,
            phase: match status.phase {
                Phase::NotYet => "not-yet",
                Phase::InForce => "in-force",
                Phase::Ended => "ended",
            },
            from: status.from,
            ends: status.ends,
            signatures: status.signing.as_ref().map(|signing| Signatures {
                signed: signing.signed.len(),
                parties: signing.parties(),
                complete: signing.complete(),
                texts: signing.texts,
            }),
            adopted: status.adoption.answers.coverage.yes,
            adopted_of: status.adoption.answers.coverage.of(),
            watched: status.watched.iter().map(Watched::of).collect(),
            notices: status.notices.iter().map(agreement_notice::Item::of).collect(),
            before_file: status.before_file.iter().map(|(title, due)| BeforeFile { title, due: *due }).collect(),
        };
        json::document_with("agreement-status", self.today, &items, more)
    }

    fn sheet(&self) -> Option<Table> {
        Some(self.readings())
    }
}

impl Status {
    /// Which field of the term a reading is about, in words.
    fn question(&self, about: &str) -> String {
        match about {
            "from" => self.say.msg(Msg::FirstDay).to_owned(),
            "until" => self.say.msg(Msg::LastDay).to_owned(),
            other => other.to_owned(),
        }
    }

    fn readings(&self) -> Table {
        let say = self.say;
        let titles = [Msg::ColQuestion, Msg::ColReading, Msg::ColDate, Msg::ColHolds, Msg::ColSays];
        let mut table = Table::new(say, &titles).with_details([4]);
        for reading in &self.status.readings {
            let holds = if reading.default { say.msg(Msg::Yes) } else { "" };
            let (name, says) = (reading.name.clone(), reading.says.clone());
            let date = if reading.about.as_deref() == Some("from") { reading.begins } else { reading.ends };
            let about = reading.about.as_deref().map(|about| self.question(about));
            table.row(vec![about.into(), name.into(), date.into(), holds.into(), says.into()]);
        }
        table
    }

    fn watched(&self) -> Table {
        let say = self.say;
        let mut table = Table::new(say, &[Msg::ColDuty, Msg::ColDue, Msg::ColState]);
        for line in &self.status.watched {
            let state = if line.settled {
                line.reason.get(2).cloned().unwrap_or_else(|| say.msg(Msg::StateDone).to_owned())
            } else {
                match line.horizon(self.today) {
                    Horizon::Late => say.msg(Msg::SectionLate).to_owned(),
                    _ => line.missing.clone(),
                }
            };
            table.row(vec![(&line.title).into(), line.due.into(), state.into()]);
        }
        for (title, due) in &self.status.before_file {
            table.row(vec![title.into(), (*due).into(), say.msg(Msg::StateBeforeFile).into()]);
        }
        table
    }
}

struct Exits {
    say: Say,
    today: Date,
    notice: Date,
    lines: Vec<ExitLine>,
}

#[derive(Serialize)]
struct ExitItem<'a> {
    exit: &'a str,
    name: &'a str,
    effect: &'static str,
    reading: Option<&'a str>,
    says: Option<&'a str>,
    counted_from: Date,
    ends: Date,
    last_notice: Option<Date>,
    clause: &'a str,
    default: bool,
    written: bool,
    own: &'a [String],
}

#[derive(Serialize)]
struct ExitMore {
    notice: Date,
}

impl Report for Exits {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let mut name = "";
        for line in &self.lines {
            if line.exit != name {
                if !name.is_empty() {
                    page.blank();
                }
                name = &line.exit;
                let of_exit: Vec<_> = self.lines.iter().filter(|l| l.exit == line.exit).collect();
                self.exit(&mut page, line, &of_exit);
            }
        }
        for (msg, is_request) in [(Msg::NoticeWritten, false), (Msg::RequestWritten, true)] {
            if self.lines.iter().any(|line| line.written && (line.effect == ExitEffect::NewTerms) == is_request) {
                page.blank();
                page.line(say.msg(msg));
            }
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self
            .lines
            .iter()
            .map(|line| ExitItem {
                exit: &line.exit,
                name: &line.name,
                effect: match line.effect {
                    ExitEffect::EndsAgreement => "ends-agreement",
                    ExitEffect::NewTerms => "new-terms",
                    ExitEffect::MemberLeaves => "member-leaves",
                },
                reading: line.reading.as_deref(),
                says: line.says.as_deref(),
                counted_from: line.counted_from,
                ends: line.ends,
                last_notice: line.last_notice,
                clause: &line.clause,
                default: line.default,
                written: line.written,
                own: &line.own,
            })
            .collect();
        json::document_with("agreement-exit", self.today, &items, ExitMore { notice: self.notice })
    }

    fn sheet(&self) -> Option<Table> {
        let say = self.say;
        let titles =
            [Msg::ColExit, Msg::ColReading, Msg::ColWhat, Msg::ColDate, Msg::ColCountedFrom, Msg::ColLastNotice, Msg::ColHolds];
        let mut table = Table::new(say, &titles);
        for line in &self.lines {
            let holds = if line.default && line.reading.is_some() { say.msg(Msg::Yes) } else { "" };
            table.row(vec![
                (&line.name).into(),
                line.reading_name.clone().into(),
                say.msg(brings(line.effect)).into(),
                line.ends.into(),
                line.counted_from.into(),
                line.last_notice.into(),
                holds.into(),
            ]);
        }
        Some(table)
    }
}

impl Exits {
    fn exit(&self, page: &mut Page, line: &ExitLine, readings: &[&ExitLine]) {
        let say = self.say;
        let title = [("name", &line.name as &dyn std::fmt::Display), ("clause", &line.clause), ("date", &say.date(self.notice))];
        page.line(say.fill(Msg::ExitTitle, &title));
        page.blank();
        page.table(self.table(readings));
        let sentences: Vec<_> = readings.iter().filter_map(|l| Some((l, l.reading_name.as_ref()?, l.says.as_ref()?))).collect();
        if !sentences.is_empty() {
            page.blank();
        }
        for (line, reading, says) in sentences {
            let msg = if line.default { Msg::ReadingHolds } else { Msg::ReadingOther };
            page.line(say.fill(msg, &[("reading", reading), ("says", says)]));
        }
    }

    fn table(&self, lines: &[&ExitLine]) -> Table {
        let say = self.say;
        let effect = lines.first().map_or(Msg::LastDay, |line| brings(line.effect));
        let mut table = Table::new(say, &[Msg::ColReading, effect, Msg::ColCountedFrom, Msg::ColLastNotice, Msg::ColHolds])
            .with_details([2, 3]);
        for line in lines {
            let holds = if line.default && line.reading.is_some() { say.msg(Msg::Yes) } else { "" };
            let dates = [line.ends.into(), line.counted_from.into(), line.last_notice.into()];
            table.row(std::iter::once(line.reading_name.clone().into()).chain(dates).chain([holds.into()]).collect());
        }
        table
    }
}

/// What the day of an effect is.
pub(super) fn brings(effect: ExitEffect) -> Msg {
    match effect {
        ExitEffect::EndsAgreement => Msg::LastDay,
        ExitEffect::NewTerms => Msg::ColNewTerms,
        ExitEffect::MemberLeaves => Msg::ColLastMember,
    }
}
