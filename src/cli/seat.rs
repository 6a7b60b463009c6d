//! `seat`: people are put into seats and leave them.

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::{Appointee, AppointmentDraft, Command, PersonDraft};
use crate::app::names;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "seat",
    group: Group::Record,
    about: Msg::HelpSeat,
    examples: &["samvirke seat appoint namnd/ersattare 'Kari Nes' --new --for orsa --from 2027-01-01"],
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "appoint",
            group: Group::Record,
            about: Msg::HelpSeatAppoint,
            examples: &[
                "samvirke seat appoint namnd/chair kari-nes --elected 2026-12-14 --decision '§ 133'",
                "samvirke seat appoint namnd/ersattare 'Kari Nes' --new --for orsa",
            ],
            args: |say| {
                vec![
                    word("seat", "BODY/SEAT", say.msg(Msg::ArgSeat)).required(true),
                    word("person", "PERSON", say.msg(Msg::ArgPerson)).required(true),
                    switch("new", say.msg(Msg::ArgNew)),
                    flag("for", "MEMBER", say.msg(Msg::ArgFor)),
                    flag("from", "DATE", say.msg(Msg::ArgSeatFrom)),
                    flag("until", "DATE", say.msg(Msg::ArgSeatUntil)),
                    flag("nominated", "DATE", say.msg(Msg::ArgNominated)),
                    flag("elected", "DATE", say.msg(Msg::ArgElected)),
                    flag("elected-by", "MEMBER", say.msg(Msg::ArgElectedBy)),
                    flag("decision", "REF", say.msg(Msg::ArgDecision)),
                ]
            },
            act: Act::Run(appoint),
        },
        Verb {
            name: "end",
            group: Group::Record,
            about: Msg::HelpSeatEnd,
            examples: &["samvirke seat end namnd/ersattare/mora --on 2026-12-31"],
            args: |say| {
                vec![
                    word("ref", "BODY/SEAT[/PERSON]", say.msg(Msg::ArgAppointment)).required(true),
                    flag("on", "DATE", say.msg(Msg::ArgLastDay)).required(true),
                ]
            },
            act: Act::Run(end),
        },
    ]),
};

fn appoint(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let seat = names::seat(&charter, call.needed("seat"))?;
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
    let draft = AppointmentDraft {
        body: seat.body,
        seat: seat.seat,
        who,
        member: represented,
        organisation: None,
        from,
        until: call.date(&session, "until")?,
        nominated: call.date(&session, "nominated")?,
        elected: call.date(&session, "elected")?,
        elected_by: member("elected-by")?,
        decision: call.text("decision").map(str::to_owned),
    };
    carry_out(call, session, &Command::Appoint(Box::new(draft)))
}

fn end(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let on = call.needed_date(&session, "on")?;
    let id = names::appointment(&charter, &records, call.needed("ref"), session.today())?.id;
    carry_out(call, session, &Command::EndAppointment { id, on })
}
