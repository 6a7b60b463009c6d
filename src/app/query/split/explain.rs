//! How a split was worked out, in sentences.

use super::{Desk, SplitSheet};
use crate::app::query::members::predecessor_names;
use crate::text::Msg;

impl Desk<'_> {
    pub(super) fn explain(&self, sheet: &SplitSheet) -> Vec<String> {
        let say = self.say;
        let mut sentences = Vec::new();
        let weights: Vec<_> = sheet.lines.iter().map(|l| say.integer(i128::from(l.weight))).collect();
        sentences.push(match &sheet.basis {
            Some(counted) => say.fill(
                Msg::SplitByFigures,
                &[
                    ("key", &sheet.key.name),
                    ("date", &say.date(counted.on)),
                    ("source", &counted.sources.join(", ")),
                    ("sum", &say.integer(i128::try_from(sheet.weight_sum).unwrap_or(i128::MAX))),
                ],
            ),
            None if sheet.lines.len() <= 6 => {
                say.fill(Msg::SplitByWeights, &[("key", &sheet.key.name), ("weights", &weights.join("/"))])
            }
            None => say.fill(Msg::SplitByKey, &[("key", &sheet.key.name)]),
        });
        for (counted, summed) in sheet.basis.iter().flat_map(|counted| counted.summed.iter().map(move |s| (counted, s))) {
            let name = self.records.member(summed.member).map(|m| m.name.as_str()).unwrap_or_default();
            let predecessors = predecessor_names(self.records, &summed.predecessors, counted.on);
            sentences.push(say.fill(Msg::SplitByPredecessors, &[("member", &name), ("predecessors", &say.list(&predecessors))]));
        }
        if let Some(line) = sheet.lines.first() {
            let amount = say.money(sheet.total, sheet.currency);
            sentences.push(say.fill(
                Msg::SplitFormula,
                &[
                    ("member", &line.name),
                    ("amount", &amount),
                    ("weight", &say.integer(i128::from(line.weight))),
                    ("sum", &say.integer(i128::try_from(sheet.weight_sum).unwrap_or(i128::MAX))),
                    ("share", &say.money(line.share, sheet.currency)),
                ],
            ));
        }
        let odd: Vec<_> = sheet.lines.iter().filter(|l| l.odd_unit).map(|l| l.name.as_str()).collect();
        let count = i128::try_from(odd.len()).unwrap_or(i128::MAX);
        sentences.push(if odd.is_empty() {
            say.msg(Msg::SplitEven).to_owned()
        } else {
            say.count(Msg::SplitOdd, count, &[("members", &say.list(&odd))])
        });
        if sheet.key.clause.is_empty() {
            sentences.push(say.msg(Msg::SplitNotTheAgreements).to_owned());
        }
        sentences
    }
}
