//! The agreement's own life: whether it is in force, and how it can be ended or changed.

pub mod consent;
pub mod exit;
pub mod legal_force;
pub mod life;
pub mod notice;
pub mod parties;
pub mod responsible;
pub mod signing;
pub mod text;
