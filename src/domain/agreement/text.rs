//! The agreement's own text, cut into its clauses, and which of them a charter means where it cites one.

use serde::{Deserialize, Serialize};

use crate::domain::ids::Id;
use crate::domain::sort::fold;

/// A clause of the text of a version of the agreement. All clauses of a version in a row are its text to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseText {
    /// Identity of the record.
    pub id: Id,
    /// The version of the agreement.
    pub agreement: Id,
    /// Its place in the text, from 0.
    pub place: u32,
    /// Its number, `4.1`; empty for a clause without one.
    pub number: String,
    /// Its heading without the number; of what stands before the first heading, a name for that.
    pub title: String,
    /// The clause as it stands, with the line of its heading.
    pub text: String,
}

impl ClauseText {
    /// How it is referred to: by its number, else by its heading.
    pub fn handle(&self) -> &str {
        if self.number.is_empty() { &self.title } else { &self.number }
    }

    /// Its number and its heading.
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.title).trim().to_owned()
    }

    /// The lines below its heading, without empty ones around them.
    pub fn lines(&self) -> Vec<String> {
        let is_heading = |line: &str| heading(line).is_some_and(|h| h.title == self.title) || plain(line) == self.title;
        let lines: Vec<_> = self.text.lines().map(str::trim_end).skip_while(|line| line.is_empty()).collect();
        let lines = match lines.split_first() {
            Some((first, rest)) if is_heading(first) => rest,
            _ => &lines,
        };
        let filled = |line: &&&str| !line.is_empty();
        let (first, last) = (lines.iter().position(|l| filled(&l)), lines.iter().rposition(|l| filled(&l)));
        let kept = first.zip(last).map_or(&[][..], |(first, last)| &lines[first..=last]);
        kept.iter().map(|line| line.replace('\t', " ")).collect()
    }
}

/// A clause that was cut out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause<'a> {
    /// Its number.
    pub number: String,
    /// Its heading.
    pub title: &'a str,
    /// The clause as it stands.
    pub text: &'a str,
}

/// The single places that a citation names: `§ 4.2, § 6.1` names two.
pub fn places(source: &str) -> impl Iterator<Item = &str> {
    source.split(',').map(str::trim).filter(|place| !place.is_empty())
}

/// Cuts a text at its headings.
///
/// A line begins a clause if Markdown marks it as a heading, if it has the next number, if it stands alone and in the table
/// of contents, or if it stands alone and is what one of the cited places means and no surer heading is as like it. What
/// stands before the first is called as given.
pub fn cut<'a>(text: &'a str, cited: &[&str], beginning: &'a str) -> Vec<Clause<'a>> {
    let candidates = candidates(text, cited);
    let head = |c: &Candidate<'a>| (c.number.clone(), c.title);
    let all: Vec<_> = candidates.iter().map(head).collect();
    let sure: Vec<_> = candidates.iter().filter(|c| c.sure).map(head).collect();
    let surest = |place: &str| likest(&sure, place).map_or(u8::MAX, |(rank, _)| rank);
    let meant = |place: &&str| likest(&all, place).filter(|(rank, _)| *rank < surest(place)).map(|(_, at)| at);
    let meant: Vec<_> = cited.iter().filter_map(meant).collect();
    let begins = candidates.iter().enumerate().filter(|(at, c)| c.sure || meant.contains(at)).map(|(_, c)| c);
    let mut clauses = vec![(0, String::new(), beginning)];
    clauses.extend(begins.map(|c| (c.start, c.number.clone(), c.title)));
    let ends: Vec<_> = clauses.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]).collect();
    let cut =
        clauses.into_iter().zip(ends).map(|((start, number, title), end)| Clause { number, title, text: &text[start..end] });
    cut.filter(|clause| !clause.text.trim().is_empty()).collect()
}

/// Which of some headings, each with its number, a cited place means.
///
/// A number means the clause of that number; words mean the heading that is most like them, within the clause of the number
/// if there is one before them.
pub fn meant<N: AsRef<str>>(heads: &[(N, &str)], cited: &str) -> Option<usize> {
    likest(heads, cited).map(|(_, at)| at)
}

/// The heading that a cited place means, and how like it is.
fn likest<N: AsRef<str>>(heads: &[(N, &str)], cited: &str) -> Option<(u8, usize)> {
    let (number, rest) = numbered(cited).unwrap_or((String::new(), cited));
    let wanted = words(rest);
    if wanted.is_empty() {
        return heads.iter().position(|(n, _)| !number.is_empty() && n.as_ref() == number).map(|at| (0, at));
    }
    let (mut within, mut best) = ("", None);
    for (at, (n, title)) in heads.iter().enumerate() {
        within = if n.as_ref().is_empty() { within } else { n.as_ref() };
        let is_within = number.is_empty() || within == number || within.starts_with(&format!("{number}."));
        match likeness(&wanted, &words(title)) {
            Some(rank) if is_within && best.is_none_or(|(least, _)| rank < least) => best = Some((rank, at)),
            _ => {}
        }
    }
    best
}

/// How a heading has the wanted words: as its own, at its beginning, at its end or within, from the most like on.
fn likeness(wanted: &[String], title: &[String]) -> Option<u8> {
    match title {
        _ if title == wanted => Some(0),
        _ if title.starts_with(wanted) => Some(1),
        _ if title.ends_with(wanted) => Some(2),
        _ => title.windows(wanted.len()).any(|some| some == wanted).then_some(3),
    }
}

fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A line that may begin a clause.
struct Candidate<'a> {
    start: usize,
    number: String,
    title: &'a str,
    /// Whether it does, cited or not.
    sure: bool,
}

fn candidates<'a>(text: &'a str, cited: &[&str]) -> Vec<Candidate<'a>> {
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let at = |n: usize| lines.get(n).map_or("", |line| line.trim());
    let contents: Vec<_> = (0..lines.len()).map(at).filter(|line| is_contents(line)).map(|line| plain(page_cut(line))).collect();
    let mut counted = Counted::default();
    let (mut found, mut end) = (Vec::new(), 0);
    for (n, line) in lines.iter().enumerate() {
        let start = end;
        end += line.len();
        let alone = (n == 0 || at(n - 1).is_empty()) && at(n + 1).is_empty();
        match heading(at(n)) {
            Some(heading) => {
                let sure = heading.marked || !heading.number.is_empty();
                let number = if heading.marked { Some(heading.number) } else { counted.next(&heading.number, cited) };
                found.extend(number.map(|number| Candidate { start, number, title: heading.title, sure }));
            }
            None if alone && is_title(at(n)) => {
                let title = plain(at(n));
                found.push(Candidate { start, number: String::new(), title, sure: contents.contains(&title) });
            }
            None => {}
        }
    }
    found
}

/// The numbers of headings so far: what merely begins with a number, as the lines of a list, is none.
#[derive(Default)]
struct Counted {
    top: u32,
    sub: u32,
}

impl Counted {
    /// The number of a heading in full; none where it does not follow from those before it.
    fn next(&mut self, number: &str, cited: &[&str]) -> Option<String> {
        let mut parts = number.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
        let (first, second) = (parts.next()?, parts.next());
        let is_cited = |full: &str| cited.iter().any(|place| numbered(place).is_some_and(|(cited, _)| cited == full));
        match second {
            Some(second) if first == self.top || first == self.top + 1 || is_cited(number) => {
                (self.top, self.sub) = (first, second);
                Some(number.to_owned())
            }
            None if first == self.top + 1 || first > self.top && is_cited(number) => {
                (self.top, self.sub) = (first, 0);
                Some(number.to_owned())
            }
            // Some agreements count the parts of a clause from 1 again.
            None if first == self.sub + 1 && is_cited(&format!("{}.{first}", self.top)) => {
                self.sub = first;
                Some(format!("{}.{first}", self.top))
            }
            _ => None,
        }
    }
}

/// A line that looks like a heading by itself.
struct Heading<'a> {
    number: String,
    title: &'a str,
    /// Whether Markdown marks it.
    marked: bool,
}

fn heading(line: &str) -> Option<Heading<'_>> {
    let bare = line.trim().trim_start_matches('#');
    let level = line.trim().len() - bare.len();
    let marked = (1..=6).contains(&level) && bare.starts_with(char::is_whitespace);
    let (number, title) = match numbered(bare) {
        Some((number, title)) => (number, plain(title)),
        None => (String::new(), plain(bare)),
    };
    let has_sign = bare.trim_start().starts_with('§');
    let sound = if marked { !(title.is_empty() && number.is_empty()) } else { is_title(title) || title.is_empty() && has_sign };
    (sound && (marked || !number.is_empty()) && !is_contents(line)).then_some(Heading { number, title, marked })
}

/// The number that a line or a citation begins with, and what follows it.
fn numbered(line: &str) -> Option<(String, &str)> {
    let line = line.trim().trim_start_matches('§').trim_start();
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    let (number, rest) = line.split_at(end);
    let number = number.trim_end_matches('.');
    let apart = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ')');
    let sound = number.starts_with(|c: char| c.is_ascii_digit()) && apart;
    sound.then(|| (number.to_owned(), rest.trim_start_matches(')').trim()))
}

/// A line without the signs that Markdown puts around words.
fn plain(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '\\' | ':'))
}

/// The most letters a heading has.
const LONGEST: usize = 120;

/// Whether a line reads like a heading and not like a sentence.
fn is_title(line: &str) -> bool {
    let begins = line.starts_with(char::is_uppercase);
    begins && line.chars().count() <= LONGEST && !line.ends_with(['.', ',', ';', ':']) && !is_contents(line)
}

/// Whether a line belongs to a table of contents: a page number stands apart at its end.
fn is_contents(line: &str) -> bool {
    let before = line.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    before.len() < line.trim_end().len() && (before.ends_with('\t') || before.ends_with(".."))
}

/// A line of a table of contents without its page number and the dots before it.
fn page_cut(line: &str) -> &str {
    line.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(text: &str, cited: &[&str]) -> Vec<String> {
        let clauses = cut(text, cited, "Start");
        assert_eq!(clauses.iter().map(|c| c.text).collect::<String>(), text, "nothing is lost");
        clauses.iter().map(|c| format!("{} {}", c.number, c.title).trim().to_owned()).collect()
    }

    #[test]
    fn numbers_and_signs_of_markdown_begin_clauses() {
        let text =
            "Preamble.\n\n1 Background\n\nSince 2010.\n\n2. Scope\n\n2.1 Services\n1. One\n2. Two, and\n\n## Signatures\nAll.\n";
        assert_eq!(heads(text, &[]), ["Start", "1 Background", "2 Scope", "2.1 Services", "Signatures"]);
        assert_eq!(heads("1 Aim\n\n4 Money\n\n7 End\n", &["§ 7"]), ["1 Aim", "7 End"], "one that is cited may be ahead");
        assert_eq!(heads("## § 1 Aim\n\n## § 1 a More\n", &[]), ["1 Aim", "1 a More"]);
    }

    #[test]
    fn contents_lists_and_years_begin_none() {
        let text = "1\tBackground\t1\n2\tScope\t1\nEnd.....2\n\n1 Background\n\n2010 was the first year.\n\n3 Things that count\n- 2 of them\n";
        assert_eq!(heads(text, &["End"]), ["Start", "1 Background"]);
    }

    #[test]
    fn a_line_alone_begins_a_clause_if_it_is_in_the_contents_or_cited() {
        let text = "Process study.....\t2\n\nA study\n\nIt begins.\n\nProcess study\n\nIt goes on.\n";
        assert_eq!(heads(text, &["Study"]), ["Start", "Process study"]);

        let text = "Title\n\nAims and means\n\nWe aim.\n\nPart of the process: study\n\nOrganisation\n\nWe are two.\n";
        assert_eq!(heads(text, &["Aims", "Organisation", "Costs"]), ["Start", "Aims and means", "Organisation"]);
    }

    #[test]
    fn parts_counted_from_one_again_are_found_where_they_are_cited() {
        let text = "1. Aim\n\n2. Pillars\n\n1. Learning\n\n2. Buying\n\n3. Bodies\n\nBoard\n\nIt meets.\n\n4. Money\n\nBoard\n";
        let all = ["1 Aim", "2 Pillars", "2.1 Learning", "2.2 Buying", "3 Bodies", "Board", "4 Money"];
        assert_eq!(heads(text, &["§ 2.1", "§ 2.2", "§ 3 Board"]), all);
    }

    #[test]
    fn a_citation_means_the_heading_most_like_it() {
        let heads =
            [("", "Study of ideas"), ("3", "Bodies"), ("", "Board"), ("4", "Money"), ("", "The boards' study"), ("", "Study")];
        let meant = |cited| meant(&heads, cited);
        assert_eq!(meant("§ 3"), Some(1));
        assert_eq!(meant("Study"), Some(5));
        assert_eq!(meant("Ideas"), Some(0));
        assert_eq!(meant("§ 4 Board"), None, "§ 4 has none, and a word is wanted whole");
        assert_eq!(meant("§ 3 Board"), Some(2));
        assert_eq!(meant("§ 5"), None);
        assert_eq!(places("§ 3, Study of ideas ,").collect::<Vec<_>>(), ["§ 3", "Study of ideas"]);
    }
}
