//! Help pages, made from the table of verbs and their arguments.

use clap::{Arg, ArgAction};

use super::argv::{Line, Target};
use super::call::global_args;
use super::examples;
use super::layout;
use super::page::{Page, Table};
use super::verb::{ALL, Act, Group, Verb};
use crate::text::{Msg, Say};

/// Help is as wide as the narrowest common terminal.
const WIDTH: usize = 80;

/// The page that a line asks for: help, or the version.
pub(super) fn asked(say: Say, line: &Line, target: &Target) -> Option<String> {
    if line.version && target.path.is_empty() {
        return Some(format!("samvirke {}\n{}\n", env!("CARGO_PKG_VERSION"), say.msg(Msg::HelpNoNetwork)));
    }
    let is_noun = target.verb().is_some_and(|verb| matches!(verb.act, Act::Verbs(_)));
    if !line.help && !is_noun {
        return None;
    }
    let page = match target.verb() {
        Some(verb) => of_verb(say, &target.name(), verb),
        None => of_program(say),
    };
    Some(layout::text(say, &page, Some(WIDTH), line.linear))
}

fn of_program(say: Say) -> Page {
    let mut page = Page::default();
    page.line(format!("samvirke: {}", say.msg(Msg::HelpAbout)));
    page.blank();
    page.line(say.msg(Msg::HelpBare));
    for (group, title) in [(Group::Day, Msg::HelpDay), (Group::Record, Msg::HelpRecords), (Group::File, Msg::HelpFile)] {
        page.blank();
        page.line(say.msg(title));
        let mut table = Table::facts(say);
        for verb in ALL.iter().filter(|verb| verb.group == group) {
            let name = match &verb.act {
                Act::Run(_) | Act::Also(..) | Act::Raw(_) => verb.name.to_owned(),
                Act::Verbs(verbs) => format!("{} {}", verb.name, joined(verbs)),
            };
            table.fact(&format!("  {name}"), say.msg(verb.about));
        }
        page.table(table);
    }
    page.blank();
    page.line(say.msg(Msg::HelpGlobal));
    page.table(args_table(say, &global_args(say)));
    page.blank();
    page.line(say.msg(Msg::HelpCodes));
    page.line(say.msg(Msg::HelpMore));
    page
}

/// The verbs of a noun; a long list can be wrapped behind some of its bars.
fn joined(verbs: &[Verb]) -> String {
    const LONG: usize = 30;
    let mut line = 0;
    let mut list = String::new();
    for verb in verbs {
        if line > 0 {
            list.push('|');
        }
        if line + verb.name.len() > LONG {
            list.push(' ');
            line = 0;
        }
        list.push_str(verb.name);
        line += verb.name.len() + 1;
    }
    list
}

fn of_verb(say: Say, name: &str, verb: &Verb) -> Page {
    let mut page = Page::default();
    page.line(say.msg(verb.about));
    page.blank();
    match &verb.act {
        Act::Verbs(verbs) => {
            for verb in *verbs {
                page.usage(format!("  {}", usage(&format!("{name} {}", verb.name), &(verb.args)(say))));
                page.line(format!("      {}", say.msg(verb.about)));
            }
        }
        Act::Run(_) | Act::Also(..) | Act::Raw(_) => {
            let args = (verb.args)(say);
            page.usage(format!("  {}", usage(name, &args)));
            if !args.is_empty() {
                page.blank();
                page.table(args_table(say, &args));
            }
        }
    }
    let examples = examples::of(name);
    if !examples.is_empty() {
        page.blank();
        page.line(say.msg(Msg::HelpExamples));
        examples.iter().for_each(|example| page.verbatim(format!("  {example}")));
    }
    page.blank();
    page.line(say.msg(Msg::HelpSeeGlobal));
    page
}

fn args_table(say: Say, args: &[Arg]) -> Table {
    let mut table = Table::facts(say);
    for arg in args.iter().filter(|arg| !arg.is_hide_set()) {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        table.fact(&format!("  {}", names(arg)), help);
    }
    table
}

/// `-f, --file FILE`, `AMOUNT`.
pub(super) fn names(arg: &Arg) -> String {
    let short = arg.get_short().map(|c| format!("-{c}"));
    let long = arg.get_long().map(|name| format!("--{name}"));
    let flags = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    match value(arg) {
        Some(value) if flags.is_empty() => value,
        Some(value) => format!("{flags} {value}"),
        None => flags,
    }
}

fn value(arg: &Arg) -> Option<String> {
    let takes = !matches!(arg.get_action(), ArgAction::SetTrue);
    takes.then(|| arg.get_value_names().unwrap_or_default().first().map(ToString::to_string).unwrap_or_default())
}

/// The line of a verb with all its arguments: those in brackets can be left out.
pub(super) fn usage(name: &str, args: &[Arg]) -> String {
    let words = args.iter().filter(|arg| !arg.is_hide_set()).map(|arg| {
        let flag = arg.get_long().map(|name| format!("--{name}"));
        let parts: Vec<_> = flag.into_iter().chain(value(arg)).collect();
        let many = if arg.is_positional() && matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
        let word = format!("{}{many}", parts.join(" "));
        if arg.is_required_set() { word } else { format!("[{word}]") }
    });
    std::iter::once(format!("samvirke {name}")).chain(words).collect::<Vec<_>>().join(" ")
}
