//! The rows of each subject, next to nothing but the record they must agree with.

pub(super) mod about;
mod figure;
mod meeting;
mod member;
mod paper;
mod person;
mod remark;
mod stance;
mod text;
mod work;
