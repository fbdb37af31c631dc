//! What is shown and how; nothing of it belongs to an outline or can be undone.

use std::ops::Range;

use crate::outline::{ItemId, Span, TextPlace};

/// What the middle of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Middle {
    /// The scenes in telling order.
    #[default]
    Outline,
    /// The scenes as cards.
    Cards,
    /// The synopsis with its marked passages.
    Source,
}

impl Middle {
    /// In the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Outline, Self::Cards, Self::Source];
}

/// A part of the window that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The items by kind, on the left.
    Library,
    /// The selected item, on the right.
    Inspector,
    /// The timeline, below.
    Timeline,
}

impl Panel {
    /// In the order of the menu.
    pub const ALL: [Self; 3] = [Self::Library, Self::Inspector, Self::Timeline];
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// What the middle shows.
    pub middle: Middle,
    /// Whether the library is shown.
    pub library: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Whether the timeline is shown.
    pub timeline: bool,
    /// The item whose title or name is being edited in place.
    pub renaming: Option<ItemId>,
    /// What is to be scrolled to, in the next frame only.
    pub reveal: Option<Reveal>,
}

/// What is to be scrolled to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// An item, in each panel that shows it.
    Item(ItemId),
    /// A passage, in the source.
    Span(Span),
    /// An item, and a passage of one of its texts.
    Text(InText),
}

/// A passage of one of an item's texts, or of the episode's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InText {
    /// Which text.
    pub place: TextPlace,
    /// The bytes of the text.
    pub at: Range<usize>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            middle: Middle::default(),
            library: true,
            inspector: true,
            timeline: true,
            renaming: None,
            reveal: None,
        }
    }
}

impl View {
    /// Whether the panel is shown.
    pub const fn shows(&self, panel: Panel) -> bool {
        match panel {
            Panel::Library => self.library,
            Panel::Inspector => self.inspector,
            Panel::Timeline => self.timeline,
        }
    }

    /// Shows or hides the panel.
    pub const fn toggle(&mut self, panel: Panel) {
        match panel {
            Panel::Library => self.library = !self.library,
            Panel::Inspector => self.inspector = !self.inspector,
            Panel::Timeline => self.timeline = !self.timeline,
        }
    }

    /// Sees to it that there is a field with the item's name or title: where nothing else has one, the inspector has.
    pub(super) fn show_a_name_of(&mut self, item: &ItemId) {
        self.inspector |= match item {
            ItemId::Scene(_) => self.middle == Middle::Source,
            ItemId::Relation(_) => true,
            _ => !self.library,
        };
    }

    /// The item that is to be scrolled to in this frame.
    pub const fn revealed(&self) -> Option<&ItemId> {
        match &self.reveal {
            Some(Reveal::Item(item)) => Some(item),
            Some(Reveal::Text(text)) => text.place.item.as_ref(),
            Some(Reveal::Span(_)) | None => None,
        }
    }

    /// Whether the item is to be scrolled to in this frame.
    pub fn reveals(&self, item: &ItemId) -> bool {
        self.revealed() == Some(item)
    }
}
