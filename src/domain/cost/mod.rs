//! Cost: how weights arise from a key, and how an amount is split by them to the last minor unit.

pub mod layered;
pub mod rate;
pub mod settlement;
pub mod split;
pub mod weights;
