//! The floor: what any program costs that opens the same file, asks one indexed question and draws one full frame.
//!
//! `floor FILE` shows the counts of one member until `q`; `j` moves the mark. Without a file it does nothing, so that
//! `cargo bench` may start it like any other.

use std::io::{BufWriter, stdout};

use crossterm::event::{Event, KeyCode, read};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::widgets::{Block, Paragraph, Row, Table, TableState};
use rusqlite::{Connection, OpenFlags};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    match std::env::args().nth(1).filter(|a| !a.starts_with('-')) {
        Some(path) => show(&rows(&path)?),
        None => Ok(()),
    }
}

/// The positions of the first member, through the index.
fn rows(path: &str) -> Fallible<Vec<[String; 3]>> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let sql = "SELECT coalesce(on_date, ''), topic, coalesce(note, '') FROM stance \
               WHERE member = (SELECT id FROM member ORDER BY ordinal LIMIT 1) ORDER BY topic LIMIT 100";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn show(rows: &[[String; 3]]) -> Fallible<()> {
    terminal::enable_raw_mode()?;
    let mut out = BufWriter::with_capacity(1 << 16, stdout());
    execute!(out, terminal::EnterAlternateScreen, cursor::Hide)?;
    let mut screen = Terminal::new(CrosstermBackend::new(out))?;
    let mut state = TableState::default().with_selected(Some(0));
    loop {
        screen.draw(|frame| {
            let [page, line] = Layout::vertical([Constraint::Min(1), Constraint::Length(1)]).areas(frame.area());
            let widths = [Constraint::Length(12), Constraint::Length(16), Constraint::Fill(1)];
            let table = Table::new(rows.iter().map(|r| Row::new(r.iter().map(String::as_str))), widths)
                .block(Block::bordered().title("FLOOR"))
                .row_highlight_style(Style::new().reversed());
            frame.render_stateful_widget(table, page, &mut state);
            frame.render_widget(Paragraph::new("READY"), line);
        })?;
        match read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(key) if key.code == KeyCode::Char('j') => state.select_next(),
            _ => {}
        }
    }
    execute!(screen.backend_mut(), terminal::LeaveAlternateScreen, cursor::Show)?;
    terminal::disable_raw_mode()?;
    Ok(())
}
