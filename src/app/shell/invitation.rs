//! The empty window: an invitation to bring a synopsis.

use std::path::Path;

use egui::{Align, Button, CentralPanel, Frame, Id, Layout, ScrollArea, Ui, Vec2};

use crate::{
    app::{
        actions::{self, Action},
        context::{Asked, Commands},
        icons::Icon,
        theme::{Theme, Type, measures},
        widgets::{Row, section_heading},
        words::Words,
    },
    session::FileCommand,
    store::{recent::Recent, recovery::LeftBehind},
};

/// The two examples: name and text.
const EXAMPLES: [(&str, &str); 2] = [
    ("Kai Krause", include_str!("../../../seeds/000_0e5b8b838041829b.txt")),
    ("Viola Kersting", include_str!("../../../seeds/003_c13960ec0865d4fd.txt")),
];

/// How many recent files are offered.
const RECENT: usize = 6;

/// What the invitation shows.
pub(in crate::app) struct Invitation<'a> {
    /// The words.
    pub(in crate::app) words: &'a Words,
    /// Files that were open lately.
    pub(in crate::app) recent: &'a [Recent],
    /// What a program that ended without saving has left behind.
    pub(in crate::app) left_behind: &'a [LeftBehind],
}

/// The invitation.
pub(in crate::app) fn invitation_ui(ui: &mut Ui, look: &Invitation<'_>, commands: &Commands, asked: &Asked) {
    let theme = Theme::of(ui.ctx());
    CentralPanel::default().frame(Frame::NONE.fill(*theme.page)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = (ui.available_width() - 2.0 * measures().space.page).min(560.0);
            let free = ui.available_size() - Vec2::new(width, 520.0);
            ui.add_space((free.y / 2.4).max(24.0));
            ui.horizontal(|ui| {
                ui.add_space((free.x / 2.0).max(0.0));
                ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    column_ui(ui, look, commands, asked);
                });
            });
        });
    });
}

fn column_ui(ui: &mut Ui, look: &Invitation<'_>, commands: &Commands, asked: &Asked) {
    let theme = Theme::of(ui.ctx());
    let words = look.words;
    ui.label(Type::Heading.text(words.text("invitation-heading")).size(28.0));
    ui.label(Type::Prose.text(words.text("invitation-how")).color(theme.soft));
    ui.add_space(measures().space.large);
    drop_place_ui(ui, look, asked);
    ui.add_space(measures().space.large);

    // Whoever comes back goes on with what they had.
    left_behind_ui(ui, look, commands);
    recent_ui(ui, look, commands);
    examples_ui(ui, look, commands);
}

fn left_behind_ui(ui: &mut Ui, look: &Invitation<'_>, commands: &Commands) {
    if look.left_behind.is_empty() {
        return;
    }
    let words = look.words;
    section_heading(ui, &words.text("recovery-heading"), None);
    for (index, left) in look.left_behind.iter().enumerate() {
        let name = words.with("recovery-open-item", &[("name", left.belongs.name.as_str().into())]);
        let detail = left.belongs.path.as_deref().unwrap_or_default();
        if line_ui(ui, Id::unique(("left-behind", index)), Icon::RotateCcw, (&name, &name), detail) {
            commands.push(FileCommand::Recover(index));
        }
    }
    ui.add_space(measures().space.medium);
}

fn recent_ui(ui: &mut Ui, look: &Invitation<'_>, commands: &Commands) {
    if look.recent.is_empty() {
        return;
    }
    section_heading(ui, &look.words.text("invitation-recent"), None);
    for (index, recent) in look.recent.iter().take(RECENT).enumerate() {
        let path = Path::new(&recent.path);
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        if line_ui(ui, Id::unique(("recent", index)), Icon::History, (&name, &name), &folder) {
            commands.push(FileCommand::Open(path.to_owned()));
        }
    }
    ui.add_space(measures().space.medium);
}

fn examples_ui(ui: &mut Ui, look: &Invitation<'_>, commands: &Commands) {
    let words = look.words;
    section_heading(ui, &words.text("invitation-examples"), None);
    for (index, (name, text)) in EXAMPLES.iter().enumerate() {
        // More than there is room for: the line itself is cut where it ends.
        let detail: String = text.trim_start_matches('\u{feff}').chars().take(160).collect();
        let detail = detail.replace('\n', " ");
        let said = words.with("invitation-example", &[("name", (*name).into())]);
        if line_ui(ui, Id::unique(("example", index)), Icon::FileText, (name, &said), &detail) {
            let command = FileCommand::ImportText { name: (*name).to_owned(), text: (*text).to_owned() };
            commands.push(command);
        }
    }
}

/// The dashed place where a file can be dropped, with the other ways in.
fn drop_place_ui(ui: &mut Ui, look: &Invitation<'_>, asked: &Asked) {
    let theme = Theme::of(ui.ctx());
    let words = look.words;
    let inside = Frame::NONE.inner_margin(egui::Margin::symmetric(24, 22)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            Icon::FileInput.show(ui, 28.0, theme.accent);
            ui.add_space(measures().space.tight);
            ui.vertical(|ui| {
                ui.label(Type::Title.text(words.text("invitation-drop")));
                ui.label(Type::List.text(words.text("invitation-formats")).color(theme.soft));
            });
        });
        ui.add_space(measures().space.medium);
        ui.horizontal_wrapped(|ui| {
            for action in [Action::Open, Action::Paste, Action::New] {
                let entry = actions::entry(action);
                let label = entry.label(words);
                let icon = entry.icon.unwrap_or(Icon::FileText).text();
                let button = match action {
                    Action::Open => {
                        let ink = *theme.on_accent;
                        let texts = (icon.color(ink), Type::Control.text(&label).color(ink));
                        Button::new(texts).fill(*theme.accent).stroke(egui::Stroke::NONE)
                    }
                    _ => Button::new((icon.color(theme.soft), Type::Control.text(&label))),
                };
                let response = ui.add(button.min_size(Vec2::new(0.0, measures().field + 2.0)));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
                if response.clicked() {
                    asked.push(action);
                }
            }
        });
    });
    let rect = inside.response.rect;
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, (1.0, *theme.edge), 5.0, 4.0));
}

/// A line to click: what it is (to see and to hear), and where it comes from.
fn line_ui(ui: &mut Ui, id: Id, icon: Icon, (name, said): (&str, &str), detail: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let row = Row::new(id, said).height(measures().field).show(ui, |ui| {
        icon.show(ui, 14.0, theme.soft);
        ui.add(egui::Label::new(Type::Control.text(name)).truncate());
        ui.add(egui::Label::new(Type::List.text(detail).color(theme.faint)).truncate());
    });
    row.clicked()
}

/// Files are held over the window: says what letting go will do.
pub(in crate::app) fn held_files_ui(ctx: &egui::Context, words: &Words) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = Theme::of(ctx);
    let layer = egui::LayerId::new(egui::Order::Foreground, Id::unique("held-files"));
    let (painter, whole) = (ctx.layer_painter(layer), ctx.content_rect());
    painter.rect_filled(whole, 0.0, *theme.scrim);
    let place = egui::Rect::from_center_size(whole.center(), Vec2::new(420.0, 120.0));
    painter.rect(place, measures().radius.card, theme.raised, (2.0, *theme.accent), egui::StrokeKind::Inside);
    let text = words.text("drop-here");
    painter.text(place.center(), egui::Align2::CENTER_CENTER, text, Type::Heading.font(), *theme.ink);
}
