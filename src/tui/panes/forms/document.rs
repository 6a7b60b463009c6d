//! The form of a document: where it is, and what it is for.

use super::fault;
use crate::app::command::{Command, DocumentDraft, RecordCommand};
use crate::domain::charter::{Charter, DocumentKind, Entry, RecordKind, Subject};
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// What a document is put on record for.
pub(in crate::tui::panes) struct Paper<'a> {
    /// The subject, by handle.
    pub(in crate::tui::panes) subject: String,
    /// What the subject is called.
    pub(in crate::tui::panes) title: String,
    /// Which kind of record the subject is.
    pub(in crate::tui::panes) of: RecordKind,
    /// Id of the kind of document, where one is wanted.
    pub(in crate::tui::panes) kind: Option<&'a str>,
    /// Ids of the parts that are wanted.
    pub(in crate::tui::panes) parts: &'a [String],
    /// The period it is wanted for; empty for none.
    pub(in crate::tui::panes) period: &'a str,
}

/// Puts a document on record.
pub(in crate::tui::panes) fn add(paper: &Paper<'_>, charter: &Charter, look: Look) -> Form {
    let fits = |kind: &&Entry<DocumentKind>| match paper.kind {
        Some(wanted) => kind.id == wanted,
        None => kind.rule.per.is_none() || kind.rule.per.as_ref() == Some(&paper.of),
    };
    // Those that only such a thing has come first.
    let mut kinds: Vec<_> = charter.documents.iter().filter(fits).collect();
    kinds.sort_by_key(|kind| kind.rule.per.as_ref() != Some(&paper.of));
    let names: Vec<_> = kinds.iter().map(|kind| kind.name.clone()).collect();
    let mut parts: Vec<_> = kinds.iter().flat_map(|kind| &kind.rule.parts).map(|part| part.name.clone()).collect();
    let all = kinds.iter().flat_map(|kind| &kind.rule.parts);
    let wanted: Vec<_> = all.filter(|part| paper.parts.contains(&part.id)).map(|part| part.name.clone()).collect();
    let mut seen = std::collections::BTreeSet::new();
    parts.retain(|part| seen.insert(part.clone()));
    let only = if let [only] = names.as_slice() { only.clone() } else { String::new() };
    // A year can be asked for; a term is the one that the paper is wanted for.
    let asks_for_year = |kind: &Entry<DocumentKind>| match kind.rule.per {
        Some(RecordKind::Known(Subject::Year)) => true,
        Some(RecordKind::Known(Subject::Term)) => false,
        _ => !paper.period.is_empty(),
    };
    let asking: Vec<_> = kinds.iter().map(|kind| asks_for_year(kind)).collect();
    let has_period = move |form: &Form| form.chosen(0).is_some_and(|at| asking[at]);
    let kinds: Vec<_> = kinds.iter().map(|kind| kind.id.clone()).collect();
    let has_parts = !parts.is_empty();
    let mut fields = vec![
        FormField::new(Msg::FormDocumentKind, Takes::Choice { options: names, or_new: false }, &only),
        FormField::new(Msg::FormTitleOf, Takes::Text, "").help(Msg::FormTitleOfHelp).optional(),
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()).help(Msg::FormDateUnknown).past(),
        FormField::new(Msg::FormPeriod, Takes::Period, paper.period).there_if(has_period),
        FormField::new(Msg::FormLink, Takes::Text, "").help(Msg::FormLinkHelp).optional(),
        FormField::new(Msg::FormVersion, Takes::Text, "").help(Msg::FormVersionHelp).optional(),
        FormField::new(Msg::FormDecidedBy, Takes::Text, "").help(Msg::FormDecidedByHelp).optional(),
        FormField::new(Msg::FormArchive, Takes::Text, "").help(Msg::FormArchiveHelp).optional(),
    ];
    if has_parts {
        fields.push(
            FormField::new(Msg::FormParts, Takes::Several { options: parts.clone() }, &wanted.join(", "))
                .help(Msg::FormPartsHelp)
                .optional(),
        );
    }
    let subject = paper.subject.clone();
    let make = move |form: &Form, say: Say, today| {
        let Some(kind) = form.chosen(0) else { return fault(0, say.msg(Msg::FormDocumentKindNeeded)) };
        let there = if has_parts { form.all_chosen(8, say)? } else { Vec::new() };
        Ok(Command::Record(RecordCommand::AddDocument(DocumentDraft {
            subject: subject.clone(),
            kind: kinds[kind].clone(),
            title: form.filled(1),
            link: form.filled(4),
            date: form.date_if_any(2, say, today)?,
            version: form.filled(5),
            parts: there.into_iter().map(|at| parts[at].clone()).collect(),
            treated: None,
            decided_by: form.filled(6),
            period: form.period_if_any(3, say)?,
            archive: form.filled(7),
            sensitive: false,
        })))
    };
    let title = look.say.fill(Msg::FormDocumentTitle, &[("title", &paper.title)]);
    Form::new(title, fields, Box::new(make)).does(Msg::FormAdds).of(paper.subject.clone())
}
