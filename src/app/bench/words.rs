//! Chance that repeats for a seed, and what generated records are called.

use crate::domain::date::{Date, add_days};

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a limit; 0 for the limit 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap_or_default().checked_rem(limit).unwrap_or_default()
    }

    /// One of several, if there is any.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// A day between two, both included.
    pub(super) fn day(&mut self, first: Date, last: Date) -> Date {
        let days = usize::try_from(last.signed_duration_since(first).num_days()).unwrap_or_default();
        add_days(first, i64::try_from(self.below(days + 1)).unwrap_or_default())
    }

    /// Puts things into another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}

/// The word in 12 of 100 texts.
pub const FREQUENT: &str = "arkivløysing";
/// The word in a single one.
pub const RARE: &str = "nordlysvarsling";

const WORDS: [&str; 24] = [
    "innbyggjar",
    "samhandling",
    "økonomi",
    "saksbehandling",
    "ärende",
    "överlämning",
    "skjema",
    "byggesøknad",
    "förskola",
    "målgruppe",
    "rådgjeving",
    "tillgång",
    "vatn",
    "åtgärd",
    "integrasjon",
    "språk",
    "møte",
    "hjälpmedel",
    "plattform",
    "teneste",
    "skjøtsel",
    "vård",
    "kunnskap",
    "læring",
];

/// A text of a few words; the frequent word stands in twelve of a hundred.
pub(super) fn sentence(chance: &mut Chance) -> String {
    let mut words: Vec<_> = (0..4 + chance.below(5)).filter_map(|_| chance.one(&WORDS).copied()).collect();
    if chance.below(100) < 12 {
        let at = chance.below(words.len());
        words.insert(at, FREQUENT);
    }
    words.join(" ")
}

const FIRST: [&str; 20] = [
    "Åse",
    "Øyvind",
    "Kari",
    "Bjørn",
    "Märta",
    "Göran",
    "Ingrid",
    "Ærlend",
    "Solveig",
    "Håkon",
    "Åke",
    "Örjan",
    "Sigrid",
    "Lars",
    "Tone",
    "Jørgen",
    "Elin",
    "Söderfrid",
    "Ola",
    "Maj-Britt",
];
const LAST: [&str; 20] = [
    "Ødegård",
    "Åkerström",
    "Nes",
    "Bjørnstad",
    "Lindqvist",
    "Sæther",
    "Hjelmås",
    "Ängström",
    "Østby",
    "Vågslid",
    "Myhre",
    "Öberg",
    "Kvåle",
    "Nordhus",
    "Tveit-Bergstø",
    "Ljungqvist",
    "Hansen",
    "Ås",
    "Grønli",
    "von Essen-Järvinen",
];

/// The name of somebody who does not exist.
pub(super) fn person(chance: &mut Chance) -> String {
    let name = [chance.one(&FIRST), chance.one(&LAST)].into_iter().flatten().copied().collect::<Vec<_>>();
    name.join(" ")
}

const WHERE: [&str; 20] = [
    "Nord",
    "Sør",
    "Øst",
    "Vest",
    "Ytre ",
    "Indre ",
    "Øvre ",
    "Nedre ",
    "Stor",
    "Små",
    "Ny",
    "Gammel",
    "Ås",
    "Hav",
    "Skog",
    "Sol",
    "Kvit",
    "Svart",
    "Midt",
    "Øvre og Nedre ",
];
const WHAT: [&str; 18] = [
    "fjord", "dal", "vik", "øy", "ås", "berg", "elv", "sæter", "hammar", "sjö", "bygd", "mark", "vær", "nes", "sund", "åker",
    "träsk", "strand",
];

/// The name of a municipality that does not exist; no two of the first 360 are the same.
pub(super) fn municipality(number: usize) -> String {
    let (place, thing) = (WHERE[number % WHERE.len()], WHAT[number / WHERE.len() % WHAT.len()]);
    if place.ends_with(' ') {
        let mut letters = thing.chars();
        let capital = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{place}{capital}{}", letters.as_str())
    } else {
        format!("{place}{thing}")
    }
}

/// Where a meeting is held.
pub(super) fn place(chance: &mut Chance) -> String {
    format!("Møterom i {}", municipality(chance.below(WHERE.len() * WHAT.len())))
}
