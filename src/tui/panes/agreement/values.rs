//! The values of the agreement's fields as people say them, where a charter has a closed list of words for them.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::charter::{ExitEffect, HoldsFrom, One, Set, Starts};
use crate::domain::date::{Length, MonthDay, parse_iso};
use crate::text::{Msg, Say};
use crate::tui::words::organ;

/// A value in words, else as a charter writes it.
pub(super) fn said(path: &str, value: &str, say: Say) -> String {
    let time = parse_iso(value).map(|day| say.date(day));
    let time = time.or_else(|| MonthDay::parse(value).map(|day| say.day_of_year(day)));
    let time = time.or_else(|| Length::parse(value).map(|length| say.length(length)));
    time.or_else(|| words(path, value).map(|msg| say.msg(msg).to_owned())).unwrap_or_else(|| value.to_owned())
}

fn words(path: &str, value: &str) -> Option<Msg> {
    Some(match (path.rsplit('.').next().unwrap_or(path), value) {
        (_, "true") => Msg::Yes,
        (_, "false") => Msg::No,
        ("each" | "all", _) => match read(value)? {
            Set::Member => Msg::CharterValueMember,
            Set::Other => Msg::CharterValueOther,
            Set::Needing => Msg::CharterValueNeeding,
            Set::Participant => Msg::ActorParticipants,
            Set::Outside => Msg::CharterFieldOutside,
            Set::Operation => Msg::CharterValueOperation,
        },
        ("one", _) => match read(value)? {
            One::Host => Msg::CharterValueHost,
            One::Owner => Msg::ActorOwner,
            One::Own | One::Holder | One::Operation | One::Buyer => return None,
        },
        ("organ", _) => organ(read(value)?),
        ("effect", _) => match read(value)? {
            ExitEffect::EndsAgreement => Msg::CharterValueEndsAgreement,
            ExitEffect::NewTerms => Msg::CharterValueNewTerms,
            ExitEffect::MemberLeaves => Msg::CharterValueMemberLeaves,
        },
        ("holds_from", _) => match read(value)? {
            HoldsFrom::StatedDate => Msg::CharterValueStatedDate,
            HoldsFrom::LaterOfDateAndCondition => Msg::CharterValueLaterOfDateAndCondition,
        },
        ("starts", _) => match read(value)? {
            Starts::SecondSignature => Msg::CharterValueSecondSignature,
            Starts::LastSignature => Msg::CharterValueLastSignature,
        },
        ("from", "signature") => Msg::CharterValueSignature,
        _ => return None,
    })
}

/// A word of a charter's list.
fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}
