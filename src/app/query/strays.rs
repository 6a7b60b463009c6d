//! Records of the portfolio that speak of charter entries which are not there.

use crate::app::names::Known;
use crate::domain::charter::{Key, Subject};
use crate::domain::portfolio::Content;
use crate::domain::portfolio::stance::topic;

/// The records, as they are referred to, and the names that the charter does not have.
pub(super) fn strays(known: &Known<'_>) -> Vec<(String, String)> {
    let (charter, portfolio) = (known.charter, &known.records.portfolio);
    let mut found: Vec<(String, String)> = Vec::new();
    let mut look = |record: &str, name: Option<&String>, is_there: &dyn Fn(&str) -> bool| {
        found.extend(name.filter(|name| !is_there(name)).map(|name| (record.to_owned(), name.clone())));
    };
    let is_category = |id: &str| charter.category(id).is_some();
    let is_type = |of: Subject| move |id: &str| charter.types.iter().any(|t| t.id == id && t.rule.of == of);
    for p in &portfolio.projects {
        look(&p.handle(), p.category.as_ref(), &is_category);
        look(&p.handle(), p.kind.as_ref(), &is_type(Subject::Project));
        look(&p.handle(), p.stage.as_ref(), &|id| charter.stage(id).is_some());
    }
    for s in &portfolio.solutions {
        look(&s.handle, s.category.as_ref(), &is_category);
        look(&s.handle, s.kind.as_ref(), &is_type(Subject::Solution));
    }
    for s in &portfolio.stances {
        let record = format!("{}.{}", known.handle(&s.about), s.topic);
        let rule = topic(charter, &s.topic);
        look(&record, Some(&s.topic), &|_| rule.is_some());
        for state in s.states.iter().filter(|_| rule.is_some()) {
            look(&record, Some(state), &|id| rule.as_ref().is_some_and(|r| r.states.iter().any(|s| s.id == id)));
        }
    }
    for a in &portfolio.askings {
        look(&known.handle(&a.about), Some(&a.topic), &|id| topic(charter, id).is_some());
    }
    for r in &portfolio.roles {
        look(&known.handle(&r.about), Some(&r.seat), &|id| charter.role_seat(id).is_some());
    }
    for d in &portfolio.documents {
        look(&d.title, Some(&d.kind), &|id| charter.document(id).is_some());
        let parts = charter.document(&d.kind).map(|k| &k.rule.parts);
        for part in d.parts.iter().filter(|_| parts.is_some()) {
            look(&d.title, Some(part), &|id| parts.is_some_and(|parts| parts.iter().any(|p| p.id == id)));
        }
    }
    for v in &portfolio.field_values {
        let record = known.handle(&v.about);
        let field = charter.field(&v.field);
        look(&record, Some(&v.field), &|id| charter.field(id).is_some());
        if let (Content::Choice(choices), Some(field)) = (&v.content, field) {
            for choice in choices.iter().filter(|_| !field.rule.open) {
                look(&record, Some(choice), &|id| field.rule.values.iter().any(|c| c.id == id));
            }
        }
    }
    for r in &portfolio.register_rows {
        let register = charter.register(&r.register);
        look(&r.handle(), Some(&r.register), &|id| charter.register(id).is_some());
        let Some(register) = register else { continue };
        look(&r.handle(), r.state.as_ref(), &|id| {
            register.rule.states.is_empty() || register.rule.states.iter().any(|s| s.id == id)
        });
        for column in r.filled() {
            look(&r.handle(), Some(&column.word().to_owned()), &|_| register.rule.has.contains(&column));
        }
    }
    for f in &portfolio.figures {
        let is_key = |id: &str| charter.key(id).is_some_and(|k| matches!(k.rule, Key::Decided { .. }));
        look(&f.handle(), Some(&f.series), &|id| charter.series_of(id).is_some() || is_key(id));
    }
    found
}
