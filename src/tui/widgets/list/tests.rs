//! Lists as they are moved in, filtered and drawn.

use super::*;

fn names() -> List {
    let rows = ["Bærum", "Asker", "Ås", "Nordre Follo", "Ålesund"];
    let mut entries = vec![Entry::heading("SEINT")];
    entries.extend(rows[..2].iter().enumerate().map(|(i, n)| Entry::row(&[n]).of(i)));
    entries.push(Entry::heading("SEINARE"));
    entries.extend(rows[2..].iter().enumerate().map(|(i, n)| Entry::row(&[n]).of(i + 2)));
    List::table(vec![Column::new("").at_least(4)], entries)
}

fn drawn(list: &List, width: u16, height: u16) -> Vec<String> {
    let mut canvas = Canvas::new(Rect::new(0, 0, width, height));
    list.draw(&mut canvas, Rect::new(0, 0, width, height), Focus::Here);
    let (buffer, _) = canvas.finish();
    (0..height).map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned()).collect()
}

#[test]
fn headings_are_never_selected() {
    let mut list = names();
    assert_eq!(list.selected(), Some(0));
    list.travel(Action::Down, 9);
    list.travel(Action::Down, 9);
    assert_eq!(list.selected(), Some(2));
    assert!(list.travel(Action::Last, 9));
    assert!(!list.travel(Action::Down, 9));
    assert_eq!(list.selected(), Some(4));
}

#[test]
fn folded_letters_filter_and_the_place_stays() {
    let mut list = names();
    list.travel(Action::Last, 9);
    list.set_filter("alesund");
    assert_eq!((list.selected(), list.counts()), (Some(4), (1, 5)));
    assert_eq!(drawn(&list, 20, 3), [" SEINARE", ">  Ålesund", ""]);
    list.set_filter("");
    assert_eq!((list.selected(), list.counts()), (Some(4), (5, 5)));
    list.set_filter("xyz");
    assert_eq!((list.selected(), list.counts()), (None, (0, 5)));
}

#[test]
fn pages_flip_and_a_resize_keeps_the_place() {
    let mut list = names();
    list.travel(Action::Last, 9);
    assert_eq!(drawn(&list, 20, 3), ["↑  Ås", "   Nordre Follo", ">  Ålesund"].map(str::to_owned));
    assert_eq!(drawn(&list, 9, 4)[1..], ["   Ås", "   Nordr…", ">  Ålesu…"].map(str::to_owned));
}
