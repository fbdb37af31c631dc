//! What is typed before the field that it is meant for has the keyboard: it waits for the field, so that no panel
//! takes it for commands.

use egui::{Context, Event, Id, Key};

/// How many frames a field may take to appear; after that there is none.
const LONGEST: usize = 4;

/// Keys on their way to a field that is about to appear.
#[derive(Default)]
pub(super) struct EarlyKeys {
    /// The field that was awaited last.
    awaited: Option<Id>,
    waiting: Option<Waiting>,
    kept: Vec<Event>,
}

/// A field has not got the keyboard yet.
#[derive(Clone, Copy)]
struct Waiting {
    /// What had the keyboard when the waiting began.
    before: Option<Id>,
    frames: usize,
}

impl EarlyKeys {
    /// Keeps what was typed in this frame if the `awaited` field has not got the keyboard yet, and gives it back in
    /// the frame in which it has.
    pub(super) fn keep(&mut self, ctx: &Context, awaited: Option<Id>) {
        let focused = ctx.memory(egui::Memory::focused);
        if awaited != self.awaited {
            self.awaited = awaited;
            self.waiting = awaited.map(|_| Waiting { before: focused, frames: 0 });
        }
        match &mut self.waiting {
            Some(waiting) if waiting.before == focused && waiting.frames < LONGEST => {
                waiting.frames += 1;
                self.kept.extend(ctx.input_mut(|input| {
                    input.events.extract_if(.., |event| is_typed(event)).collect::<Vec<_>>()
                }));
                ctx.request_repaint();
            }
            _ => {
                self.waiting = None;
                if !self.kept.is_empty() {
                    ctx.input_mut(|input| drop(input.events.splice(..0, self.kept.drain(..))));
                }
            }
        }
    }

    /// Drops what was kept: something else has the keyboard now.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Keeps what was typed in the same breath behind Enter: what Enter does comes first.
    pub(super) fn keep_behind_enter(&mut self, ctx: &Context) {
        let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
        ctx.input_mut(|input| {
            if let Some(at) = input.events.iter().position(is_enter) {
                self.kept.extend(input.events.extract_if(at + 1.., |event| is_typed(event)));
            }
        });
    }
}

/// Whether a text field takes it. Esc gives the waiting up.
const fn is_typed(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) => true,
        Event::Key { key, .. } => !matches!(key, Key::Escape),
        _ => false,
    }
}
