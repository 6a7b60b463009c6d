//! What a person does, from keys to lines.

use crate::app::command::{Command, PersonDraft};
use crate::app::{Access, Author, Opening, Session};
use crate::domain::date::parse_iso;
use crate::domain::sort::Language;
use crate::tui::testing::Stage;

/// Whether a line of the screen holds all the words.
pub(super) fn has(stage: &Stage, words: &[&str]) -> bool {
    stage.lines().iter().any(|line| words.iter().all(|w| line.contains(w)))
}

#[test]
fn a_vacant_seat_is_filled_and_emptied_again() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("3<Enter>/ersattare orsa<Enter>");
    assert!(stage.cursor_line().contains("VAKANT"), "{}", stage.text());
    stage.keys("aEva Ek<Enter><Enter><Tab>Kanslichef<Enter>eva@example.org<Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
    assert!(has(&stage, &["Eva Ek"]), "{}", stage.text());
    assert!(has(&stage, &["Utsedd: Eva Ek", "u ångrar"]), "{}", stage.text());
    stage.keys("u");
    assert!(!has(&stage, &["Orsa", "Eva Ek", "eva@example.org"]), "{}", stage.text());
    assert!(stage.cursor_line().contains("VAKANT"), "the cursor stays on the seat\n{}", stage.text());
    stage.keys("U");
    assert!(has(&stage, &["Orsa", "Eva Ek"]), "{}", stage.text());
}

#[test]
fn a_holder_is_renamed_and_the_appointment_ended() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("3<Enter><Down><Down>e<C-u>Per Dal<Enter><Enter>");
    assert!(stage.cursor_line().contains("Per Dal"), "{}", stage.text());
    stage.keys("d<C-u>2026-11-30<Enter><Enter>");
    assert!(stage.cursor_line().contains("30 nov 2026"), "{}", stage.text());
}

#[test]
fn what_a_rule_refuses_is_said_in_the_form_and_nothing_typed_is_lost() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("3<Enter><Down><Down>d<C-u>1950-01-01<Enter><Enter>");
    let text = stage.text();
    assert!(text.contains("[ 1950-01-01") || text.contains("1 jan 1950"), "{text}");
}

#[test]
fn a_duty_is_postponed_and_taken_up_again() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("/september<Enter>p2026-12-24<Tab>Sjukdom<Enter><Enter>");
    assert!(stage.text().contains("Uppskjutet till 24 dec 2026"), "{}", stage.text());
    assert!(stage.text().contains("UPPSKJUTET") || stage.cursor_line().contains("24 dec 2026"), "{}", stage.text());
    // The day left empty takes it up again.
    stage.keys("p<C-u><Tab><Tab><Enter>");
    assert!(stage.text().contains("Inte l\u{e4}ngre uppskjutet"), "{}", stage.text());
    stage.keys("u");
    assert!(stage.text().contains("till 24 dec 2026"), "{}", stage.text());
}

#[test]
fn a_duty_is_ticked_off_and_comes_back_by_undo() {
    let mut stage = Stage::demo("moa", 80, 24);
    let duty = "Följa upp effektivitet";
    stage.keys("/effektiv<Enter><Esc>");
    assert!(stage.cursor_line().contains(duty), "{}", stage.text());
    stage.keys("f<Enter><Enter><Enter>");
    assert!(has(&stage, &["Skriv vad som gjordes"]), "a note is asked for\n{}", stage.text());
    stage.keys("Beviljad § 12<Enter><Enter>");
    stage.keys("/effektiv<Enter>");
    assert!(!has(&stage, &[duty]), "{}", stage.text());
    stage.keys("u");
    assert!(has(&stage, &[duty]), "{}", stage.text());
}

#[test]
fn a_wrong_date_is_said_beside_its_field() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("/effektiv<Enter><Esc>f<C-u>31.2.2026<Enter>");
    let at = stage.lines().iter().position(|l| l.contains("[ 31.2.2026")).expect("the field");
    assert!(stage.lines()[at + 1].contains("! "), "{}", stage.text());
    assert!(stage.lines()[at].starts_with('>'), "one stays at the field");
}

#[test]
fn a_changed_form_is_left_only_on_purpose_and_j_answers_nothing() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("/effektiv<Enter><Esc>f<Enter>halv<Esc>");
    assert!(has(&stage, &["Lägg åt sidan"]), "{}", stage.text());
    stage.keys("jJyn");
    assert!(has(&stage, &["Lägg åt sidan"]), "letters answer nothing");
    stage.keys("<Esc>");
    assert!(has(&stage, &["[ halv"]), "one goes on typing\n{}", stage.text());
    stage.keys("<Esc><Enter>");
    assert!(has(&stage, &["Det här behöver dig nu"]), "{}", stage.text());
    stage.keys("f");
    assert!(has(&stage, &["[ halv"]), "the safe answer kept what was typed\n{}", stage.text());
    stage.keys("<Esc><Tab><Enter>f<Esc>");
    assert!(has(&stage, &["Det här behöver dig nu"]), "an untouched form closes at once");
}

#[test]
fn folded_letters_filter_and_escape_clears() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.keys("2/kvaenangen");
    assert!(has(&stage, &["Medlemmer, 0 av"]), "{}", stage.text());
    stage.keys("<Esc>/oygarden<Enter>");
    assert!(stage.cursor_line().contains("Øygarden"), "{}", stage.text());
    assert!(has(&stage, &["Medlemmer, 1 av", "/oygarden"]), "{}", stage.text());
    stage.keys("<Esc>");
    assert!(!has(&stage, &["/oygarden"]), "{}", stage.text());
    assert!(stage.cursor_line().contains("Øygarden"), "the place stays");
    assert!(!stage.quit);
}

#[test]
fn escape_never_quits_and_q_quits_at_the_top_only() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("2<Enter><Esc><Esc><Esc>");
    assert!(!stage.quit);
    stage.keys("<Enter>q");
    assert!(!stage.quit, "q leaves the detail first");
    stage.keys("q");
    assert!(stage.quit);
}

#[test]
fn ctrl_c_quits_only_twice() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("<C-c>j<C-c>");
    assert!(!stage.quit);
    stage.keys("<C-c>");
    assert!(stage.quit);
}

#[test]
fn enter_goes_from_a_duty_to_its_body() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("/vakant<Enter><Enter>");
    assert!(has(&stage, &["[3 Organ]"]), "{}", stage.text());
    assert!(has(&stage, &["Ersättare", "VAKANT"]), "{}", stage.text());
}

#[test]
fn an_amount_is_split_while_it_is_typed() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("6e<C-u>10000,02");
    assert!(has(&stage, &["Mora", "6\u{a0}000,02"]) || has(&stage, &["Mora", "6\u{a0}000,01"]), "{}", stage.text());
    assert!(has(&stage, &["Summa", "10\u{a0}000,02"]), "{}", stage.text());
    stage.keys("<Enter>/utokade<Enter><Enter>");
    let mora = |stage: &Stage| stage.lines().iter().find(|l| l.contains("Mora")).cloned().unwrap_or_default();
    assert!(mora(&stage).contains("* Mora"), "{}", stage.text());
    stage.keys("<Space>");
    assert!(!mora(&stage).contains("* Mora"), "{}", stage.text());
    assert!(has(&stage, &["de som har behovet", "alla tre"]), "both readings side by side\n{}", stage.text());
    let text = stage.text();
    assert!(text.contains("5\u{a0}000,01"), "half each of those who take part\n{text}");
}

#[test]
fn a20_a_fee_is_of_the_year_chosen_and_has_no_amount_without_a_rate() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("6>");
    assert!(has(&stage, &["År 2027"]) && has(&stage, &["Sum for 2027", "ikke noe beløp"]), "{}", stage.text());
    let mut below = stage.lines().iter().skip(2);
    assert!(!below.any(|line| line.contains("0,00")), "no amount is not zero\n{}", stage.text());
    // The form begins with the year that is shown.
    stage.keys("<lt>a<Enter>3,50<Enter>AM 5/26<Enter><Enter><Enter>");
    assert!(has(&stage, &["2026", "3,50", "AM 5/26"]), "the rate and its decision\n{}", stage.text());
    let asker = |stage: &Stage| stage.lines().iter().find(|l| l.contains("  Asker ")).cloned().unwrap_or_default();
    assert!(asker(&stage).contains("355\u{a0}281,50"), "101 509 inhabitants\n{}", stage.text());
    stage.keys(">");
    assert!(!has(&stage, &["AM 5/26"]) && has(&stage, &["ikke noe beløp"]), "next year is not this one\n{}", stage.text());
    stage.keys("<lt><lt><lt><lt><lt><lt><lt>");
    assert!(has(&stage, &["År 2020"]) && has(&stage, &["Sum", "1\u{a0}998\u{a0}576,00"]), "{}", stage.text());
}

#[test]
fn the_portfolio_opens_on_what_there_is_and_its_hint_says_what_e_edits() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("5");
    assert!(stage.cursor_line().contains("P-1"), "{}", stage.text());
    assert!(has(&stage, &["e ändra projektet"]), "{}", stage.text());
    stage.keys("<Enter>/mora har behovet<Enter>");
    assert!(has(&stage, &["e ändra svaret"]), "{}", stage.text());
    stage.keys("<Esc>g");
    assert!(has(&stage, &["e ändra projektet"]), "{}", stage.text());
    stage.keys("<Esc>g");
    assert!(has(&stage, &["a lägger till den första"]), "where there is none, how to begin\n{}", stage.text());
}

#[test]
fn another_programs_change_appears_and_undo_is_not_for_it_unseen() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("3<Enter><Down><Down>e<C-u>Per Dal<Enter><Enter>");
    let before = stage.cursor_line().to_owned();
    let author = Author { who: "other".to_owned(), origin: "cli".to_owned() };
    let opening = Opening {
        path: stage.path(),
        access: Access::Write { backups: None },
        today: parse_iso("2026-11-16"),
        language: Some(Language::Sv),
        author,
    };
    let mut other = Session::open(&opening).expect("the same file");
    let draft = PersonDraft { name: "Ny Person".to_owned(), ..PersonDraft::default() };
    other.run(&Command::AddPerson(draft)).expect("a change");
    stage.keys("u");
    assert!(has(&stage, &["Ny Person"]), "the change that came between is named\n{}", stage.text());
    assert_eq!(stage.cursor_line(), before, "and nothing was undone");
    stage.keys("u");
    assert!(has(&stage, &["Ny Person"]) && stage.cursor_line() == before, "now that it was shown it is undone\n{}", stage.text());
    stage.keys("u");
    assert!(!stage.cursor_line().contains("Per Dal"), "{}", stage.text());
}

#[test]
fn a_step_of_the_cursor_costs_few_bytes_and_no_step_none() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.keys("2");
    let bytes = |stage: &mut Stage, keys: &str| {
        let before = stage.sent();
        stage.keys(keys);
        (stage.sent().0 - before.0, stage.sent().1 - before.1)
    };
    let (frames, step) = bytes(&mut stage, "j");
    assert!(frames == 1 && step <= 39, "{step} bytes in {frames} frames");
    stage.keys("g");
    assert_eq!(bytes(&mut stage, "k"), (0, 0), "a key that changes nothing");
    assert_eq!(bytes(&mut stage, "b"), (0, 0), "a key that means nothing");
}

#[test]
fn the_reason_follows_the_mark_once_it_rests() {
    let mut stage = Stage::demo("moa", 80, 24);
    let reason = |stage: &Stage| stage.text().split("Varför det står här").nth(1).map(str::to_owned);
    let first = reason(&stage);
    let before = stage.sent();
    stage.hold("jjj");
    let (frames, bytes) = (stage.sent().0 - before.0, stage.sent().1 - before.1);
    assert!(frames == 3 && bytes <= 3 * 39, "{bytes} bytes in {frames} frames");
    assert_eq!(reason(&stage), first);
    stage.rest();
    assert_ne!(reason(&stage), first);
    assert_eq!(stage.sent().0 - before.0, 4);
    stage.rest();
    assert_eq!(stage.sent().0 - before.0, 4, "at rest nothing more is sent");
}

#[test]
fn too_small_a_window_says_so_and_takes_only_the_way_out() {
    let mut stage = Stage::demo("moa", 39, 10);
    assert!(stage.text().contains("för litet"), "{}", stage.text());
    stage.keys("3<Enter>f");
    stage.resize(80, 24);
    assert!(has(&stage, &["[1 Översikt]"]), "what could not be seen was not acted on\n{}", stage.text());
    stage.resize(10, 3).keys("q");
    assert!(stage.quit);
}

#[test]
fn help_lists_the_keys_of_the_pane_and_filters() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("?");
    assert!(has(&stage, &["f ", "registrera"]) && has(&stage, &["D ", "markera som gjort utan"]), "{}", stage.text());
    stage.keys("/angra<Enter>");
    assert!(stage.cursor_line().contains("u "), "{}", stage.text());
    stage.keys("<Esc><Esc>");
    assert!(has(&stage, &["Det här behöver dig nu"]), "{}", stage.text());
}

#[test]
fn while_another_program_writes_that_is_said_and_the_edit_waits() {
    let mut stage = Stage::demo("moa", 80, 24);
    let other = rusqlite::Connection::open(stage.path()).expect("the same file");
    other.execute_batch("begin immediate").expect("the lock");
    let mut holding = Some(other);
    stage.tell(move |sent| {
        // Once it is said, the other program is done.
        if sent.contains("Väntar")
            && let Some(other) = holding.take()
        {
            other.execute_batch("rollback").expect("the lock is given back");
        }
    });
    stage.keys("/effektiv<Enter><Esc>fx<Enter><Enter>");
    stage.keys("<C-u>2026-11-16<Enter>Beviljad<Enter><Enter>");
    assert!(has(&stage, &["Markerat som gjort"]), "{}", stage.text());
}

#[test]
fn nothing_that_was_typed_moves_the_cursor_of_the_terminal() {
    let mut stage = Stage::demo("moa", 80, 24);
    let member = stage.program.session.records().expect("records").members[0].id;
    let draft = PersonDraft { name: "Rød\x1b[2J\u{202e}".to_owned(), member: Some(member), ..PersonDraft::default() };
    stage.program.session.run(&Command::AddPerson(draft)).expect("a change");
    let raw = std::rc::Rc::new(std::cell::Cell::new(false));
    let seen = std::rc::Rc::clone(&raw);
    stage.tell(move |sent| seen.set(seen.get() || sent.contains("\x1b[2J") || sent.contains('\u{202e}')));
    stage.keys("2r<Enter>/Rød<Enter>");
    assert!(has(&stage, &[r"Rød\u{1b}[2J\u{202e}"]), "{}", stage.text());
    assert!(!raw.get());
}

#[test]
fn a_file_that_is_only_read_refuses_edits_and_hints_none() {
    let mut stage = Stage::demo("moa", 120, 40).reading(120, 40);
    assert!(!has(&stage, &["f markera som gjort"]), "{}", stage.text());
    for keys in ["f", "u", "3<Enter>a"] {
        stage.keys(keys);
        assert!(has(&stage, &["skrivskyddad"]), "{keys}\n{}", stage.text());
    }
    stage.keys("6e<C-u>300");
    assert!(has(&stage, &["Summa", "300,00"]), "a what-if is no edit\n{}", stage.text());
}

#[test]
fn a_cell_of_the_table_is_told_in_words_and_opens_its_page() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5v/askoy<Enter>lll");
    assert!(has(&stage, &["Askøy: Tatt i bruk, 31. mai 2018 (Digisos"]), "{}", stage.text());
    stage.keys("<Enter>");
    assert!(stage.cursor_line().contains("Askøy"), "the page opens at the municipality\n{}", stage.text());
    stage.keys("<Esc>");
    assert!(has(&stage, &["Askøy: Tatt i bruk, 31. mai 2018 (Digisos"]), "and one comes back to the cell\n{}", stage.text());
}

#[test]
fn a_meeting_is_dated_and_held_and_both_are_taken_back() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("4a<C-u>Servicen<Enter>13.11.2026<Enter><Tab><Tab><Tab><Tab>Extra<Enter><Enter>");
    assert!(has(&stage, &["13 nov 2026"]) && has(&stage, &["Extra"]), "{}", stage.text());
    stage.keys("/extra<Enter>f<Enter>");
    assert!(stage.cursor_line().contains("hållet"), "{}", stage.text());
    stage.keys("f");
    assert!(has(&stage, &["Gå till ett möte som är planerat"]), "{}", stage.text());
    stage.keys("uu");
    assert!(!has(&stage, &["Extra"]), "{}", stage.text());
}

#[test]
fn the_board_and_the_list_are_at_the_same_project() {
    let mut stage = Stage::demo("norrbotten", 120, 40);
    stage.keys("5vvllj");
    assert!(has(&stage, &["P-3 Elevhälsa, gemensam lösning: Utvecklingsprojekt"]), "{}", stage.text());
    stage.keys("<Enter><Esc>");
    assert!(
        has(&stage, &["P-3 Elevhälsa, gemensam lösning: Utvecklingsprojekt"]),
        "one comes back to the board\n{}",
        stage.text()
    );
    stage.keys("/signering<Enter>l");
    assert!(has(&stage, &["P-10 Digital signering: Införande"]), "{}", stage.text());
    stage.keys("<Esc>v");
    assert!(stage.cursor_line().contains("P-10"), "{}", stage.text());
}

#[test]
fn marks_outlive_a_filter_and_escape_lets_go_of_them() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5v<Space>/bergen<Enter><Space><Esc>");
    assert!(has(&stage, &["2 merkte"]), "{}", stage.text());
    stage.keys("<Esc>");
    assert!(!has(&stage, &["merkte"]), "{}", stage.text());
}

#[test]
fn from_the_year_wheel_enter_goes_to_the_meeting() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("4v");
    assert!(stage.text().contains("Årshjul 2026"), "{}", stage.text());
    stage.keys("<Up><Up><Up><Up>gh");
    let meeting = "5 nov 2026";
    stage.keys("l");
    assert!(stage.text().contains(meeting), "{}", stage.text());
    stage.keys("<Enter>");
    assert!(has(&stage, &["-- Gemensam servicenämnd", meeting]), "the page of the meeting\n{}", stage.text());
    stage.keys("<Esc>");
    assert!(stage.text().contains("Årshjul 2026"), "and one comes back\n{}", stage.text());
    stage.keys(">");
    assert!(stage.text().contains("Årshjul 2027"), "{}", stage.text());
    stage.keys("t");
    assert!(stage.text().contains("Årshjul 2026"), "{}", stage.text());
}

#[test]
fn what_is_seen_is_saved_with_its_filter_and_copied() {
    let mut stage = Stage::demo("moa", 120, 40);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("medlemmar.csv");
    stage.keys("2/ors<Enter>x");
    assert!(stage.text().contains("Spara det som visas, 1 rad"), "{}", stage.text());
    stage.keys("<C-u>medlemmar.xls<Enter><Enter>");
    assert!(stage.text().contains("! Filnamnet måste sluta på"), "{}", stage.text());
    stage.keys(&format!("<C-u>{}<Enter><Enter>", file.display()));
    let saved = std::fs::read_to_string(&file).expect("the file");
    assert!(saved.contains("Orsa") && !saved.contains("Mora;"), "{saved}");
    assert!(stage.text().contains("Skrivet: "), "{}", stage.text());
    let sent = std::rc::Rc::new(std::cell::RefCell::new(String::new()));
    let told = std::rc::Rc::clone(&sent);
    stage.tell(move |frame| told.borrow_mut().push_str(frame));
    stage.keys("y");
    assert!(sent.borrow().contains("\x1b]52;c;"), "{:?}", sent.borrow());
    assert!(stage.text().contains("1 rad har skickats"), "{}", stage.text());
    // Of a file that cannot be changed one can still take a copy along.
    let mut reading = stage.reading(80, 24);
    reading.keys("2x");
    assert!(reading.text().contains("Spara det som visas"), "{}", reading.text());
}

#[test]
fn the_addresses_of_a_body_and_of_marked_members_are_copied() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("3m");
    assert!(stage.text().contains("5 adresser har skickats"), "a person in two seats has one address\n{}", stage.text());
    stage.keys("2m");
    let one = stage.program.model.status.text.clone();
    stage.keys("<Space><Down><Space>m");
    let two = stage.program.model.status.text.clone();
    assert!(one.contains("har skickats") && two.contains("har skickats") && one != two, "{one} {two}");
    stage.keys("1m");
    assert!(stage.text().contains("fungerar inte här"), "{}", stage.text());
}

#[test]
fn the_key_that_ends_the_program_first_leads_back_to_where_one_came_from() {
    let mut stage = Stage::demo("moa", 120, 40);
    for keys in ["/presidiet i feb<Enter><Enter><Enter>", "/kostnad<Enter><Esc><Enter><Enter>"] {
        stage.keys(keys);
        assert!(!has(&stage, &["[1 Översikt]"]) && has(&stage, &["q tillbaka"]), "{}", stage.text());
        stage.keys("q");
        assert!(has(&stage, &["[1 Översikt]"]) && !stage.quit, "{}", stage.text());
        stage.keys("<Esc><Esc>");
    }
    assert!(has(&stage, &["q avsluta"]), "{}", stage.text());
    stage.keys("q");
    assert!(stage.quit);
}

#[test]
fn a_key_that_means_nothing_where_one_is_says_so() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("R");
    assert!(stage.text().contains("fungerar inte här"), "{}", stage.text());
    // At the end of a way there is nothing to be said.
    for way in ["<Esc>", "g", "k", "h", "G", "j"] {
        stage.keys(way);
        assert!(!stage.text().contains("fungerar inte här"), "{way}\n{}", stage.text());
    }
}

#[test]
fn marks_are_for_one_act() {
    let mut stage = Stage::demo("moa", 120, 40);
    let marked = |stage: &Stage| stage.lines().iter().filter(|line| line.starts_with(" *") || line.starts_with(">*")).count();
    stage.keys("2<Space>j<Space>");
    assert_eq!(marked(&stage), 2, "{}", stage.text());
    // Where one looks meanwhile they stay.
    stage.keys("<Enter><Esc>12");
    assert_eq!(marked(&stage), 2, "{}", stage.text());
    stage.keys("m");
    assert_eq!(marked(&stage), 0, "{}", stage.text());
    assert!(stage.program.model.status.text.contains("adress"), "{}", stage.text());
}

#[test]
fn a_text_is_cut_only_where_something_stands_beside_it() {
    let stage = Stage::demo("moa", 120, 40);
    assert!(has(&stage, &["Lägg in vilka som har rollerna i projekt, lösningar och kommuner ("]), "{}", stage.text());
    assert!(has(&stage, &["Överläggning med presidiet i september (", "…"]), "{}", stage.text());
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5/einnsyn<Enter><Enter>A<Tab><Tab><Enter>");
    assert!(has(&stage, &["Alver", "har ikkje svart"]), "{}", stage.text());
}
