//! Time zones of the IANA database: which civil time a moment has in one.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

/// Whether there is a zone of the name.
pub fn is_known(name: &str) -> bool {
    tzdb_data::find_tz(name.as_bytes()).is_some()
}

/// The civil time of a moment in a zone; that of UTC where the zone is not known.
pub fn civil(name: &str, at: DateTime<Utc>) -> NaiveDateTime {
    let zone = tzdb_data::find_tz(name.as_bytes());
    let kept = zone.and_then(|zone| zone.find_local_time_type(at.timestamp()).ok());
    let offset = kept.and_then(|kept| FixedOffset::east_opt(kept.ut_offset()));
    offset.map_or(at.naive_utc(), |offset| at.with_timezone(&offset).naive_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_follows_the_zone_and_the_season() {
        let cases = [
            ("Europe/Oslo", "2026-01-15T23:30:00Z", "2026-01-16 00:30:00"),
            ("Europe/Oslo", "2026-07-15T22:30:00Z", "2026-07-16 00:30:00"),
            ("Europe/Stockholm", "2045-07-15T21:59:59Z", "2045-07-15 23:59:59"),
            ("Atlantic/Reykjavik", "2026-07-15T22:30:00Z", "2026-07-15 22:30:00"),
            ("UTC", "2026-07-15T22:30:00Z", "2026-07-15 22:30:00"),
            ("Nowhere/Land", "2026-07-15T22:30:00Z", "2026-07-15 22:30:00"),
        ];
        for (zone, at, expected) in cases {
            let at: DateTime<Utc> = at.parse().expect("a moment");
            assert_eq!(civil(zone, at).to_string(), expected, "{zone}");
        }
        assert!(is_known("America/Nuuk") && !is_known("Nowhere/Land"));
    }
}
