//! The rows of each subject, next to nothing but the record they must agree with.

mod meeting;
mod member;
mod person;
mod remark;
