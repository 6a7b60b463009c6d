//! What lies over the panes: the help, a form, a question. The one on top gets the keys first, and all of them.

pub(super) mod faults;
pub(super) mod finder;
pub(super) mod form;
pub(super) mod help;
pub(super) mod lines;
pub(super) mod page;
pub(super) mod palette;
pub(super) mod past;
pub(super) mod question;

use faults::Faults;
use finder::Finder;
use form::Form;
use help::Help;
use lines::Lines;
use page::Page;
use palette::Palette;
use past::Past;
use question::Question;

use super::widgets::list::List;
use crate::app::keys::Action;
use crate::text::Msg;

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
    /// What was done last, on the command line.
    Lines(Lines),
    /// An answer to be read.
    Page(Page),
    /// All that can be done.
    Palette(Palette),
    /// What was done.
    Past(Past),
    /// A question to answer.
    Question(Question),
}

impl Layer {
    /// The list of one that is only read.
    pub(super) fn read_list(&mut self) -> Option<&mut List> {
        match self {
            Self::Help(help) => Some(&mut help.list),
            Self::Faults(faults) => Some(&mut faults.list),
            Self::Lines(lines) => Some(&mut lines.list),
            Self::Page(page) => Some(&mut page.list),
            Self::Past(past) => Some(&mut past.list),
            Self::Finder(_) | Self::Form(_) | Self::Palette(_) | Self::Question(_) => None,
        }
    }

    /// What is open, and what it answers to beside what all that is read answers to.
    pub(super) fn offers(&self) -> (Msg, &'static [Action]) {
        use Action as A;
        match self {
            Self::Past(past) if past.turns() => {
                (Msg::KeyChanges, &[A::NextPart, A::PreviousPart, A::Export, A::Copy, A::CopyAll])
            }
            Self::Past(_) => (Msg::KeyHistory, &[A::Export, A::Copy, A::CopyAll]),
            Self::Lines(_) => (Msg::KeyAsCommand, &[A::Copy, A::CopyAll]),
            Self::Faults(_) => (Msg::AgreementFaultsTitle, &[A::Edit]),
            Self::Page(page) if page.people.is_some() => (Msg::KeyHelp, &[A::MailList]),
            Self::Help(_) | Self::Page(_) | Self::Finder(_) | Self::Form(_) | Self::Palette(_) | Self::Question(_) => {
                (Msg::KeyHelp, &[])
            }
        }
    }

    /// An action as it is called there.
    pub(super) fn words(&self, action: Action) -> Msg {
        match (self, action) {
            (Self::Past(_), Action::NextPart) => Msg::KeyNextBody,
            (Self::Past(_), Action::PreviousPart) => Msg::KeyPreviousBody,
            (Self::Form(form), _) => form.words(action),
            (Self::Finder(_), Action::Accept) => Msg::KeyOpen,
            (Self::Palette(_), Action::Accept) => Msg::KeyDoChosen,
            _ => action.words(),
        }
    }
}
