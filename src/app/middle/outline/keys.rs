//! What keys mean while the list has them. Reads the keyboard, changes nothing.

use egui::{Event, Key, Modifiers, Ui};

use crate::app::{actions::InOutline, middle::order::Step};

/// Something that a key asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Go there; with the selection drawn out to it, or without selecting anything.
    Go(Step, Reach),
    /// Select the row that the keys act on too, or no longer.
    Toggle,
    /// Select every scene.
    All,
    /// Move what is selected one up.
    MoveUp,
    /// Move what is selected one down.
    MoveDown,
    /// Edit the title.
    Edit,
    /// Put the selected scenes on the clipboard.
    Copy,
    /// Put them there and take them out.
    Cut,
    /// Put in what was on the clipboard.
    Paste(String),
    /// Go to the next scene that nobody has checked.
    NextUnchecked,
    /// Go to the one before.
    PreviousUnchecked,
    /// Agree with what was found, and go to the next.
    Accept,
    /// Throw out what was found, and go to the next.
    Reject,
    /// Edit the summary.
    EditSummary,
    /// Cut the scene in two.
    Split,
    /// Join it with the one that follows.
    Join,
    /// Go to the row of this divider.
    ShowDivider(usize),
    /// Take the divider away that the keys act on.
    RemoveDivider,
}

impl From<InOutline> for Wish {
    fn from(command: InOutline) -> Self {
        match command {
            InOutline::NextUnchecked => Self::NextUnchecked,
            InOutline::PreviousUnchecked => Self::PreviousUnchecked,
            InOutline::Accept => Self::Accept,
            InOutline::Reject => Self::Reject,
            InOutline::EditSummary => Self::EditSummary,
            InOutline::Split => Self::Split,
            InOutline::Join => Self::Join,
            InOutline::MoveUp => Self::MoveUp,
            InOutline::MoveDown => Self::MoveDown,
        }
    }
}

/// What becomes of the selection on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It goes along.
    Only,
    /// It is drawn out.
    Extend,
    /// It stays.
    Keep,
}

/// Takes the keys that mean something to the list, with the letters that they would type: a key that opens a field
/// does not write into it. `page` rows are in sight; on a divider Delete means the divider.
/// A text that is pasted is left to the window unless the list `takes` it.
pub(super) fn take_wishes(
    ui: &Ui,
    page: usize,
    is_on_divider: bool,
    takes: impl Fn(&str) -> bool,
) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let mut is_used_up = false;
    ui.input_mut(|input| {
        input.events.retain(|event| match wish(event, page, is_on_divider) {
            Some(Wish::Paste(text)) if !takes(&text) => true,
            Some(wish) => {
                is_used_up = matches!(event, Event::Key { .. });
                wishes.push(wish);
                false
            }
            None => !(std::mem::take(&mut is_used_up) && matches!(event, Event::Text(_))),
        });
    });
    wishes
}

fn wish(event: &Event, page: usize, is_on_divider: bool) -> Option<Wish> {
    match event {
        Event::Copy => Some(Wish::Copy),
        Event::Cut => Some(Wish::Cut),
        Event::Paste(text) => Some(Wish::Paste(text.clone())),
        Event::Key { key, pressed: true, modifiers, .. } => key_wish(*key, *modifiers, page, is_on_divider),
        _ => None,
    }
}

fn key_wish(key: Key, modifiers: Modifiers, page: usize, is_on_divider: bool) -> Option<Wish> {
    if modifiers.alt {
        return match key {
            Key::ArrowUp => Some(Wish::MoveUp),
            Key::ArrowDown => Some(Wish::MoveDown),
            _ => None,
        };
    }
    let step = match key {
        Key::ArrowUp => Some(Step::Up),
        Key::ArrowDown => Some(Step::Down),
        Key::PageUp if !modifiers.command => Some(Step::PageUp(page)),
        Key::PageDown if !modifiers.command => Some(Step::PageDown(page)),
        Key::Home => Some(Step::First),
        Key::End => Some(Step::Last),
        _ => None,
    };
    if let Some(step) = step {
        let reach = match (modifiers.shift, modifiers.command) {
            (true, _) => Reach::Extend,
            (false, true) if matches!(key, Key::ArrowUp | Key::ArrowDown) => Reach::Keep,
            (false, _) => Reach::Only,
        };
        return Some(Wish::Go(step, reach));
    }
    match (key, modifiers.command, modifiers.shift) {
        (Key::A, true, false) => Some(Wish::All),
        (Key::Space, true, false) => Some(Wish::Toggle),
        (Key::Enter, false, false) => Some(Wish::Edit),
        (Key::Space, false, false) => Some(Wish::Accept),
        (Key::X, false, false) => Some(Wish::Reject),
        (Key::N, false, false) => Some(Wish::NextUnchecked),
        (Key::N, false, true) => Some(Wish::PreviousUnchecked),
        (Key::S, false, false) => Some(Wish::Split),
        (Key::J, false, false) => Some(Wish::Join),
        (Key::F2, false, false) if is_on_divider => Some(Wish::Edit),
        (Key::Delete | Key::Backspace, false, false) if is_on_divider => Some(Wish::RemoveDivider),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_one_meaning() {
        let key = |key, modifiers| key_wish(key, modifiers, 7, false);
        assert_eq!(key(Key::ArrowDown, Modifiers::NONE), Some(Wish::Go(Step::Down, Reach::Only)));
        assert_eq!(key(Key::ArrowDown, Modifiers::SHIFT), Some(Wish::Go(Step::Down, Reach::Extend)));
        assert_eq!(key(Key::ArrowDown, Modifiers::COMMAND), Some(Wish::Go(Step::Down, Reach::Keep)));
        assert_eq!(key(Key::ArrowDown, Modifiers::ALT), Some(Wish::MoveDown));
        assert_eq!(key(Key::PageUp, Modifiers::SHIFT), Some(Wish::Go(Step::PageUp(7), Reach::Extend)));
        assert_eq!(key(Key::PageUp, Modifiers::COMMAND), None, "that is the next tab");
        assert_eq!(key(Key::N, Modifiers::COMMAND), None, "that is a new outline");
        assert_eq!(key(Key::N, Modifiers::SHIFT), Some(Wish::PreviousUnchecked));
        assert_eq!(key(Key::Delete, Modifiers::NONE), None, "that is for the whole window");
        assert_eq!(key_wish(Key::Delete, Modifiers::NONE, 7, true), Some(Wish::RemoveDivider));
    }
}
