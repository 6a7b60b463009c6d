//! Days so far from today that another one was meant.

use super::{Command, RecordCommand};
use crate::app::failure::{Failure, Rejection};
use crate::domain::date::{Date, is_near};

/// Refuses an edit that is dated where nobody means it to be.
pub(super) fn judge(command: &Command, today: Date) -> Result<(), Failure> {
    let days = match command {
        Command::Appoint(draft) => vec![draft.from, draft.until, draft.nominated, draft.elected],
        Command::EndAppointment { on, .. } | Command::Tick { on, .. } => vec![Some(*on)],
        Command::AddMeeting { draft, .. } | Command::EditMeeting { draft, .. } => vec![Some(draft.date)],
        Command::PlanMeetings { meetings, .. } => meetings.iter().map(|meeting| Some(meeting.date)).collect(),
        Command::Record(RecordCommand::SetStance(draft)) => vec![draft.on, draft.noticed, draft.legal_force],
        Command::Record(RecordCommand::Ask(draft)) => vec![draft.on],
        _ => Vec::new(),
    };
    let far = days.into_iter().flatten().find(|on| !is_near(*on, today));
    far.map_or(Ok(()), |on| Err(Failure::Rejected(Rejection::FarAway { on })))
}
