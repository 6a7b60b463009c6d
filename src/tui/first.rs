//! The first page: where no file is there yet or several could be meant, the ways to one.
//!
//! It is a page with a loop of its own, since everything else on the screen is about a file that is open.

mod page;

use signal_hook::consts::SIGHUP;

use super::model::Effect;
use super::run::{Ending, Fault, UNTIL_CONTINUED, size};
use super::terminal::guard::Guard;
use super::terminal::input::{Input, Inputs};
use super::terminal::screen::{Line, Screen};
use crate::app::begin::{Manner, Opened};

pub(super) use page::FirstPage;

/// How the page was left.
pub(super) enum Left {
    /// With an open file.
    With(Box<Opened>),
    /// Without one.
    Ended(Ending),
}

/// Shows the page until a file is open or it is left.
pub(super) fn choose<L: Line>(
    mut page: FirstPage,
    manner: &Manner,
    inputs: &mut Inputs,
    guard: &Guard,
    screen: &mut Screen<L>,
) -> Result<Left, Fault> {
    loop {
        let (frame, cursor) = page.frame();
        screen.paint(frame, cursor)?;
        match inputs.next(None) {
            None | Some(Input::FileTouched | Input::Mouse(_)) => {}
            Some(Input::Signal(signal)) => return Ok(Left::Ended(Ending::Signal(signal))),
            Some(Input::HangUp) => return Ok(Left::Ended(Ending::Signal(SIGHUP))),
            Some(Input::Continued) => {
                guard.resume()?;
                screen.prefix(&guard.opening());
            }
            Some(Input::Resized) => page.size = size()?,
            Some(Input::Paste(text)) => page.paste(&text),
            Some(Input::Key(key)) => match page.key(key) {
                Some(Effect::Begin(begin)) => match begin.open(manner) {
                    Ok(opened) => return Ok(Left::With(Box::new(opened))),
                    Err(failure) => page.refuse(&failure),
                },
                Some(Effect::Quit) => return Ok(Left::Ended(Ending::Quit)),
                Some(Effect::Redraw) => screen.distrust(),
                Some(Effect::Suspend) => {
                    let continued = guard.suspend(|| inputs.wait_for_continued(UNTIL_CONTINUED))?;
                    if continued {
                        screen.prefix(&guard.opening());
                        page.size = size()?;
                    }
                }
                _ => {}
            },
        }
    }
}
