//! `person`: people are added and their details changed.

use clap::Arg;

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::command::{Command, PersonDraft};
use crate::app::{Failure, Session, names};
use crate::domain::ids::Id;
use crate::domain::records::Records;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "person",
    group: Group::Record,
    about: Msg::HelpPerson,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb { name: "add", group: Group::Record, about: Msg::HelpPersonAdd, args: |say| details(say, true), act: Act::Run(add) },
        Verb {
            name: "edit",
            group: Group::Record,
            about: Msg::HelpPersonEdit,
            args: |say| {
                let person = word("person", "PERSON", say.msg(Msg::ArgPerson)).required(true);
                std::iter::once(person).chain(details(say, false)).collect()
            },
            act: Act::Run(edit),
        },
    ]),
};

fn details(say: Say, name_needed: bool) -> Vec<Arg> {
    vec![
        flag("name", "NAME", say.msg(Msg::ArgName)).required(name_needed),
        flag("title", "TITLE", say.msg(Msg::ArgTitle)),
        flag("mail", "MAIL", say.msg(Msg::ArgMail)),
        flag("phone", "PHONE", say.msg(Msg::ArgPhone)).allow_hyphen_values(true),
        flag("member", "MEMBER", say.msg(Msg::ArgPersonMember)),
        flag("handle", "HANDLE", say.msg(Msg::ArgHandle)),
    ]
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let records = session.records()?;
    let own = |id: &str| call.text(id).map(str::to_owned).filter(|text| !text.is_empty());
    let draft = PersonDraft {
        handle: own("handle"),
        name: call.needed("name").to_owned(),
        title: own("title"),
        mail: own("mail"),
        phone: own("phone"),
        member: member(call, &session, &records, None)?,
    };
    carry_out(call, session, &Command::AddPerson(draft))
}

fn edit(call: &Call) -> Outcome {
    let session = call.edit()?;
    let records = session.records()?;
    let person = names::person(&records, call.needed("person"))?;
    // What is not named stays; what is named as nothing goes.
    let detail = |id: &str, now: &Option<String>| match call.text(id) {
        Some(text) => Some(text.to_owned()).filter(|text| !text.is_empty()),
        None => now.clone(),
    };
    let draft = PersonDraft {
        handle: call.text("handle").map(str::to_owned),
        name: call.text("name").unwrap_or(&person.name).to_owned(),
        title: detail("title", &person.title),
        mail: detail("mail", &person.mail),
        phone: detail("phone", &person.phone),
        member: member(call, &session, &records, person.member)?,
    };
    let command = Command::EditPerson { id: person.id, seen: None, draft };
    carry_out(call, session, &command)
}

fn member(call: &Call, session: &Session, records: &Records, now: Option<Id>) -> Result<Option<Id>, Failure> {
    match call.text("member") {
        None => Ok(now),
        Some("") => Ok(None),
        Some(given) => Ok(Some(names::member(records, given, session.today())?.id)),
    }
}
