//! What lies over the panes: the help, a form, a question. The one on top gets the keys first, and all of them.

pub(super) mod faults;
pub(super) mod finder;
pub(super) mod form;
pub(super) mod help;
pub(super) mod page;
pub(super) mod palette;
pub(super) mod past;
pub(super) mod question;

use faults::Faults;
use finder::Finder;
use form::Form;
use help::Help;
use page::Page;
use palette::Palette;
use past::Past;
use question::Question;

/// Something open over the pane.
pub(super) enum Layer {
    /// The keys that apply.
    Help(Help),
    /// What is wrong in a draft of the agreement.
    Faults(Faults),
    /// A search for anything.
    Finder(Finder),
    /// Something being entered.
    Form(Box<Form>),
    /// An answer to be read.
    Page(Page),
    /// All that can be done.
    Palette(Palette),
    /// What was done.
    Past(Past),
    /// A question to answer.
    Question(Question),
}
