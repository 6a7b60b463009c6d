//! Words that are wrong, help, and the language of both.

use crate::desk::Desk;

#[test]
fn a_misspelt_word_has_one_suggestion() {
    let desk = Desk::demo("moa");
    assert_eq!(
        desk.refused(2, &["splitt", "5"]),
        "Kommandoen finnes ikke: splitt\nMente du samvirke split?\nHjelp: samvirke --help\n"
    );
    assert_eq!(
        desk.refused(2, &["due", "--lat"]),
        "Flagget finnes ikke her: --lat\nMente du --late?\nHjelp: samvirke due --help\n"
    );
    assert!(desk.refused(2, &["meeting", "ad"]).contains("samvirke meeting add"));
}

#[test]
fn what_is_missing_or_too_much_is_named() {
    let desk = Desk::demo("moa");
    let cases: [(&[&str], &str); 12] = [
        (&["seat", "end", "x"], "Det mangler: --on DATE"),
        (&["member"], "Det mangler et ord etter member."),
        (&["who", "a", "b", "c"], "Et ord for mye: c"),
        (&["due", "--days"], "Det mangler en verdi etter --days N."),
        (&["due", "--days", "snart"], "Verdien passer ikke for --days N: snart"),
        (&["due", "--late", "--late"], "--late står to ganger."),
        (&["due", "--json", "--csv"], "--json og --csv kan ikke brukes sammen."),
        (&["split", "1", "--key", "a", "--pool", "b"], "--key ID og --pool ID kan ikke brukes sammen."),
        (
            &["due", "-o", "x.pdf"],
            "Svaret kan ikke skrives til x.pdf. Bruk et filnavn som ender på en av disse: .json, .csv, .txt, .ics",
        ),
        (&["due", "--lang", "da"], "Språket finnes ikke: da. Velg nb, nn, sv eller en."),
        (&["due", "--today", "i morges"], "Verdien passer ikke for --today DATE: i morges"),
        (&["undo", "-3"], "Flagget finnes ikke her: -3"),
    ];
    for (args, sentence) in cases {
        let said = desk.refused(2, args);
        assert_eq!(said.lines().next(), Some(sentence), "{args:?}");
    }
}

#[test]
fn help_is_there_on_every_level_and_in_every_language() {
    let desk = Desk::empty();
    insta::assert_snapshot!("help", desk.ok(&["--help"]));
    insta::assert_snapshot!("help_split", desk.ok(&["split", "--help"]));
    assert_eq!(desk.ok(&["help", "split"]), desk.ok(&["split", "-h"]));
    assert_eq!(desk.ok(&["help"]), desk.ok(&["-h"]));
    assert_eq!(desk.ok(&["seat", "help"]), desk.ok(&["seat", "--help"]));
    let texts: Vec<_> =
        ["nb", "nn", "sv", "en"].iter().map(|lang| desk.ok(&["seat", "appoint", "--help", "--lang", lang])).collect();
    for (i, text) in texts.iter().enumerate() {
        assert!(text.lines().filter(|line| !line.starts_with("  samvirke")).all(|line| line.chars().count() <= 80), "{text}");
        assert!(texts[..i].iter().all(|other| other != text));
    }
    assert!(!desk.ok(&["--help"]).contains("bench"));
}

#[test]
fn the_version_says_that_no_network_is_used() {
    let said = Desk::empty().ok(&["--version"]);
    assert_eq!(said, format!("samvirke {}\nBruker aldri nett: alt ligger i filen din.\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_file_speaks_the_cooperations_language_until_another_is_asked_for() {
    let desk = Desk::demo("moa");
    assert!(desk.ok(&["due"]).contains("Försenat"));
    assert!(desk.ok(&["due", "--lang", "nn"]).contains("Over fristen"));
    let by_variable = desk.command(&["due"]).env("SAMVIRKE_LANG", "en").output().expect("the program");
    assert!(String::from_utf8_lossy(&by_variable.stdout).contains("Overdue"));
    let other = desk.command(&["splitt"]).env("LANG", "sv_SE.UTF-8").output().expect("the program");
    assert!(String::from_utf8_lossy(&other.stderr).contains("Menade du"));
}

#[test]
fn flags_stand_where_one_likes() {
    let desk = Desk::demo("moa");
    let plain = desk.ok(&["member", "show", "orsa", "--json"]);
    assert_eq!(desk.ok(&["--json", "-f", "a.samvirke", "member", "show", "orsa"]), plain);
    assert_eq!(desk.ok(&["member", "--json", "show", "--", "orsa"]), plain);
}
