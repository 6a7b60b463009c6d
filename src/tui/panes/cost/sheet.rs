//! The shares of a split in columns.

use crate::app::query::split::{SplitLine, SplitSheet};
use crate::text::{Msg, Say};
use crate::tui::widgets::columns::Column;

/// The columns of a sheet: who, by what weight, which share under which reading.
pub(super) fn sheet_columns(sheet: &SplitSheet, say: Say) -> Vec<Column> {
    let column = |msg| Column::new(say.msg(msg));
    let share = |sheet: &SplitSheet| match &sheet.reading {
        Some(reading) => Column::new(&reading.id).right().at_least(13),
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
