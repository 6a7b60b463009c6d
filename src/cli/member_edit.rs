//! `member add`, `edit`, `merge`, `leave`: who is party changes.

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::{Command, MemberDraft, MemberEdit, MergerDraft};
use crate::app::names;
use crate::text::Msg;
use clap::ArgAction;

pub(super) const ADD: Verb = Verb {
    name: "add",
    group: Group::Record,
    about: Msg::HelpMemberAdd,
    args: |say| {
        vec![
            word("name", "NAME", say.msg(Msg::ArgName)).required(true),
            flag("code", "NUMBER", say.msg(Msg::ArgCode)).required(true),
            flag("from", "DATE", say.msg(Msg::ArgFirstDay)),
            flag("org-number", "NUMBER", say.msg(Msg::ArgOrgNumber)),
            flag("order", "N", say.msg(Msg::ArgOrder)).value_parser(clap::value_parser!(u32)),
            areas(say.msg(Msg::ArgPlacement)),
            flag("handle", "HANDLE", say.msg(Msg::ArgHandle)),
            switch("outside", say.msg(Msg::ArgOutside)),
        ]
    },
    act: Act::Run(add),
};

pub(super) const EDIT: Verb = Verb {
    name: "edit",
    group: Group::Record,
    about: Msg::HelpMemberEdit,
    args: |say| {
        vec![
            word("member", "MEMBER", say.msg(Msg::ArgMember)).required(true),
            flag("name", "NAME", say.msg(Msg::ArgName)),
            flag("code", "NUMBER", say.msg(Msg::ArgCode)),
            flag("org-number", "NUMBER", say.msg(Msg::ArgOrgNumber)),
            flag("order", "N", say.msg(Msg::ArgOrder)).value_parser(clap::value_parser!(u32)),
            areas(say.msg(Msg::ArgPlacement)),
            flag("since", "DATE", say.msg(Msg::ArgSince)),
        ]
    },
    act: Act::Run(edit),
};

pub(super) const MERGE: Verb = Verb {
    name: "merge",
    group: Group::Record,
    about: Msg::HelpMemberMerge,
    args: |say| {
        vec![
            word("from", "A,B", say.msg(Msg::ArgMergeFrom)).required(true).value_delimiter(',').action(ArgAction::Append),
            flag("into", "NAME", say.msg(Msg::ArgName)).required(true),
            flag("code", "NUMBER", say.msg(Msg::ArgCode)).required(true),
            flag("on", "DATE", say.msg(Msg::ArgFirstDay)).required(true),
            flag("org-number", "NUMBER", say.msg(Msg::ArgOrgNumber)),
            areas(say.msg(Msg::ArgPlacement)),
            flag("handle", "HANDLE", say.msg(Msg::ArgHandle)),
        ]
    },
    act: Act::Run(merge),
};

pub(super) const LEAVE: Verb = Verb {
    name: "leave",
    group: Group::Record,
    about: Msg::HelpMemberLeave,
    args: |say| {
        vec![
            word("member", "MEMBER", say.msg(Msg::ArgMember)).required(true),
            flag("on", "DATE", say.msg(Msg::ArgLastDay)).required(true),
        ]
    },
    act: Act::Run(leave),
};

/// Where a member belongs: `scheme:area`, as often as there are schemes.
fn areas(help: &'static str) -> clap::Arg {
    flag("area", "SCHEME:AREA", help).value_delimiter(',').action(ArgAction::Append)
}

fn areas_of(call: &Call) -> Vec<(String, String)> {
    let parts = |given: &String| {
        let (scheme, area) = given.split_once(':').unwrap_or(("", given));
        (scheme.to_owned(), area.to_owned())
    };
    call.texts("area").iter().map(parts).collect()
}

fn own(call: &Call, id: &str) -> Option<String> {
    call.text(id).map(str::to_owned).filter(|text| !text.is_empty())
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = MemberDraft {
        handle: own(call, "handle"),
        code: call.needed("code").to_owned(),
        name: call.needed("name").to_owned(),
        org_number: own(call, "org-number"),
        order: call.count("order"),
        from: call.date(&session, "from")?,
        areas: areas_of(call),
        outside: call.is_set("outside"),
    };
    carry_out(call, session, &Command::AddMember(Box::new(draft)))
}

fn edit(call: &Call) -> Outcome {
    let session = call.edit()?;
    let records = session.records()?;
    let member = names::member(&records, call.needed("member"), session.today())?;
    let now = MemberEdit::from(member);
    let edit = MemberEdit {
        code: own(call, "code").unwrap_or(now.code),
        name: own(call, "name").unwrap_or(now.name),
        org_number: if call.text("org-number").is_some() { own(call, "org-number") } else { now.org_number },
        order: call.count("order").unwrap_or(now.order),
        areas: areas_of(call),
        since: call.date(&session, "since")?,
    };
    let command = Command::EditMember { id: member.id, seen: None, edit: Box::new(edit) };
    carry_out(call, session, &command)
}

fn merge(call: &Call) -> Outcome {
    let session = call.edit()?;
    let records = session.records()?;
    let on = call.needed_date(&session, "on")?;
    // Those that become one are named as they were the day before.
    let before = on.pred_opt().unwrap_or(on);
    let from =
        call.texts("from").iter().map(|given| names::member(&records, given, before).map(|m| m.id)).collect::<Result<_, _>>()?;
    let draft = MergerDraft {
        from,
        handle: own(call, "handle"),
        code: call.needed("code").to_owned(),
        name: call.needed("into").to_owned(),
        org_number: own(call, "org-number"),
        on,
        areas: areas_of(call),
    };
    carry_out(call, session, &Command::MergeMembers(Box::new(draft)))
}

fn leave(call: &Call) -> Outcome {
    let session = call.edit()?;
    let id = names::member(&session.records()?, call.needed("member"), session.today())?.id;
    let on = call.needed_date(&session, "on")?;
    carry_out(call, session, &Command::MemberLeaves { id, on })
}
