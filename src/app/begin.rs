//! The ways to an open file: one that is there, a new one, an example that is thrown away.

use std::path::{Path, PathBuf};

use super::desk;
use super::failure::Failure;
use super::seed::{NewFile, Source, create};
use super::session::{Opening, Session};
use crate::domain::date::Date;
use crate::domain::sort::Language;
use crate::store::{Access, Author};
use crate::text::Say;

/// A way to an open file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// A file that is there.
    Open(PathBuf),
    /// A new file by a charter, built in or of the person's own; without a place it goes where data files are looked for.
    New {
        /// Name of the charter, or its file.
        charter: String,
        /// Where the file is to be.
        path: Option<PathBuf>,
    },
    /// An example by a built-in charter.
    Demo(String),
}

/// What holds for a file however it comes about.
#[derive(Clone, Debug)]
pub struct Manner {
    /// The day to take for today; none: the civil date in the cooperation's time zone.
    pub today: Option<Date>,
    /// The language to speak; none: the cooperation's.
    pub language: Option<Language>,
    /// Who makes changes.
    pub author: Author,
}

/// An open file, and its place if that goes with it.
pub struct Opened {
    /// The file.
    pub session: Session,
    /// Holds the place of an example for as long as it is looked at. It stands after the session, to outlive it.
    pub throw_away: Option<ThrowAway>,
}

impl From<Session> for Opened {
    fn from(session: Session) -> Self {
        Self { session, throw_away: None }
    }
}

/// The place of an example, removed when nobody holds it any more.
pub struct ThrowAway {
    path: PathBuf,
    charter: String,
}

impl ThrowAway {
    /// The command that makes one which stays.
    pub fn command(&self) -> String {
        format!("samvirke demo {} --to FILE", self.charter)
    }
}

impl Drop for ThrowAway {
    fn drop(&mut self) {
        desk::clear_demo(&self.path);
    }
}

impl Begin {
    /// Goes the way. What was opened to be kept is remembered as the last file.
    ///
    /// # Errors
    /// A [`Failure`] that says what is in the way; nothing was made then.
    pub fn open(&self, manner: &Manner) -> Result<Opened, Failure> {
        let Manner { today, language, author } = manner.clone();
        let new = |path, demo| NewFile { path, kept_from: None, today, language, author: author.clone(), demo };
        let mut session = match self {
            Self::Demo(charter) => {
                let place = ThrowAway { path: desk::demo_path(charter)?, charter: charter.clone() };
                let session = create(&Source::open(charter)?, &new(place.path.clone(), true))?;
                return Ok(Opened { session, throw_away: Some(place) });
            }
            Self::Open(path) => {
                let access = Access::Write { backups: desk::backup_folder()? };
                Session::open(&Opening { path: path.clone(), access, today, language, author })?
            }
            Self::New { charter, path } => {
                let source = Source::open(charter)?;
                let path = match path {
                    Some(path) => path.clone(),
                    None => place_for(charter).ok_or(Failure::NoFile)?,
                };
                desk::make_data_folder(&path)?;
                create(&source, &new(path, false))?
            }
        };
        desk::remember(session.path());
        session.keep_overview();
        session.come();
        Ok(session.into())
    }
}

/// Where the file of a charter goes if no place is named; none on a machine without a home.
pub fn place_for(charter: &str) -> Option<PathBuf> {
    let path = Path::new(charter);
    // A charter in a folder of its own is called like the folder.
    let named = if path.file_name()? == "charter.toml" { path.parent()?.file_name()? } else { path.file_stem()? };
    Some(desk::data_folder()?.join(named).with_extension("samvirke"))
}

/// What the full screen begins with.
pub enum Start {
    /// An open file.
    File(Box<Opened>),
    /// The first page, where the person chooses.
    Page {
        /// What is spoken until a file is open.
        say: Say,
        /// How the file chosen is opened.
        manner: Manner,
        /// The files there are.
        files: Vec<PathBuf>,
    },
}

impl Start {
    /// The language it begins in.
    pub fn say(&self) -> Say {
        match self {
            Self::File(opened) => opened.session.say(),
            Self::Page { say, .. } => *say,
        }
    }
}

impl From<Session> for Start {
    fn from(session: Session) -> Self {
        Self::File(Box::new(session.into()))
    }
}
