//! The screen as a whole: what is seen, what keys do, what sizes and hands cannot break.

mod agreement;
mod anyone;
mod as_command;
mod drafts;
mod duty_scenarios;
mod evidence;
mod find;
mod first;
mod forms;
mod generated;
mod hints;
mod journeys;
mod keys;
mod meetings;
mod mergers;
mod pages;
mod pictures;
mod records;
mod scenarios;
mod screens;
mod sorting;
mod storms;
