//! The screen as a whole: what is seen, what keys do, what sizes and hands cannot break.

mod drafts;
mod journeys;
mod pictures;
mod records;
mod screens;
mod storms;
