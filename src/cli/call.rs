//! One call: its arguments as read, the global flags, and the file it is about.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::cell::Cell;
use std::env;
use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use super::argv::{Line, Target};
use super::usage::Fault;
use super::verb::{Act, flag, switch};
use crate::app::begin::Manner;
use crate::app::session::civil_today;
use crate::app::{Access, Author, Failure, Opening, Session, desk};
use crate::domain::date::{Date, MonthDay};
use crate::domain::rough_date::RoughDate;
use crate::domain::sort::Language;
use crate::text::read::{Towards, date_towards};
use crate::text::{Msg, Say, Writing, read};

/// Why a call stops.
#[derive(Debug)]
pub(super) enum Stop {
    /// Its words are wrong.
    Usage(Fault),
    /// The app refused it.
    Failure(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Usage(fault)
    }
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For eyes.
    Text,
    /// For scripts.
    Json,
    /// For spreadsheets.
    Csv,
    /// For slides.
    Svg,
    /// For calendar programs.
    Calendar,
}

impl Format {
    /// How the names of its files end.
    fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Svg => "svg",
            Self::Calendar => "ics",
        }
    }
}

/// A call, ready to be carried out.
pub(super) struct Call {
    matches: ArgMatches,
    /// How the answer is written.
    pub(super) format: Format,
    /// Where it is written; none: the standard output.
    pub(super) out: Option<PathBuf>,
    /// Whether an edit is only tried.
    pub(super) dry_run: bool,
    /// How terminals are written to.
    pub(super) writing: Writing,
    /// Whether messages beside the answer are left out.
    pub(super) quiet: bool,
    /// The day to take for today, if one was given.
    pub(super) today: Option<Date>,
    /// The language asked for; none: the cooperation's, once its file is open.
    pub(super) language: Option<Language>,
    /// The file named, if one was.
    pub(super) file: Option<PathBuf>,
    speaks: Cell<Language>,
}

impl Call {
    /// Reads the arguments of the verb found.
    pub(super) fn parse(line: &Line, target: &Target, user: Language) -> Result<Self, Fault> {
        let say = Say::new(user);
        let own = target.verb().map(|verb| (verb.args)(say)).unwrap_or_default();
        let command = Command::new("samvirke")
            .no_binary_name(true)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .args(own)
            .args(global_args(say));
        let args = with_dashes(&command, line.rest(target.path.len()));
        let matches = command.try_get_matches_from(args).map_err(|e| Fault::of_clap(&e))?;
        let asked = matches.get_one::<String>("lang").cloned().or_else(|| env::var("SAMVIRKE_LANG").ok());
        let language = match asked.filter(|code| !code.is_empty()) {
            Some(code) => Some(Language::from_code(&code).ok_or(Fault::Language { code })?),
            None => None,
        };
        let today = matches.get_one::<String>("today");
        let today = today.map(|text| date_of(text, civil_today("UTC"))).transpose()?;
        let out = matches.get_one::<PathBuf>("out").filter(|path| path.as_os_str() != "-").cloned();
        let is_raw = target.verb().is_some_and(|v| matches!(v.act, Act::Raw(_)));
        let also = target.verb().and_then(|v| if let Act::Also(format, _) = v.act { Some(format) } else { None });
        let format = match (matches.get_flag("json"), matches.get_flag("csv"), &out) {
            (true, true, _) => return Err(Fault::JsonAndCsv),
            (true, false, _) => Format::Json,
            (false, true, _) => Format::Csv,
            (false, false, Some(path)) if !is_raw => format_of(path, also)?,
            (false, false, _) => Format::Text,
        };
        let env_file = || env::var_os("SAMVIRKE_FILE").filter(|f| !f.is_empty()).map(PathBuf::from);
        Ok(Self {
            format,
            out,
            dry_run: matches.get_flag("dry-run"),
            writing: Writing {
                ascii: matches.get_flag("ascii"),
                plain: matches.get_one::<String>("color").is_some_and(|color| color == "never"),
                linear: matches.get_flag("linear"),
            },
            quiet: matches.get_flag("quiet"),
            today,
            language,
            file: matches.get_one::<PathBuf>("file").cloned().or_else(env_file),
            speaks: Cell::new(user),
            matches,
        })
    }

    /// The language to speak: the file's once it is open, before that the user's.
    pub(super) fn say(&self) -> Say {
        Say::new(self.speaks.get())
    }

    /// The value of an argument.
    pub(super) fn text(&self, id: &str) -> Option<&str> {
        self.matches.get_one::<String>(id).map(String::as_str)
    }

    /// The value of an argument that only some verbs take.
    pub(super) fn text_if_any(&self, id: &str) -> Option<&str> {
        self.matches.try_get_one::<String>(id).ok().flatten().map(String::as_str)
    }

    /// The value of an argument that must be there; the grammar has seen to it.
    pub(super) fn needed(&self, id: &str) -> &str {
        self.text(id).unwrap_or_default()
    }

    /// All values of an argument.
    pub(super) fn texts(&self, id: &str) -> Vec<String> {
        self.matches.get_many::<String>(id).into_iter().flatten().cloned().collect()
    }

    /// Whether a switch is set.
    pub(super) fn is_set(&self, id: &str) -> bool {
        self.matches.get_flag(id)
    }

    /// The value of an argument that names a file.
    pub(super) fn path(&self, id: &str) -> Option<PathBuf> {
        self.matches.get_one::<PathBuf>(id).cloned()
    }

    /// The whole number that is the value of an argument.
    pub(super) fn number(&self, id: &str) -> Option<i64> {
        self.matches.get_one::<i64>(id).copied()
    }

    /// The count that is the value of an argument.
    pub(super) fn count(&self, id: &str) -> Option<u32> {
        self.matches.get_one::<u32>(id).copied()
    }

    /// The day of the year that is the value of an argument.
    pub(super) fn month_day(&self, id: &str) -> Option<MonthDay> {
        self.matches.get_one::<MonthDay>(id).copied()
    }

    /// The date that is the value of an argument.
    pub(super) fn date(&self, session: &Session, id: &str) -> Result<Option<Date>, Failure> {
        self.text(id).map(|text| date_of_words(text, session.today())).transpose()
    }

    /// The day of something that has been, which is the value of an argument: one without a year is the last such day.
    pub(super) fn past_date(&self, session: &Session, id: &str) -> Result<Option<Date>, Failure> {
        let day = |text: &str| date_towards(text, session.today(), Towards::Back);
        self.text(id).map(|text| day(text).map_err(|fault| Failure::Date { text: text.to_owned(), fault })).transpose()
    }

    /// The date that is the value of an argument, as far as it is known.
    pub(super) fn rough_date(&self, session: &Session, id: &str) -> Result<Option<RoughDate>, Failure> {
        let read =
            |text: &str| read::rough_date(text, session.today()).map_err(|fault| Failure::Date { text: text.to_owned(), fault });
        self.text(id).map(read).transpose()
    }

    /// The date that is the value of an argument that must be there.
    pub(super) fn needed_date(&self, session: &Session, id: &str) -> Result<Date, Failure> {
        date_of_words(self.needed(id), session.today())
    }

    /// Opens the file to ask it something. It stays open: the process ends with the answer, and what was read need not be
    /// given back piece by piece before.
    pub(super) fn read(&self) -> Result<ManuallyDrop<Session>, Failure> {
        self.open(Access::Read, self.today).map(ManuallyDrop::new)
    }

    /// Opens the file to ask it something as of another day.
    pub(super) fn read_on(&self, day: Date) -> Result<ManuallyDrop<Session>, Failure> {
        self.open(Access::Read, Some(day)).map(ManuallyDrop::new)
    }

    /// Opens the file to change it.
    pub(super) fn edit(&self) -> Result<Session, Failure> {
        // What is only tried needs no copy of the file as it was.
        let backups = if self.dry_run { None } else { desk::backup_folder()? };
        self.open(Access::Write { backups }, self.today)
    }

    fn open(&self, access: Access, today: Option<Date>) -> Result<Session, Failure> {
        let path = desk::choose_file(self.file.as_deref())?;
        let session = Session::open(&Opening { path, access, today, language: self.language, author: author() })?;
        self.speak_of(&session);
        Ok(session)
    }

    /// What holds for a file that the call opens for the screen.
    pub(super) fn manner(&self) -> Manner {
        Manner { today: self.today, language: self.language, author: author() }
    }

    /// Goes on in the language of an open file.
    pub(super) fn speak_of(&self, session: &Session) {
        self.speaks.set(session.say().language());
    }
}

/// Who changes files from the command line.
pub(super) fn author() -> Author {
    Author { who: desk::user(), origin: "cli".to_owned() }
}

/// The arguments, with a value that begins with a dash and is no flag joined to the flag it is for: `--note -x` is
/// `--note=-x`.
fn with_dashes<'a>(command: &Command, args: impl Iterator<Item = &'a OsString>) -> Vec<OsString> {
    let takes_value = |name: &str| {
        let is_meant = |arg: &&Arg| arg.get_long() == name.strip_prefix("--") && arg.get_action().takes_values();
        name.starts_with("--") && command.get_arguments().any(|arg| is_meant(&arg))
    };
    let is_flag = |text: &str| match text.strip_prefix("--") {
        Some(name) => name.is_empty() || name.starts_with(|letter: char| letter.is_ascii_lowercase()),
        None => command.get_arguments().any(|arg| arg.get_short().is_some_and(|short| text == format!("-{short}"))),
    };
    let mut joined: Vec<OsString> = Vec::new();
    let mut are_words = false;
    for arg in args {
        let flag = joined.last_mut().filter(|last| !are_words && last.to_str().is_some_and(takes_value));
        match (flag, arg.to_str()) {
            (Some(flag), Some(text)) if text.starts_with('-') && !is_flag(text) => {
                flag.push("=");
                flag.push(arg);
            }
            _ => {
                are_words |= arg == "--";
                joined.push(arg.clone());
            }
        }
    }
    joined
}

/// The flags that every verb takes.
pub(super) fn global_args(say: Say) -> Vec<Arg> {
    vec![
        flag("file", "FILE", say.msg(Msg::FlagFile)).short('f').value_parser(value_parser!(PathBuf)),
        flag("today", "DATE", say.msg(Msg::FlagToday)),
        flag("lang", "nb|nn|sv|en", say.msg(Msg::FlagLang)),
        switch("ascii", say.msg(Msg::FlagAscii)),
        switch("linear", say.msg(Msg::FlagLinear)),
        flag("color", "auto|always|never", say.msg(Msg::FlagColor)).value_parser(["auto", "always", "never"]),
        switch("json", say.msg(Msg::FlagJson)),
        switch("csv", say.msg(Msg::FlagCsv)),
        Arg::new("out").short('o').value_name("FILE").help(say.msg(Msg::FlagOut)).value_parser(value_parser!(PathBuf)),
        switch("dry-run", say.msg(Msg::FlagDryRun)),
        switch("quiet", say.msg(Msg::FlagQuiet)).short('q'),
        Arg::new("help").short('h').long("help").help(say.msg(Msg::FlagHelp)).action(ArgAction::SetTrue),
        Arg::new("version").short('V').long("version").help(say.msg(Msg::FlagVersion)).action(ArgAction::SetTrue),
    ]
}

fn date_of(text: &str, today: Date) -> Result<Date, Fault> {
    read::date(text, today).map_err(|_| Fault::Value { flag: "--today DATE".to_owned(), value: text.to_owned() })
}

fn date_of_words(text: &str, today: Date) -> Result<Date, Failure> {
    read::date(text, today).map_err(|fault| Failure::Date { text: text.to_owned(), fault })
}

/// The format that a file's name asks for: one that every answer has, or the one that this has besides.
fn format_of(path: &std::path::Path, also: Option<Format>) -> Result<Format, Fault> {
    let known = || [Format::Json, Format::Csv, Format::Text].into_iter().chain(also);
    let ending = path.extension().and_then(|e| e.to_str());
    let asked = known().find(|format| Some(format.ending()) == ending);
    let endings = || known().map(|format| format!(".{}", format.ending())).collect();
    asked.ok_or_else(|| Fault::Ending { path: path.display().to_string(), endings: endings() })
}

/// The language for what is said before a file is open: the one asked for, else that of the locale, else English.
pub(super) fn language_of_user(flag: Option<&str>) -> Language {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let asked = flag.map(str::to_owned).or_else(|| variable("SAMVIRKE_LANG")).and_then(|code| Language::from_code(&code));
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    asked.unwrap_or_else(|| language_of_locale(&locale()))
}

/// The language of a locale's name: `nn_NO.UTF-8` is Nynorsk.
fn language_of_locale(name: &str) -> Language {
    let tongue = name.split(['_', '.', '@', '-']).next().unwrap_or_default().to_ascii_lowercase();
    match tongue.as_str() {
        "nb" | "no" => Language::Nb,
        "nn" => Language::Nn,
        "sv" => Language::Sv,
        _ => Language::En,
    }
}

impl Fault {
    /// The fault that clap found, by its kind and context.
    fn of_clap(error: &clap::Error) -> Self {
        use clap::error::{ContextKind as K, ContextValue as V};
        // Clap sets the names of values in brackets; the help does not.
        let text = |kind| match error.get(kind) {
            Some(V::String(text)) => text.replace(['<', '>'], ""),
            Some(V::Strings(texts)) => texts.join(", ").replace(['<', '>'], ""),
            _ => String::new(),
        };
        let suggested = match error.get(K::SuggestedArg) {
            Some(V::String(text)) => Some(text.clone()),
            Some(V::Strings(texts)) => texts.first().cloned(),
            _ => None,
        };
        let arg = text(K::InvalidArg);
        match error.kind() {
            ErrorKind::UnknownArgument if arg.starts_with('-') => Self::UnknownFlag { flag: arg, suggestion: suggested },
            ErrorKind::UnknownArgument | ErrorKind::TooManyValues => Self::TooMuch { word: arg },
            ErrorKind::MissingRequiredArgument => Self::Missing { args: arg },
            ErrorKind::ArgumentConflict if text(K::PriorArg) == arg || text(K::PriorArg).is_empty() => Self::Twice { flag: arg },
            ErrorKind::ArgumentConflict => Self::Together { one: arg, other: text(K::PriorArg) },
            ErrorKind::InvalidValue if text(K::InvalidValue).is_empty() => Self::NoValue { flag: arg },
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => Self::NoValue { flag: arg },
            ErrorKind::InvalidUtf8 => Self::NotText,
            _ => Self::Value { flag: arg, value: text(K::InvalidValue) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_a_dash_is_a_value_unless_it_is_a_flag() {
        let say = Say::new(Language::En);
        let command = Command::new("samvirke").arg(flag("note", "TEXT", "")).args(global_args(say));
        let read = |line: &[&str]| {
            let args: Vec<OsString> = line.iter().map(OsString::from).collect();
            with_dashes(&command, args.iter()).iter().map(|arg| arg.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(read(&["--note", "-x", "--note", "-- y", "-q"]), ["--note=-x", "--note=-- y", "-q"]);
        for same in [["--note", "--today"], ["--note", "-q"], ["--json", "-x"], ["--note", "--"], ["--note", "--dat"]] {
            assert_eq!(read(&same), same);
        }
        assert_eq!(read(&["--", "--note", "-x"]), ["--", "--note", "-x"]);
    }

    #[test]
    fn locales_name_languages() {
        let cases = [
            ("nb_NO.UTF-8", Language::Nb),
            ("no_NO", Language::Nb),
            ("nn-NO", Language::Nn),
            ("sv_FI@euro", Language::Sv),
            ("sv", Language::Sv),
            ("C.UTF-8", Language::En),
            ("", Language::En),
            ("de_DE", Language::En),
        ];
        for (name, language) in cases {
            assert_eq!(language_of_locale(name), language, "{name}");
        }
    }
}
