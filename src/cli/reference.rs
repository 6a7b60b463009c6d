//! Every command in one place: the manual page, and the same as Markdown for `docs/commands.md`.

use clap::Arg;

use super::answer::Answer;
use super::call::{Call, global_args};
use super::examples;
use super::help::{names, usage};
use super::verb::{ALL, Act, Group, Outcome, Verb};
use crate::app::keys::Keys;
use crate::text::{Msg, Say, Shown};

pub(super) static VERB: Verb =
    Verb { name: "man", group: Group::File, about: Msg::HelpMan, args: |_| Vec::new(), act: Act::Raw(run) };

fn run(call: &Call) -> Outcome {
    let is_markdown = call.out.as_ref().is_some_and(|path| path.extension().is_some_and(|e| e == "md"));
    let write = if is_markdown { markdown } else { manual };
    Ok(Answer::Raw(write(call.say(), &entries(call.say())).into_bytes()))
}

/// One command as the reference tells it.
struct Entry {
    group: Group,
    name: String,
    about: &'static str,
    usage: String,
    args: Vec<(String, String)>,
    examples: &'static [&'static str],
}

/// Where commands stand, with the titles of the help.
const GROUPS: [(Group, Msg); 3] = [(Group::Day, Msg::HelpDay), (Group::Record, Msg::HelpRecords), (Group::File, Msg::HelpFile)];

/// All commands, nouns with their verbs after them.
fn entries(say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (group, _) in GROUPS {
        for verb in ALL.iter().filter(|verb| verb.group == group) {
            match &verb.act {
                Act::Verbs(verbs) => {
                    let own = verbs.iter().map(|own| entry(say, group, format!("{} {}", verb.name, own.name), own));
                    entries.extend(own);
                }
                Act::Run(_) | Act::Also(..) | Act::Raw(_) => entries.push(entry(say, group, verb.name.to_owned(), verb)),
            }
        }
    }
    entries
}

fn entry(say: Say, group: Group, name: String, verb: &Verb) -> Entry {
    let args = (verb.args)(say);
    let examples = examples::of(&name);
    Entry { group, about: say.msg(verb.about), usage: usage(&name, &args), name, args: listed(&args), examples }
}

fn listed(args: &[Arg]) -> Vec<(String, String)> {
    let help = |arg: &Arg| arg.get_help().map(ToString::to_string).unwrap_or_default();
    args.iter().filter(|arg| !arg.is_hide_set()).map(|arg| (names(arg), help(arg))).collect()
}

/// A title as a heading: without the colon it has above a list.
fn heading(title: &str) -> &str {
    title.trim_end_matches(':')
}

fn markdown(say: Say, entries: &[Entry]) -> String {
    let mut page = format!("# samvirke: {}\n\n{}\n", say.msg(Msg::HelpAbout), say.msg(Msg::HelpBare));
    let list = |args: &[(String, String)]| args.iter().map(|(name, help)| format!("- `{name}`: {help}\n")).collect::<String>();
    for (group, title) in GROUPS {
        page += &format!("\n## {}\n", heading(say.msg(title)));
        for entry in entries.iter().filter(|entry| entry.group == group) {
            page += &format!("\n### {}\n\n{}\n\n    {}\n", entry.name, entry.about, entry.usage);
            if !entry.args.is_empty() {
                page += &format!("\n{}", list(&entry.args));
            }
            if !entry.examples.is_empty() {
                let examples: String = entry.examples.iter().map(|line| format!("    {line}\n")).collect();
                page += &format!("\n{}\n\n{examples}", say.msg(Msg::HelpExamples));
            }
        }
    }
    page += &format!("\n## {}\n\n{}", heading(say.msg(Msg::HelpGlobal)), list(&listed(&global_args(say))));
    page + &format!("\n{}\n", say.msg(Msg::HelpCodes))
}

/// The manual page, in the format that `man` reads.
fn manual(say: Say, entries: &[Entry]) -> String {
    let title = |title: Msg| format!(".SH {}\n", roff(&heading(say.msg(title)).to_uppercase()));
    let list = |args: &[(String, String)]| {
        args.iter().map(|(name, help)| format!(".TP\n.B {}\n{}\n", roff(name), roff(help))).collect::<String>()
    };
    let mut page = format!(".TH SAMVIRKE 1 \"\" \"samvirke {}\"\n", env!("CARGO_PKG_VERSION"));
    page += &title(Msg::ManName);
    page += &format!("samvirke \\- {}\n", roff(say.msg(Msg::HelpAbout)));
    page += &format!("{}{}\n", title(Msg::ManSummary), roff(say.msg(Msg::HelpBare)));
    for (group, words) in GROUPS {
        page += &title(words);
        for entry in entries.iter().filter(|entry| entry.group == group) {
            page += &format!(".SS {}\n{}\n.PP\n.B {}\n", roff(&entry.name), roff(entry.about), roff(&entry.usage));
            page += &list(&entry.args);
            if !entry.examples.is_empty() {
                let examples: String = entry.examples.iter().map(|line| format!("{}\n", roff(line))).collect();
                page += &format!(".PP\n{}\n.PP\n.nf\n{examples}.fi\n", roff(say.msg(Msg::HelpExamples)));
            }
        }
    }
    page += &title(Msg::ManKeys);
    page += &format!("{}\n", roff(say.msg(Msg::ManKeysFile)));
    for binding in Keys::unchanged().all() {
        let chords = binding.chords.iter().map(|chord| chord.label(say)).collect::<Vec<_>>().join(" ");
        let words = say.msg(binding.action.words());
        page += &format!(".TP\n.B {}\n{} ({})\n", roff(&chords), roff(words), roff(binding.name));
    }
    page + &title(Msg::HelpGlobal) + &list(&listed(&global_args(say))) + &format!(".PP\n{}\n", roff(say.msg(Msg::HelpCodes)))
}

/// Text that is no instruction to the typesetter.
fn roff(text: &str) -> String {
    let text = Shown::of(text).as_str().replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
