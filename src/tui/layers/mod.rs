//! What lies over the panes: the help, a form, a question. The one on top gets the keys first, and all of them.

pub(super) mod form;
pub(super) mod help;
pub(super) mod question;

use form::Form;
use help::Help;
use question::Question;

/// Something open over the pane.
pub(super) enum Layer {
    /// The keys that apply.
    Help(Help),
    /// Something being entered.
    Form(Box<Form>),
    /// A question to answer.
    Question(Question),
}
