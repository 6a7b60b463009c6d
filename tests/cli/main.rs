//! The command line as scripts and coordinators meet it: the built program in a folder of its own, one module a subject.

mod desk;

mod adopted;
mod agreement;
mod agreement_text;
mod bad_charters;
mod called;
mod changes;
mod cost;
mod demo;
mod due;
mod duty_scenarios;
mod edits;
mod files;
mod first_steps;
mod history;
mod leaving;
mod meeting;
mod member;
mod notices;
mod output;
mod own_charters;
mod portfolio;
mod postpone;
mod records;
mod reference;
mod roles;
mod seats;
mod setting;
mod signatures;
mod steps;
mod usage;
mod versions;
mod waiting;
mod wheel;
mod who;
