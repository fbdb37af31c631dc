//! The timeline without the window round it, frame by frame, so that it can be measured.

use std::path::PathBuf;

use egui::{Context, Event, Pos2, RawInput, Rect, Vec2, epaint::Primitive};

use super::{
    context::{Asked, Commands, PanelContext},
    theme::{self, Theme},
    timeline::{TimelineState, timeline_ui},
    words::{Language, Words},
};
use crate::session::{FileCommand, Setup, Workspace};

/// The timeline of one outline.
pub struct TimelineAlone {
    ctx: Context,
    size: Vec2,
    seconds: f64,
    workspace: Workspace,
    state: TimelineState,
    words: Words,
}

impl TimelineAlone {
    /// The timeline of the outline in this file, so many points wide and high, as a program begins it: fitted.
    pub fn open(path: PathBuf, width: f32, height: f32) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        ctx.set_theme(egui::Theme::Light);
        let mut workspace = Workspace::new(Setup::still());
        workspace.carry_out(FileCommand::Open(path).into(), std::time::Duration::ZERO);
        workspace.collect();
        let words = Words::new(Language::German);
        let state = TimelineState::default();
        let mut alone = Self { ctx, size: Vec2::new(width, height), seconds: 0.0, workspace, state, words };
        alone.frame(Vec::new());
        alone.frame(Vec::new());
        alone
    }

    /// A screen reader listens from now on.
    pub fn listen(&self) {
        self.ctx.enable_accesskit();
    }

    /// Whether scenes are being dragged.
    pub fn is_dragging_scenes(&self) -> bool {
        self.state.is_dragging_scenes()
    }

    /// One frame with these events: lays it out and tessellates it. How many corners its triangles have.
    pub fn frame(&mut self, events: Vec<Event>) -> usize {
        self.seconds += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.seconds),
            events,
            ..RawInput::default()
        };
        let (commands, asked) = (Commands::default(), Asked::default());
        let Self { ctx, workspace, state, words, .. } = self;
        let mut output = ctx.run_ui(input, |ui| {
            let Some(document) = workspace.active() else { return };
            let (view, theme) = (workspace.view(), Theme::of(ui.ctx()));
            let cx = PanelContext { document, view, theme, words, commands: &commands, asked: &asked };
            timeline_ui(ui, state, &cx);
        });
        // There is no screen to bring new letters to.
        output.textures_delta.clear();
        workspace.end_frame();
        for command in commands.take() {
            workspace.carry_out(command, std::time::Duration::from_secs_f64(self.seconds));
        }
        let triangles = ctx.tessellate(output.shapes, 1.0);
        let corners = triangles.iter().map(|clipped| match &clipped.primitive {
            Primitive::Mesh(mesh) => mesh.vertices.len(),
            Primitive::Callback(_) => 0,
        });
        corners.sum()
    }
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, vec2};

    use super::*;

    #[test]
    fn it_is_drawn_and_answers() {
        let mut alone = TimelineAlone::open("tests/outlines/episode.ron".into(), 1_200.0, 420.0);
        assert!(alone.frame(Vec::new()) > 2_000);
        // In the first block of the first lane.
        let pos = Pos2::new(240.0, 36.0 + 24.0 + 56.0 + 15.0);
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        alone.frame(vec![Event::PointerMoved(pos)]);
        alone.frame(vec![button(true)]);
        for step in 1..6 {
            alone.frame(vec![Event::PointerMoved(pos + vec2(12.0 * step as f32, 0.0))]);
        }
        assert!(alone.is_dragging_scenes());
    }
}
