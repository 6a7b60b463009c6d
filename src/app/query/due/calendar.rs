//! What is due as a calendar of last days.

use super::DueList;
use crate::exchange::ics::{Event, calendar};
use crate::text::{Msg, Say, Shown};

impl DueList {
    /// A calendar with each line on its last day. What always holds has none.
    pub fn calendar(&self, say: Say) -> String {
        let events = self.lines.iter().filter_map(|line| {
            let about = line.title_about(say);
            let summary = if line.example { format!("{about} ({})", say.msg(Msg::ExampleMark)) } else { about };
            let mut description = line.reason.clone();
            description.push(format!("{}: {}", say.msg(Msg::DetailNextStep), line.next_step));
            let uid = format!("{}@{}.samvirke", line.handle, self.id);
            // A calendar program shows marks of direction and ends of lines as a terminal does.
            let shown = |text: &str| Shown::of(text).to_string();
            let description = description.iter().map(|sentence| shown(sentence)).collect();
            Some(Event { uid, day: line.due?, summary: shown(&summary), description, category: shown(&line.clause) })
        });
        calendar(&self.cooperation, self.today, &events.collect::<Vec<_>>())
    }
}
