//! `seat`: people are put into seats and leave them.

use clap::value_parser;

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::{Appointee, AppointmentDraft, Command, PersonDraft, RecordCommand, RoleDraft};
use crate::app::names::{self, RoleName};
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "seat",
    group: Group::Record,
    about: Msg::HelpSeat,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "appoint",
            group: Group::Record,
            about: Msg::HelpSeatAppoint,
            args: |say| {
                vec![
                    word("seat", "WHERE/SEAT", say.msg(Msg::ArgSeat)).required(true),
                    word("person", "PERSON", say.msg(Msg::ArgPerson)).required(true),
                    switch("new", say.msg(Msg::ArgNew)),
                    flag("for", "MEMBER", say.msg(Msg::ArgFor)),
                    flag("from", "DATE", say.msg(Msg::ArgSeatFrom)),
                    flag("until", "DATE", say.msg(Msg::ArgSeatUntil)),
                    flag("nominated", "DATE", say.msg(Msg::ArgNominated)),
                    flag("elected", "DATE", say.msg(Msg::ArgElected)),
                    flag("elected-by", "MEMBER", say.msg(Msg::ArgElectedBy)),
                    flag("decision", "REF", say.msg(Msg::ArgDecision)),
                    flag("percent", "N", say.msg(Msg::ArgPercent)).value_parser(value_parser!(u32).range(1..=100)),
                    flag("replaces", "PERSON", say.msg(Msg::ArgReplaces)),
                ]
            },
            act: Act::Run(appoint),
        },
        Verb {
            name: "end",
            group: Group::Record,
            about: Msg::HelpSeatEnd,
            args: |say| {
                vec![
                    word("ref", "WHERE/SEAT[/PERSON]", say.msg(Msg::ArgAppointment)).required(true),
                    flag("on", "DATE", say.msg(Msg::ArgLastDay)).required(true),
                    flag("removed-by", "MEMBER", say.msg(Msg::ArgRemovedBy)),
                ]
            },
            act: Act::Run(end),
        },
    ]),
};

fn appoint(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let day = call.date(&session, "from")?.unwrap_or(session.today());
    let from = Some(day);
    let member = |id: &str| call.text(id).map(|given| names::member(&records, given, day).map(|m| m.id)).transpose();
    let represented = member("for")?;
    let given = call.needed("person");
    let who = if call.is_set("new") {
        Appointee::New(PersonDraft { name: given.to_owned(), member: represented, ..PersonDraft::default() })
    } else {
        Appointee::Known(names::person(&records, given)?.id)
    };
    let given = call.needed("seat");
    if let Some(RoleName { about, seat, who: None }) = session.known(&charter, &records)?.role(given)? {
        let (seat, until) = (seat.id.clone(), call.date(&session, "until")?);
        let draft = RoleDraft { about, seat, who, member: represented, from, until };
        return carry_out(call, session, &Command::Record(RecordCommand::TakeRole(Box::new(draft))));
    }
    let replaced = |person: &str| names::appointment(&charter, &records, &format!("{given}/{person}"), day).map(|a| a.id);
    let replaces = call.text("replaces").map(replaced).transpose()?;
    let seat = names::seat(&charter, given)?;
    let draft = AppointmentDraft {
        body: seat.body,
        seat: seat.seat,
        who,
        member: represented,
        organisation: None,
        from,
        until: call.date(&session, "until")?,
        nominated: call.past_date(&session, "nominated")?,
        elected: call.past_date(&session, "elected")?,
        elected_by: member("elected-by")?,
        decision: call.text("decision").map(str::to_owned),
        percent: call.count("percent"),
        replaces,
    };
    carry_out(call, session, &Command::Appoint(Box::new(draft)))
}

fn end(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let on = call.needed_date(&session, "on")?;
    let given = call.needed("ref");
    let known = session.known(&charter, &records)?;
    if let Some(RoleName { about, seat, who }) = known.role(given)? {
        let id = known.role_holder(given, &about, &seat.id, who.as_deref())?;
        return carry_out(call, session, &Command::Record(RecordCommand::EndRole { id, on }));
    }
    let id = names::appointment(&charter, &records, given, session.today())?.id;
    let removed_by = call.text("removed-by").map(|given| names::member(&records, given, on).map(|m| m.id)).transpose()?;
    carry_out(call, session, &Command::EndAppointment { id, on, removed_by })
}
