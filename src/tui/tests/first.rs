//! The first page: where no file is there yet, or several could be meant.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;

use crate::app::begin::Begin;
use crate::app::keys::Keys;
use crate::app::seed::BUILT_IN;
use crate::domain::sort::Language;
use crate::text::{Say, Writing};
use crate::tui::first::FirstPage;
use crate::tui::model::Effect;

fn page(language: Language, files: &[&str], columns: u16, rows: u16) -> FirstPage {
    let files = files.iter().map(PathBuf::from).collect();
    FirstPage::new(Say::new(language), files, Size { width: columns, height: rows }, Keys::unchanged(), Writing::default())
}

fn press(page: &mut FirstPage, keys: &[KeyCode]) -> Option<Effect> {
    keys.iter().fold(None, |_, code| page.key(KeyEvent::new(*code, KeyModifiers::NONE)))
}

fn text(page: &FirstPage) -> String {
    let (buffer, _) = page.frame();
    let area = buffer.area;
    let row = |y| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (area.top()..area.bottom()).map(|y| row(y).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_shown() {
    insta::assert_snapshot!("first_nb_80x24", text(&page(Language::Nb, &[], 80, 24)));
    insta::assert_snapshot!("first_sv_60x20", text(&page(Language::Sv, &[], 60, 20)));
    let two = ["/hem/data/mora.samvirke", "/hem/data/övning.samvirke"];
    insta::assert_snapshot!("first_several_sv_80x24", text(&page(Language::Sv, &two, 80, 24)));
    let mut new = page(Language::Nn, &[], 80, 24);
    press(&mut new, &[KeyCode::Char('n')]);
    insta::assert_snapshot!("first_charters_nn_80x24", text(&new));
    press(&mut new, &[KeyCode::End, KeyCode::Enter]);
    insta::assert_snapshot!("first_own_nn_80x24", text(&new));
}

#[test]
fn three_keys_lead_to_a_new_file() {
    let mut page = page(Language::Nb, &[], 80, 24);
    let effect = press(&mut page, &[KeyCode::Char('n'), KeyCode::Enter, KeyCode::Enter]);
    let Some(Effect::Begin(Begin::New { charter, path: Some(path) })) = effect else { panic!("{effect:?}") };
    assert_eq!(charter, BUILT_IN[0].id);
    assert!(path.ends_with(format!("{charter}.samvirke")), "{path:?}");
}

#[test]
fn two_keys_lead_to_an_example_and_one_to_a_file_there_is() {
    let mut page = page(Language::Sv, &["/x/a.samvirke", "/x/b.samvirke"], 80, 24);
    let demo = press(&mut page, &[KeyCode::Char('d'), KeyCode::Down, KeyCode::Enter]);
    assert_eq!(demo, Some(Effect::Begin(Begin::Demo(BUILT_IN[1].id.to_owned()))));
    assert_eq!(press(&mut page, &[KeyCode::Esc]), None);
    let open = press(&mut page, &[KeyCode::Down, KeyCode::Enter]);
    assert_eq!(open, Some(Effect::Begin(Begin::Open("/x/b.samvirke".into()))));
}

#[test]
fn a_path_that_is_missing_is_asked_for_where_it_goes() {
    let mut page = page(Language::En, &[], 80, 24);
    assert_eq!(press(&mut page, &[KeyCode::Char('o'), KeyCode::Enter, KeyCode::Enter]), None);
    assert!(text(&page).contains("! Type which file it is."), "{}", text(&page));
    page.paste("/x/c.samvirke");
    let open = press(&mut page, &[KeyCode::Enter, KeyCode::Enter]);
    assert_eq!(open, Some(Effect::Begin(Begin::Open("/x/c.samvirke".into()))));
}

#[test]
fn q_goes_back_and_at_the_top_quits_and_esc_never_does() {
    let mut page = page(Language::Nb, &[], 80, 24);
    let first = text(&page);
    assert_eq!(press(&mut page, &[KeyCode::Esc]), None);
    assert_eq!(press(&mut page, &[KeyCode::Char('n'), KeyCode::Char('q')]), None);
    assert_eq!(press(&mut page, &[KeyCode::Char('?'), KeyCode::Esc]), None);
    assert_eq!(text(&page), first);
    assert_eq!(press(&mut page, &[KeyCode::Char('q')]), Some(Effect::Quit));
}

#[test]
fn every_size_and_language_has_the_ways_whole() {
    for language in [Language::Nb, Language::Nn, Language::Sv, Language::En] {
        for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
            let shown = text(&page(language, &[], columns, rows));
            let ways = shown.lines().skip(3).take(3);
            assert!(ways.clone().all(|l| !l[..l.len().min(28)].contains('…')), "{columns}x{rows} {shown}");
        }
        assert!(!text(&page(language, &[], 39, 9)).contains("samvirke"));
    }
}
