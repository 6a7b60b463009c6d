//! The gates on the way from one stage of a project to another.

use crate::domain::charter::{Charter, Entry, Gate, Opens};

/// The gates that a project goes by on its way into a stage, in the agreement's order: those that must be passed and end
/// a stage of the same track, from the stage it leaves on; from the first one, where it comes from none of the track.
///
/// None for a stage that is entered freely, and none on the way back.
pub fn on_the_way<'a>(charter: &'a Charter, from: Option<&str>, to: &str) -> Vec<&'a Entry<Gate>> {
    let Some(to) = charter.stage(to).filter(|stage| stage.rule.opens == Opens::ByGate) else { return Vec::new() };
    let on_track = |id: &str| charter.stage(id).filter(|stage| stage.rule.track == to.rule.track);
    let first = from.and_then(on_track).map_or(0, |stage| stage.rule.number);
    let is_between = |stage: &String| on_track(stage).is_some_and(|s| (first..to.rule.number).contains(&s.rule.number));
    charter.gates.iter().filter(|gate| !gate.rule.optional && gate.rule.stage.as_ref().is_some_and(is_between)).collect()
}
