//! Sizes and hands: no storm of sizes loses the place, no sequence of keys breaks anything.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::testing::Stage;

const CHARTERS: [&str; 2] = ["moa", "vestland"];
/// Keys that lead to each screen from the one before it.
const SCREENS: [&str; 19] = [
    "1",
    "<Tab>",
    "<Tab>f",
    "<Esc>?",
    "<Esc>2",
    "<Enter>",
    "<Esc>3",
    "<Enter>",
    "a",
    "<Esc>4",
    "5",
    "<Enter>",
    "v",
    "e",
    "<Esc>A",
    "<Esc><Tab>",
    "6",
    "<Enter>",
    "7",
];

/// A seeded sequence of numbers (xorshift): the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("a small number")
    }
}

#[test]
fn a_storm_of_sizes_keeps_the_place() {
    let mut dice = Dice(0x5eed);
    for charter in CHARTERS {
        let mut stage = Stage::demo(charter, 120, 40);
        for keys in SCREENS {
            stage.keys(keys);
            let before = stage.text();
            for _ in 0..30 {
                let size = (dice.roll(300), dice.roll(120));
                stage.resize(u16::try_from(size.0 + 1).expect("small"), u16::try_from(size.1 + 1).expect("small"));
            }
            stage.resize(120, 40);
            assert_eq!(stage.text(), before);
        }
    }
}

#[test]
fn a_monkey_breaks_nothing() {
    let letters: Vec<char> = "1234567jkhlmgGaAedDfFuUzsStrvHLCM :?/q åäöáč9,-.".chars().collect();
    let others = [
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Down,
        KeyCode::Up,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageDown,
        KeyCode::PageUp,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::F(1),
    ];
    for seed in 1..=4_u64 {
        let mut dice = Dice(seed * 0x9e37_79b9);
        let charter = CHARTERS[dice.roll(CHARTERS.len())];
        let mut stage = Stage::demo(charter, 80, 24);
        for _ in 0..400 {
            let code = match dice.roll(3) {
                0 => others[dice.roll(others.len())],
                _ => KeyCode::Char(letters[dice.roll(letters.len())]),
            };
            let ctrl = dice.roll(12) == 0;
            stage.press(KeyEvent::new(code, if ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE }));
            // What has the focus is on the screen.
            let cursor = stage.cursor();
            assert!(cursor.is_none_or(|c| c.x < 80 && c.y < 24), "seed {seed}: {cursor:?}");
            if dice.roll(40) == 0 {
                let (columns, rows) = (20 + dice.roll(140), 5 + dice.roll(50));
                stage.resize(u16::try_from(columns).expect("small"), u16::try_from(rows).expect("small"));
                stage.resize(80, 24);
            }
        }
    }
}
