//! Compiles the texts of `assets/locales` into static tables, and stops the build where one is missing or uneven; and
//! lists the charters of `assets/charters`, so that a new folder there is all a new built-in charter takes.
//!
//! A file holds one subject; a key stands above its four languages. A text is a string, `[one, other]` for a counted
//! text, or a list of three or more (the months). `{name}` marks what is filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "build/examples.rs"]
mod examples;
#[path = "build/keys.rs"]
mod keys;

/// The languages of a key, in the order of `domain::sort::Language`.
const LANGUAGES: [&str; 4] = ["nb", "nn", "sv", "en"];
const FOLDER: &str = "assets/locales";
const CHARTERS: &str = "assets/charters";
const KEYS: &str = "assets/keys.toml";
const EXAMPLES: &str = "assets/examples.toml";
/// The files of a charter's folder, in the order of the fields of `BuiltIn`.
const CHARTER_FILES: [&str; 5] = ["charter.toml", "members.csv", "inhabitants.csv", "facts.toml", "example.toml"];
/// Those that a charter's folder may lack; empty then.
const OPTIONAL_FILES: [&str; 3] = ["outside.csv", "changes.csv", "records.toml"];

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed={CHARTERS}");
    println!("cargo::rerun-if-changed={KEYS}");
    println!("cargo::rerun-if-changed={EXAMPLES}");
    println!("cargo::rerun-if-changed=build");
    charters();
    compile(KEYS, "keys.rs", keys::compile);
    compile(EXAMPLES, "examples.rs", examples::compile);
    match read(Path::new(FOLDER)).and_then(|files| check(&files)) {
        Ok(entries) => write("messages.rs", &generate(&entries)),
        Err(faults) => faults.iter().for_each(|fault| println!("cargo::error={fault}")),
    }
}

/// Compiles a file into source, or tells what is wrong with it.
fn compile(file: &str, name: &str, source: impl Fn(&str) -> Result<String, String>) {
    match fs::read_to_string(file).map_err(|e| e.to_string()).and_then(|content| source(&content)) {
        Ok(source) => write(name, &source),
        Err(fault) => println!("cargo::error={file}: {fault}"),
    }
}

fn write(name: &str, source: &str) {
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join(name), source).expect("OUT_DIR is writable");
}

/// Writes the table of built-in charters: the folders of `assets/charters` by name.
fn charters() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let entries = fs::read_dir(CHARTERS).expect("assets/charters is a folder");
    let mut names: Vec<_> = entries.flatten().filter(|e| e.path().is_dir()).map(|e| e.file_name()).collect();
    names.sort();
    let mut out = String::from("&[\n");
    for name in names {
        let name = name.to_str().expect("a charter's folder has an ASCII name");
        writeln!(out, "    BuiltIn {{").expect("writing to memory");
        writeln!(out, "        id: {name:?},").expect("writing to memory");
        for file in CHARTER_FILES.into_iter().chain(OPTIONAL_FILES) {
            let field = file.split('.').next().unwrap_or(file);
            let path = Path::new(&root).join(CHARTERS).join(name).join(file);
            let text = match OPTIONAL_FILES.contains(&file) && !path.exists() {
                true => "\"\"".to_owned(),
                false => format!("include_str!({:?})", path.display().to_string()),
            };
            writeln!(out, "        {field}: {text},").expect("writing to memory");
        }
        writeln!(out, "    }},").expect("writing to memory");
    }
    out.push_str("]\n");
    write("charters.rs", &out);
}

/// Name and content of each file of the folder, sorted by name.
fn read(folder: &Path) -> Result<Vec<(String, String)>, Vec<String>> {
    let fault = |e: std::io::Error| vec![format!("{}: {e}", folder.display())];
    let mut files = Vec::new();
    for file in fs::read_dir(folder).map_err(fault)? {
        let path = file.map_err(fault)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push((path.display().to_string(), fs::read_to_string(&path).map_err(fault)?));
        }
    }
    files.sort();
    Ok(files)
}

/// One language's text of a key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Text {
    Plain(String),
    Counted(String, String),
    List(Vec<String>),
}

/// A key with its texts in the order of `LANGUAGES`.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    key: String,
    texts: Vec<Text>,
}

/// Turns the files into entries sorted by key, or tells everything that is wrong with them.
pub(crate) fn check(files: &[(String, String)]) -> Result<Vec<Entry>, Vec<String>> {
    let mut entries = BTreeMap::new();
    let mut faults = Vec::new();
    for (file, content) in files {
        let table = match content.parse::<toml::Table>() {
            Ok(table) => table,
            Err(e) => {
                faults.push(format!("{file}: {}", e.to_string().replace('\n', " ")));
                continue;
            }
        };
        for (key, value) in table {
            let entry = entry(&key, &value).and_then(|entry| match entries.get(&camel_case(&key)) {
                Some((other, _)) => Err(format!("is already in {other}")),
                None => Ok(entry),
            });
            match entry {
                Ok(entry) => drop(entries.insert(camel_case(&key), (file.clone(), entry))),
                Err(fault) => faults.push(format!("{file}: [{key}] {fault}")),
            }
        }
    }
    if faults.is_empty() { Ok(entries.into_values().map(|(_, entry)| entry).collect()) } else { Err(faults) }
}

/// Reads the languages of one key and compares them.
fn entry(key: &str, value: &toml::Value) -> Result<Entry, String> {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.split('_').all(word) {
        return Err("is not lower_case words joined by _".to_owned());
    }
    let table = value.as_table().ok_or("has no languages beneath it")?;
    if let Some(unknown) = table.keys().find(|k| !LANGUAGES.contains(&k.as_str())) {
        return Err(format!("has {unknown}, which is no language"));
    }
    let mut texts = Vec::new();
    for language in LANGUAGES {
        let value = table.get(language).ok_or_else(|| format!("lacks {language}"))?;
        texts.push(text(value).map_err(|fault| format!("{language} {fault}"))?);
    }
    for (language, text) in LANGUAGES.iter().zip(&texts) {
        match (&texts[0], text) {
            (Text::Plain(a), Text::Plain(b)) => same_places(a, b),
            (Text::Counted(_, a), Text::Counted(one, b)) => same_places(a, b).and_then(|()| same_places_but_n(b, one)),
            (Text::List(a), Text::List(b)) if a.len() == b.len() => Ok(()),
            _ => Err("is not of the same form".to_owned()),
        }
        .map_err(|fault| format!("{language} {fault} (compared with {})", LANGUAGES[0]))?;
    }
    Ok(Entry { key: key.to_owned(), texts })
}

fn text(value: &toml::Value) -> Result<Text, String> {
    let string = |value: &toml::Value| {
        let text = value.as_str().filter(|t| !t.is_empty()).ok_or("is not a text")?;
        places(text).map(|_| text.to_owned())
    };
    let Some(array) = value.as_array() else { return string(value).map(Text::Plain) };
    let mut strings = array.iter().map(string).collect::<Result<Vec<_>, _>>()?;
    match strings.len() {
        0 | 1 => Err("is a list of fewer than two".to_owned()),
        2 => Ok(Text::Counted(strings.remove(0), strings.remove(0))),
        _ if strings.iter().any(|s| s.contains('{')) => Err("is a list with something to fill in".to_owned()),
        _ => Ok(Text::List(strings)),
    }
}

/// The names in braces.
fn places(text: &str) -> Result<BTreeSet<&str>, String> {
    let mut found = BTreeSet::new();
    let mut pieces = text.split('{');
    let stray = |piece: &str| if piece.contains('}') { Err(format!("has a stray brace: {text}")) } else { Ok(()) };
    stray(pieces.next().unwrap_or_default())?;
    for piece in pieces {
        let (name, rest) = piece.split_once('}').ok_or_else(|| format!("has a stray brace: {text}"))?;
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return Err(format!("has no name in its braces: {text}"));
        }
        stray(rest)?;
        found.insert(name);
    }
    Ok(found)
}

fn same_places(a: &str, b: &str) -> Result<(), String> {
    if places(a)? == places(b)? { Ok(()) } else { Err(format!("fills in other names: {b}")) }
}

/// The form for one may say the number in a word.
fn same_places_but_n(other: &str, one: &str) -> Result<(), String> {
    let (mut other, mut named) = (places(other)?, places(one)?);
    other.remove("n");
    named.remove("n");
    if other == named { Ok(()) } else { Err(format!("fills in other names: {one}")) }
}

fn camel_case(key: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    key.split('_').filter(|w| w.is_ascii() && !w.is_empty()).map(capital).collect()
}

/// The Rust source of the tables.
pub(crate) fn generate(entries: &[Entry]) -> String {
    let (lists, messages): (Vec<_>, Vec<_>) = entries.iter().partition(|e| matches!(e.texts[0], Text::List(_)));
    let mut out = String::new();
    let mut pool = Pool::default();
    table(&mut out, "Msg", "A text of the program; each is shown with its English.", "[Place; 2]", &messages, &mut pool);
    table(&mut out, "Names", "A fixed list of names; each is shown with its English.", "&[&str]", &lists, &mut pool);
    let _ = writeln!(out, "/// All texts, end to end.\nstatic TEXTS: &str = {:?};", pool.texts);
    out
}

/// All texts in one string: a table of references would have to be put right at every start, one by one.
#[derive(Default)]
struct Pool {
    texts: String,
    places: BTreeMap<String, String>,
}

impl Pool {
    /// Where a text stands, as Rust source.
    fn place(&mut self, text: &str) -> String {
        if let Some(place) = self.places.get(text) {
            return place.clone();
        }
        let from = self.texts.len();
        self.texts.push_str(text);
        let place = format!("Place {{ from: {from}, until: {} }}", self.texts.len());
        self.places.insert(text.to_owned(), place.clone());
        place
    }
}

/// An enum of keys and, by its side, the texts of each: `MSG[key][language]`.
fn table(out: &mut String, name: &str, doc: &str, cell: &str, entries: &[&Entry], pool: &mut Pool) {
    let mut variants = String::new();
    let mut all = String::new();
    let mut keys = String::new();
    let mut rows = String::new();
    for Entry { key, texts } in entries {
        let variant = camel_case(key);
        let english = match &texts[LANGUAGES.len() - 1] {
            Text::Plain(text) | Text::Counted(_, text) => text.clone(),
            Text::List(names) => names.join(", "),
        };
        let cells = texts.iter().map(|text| match text {
            Text::Plain(text) => format!("[{0}, {0}]", pool.place(text)),
            Text::Counted(one, other) => format!("[{}, {}]", pool.place(one), pool.place(other)),
            Text::List(names) => format!("&{names:?}"),
        });
        let quoted = format!("``{english}``");
        let _ = writeln!(variants, "    #[doc = {quoted:?}]\n    {variant},");
        let _ = writeln!(all, "        Self::{variant},");
        let _ = writeln!(keys, "            Self::{variant} => {key:?},");
        let _ = writeln!(rows, "    [{}],", cells.collect::<Vec<_>>().join(", "));
    }
    let (static_name, count, languages) = (name.to_ascii_uppercase(), entries.len(), LANGUAGES.len());
    let _ = write!(
        out,
        "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\npub enum {name} {{\n{variants}}}\n\n\
         impl {name} {{\n    /// Every one, by key.\n    pub const ALL: [Self; {count}] = [\n{all}    ];\n\n    \
         /// The key in `{FOLDER}`.\n    pub fn key(self) -> &'static str {{\n        match self {{\n{keys}        }}\n    }}\n}}\n\n\
         static {static_name}: [[{cell}; {languages}]; {count}] = [\n{rows}];\n\n"
    );
}
