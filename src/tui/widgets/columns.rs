//! Columns of a table: how wide they are, and which give way when the screen is narrow.

use crate::text::Shown;

/// A column as a pane asks for it.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) title: Shown,
    /// Numbers stand at the right.
    pub(crate) right: bool,
    /// Cells below which it is not cut; none: never cut.
    pub(crate) least: Option<u16>,
    /// Goes when there is no room, the largest first; 0 stays.
    pub(crate) gives_way: u8,
}

impl Column {
    /// A column of text that stays whole.
    pub(crate) fn new(title: &str) -> Self {
        Self { title: Shown::of(title), right: false, least: None, gives_way: 0 }
    }

    /// Stands at the right.
    pub(crate) fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// May be cut down to so many cells.
    pub(crate) fn at_least(mut self, cells: u16) -> Self {
        self.least = Some(cells);
        self
    }

    /// Goes when there is no room.
    pub(crate) fn gives_way(mut self, rank: u8) -> Self {
        self.gives_way = rank;
        self
    }
}

/// Blank cells between two columns.
pub(crate) const GAP: u16 = 2;

/// The width of each column in a number of cells; 0 for one that went.
pub(crate) fn widths(columns: &[Column], natural: &[u16], cells: u16) -> Vec<u16> {
    // A column with nothing in it is none, whatever its title.
    let whole = |(n, c): (&u16, &Column)| if *n == 0 { 0 } else { (*n).max(cells_of(&c.title)) };
    let mut widths: Vec<u16> = natural.iter().zip(columns).map(whole).collect();
    let mut kept: Vec<bool> = widths.iter().map(|w| *w > 0).collect();
    loop {
        let used = |widths: &[u16], kept: &[bool]| -> u32 {
            let there = widths.iter().zip(kept).filter(|(_, kept)| **kept);
            let count = u32::try_from(there.clone().count()).unwrap_or(u32::MAX);
            there.map(|(w, _)| u32::from(*w)).sum::<u32>() + u32::from(GAP) * count.saturating_sub(1)
        };
        let over = used(&widths, &kept).saturating_sub(u32::from(cells));
        if over == 0 {
            break;
        }
        // What can be cut is cut evenly: the widest first, down to its least.
        let cut = widths.iter().enumerate().filter(|(i, w)| kept[*i] && columns[*i].least.is_some_and(|least| **w > least));
        if let Some((i, _)) = cut.max_by_key(|(_, w)| **w) {
            widths[i] -= 1;
            continue;
        }
        let goes = columns.iter().enumerate().filter(|(i, c)| kept[*i] && c.gives_way > 0).max_by_key(|(_, c)| c.gives_way);
        if let Some((i, _)) = goes {
            kept[i] = false;
            // What was cut for it grows back first.
            widths = natural.iter().zip(columns).map(whole).collect();
            continue;
        }
        let Some(i) = (0..widths.len()).filter(|i| kept[*i] && widths[*i] > 1).max_by_key(|i| widths[*i]) else { break };
        widths[i] -= 1;
    }
    widths.iter().zip(&kept).map(|(w, kept)| if *kept { *w } else { 0 }).collect()
}

/// The cells a text takes.
pub(crate) fn cells_of(text: &Shown) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![Column::new("Navn").at_least(6), Column::new("Nr").gives_way(2), Column::new("Folketall").right().gives_way(1)]
    }

    #[test]
    fn all_fit_where_there_is_room() {
        assert_eq!(widths(&columns(), &[12, 4, 6], 40), [12, 4, 9]);
    }

    #[test]
    fn text_is_cut_before_a_column_goes() {
        assert_eq!(widths(&columns(), &[12, 4, 6], 24), [7, 4, 9]);
        assert_eq!(widths(&columns(), &[12, 4, 6], 22), [11, 0, 9]);
        assert_eq!(widths(&columns(), &[12, 4, 6], 10), [10, 0, 0]);
    }

    #[test]
    fn no_room_is_survived() {
        assert!(widths(&columns(), &[12, 4, 6], 0).iter().all(|w| *w <= 1));
    }
}
