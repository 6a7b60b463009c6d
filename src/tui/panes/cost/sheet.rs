//! The shares of a split in columns.

use crate::app::query::split::{SplitLine, SplitSheet};
use crate::text::{Msg, Say};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;

/// The columns of a sheet: who, by what weight, which share under which reading.
pub(super) fn sheet_columns(sheet: &SplitSheet, say: Say) -> Vec<Column> {
    let column = |msg| Column::new(say.msg(msg));
    let share = |sheet: &SplitSheet| match &sheet.reading {
        Some(reading) => Column::new(&reading.name).right().at_least(13),
        None => column(Msg::ColumnShare).right().at_least(13),
    };
    let mut columns = vec![column(Msg::ColumnMember).at_least(10), column(Msg::ColumnWeight).right().gives_way(1), share(sheet)];
    columns.extend(sheet.readings.iter().map(share));
    columns
}

/// A share, `+` after one that holds a minor unit left over.
pub(super) fn amount(line: Option<&SplitLine>, say: Say) -> String {
    line.map_or_else(|| "-  ".to_owned(), |l| format!("{} {}", say.amount(l.share), if l.odd_unit { '+' } else { ' ' }))
}

/// Each share as a part of the sum, with a bar as long as it is beside the greatest.
pub(super) fn parts(sheet: &SplitSheet, say: Say) -> impl Iterator<Item = Entry> {
    let of = |line: &SplitLine, whole: i64, by: i128| i128::from(line.share.minor()) * by / i128::from(whole.max(1));
    let most = sheet.lines.iter().map(|line| line.share.minor()).max().unwrap_or(1);
    sheet.lines.iter().map(move |line| {
        let tenths = of(line, sheet.total.minor(), 1000);
        let bar = u16::try_from(of(line, most, 100)).unwrap_or_default();
        Entry::bar(&line.name, &format!("{:>6} %", say.decimal(tenths, 1)), bar)
    })
}
