//! New identities, and the clock that dates changes.

use chrono::{DateTime, Datelike, Utc};

use super::error::{Result, StoreError};
use crate::domain::date::Date;
use crate::domain::ids::Id;

/// Mints identities that only ever rise, from the system or from a seed.
#[derive(Debug)]
pub struct Mint {
    source: Source,
    last: Option<Id>,
    /// The day that identities tell; none: the clock's.
    day: Option<Date>,
}

#[derive(Debug)]
enum Source {
    System,
    Seed { state: u64, clock_ms: i64 },
}

impl Mint {
    /// A mint of the system's clock and randomness.
    pub fn system() -> Self {
        Self { source: Source::System, last: None, day: None }
    }

    /// A mint that gives the same identities and times again for a seed and a start (Unix milliseconds).
    pub fn seeded(seed: u64, start_ms: i64) -> Self {
        Self { source: Source::Seed { state: seed, clock_ms: start_ms }, last: None, day: None }
    }

    /// The same for a day that is taken for today; one too far away for an identity to tell is not told.
    pub fn on(self, today: Option<Date>) -> Self {
        Self { day: today.filter(|day| (2020..=2088).contains(&day.year())), ..self }
    }

    /// A new identity, above all that this mint gave before: rows made within one millisecond never collide.
    pub fn id(&mut self) -> Result<Id> {
        let now = self.now();
        let now = self.day.map_or(now, |day| day.and_time(now.time()).and_utc()).timestamp_millis();
        let random = match &mut self.source {
            Source::System => getrandom::u32().map_err(|_| StoreError::NoRandomness)?,
            Source::Seed { state, .. } => split_mix(state),
        };
        let fresh = Id::mint(now, random);
        let id = self.last.filter(|last| *last >= fresh).map_or(fresh, Id::next);
        self.last = Some(id);
        Ok(id)
    }

    /// The time; a seeded clock steps a millisecond at each reading.
    pub fn now(&mut self) -> DateTime<Utc> {
        match &mut self.source {
            Source::System => Utc::now(),
            Source::Seed { clock_ms, .. } => {
                *clock_ms += 1;
                DateTime::from_timestamp_millis(*clock_ms).unwrap_or_default()
            }
        }
    }
}

/// One step of SplitMix64: enough for identities that need only differ.
fn split_mix(state: &mut u64) -> u32 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_also_within_one_millisecond_and_repeat_for_a_seed() {
        let mut system = Mint::system();
        let minted: Vec<_> = (0..5_000).map(|_| system.id().expect("randomness")).collect();
        assert!(minted.windows(2).all(|pair| pair[0] < pair[1]));
        let run = |seed| {
            let mut mint = Mint::seeded(seed, 1_700_000_000_000);
            (0..50).map(|_| mint.id().expect("seeded")).collect::<Vec<_>>()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
    }
}
