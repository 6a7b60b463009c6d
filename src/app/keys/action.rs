//! What keys mean. Panes, layers, the hint line and the help know actions, never keys.

use crate::text::Msg;

/// Everything a key can mean, in the whole program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Action {
    Cancel,
    Redraw,
    Suspend,
    NewFile,
    Demo,
    OpenFile,
    Overview,
    Members,
    Bodies,
    Meetings,
    Portfolio,
    Cost,
    Agreement,
    Up,
    Down,
    Out,
    In,
    PageUp,
    PageDown,
    HalfUp,
    HalfDown,
    First,
    Last,
    Open,
    Mark,
    Back,
    NextPart,
    PreviousPart,
    Filter,
    Find,
    Sort,
    Reverse,
    Palette,
    Add,
    Ask,
    Edit,
    End,
    Done,
    Since,
    Call,
    Answers,
    OldAnswers,
    Tick,
    Merge,
    Plan,
    Earlier,
    Later,
    Postpone,
    Undo,
    Redo,
    Zoom,
    View,
    Today,
    History,
    Changes,
    AsCommand,
    Mouse,
    Reload,
    Export,
    Copy,
    CopyAll,
    MailList,
    Help,
    Quit,
    Accept,
    Leave,
    FieldHelp,
    NextField,
    PreviousField,
    ChooseDown,
    ChooseUp,
    Confirm,
    Refuse,
    OtherAnswer,
}

impl Action {
    /// Whether it is there to change the file.
    pub(crate) fn edits(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::Add | A::Ask | A::Edit | A::End | A::Done | A::Tick | A::Postpone | A::Merge | A::Plan | A::Undo | A::Redo
        )
    }

    /// Whether only some places know it: elsewhere it would do nothing.
    pub(crate) fn is_of_some_places(self) -> bool {
        use Action as A;
        self.edits() && !matches!(self, A::Undo | A::Redo) || matches!(self, A::Mark | A::Earlier | A::Later | A::View | A::Today)
    }

    /// Whether the first page, where no file is open yet, knows this action of the panes.
    pub(crate) fn is_on_first_page(self) -> bool {
        use Action as A;
        let travels = matches!(self, A::Up | A::Down | A::PageUp | A::PageDown | A::HalfUp | A::HalfDown | A::First | A::Last);
        travels || matches!(self, A::Open | A::In | A::Out | A::Back | A::Help | A::Quit)
    }

    /// The action in words, for hints and help.
    pub(crate) fn words(self) -> Msg {
        match self {
            Self::Cancel => Msg::KeyCancel,
            Self::Redraw => Msg::KeyRedraw,
            Self::Suspend => Msg::KeySuspend,
            Self::NewFile => Msg::KeyNewFile,
            Self::Demo => Msg::KeyDemo,
            Self::OpenFile => Msg::KeyOpenFile,
            Self::Overview => Msg::PaneOverview,
            Self::Members => Msg::PaneMembers,
            Self::Bodies => Msg::PaneBodies,
            Self::Meetings => Msg::PaneMeetings,
            Self::Portfolio => Msg::PanePortfolio,
            Self::Cost => Msg::PaneCost,
            Self::Agreement => Msg::PaneAgreement,
            Self::Up => Msg::KeyUp,
            Self::Down => Msg::KeyDown,
            Self::Out => Msg::KeyOut,
            Self::In => Msg::KeyIn,
            Self::PageUp => Msg::KeyPageUp,
            Self::PageDown => Msg::KeyPageDown,
            Self::HalfUp => Msg::KeyHalfUp,
            Self::HalfDown => Msg::KeyHalfDown,
            Self::First => Msg::KeyFirst,
            Self::Last => Msg::KeyLast,
            Self::Open => Msg::KeyOpen,
            Self::Mark => Msg::KeyMark,
            Self::Back => Msg::KeyBack,
            Self::NextPart => Msg::KeyNextPart,
            Self::PreviousPart => Msg::KeyPreviousPart,
            Self::Filter => Msg::KeyFilter,
            Self::Find => Msg::KeyFind,
            Self::Sort => Msg::KeySort,
            Self::Reverse => Msg::KeyReverse,
            Self::Palette => Msg::KeyPalette,
            Self::Add => Msg::KeyAdd,
            Self::Ask => Msg::KeyAsk,
            Self::Edit => Msg::KeyEdit,
            Self::End => Msg::KeyEnd,
            Self::Done => Msg::KeyDone,
            Self::Since => Msg::KeySince,
            Self::Call => Msg::KeyCall,
            Self::Answers => Msg::KeyAnswers,
            Self::OldAnswers => Msg::KeyOldAnswers,
            Self::Tick => Msg::KeyTick,
            Self::Merge => Msg::KeyMerge,
            Self::Plan => Msg::KeyPlan,
            Self::Earlier => Msg::KeyEarlier,
            Self::Later => Msg::KeyLater,
            Self::Postpone => Msg::KeyPostpone,
            Self::Undo => Msg::KeyUndo,
            Self::Redo => Msg::KeyRedo,
            Self::Zoom => Msg::KeyZoom,
            Self::View => Msg::KeyView,
            Self::Today => Msg::KeyToday,
            Self::History => Msg::KeyHistory,
            Self::Changes => Msg::KeyChanges,
            Self::AsCommand => Msg::KeyAsCommand,
            Self::Mouse => Msg::KeyMouse,
            Self::Reload => Msg::KeyReload,
            Self::Export => Msg::KeyExport,
            Self::Copy => Msg::KeyCopy,
            Self::CopyAll => Msg::KeyCopyAll,
            Self::MailList => Msg::KeyMailList,
            Self::Help => Msg::KeyHelp,
            Self::Quit => Msg::KeyQuit,
            Self::Accept => Msg::KeyAccept,
            Self::Leave => Msg::KeyLeave,
            Self::FieldHelp => Msg::KeyFieldHelp,
            Self::NextField => Msg::KeyNextField,
            Self::PreviousField => Msg::KeyPreviousField,
            Self::ChooseDown => Msg::KeyChooseDown,
            Self::ChooseUp => Msg::KeyChooseUp,
            Self::Confirm => Msg::KeyConfirm,
            Self::Refuse => Msg::KeyRefuse,
            Self::OtherAnswer => Msg::KeyOtherAnswer,
        }
    }
}
