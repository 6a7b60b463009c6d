//! The command line as scripts and coordinators meet it: the built program in a folder of its own, one module a subject.

mod desk;

mod agreement;
mod changes;
mod cost;
mod due;
mod edits;
mod files;
mod meeting;
mod member;
mod output;
mod portfolio;
mod usage;
mod who;
