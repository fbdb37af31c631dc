//! When the panels do not see the pointer. What lies under a question is not pointed at, nor is what came under a
//! pointer that rests; so neither says what it is until the pointer is moved.

use egui::{Context, Event, PointerState, Pos2};

use super::window::App;
use crate::session::DocumentId;

/// What is seen of the panels: of which outline they are, and whether something covers them.
type Seen = (Option<DocumentId>, bool);

/// Whether the pointer has been moved since the panels show another outline, or are covered no more.
#[derive(Debug, Default)]
pub(super) struct Pointing {
    seen: Seen,
    /// Where it was when they began to.
    rests_at: Option<Option<Pos2>>,
    /// A file was dropped: while it was dragged the window was not told where the pointer was, and when it is told,
    /// that is no movement.
    has_dropped: bool,
}

impl Pointing {
    /// A file was dropped on the window.
    pub(super) fn note_drop(&mut self) {
        self.has_dropped = true;
    }

    /// Looks at the pointer before a frame in which this is seen; whether it rests.
    fn rests(&mut self, seen: Seen, at: Option<Pos2>, is_used: bool) -> bool {
        if std::mem::replace(&mut self.seen, seen) != seen {
            self.rests_at = Some(at);
        }
        match self.rests_at {
            Some(_) if is_used => self.rests_at = None,
            Some(before) if before != at => {
                let is_told_first = std::mem::take(&mut self.has_dropped);
                self.rests_at = is_told_first.then_some(at);
            }
            _ => {}
        }
        self.rests_at.is_some()
    }
}

/// A pointer that was hidden.
pub(super) struct Hidden(Option<PointerState>);

impl App {
    /// Hides the pointer from what is drawn next, if it lies under a question or the palette.
    pub(super) fn hide_covered_pointer(&self, ctx: &Context) -> Hidden {
        hide_if(ctx, self.is_covered())
    }

    const fn is_covered(&self) -> bool {
        self.question.is_some() || self.palette.is_some()
    }

    /// Hides the pointer from the panels, if it rests since before they showed what they show. A button or the wheel
    /// is used on purpose.
    pub(super) fn hide_resting_pointer(&mut self, ctx: &Context) -> Hidden {
        let (at, is_used) = ctx.input(|input| {
            let uses = |event: &Event| match event {
                // Pressed and let go within one frame, it is not down any more.
                Event::PointerButton { pressed, .. } => *pressed,
                Event::MouseWheel { .. } | Event::Zoom(_) => true,
                _ => false,
            };
            let is_used = input.pointer.any_down() || input.events.iter().any(uses);
            (input.pointer.latest_pos(), is_used)
        });
        let seen = (self.workspace.active().map(crate::session::Document::id), self.is_covered());
        hide_if(ctx, self.pointing.rests(seen, at, is_used))
    }
}

impl Hidden {
    /// Shows it again.
    pub(super) fn show(self, ctx: &Context) {
        if let Some(pointer) = self.0 {
            ctx.input_mut(|input| input.pointer = pointer);
        }
    }
}

fn hide_if(ctx: &Context, is_hidden: bool) -> Hidden {
    Hidden(is_hidden.then(|| ctx.input_mut(|input| std::mem::take(&mut input.pointer))))
}
