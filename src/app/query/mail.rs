//! People as the addressees of a mail.

use super::who::PersonCard;

/// Those who have an address, each address once.
pub fn addressees<'a>(people: impl IntoIterator<Item = &'a PersonCard>) -> Vec<&'a PersonCard> {
    let mut all: Vec<&PersonCard> = Vec::new();
    for person in people {
        if person.mail.is_some() && all.iter().all(|other| other.mail != person.mail) {
            all.push(person);
        }
    }
    all
}

/// The addressees as mail programs take them: `name <mail>; name <mail>`.
pub fn mail_list(people: &[&PersonCard]) -> String {
    let one = |person: &&PersonCard| Some(format!("{} <{}>", quoted(&person.name), person.mail.as_deref()?));
    people.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

/// A name that holds what parts addresses stands in quotes.
fn quoted(name: &str) -> String {
    let parts = |c: char| ",;:<>()[]@\"\\".contains(c) || c.is_control();
    if !name.contains(parts) {
        return name.to_owned();
    }
    let kept: String = name.chars().filter(|c| *c != '"' && *c != '\\' && !c.is_control()).collect();
    format!("\"{kept}\"")
}
