//! What the fields of the agreement's entries are called by people.

use crate::text::{Msg, Say};

/// The words for a field, by its path; none where it is of interest to who writes charters only.
pub(in crate::tui::panes) fn words(path: &str) -> Option<Msg> {
    let mut names = path.split('.');
    let (table, field) = (names.next().unwrap_or(path), names.next());
    // Tables are told by their own name, who it is that is meant being in the value, but where that would tell several alike.
    let several = match (table, field) {
        ("amendment", Some("by")) => Some(Msg::CharterFieldAmendmentBy),
        ("amendment", Some("written")) => Some(Msg::CharterFieldAmendmentWritten),
        ("amendment", Some("holds_from")) => Some(Msg::CharterFieldAmendmentHoldsFrom),
        ("lead", Some("urgent")) => Some(Msg::CharterFieldLeadUrgent),
        _ => path.ends_with(".organ").then_some(Msg::CharterFieldOrgan),
    };
    if several.is_some() {
        return several;
    }
    Some(match table {
        "lead" => Msg::CharterFieldLead,
        "has" => Msg::CharterFieldHas,
        "when" => Msg::CharterFieldWhen,
        "states" => Msg::CharterFieldStates,
        "number" => Msg::CharterFieldNumber,
        "count" => Msg::CharterFieldCount,
        "by" => Msg::CharterFieldBy,
        "values" => Msg::CharterFieldValues,
        "evidence" => Msg::CharterFieldEvidence,
        "per" => Msg::CharterFieldPer,
        "opens" => Msg::CharterFieldOpens,
        "ask" => Msg::CharterFieldAsk,
        "who" => Msg::CharterFieldWho,
        "tag" => Msg::CharterFieldTag,
        "several" => Msg::CharterFieldSeveral,
        "optional" => Msg::CharterFieldOptional,
        "open" => Msg::CharterFieldOpen,
        "makes" => Msg::CharterFieldMakes,
        "kind" => Msg::CharterFieldKind,
        "choices" => Msg::CharterFieldChoices,
        "needs" => Msg::CharterFieldNeeds,
        "given" => Msg::CharterFieldGiven,
        "decided_by" => Msg::CharterFieldDecidedBy,
        "written" => Msg::CharterFieldWritten,
        "to" => Msg::CharterFieldTo,
        "term" => Msg::CharterFieldTerm,
        "stale" => Msg::CharterFieldStale,
        "rank" => Msg::CharterFieldRank,
        "parts" => Msg::CharterFieldParts,
        "outcomes" => Msg::CharterFieldOutcomes,
        "on" => Msg::CharterFieldOn,
        "next" => Msg::CharterFieldNext,
        "legal_force" => Msg::CharterFieldLegalForce,
        "in_order" => Msg::CharterFieldInOrder,
        "holder" => Msg::CharterFieldHolder,
        "force" => Msg::CharterFieldForce,
        "decide" => Msg::CharterFieldDecide,
        "cover" => Msg::CharterFieldCover,
        "chair" => Msg::CharterFieldChair,
        "basis" => Msg::CharterFieldBasis,
        "amount" => Msg::CharterFieldAmount,
        "earlier" => Msg::CharterFieldEarlier,
        "effect" => Msg::CharterFieldEffect,
        "period" => Msg::CharterFieldPeriod,
        "round_in" => Msg::CharterFieldRoundIn,
        "round_out" => Msg::CharterFieldRoundOut,
        "price" => Msg::CharterFieldPrice,
        "key" => Msg::CharterFieldKey,
        "payers" => Msg::CharterFieldPayers,
        "outside" => Msg::CharterFieldOutside,
        "from" => Msg::CharterFieldFrom,
        "starts" => Msg::CharterFieldStarts,
        "until" => Msg::CharterFieldUntil,
        "last_day" => Msg::CharterFieldLastDay,
        "adds" => Msg::CharterFieldAdds,
        "adds_key" => Msg::CharterFieldAddsKey,
        "amendment" => Msg::CharterFieldAmendment,
        _ => return None,
    })
}

/// The field in words, else as a charter writes it.
pub(in crate::tui::panes) fn called(path: &str, say: Say) -> String {
    words(path).map_or_else(|| path.to_owned(), |msg| say.msg(msg).to_owned())
}
