//! The parsed form of a charter that is kept beside its text, so that opening a file parses no TOML.
//!
//! It is the name of the cooperation, the stamp of what is set in it, and four packed tables, those that most questions need
//! first, after the lengths of all six: who asks after seats reads no more of it.

use std::io::Read;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::packed::{Packed, pack};
use super::typed::Source;
use crate::domain::charter::*;

/// How much of a charter is wanted; each holds those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Who is party, and sits where.
    Seats,
    /// Who pays what.
    Money,
    /// What things are called: topics, fields, kinds of papers.
    Names,
    /// All of it: duties, gates, exits and texts, which are the most.
    Whole,
}

macro_rules! part {
    ($(#[$about:meta])* $name:ident { $($field:ident: $type:ty),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Deserialize)]
        struct $name { $($field: $type),+ }

        impl $name {
            /// Its fields by name.
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
        }
    };
}

part!(Seats {
    cooperation: Entry<Cooperation>,
    parties: Vec<Entry<Party>>,
    organisations: Vec<Entry<OutsideOrganisation>>,
    areas: Vec<Entry<Areas>>,
    bodies: Vec<Entry<Body>>,
    seats: Vec<Entry<Seat>>,
    agreement: Entry<Agreement>,
});

part!(
    #[derive(Default)]
    Money { series: Vec<Entry<Series>>, keys: Vec<Entry<Key>>, pools: Vec<Entry<Pool>> }
);

part!(
    #[derive(Default)]
    Names {
        categories: Vec<Entry<Category>>,
        types: Vec<Entry<TypeOf>>,
        topics: Vec<Entry<Topic>>,
        stages: Vec<Entry<Stage>>,
        documents: Vec<Entry<DocumentKind>>,
        fields: Vec<Entry<Field>>,
        registers: Vec<Entry<Register>>,
    }
);

part!(
    #[derive(Default)]
    Rest {
        responsibilities: Vec<Entry<Responsibility>>,
        gates: Vec<Entry<Gate>>,
        transitions: Vec<Entry<Transition>>,
        duties: Vec<Entry<Duty>>,
        exits: Vec<Entry<Exit>>,
        texts: Vec<Entry<Words>>,
    }
);

/// The compiled form of a charter with what is set in it; only valid for the version of the program that wrote it, see
/// [`COMPILED_BY`], and as long as the settings have the stamp that is given for them.
pub fn compile(charter: &Charter, stamp: &[u8]) -> Vec<u8> {
    #[derive(Serialize)]
    struct Compiled<'a>(&'a Charter);
    // A charter holds only strings, numbers and lists, which always serialise.
    let Ok(Value::Object(whole)) = serde_json::to_value(Compiled(charter)) else { return Vec::new() };
    form(charter.cooperation.brief(), stamp, whole)
}

/// A charter from its fields. None if one of them has no such value.
///
/// It goes by the compiled form: to read the fields as they are would take a megabyte of program more.
pub(super) fn assemble(whole: Map<String, Value>) -> Option<Charter> {
    decompile(form("", &[], whole).as_slice(), Extent::Whole, &[])
}

fn form(name: &str, stamp: &[u8], mut whole: Map<String, Value>) -> Vec<u8> {
    let mut parts = vec![name.as_bytes().to_vec(), stamp.to_vec()];
    for fields in [Seats::FIELDS, Money::FIELDS, Names::FIELDS, Rest::FIELDS] {
        let part: Map<_, _> = fields.iter().filter_map(|name| whole.remove_entry(*name)).collect();
        let mut packed = Vec::new();
        pack(&Value::Object(part), &mut packed);
        parts.push(packed);
    }
    let lengths = parts.iter().flat_map(|part| (part.len() as u32).to_be_bytes()).collect();
    std::iter::once(lengths).chain(parts).flatten().collect()
}

/// No compiled form is longer; one that says so is damaged.
const LONGEST: usize = 1 << 24;

/// The parts of a compiled form, of which no more is read than is asked for.
struct Parts<R> {
    lengths: [usize; 6],
    from: R,
}

impl<R: Read> Parts<R> {
    fn of(mut from: R) -> Option<Self> {
        let mut head = [0; 24];
        from.read_exact(&mut head).ok()?;
        let (lengths, _) = head.as_chunks();
        let lengths = std::array::from_fn(|part| u32::from_be_bytes(lengths[part]) as usize);
        Some(Self { lengths, from })
    }

    /// The first bytes of what is left; in one piece, since each makes SQLite read a page of the file anew.
    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; Some(count).filter(|count| *count <= LONGEST)?];
        self.from.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// The name of the cooperation where there is little room. None if the form is not one of this program version.
pub fn decompile_name(bytes: impl Read) -> Option<String> {
    let mut parts = Parts::of(bytes)?;
    String::from_utf8(parts.take(parts.lengths[0])?).ok()
}

/// Whether a compiled form is of this program version, with the settings of a stamp.
pub fn is_stamped(bytes: impl Read, stamp: &[u8]) -> bool {
    let found = Parts::of(bytes).and_then(|mut parts| {
        let [name, stamped, ..] = parts.lengths;
        Some(parts.take(name + stamped)?.split_off(name))
    });
    found.is_some_and(|found| found == stamp)
}

/// Reads a compiled form back, as far as it is wanted: in place of the rest stands nothing. None if it is not one of this
/// program version with the settings of the stamp.
pub fn decompile(bytes: impl Read, extent: Extent, stamp: &[u8]) -> Option<Charter> {
    let mut parts = Parts::of(bytes)?;
    let [name, stamped, lengths @ ..] = parts.lengths;
    let wanted = lengths[..=extent as usize].iter().sum::<usize>();
    let bytes = parts.take(name + stamped + wanted)?;
    let (head, bytes) = bytes.split_at(name + stamped);
    if head[name..] != *stamp {
        return None;
    }
    let mut parts = bytes;
    let mut next = || Source::Packed(Packed::take(&mut parts));
    let Seats { cooperation, parties, organisations, areas, bodies, seats, agreement } = Seats::deserialize(next()).ok()?;
    let money = if extent >= Extent::Money { Money::deserialize(next()).ok()? } else { Money::default() };
    let names = if extent >= Extent::Names { Names::deserialize(next()).ok()? } else { Names::default() };
    let rest = if extent >= Extent::Whole { Rest::deserialize(next()).ok()? } else { Rest::default() };
    Some(Charter {
        cooperation,
        parties,
        organisations,
        areas,
        responsibilities: rest.responsibilities,
        categories: names.categories,
        types: names.types,
        topics: names.topics,
        stages: names.stages,
        gates: rest.gates,
        documents: names.documents,
        fields: names.fields,
        registers: names.registers,
        series: money.series,
        transitions: rest.transitions,
        bodies,
        seats,
        duties: rest.duties,
        keys: money.keys,
        pools: money.pools,
        agreement,
        exits: rest.exits,
        texts: rest.texts,
    })
}

/// Names the program version whose compiled forms this one can read.
pub const COMPILED_BY: &str = concat!(env!("CARGO_PKG_VERSION"), "/7");
