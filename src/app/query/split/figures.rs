//! Splits by figures that are decided for a year: rates and weights; and the words for layers.

use super::{Desk, KeyCard, SplitLine, SplitSheet};
use crate::app::failure::Datum;
use crate::app::{Failure, names};
use crate::domain::charter::{Key, Layer, Over, Pool, Set, Target, Unit};
use crate::domain::cost::rate::{decided_weights, fees};
use crate::domain::cost::weights::{Counted, KeyRefusal, Weights, weights};
use crate::domain::member::Member;
use crate::domain::money::Money;
use crate::domain::portfolio::Figure;
use crate::text::Msg;

impl Desk<'_> {
    /// A pool's amount by its key; a rate counts the members of the day that its inhabitants are counted on.
    pub(super) fn by_key(&self, amount: Option<Money>, card: &KeyCard, key: &Key, rule: &Pool) -> Result<SplitSheet, Failure> {
        self.sheet(amount, card, key, &self.payers(rule))
    }

    /// What each payer owes by the rate decided for the year; without one there is no amount, not zero and not last year's.
    pub(super) fn fees(
        &self,
        amount: Option<Money>,
        card: &KeyCard,
        series: &str,
        heads: &Key,
        payers: &[&Member],
    ) -> Result<SplitSheet, Failure> {
        let refused = |refusal: KeyRefusal| self.refused(card, refusal);
        // The amount follows from the rate, not the other way round.
        if amount.is_some() {
            return Err(refused(KeyRefusal::ByRate));
        }
        let entry = self.charter.series_of(series);
        let name = entry.map_or_else(|| series.to_owned(), |s| s.name.clone());
        let carry = entry.is_some_and(|s| s.rule.carry);
        let figure = self.records.portfolio.figure_in_force(series, self.year, carry, self.known_on);
        let missing = || Failure::MissingDatum(Datum::Figure { series: name.clone(), id: series.to_owned(), period: self.year });
        let figure: &Figure = figure.ok_or_else(missing)?;
        let rate = Money::from_minor(figure.value.ok_or_else(missing)?);
        let fees = fees(rate, payers, self.records, heads, self.on).map_err(refused)?;
        let line = |((member, heads), share): ((&&Member, &u64), &Money)| SplitLine {
            id: member.id,
            member: member.handle.clone(),
            name: member.name.clone(),
            weight: *heads,
            share: *share,
            odd_unit: false,
        };
        let lines: Vec<_> = payers.iter().zip(&fees.heads).zip(&fees.amounts).map(line).collect();
        let currency = self.charter.cooperation.rule.currency;
        let say = self.say;
        let weight_sum = fees.heads.iter().map(|h| u128::from(*h)).sum();
        let sum = say.integer(i128::try_from(weight_sum).unwrap_or(i128::MAX));
        let rate_words = say.money(rate, currency);
        let (date, source) = match &fees.counted {
            Some(counted) => (say.date(counted.on), counted.sources.join(", ")),
            None => (String::new(), String::new()),
        };
        let mut explanation = vec![say.fill(
            Msg::SplitByRate,
            &[
                ("series", &name),
                ("year", &figure.period),
                ("rate", &rate_words),
                ("decided", &figure.decided.as_deref().unwrap_or("-")),
                ("date", &date),
                ("source", &source),
                ("sum", &sum),
            ],
        )];
        if let Some(line) = lines.first() {
            let (heads, share) = (say.integer(i128::from(line.weight)), say.money(line.share, currency));
            let args: [(&str, &dyn std::fmt::Display); 4] =
                [("member", &line.name), ("rate", &rate_words), ("heads", &heads), ("share", &share)];
            explanation.push(say.fill(Msg::SplitRateFormula, &args));
        }
        explanation.push(say.msg(Msg::SplitRateEven).to_owned());
        Ok(SplitSheet {
            total: fees.total,
            currency,
            pool: None,
            key: card.clone(),
            basis: fees.counted,
            lines,
            weight_sum,
            reading: None,
            explanation,
            readings: Vec::new(),
        })
    }

    /// The weights decided for a key and the year: those recorded for the key itself, or else the only series of weights.
    pub(super) fn decided(&self, card: &KeyCard, key: &Key, payers: &[&Member]) -> Result<Weights, Failure> {
        let portfolio = &self.records.portfolio;
        let mut series = self.charter.series.iter().filter(|s| s.rule.unit == Unit::Weights);
        let only = series.next().filter(|_| series.next().is_none());
        let of_series = || only.and_then(|s| portfolio.figure_in_force(&s.id, self.year, s.rule.carry, self.known_on));
        let figure = portfolio.figure(&card.id, self.year, self.known_on).or_else(of_series);
        let Some(figure) = figure else {
            let choices = match key {
                Key::Decided { choices } => choices.clone(),
                _ => Vec::new(),
            };
            return Err(self.refused(card, KeyRefusal::Undecided { choices }));
        };
        let list = decided_weights(payers, &portfolio.lines_of(figure.id).collect::<Vec<_>>());
        Ok(Weights { list: list.map_err(|refusal| self.refused(card, refusal))?, counted: None })
    }

    /// The figures that the layers count, where any does.
    pub(super) fn counted(&self, layers: &[Layer], payers: &[&Member]) -> Option<Counted> {
        let keys = layers.iter().filter_map(|layer| self.charter.key(&layer.key));
        keys.filter_map(|key| weights(&key.rule, payers, self.records, self.on).ok()?.counted).next()
    }

    /// How a split by layers was worked out: a sentence for each.
    pub(super) fn explain_layers(&self, sheet: &SplitSheet, layers: &[Layer]) -> Vec<String> {
        let say = self.say;
        let layer = |layer: &Layer| {
            let whom = match layer.who.as_ref().map(|who| &who.target) {
                Some(Target::All(Set::Outside) | Target::Each(Set::Outside)) => say.msg(Msg::LayerOutside).to_owned(),
                Some(Target::All(Set::Member) | Target::Each(Set::Member)) => say.msg(Msg::LayerMembers).to_owned(),
                Some(Target::Party(party)) => {
                    let party = self.records.member_by_handle(party, self.on);
                    party.map_or_else(|| say.msg(Msg::LayerEveryone).to_owned(), |m| m.name.clone())
                }
                _ => say.msg(Msg::LayerEveryone).to_owned(),
            };
            let key = names::key(self.charter, &layer.key).map_or_else(|_| layer.key.clone(), |k| k.name.clone());
            match layer.over {
                Over::All => say.fill(Msg::SplitLayerAll, &[("whom", &whom), ("key", &key)]),
                Over::Part => {
                    let percent = layer.percent.unwrap_or(0);
                    say.fill(Msg::SplitLayerPart, &[("whom", &whom), ("key", &key), ("percent", &percent)])
                }
                Over::Rest => say.fill(Msg::SplitLayerRest, &[("whom", &whom), ("key", &key)]),
            }
        };
        let mut sentences: Vec<_> = layers.iter().map(layer).collect();
        sentences.extend(sheet.basis.iter().map(|counted| {
            let (date, source) = (say.date(counted.on), counted.sources.join(", "));
            say.fill(Msg::SplitLayerFigures, &[("date", &date), ("source", &source)])
        }));
        let odd: Vec<_> = sheet.lines.iter().filter(|l| l.odd_unit).map(|l| l.name.as_str()).collect();
        let count = i128::try_from(odd.len()).unwrap_or(i128::MAX);
        sentences.push(match odd[..] {
            [] => say.msg(Msg::SplitEven).to_owned(),
            _ => say.count(Msg::SplitOdd, count, &[("members", &say.list(&odd))]),
        });
        sentences
    }
}
