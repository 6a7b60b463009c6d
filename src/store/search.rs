//! Finding records by the beginnings of words.

use rusqlite::params;

use super::error::Result;
use super::functions::words;
use super::read::Reader;
use super::record::{Cells, Kind};
use crate::domain::ids::Id;

/// A record that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which kind of record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
}

impl Reader {
    /// The first records that have a word beginning with each word of the query: by identity, and where there are more than
    /// so many that have the words as they stand, only those.
    ///
    /// Never by rank: that scores every hit before the first is shown.
    pub fn find(&self, query: &str, limit: usize) -> Result<Vec<Hit>> {
        let words = words(query);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        // All words with a beginning are merged before the first is found; a whole word is read no further than is wanted.
        let whole = self.hits(&words, "\"", limit)?;
        if whole.len() >= limit { Ok(whole) } else { self.hits(&words, "\"*", limit) }
    }

    fn hits(&self, words: &[String], end: &str, limit: usize) -> Result<Vec<Hit>> {
        // The words hold letters and digits only, so the quotes cannot be left.
        let phrases: Vec<_> = words.iter().map(|word| ["\"", word, end].concat()).collect();
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT rowid, kind FROM search WHERE search MATCH ?1 LIMIT ?2")?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let hits = statement.query_map(params![phrases.join(" "), limit], |row| {
                let mut cells = Cells::from(row, 0);
                Ok(Hit { id: cells.id()?, kind: cells.one_of(Kind::of_table)? })
            })?;
            Ok(hits.collect::<rusqlite::Result<_>>()?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, author, member, person};
    use super::*;
    use crate::domain::person::Person;

    #[test]
    fn words_are_found_by_their_beginnings_whatever_their_marks() {
        let (_sample, mut store) = Sample::new();
        let ((alv, kari), _) = store
            .edit(|edit| {
                let (alv, kari) = (member(edit.mint()?, "Älvdalen", 1), person(edit.mint()?, "Kari Nes-Ødegård"));
                edit.insert(&alv)?;
                edit.insert(&Person { mail: Some("kari@älvdalen.example".to_owned()), ..kari.clone() })?;
                Ok((alv.id, kari.id))
            })
            .expect("an edit");
        let find = |store: &super::super::Store, query: &str| {
            store.find(query, 10).expect("a search").into_iter().map(|hit| (hit.kind, hit.id)).collect::<Vec<_>>()
        };
        let (place, someone) = ((Kind::Member, alv), (Kind::Person, kari));
        assert_eq!(find(&store, "a"), [place, someone]);
        assert_eq!(find(&store, "ALVD"), [place, someone]);
        assert_eq!(find(&store, "älv kar"), [someone]);
        assert_eq!(find(&store, "odeg nes"), [someone]);
        assert_eq!(find(&store, "0001"), [place]);
        assert_eq!(find(&store, "nesode"), []);
        assert_eq!(find(&store, " \"*-^ "), []);
        assert_eq!(store.find("a", 1).expect("a search").len(), 1);
        store.undo(&author(), None).expect("an undo");
        assert_eq!(find(&store, "a"), []);
    }

    #[test]
    fn whole_words_are_enough_where_there_are_as_many_as_are_wanted() {
        let (_sample, mut store) = Sample::new();
        let (whole, _) = store
            .edit(|edit| {
                let [before, whole, after] =
                    [member(edit.mint()?, "Nesodden", 1), member(edit.mint()?, "Nes", 2), member(edit.mint()?, "Nesset", 3)];
                for one in [&before, &whole, &after] {
                    edit.insert(one)?;
                }
                Ok(whole.id)
            })
            .expect("an edit");
        let find = |limit| store.find("nes", limit).expect("a search").into_iter().map(|hit| hit.id).collect::<Vec<_>>();
        assert_eq!(find(1), [whole]);
        assert_eq!(find(9).len(), 3);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

        #[test]
        fn no_query_is_an_error(query in "\\PC{0,12}|[\"*():^+{}a\\-]{0,12}") {
            std::thread_local! {
                static STORE: (Sample, super::super::Store) = Sample::new();
            }
            let found = STORE.with(|(_, store)| store.find(&query, 3));
            proptest::prop_assert!(found.is_ok(), "{:?}", found);
        }
    }
}
