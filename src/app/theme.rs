//! How things look: colours, type, distances, corners. The one place that knows a colour's value or a font's
//! size; every panel asks for what it *means* (`theme.soft`, `Type::Title`).
//!
//! The values stand in `assets/theme/*.ron`. This file must not know what is drawn.

use std::sync::{Arc, LazyLock};

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Stroke, Style, TextStyle, Vec2};
use serde::{Deserialize, Deserializer};

use super::fonts;
use crate::timeline::Tones;

static LIGHT: LazyLock<Theme> = LazyLock::new(|| Theme::read(include_str!("../../assets/theme/light.ron")));
static DARK: LazyLock<Theme> = LazyLock::new(|| Theme::read(include_str!("../../assets/theme/dark.ron")));
static LIGHT_TONES: LazyLock<Tones> = LazyLock::new(|| tones(include_str!("../../assets/theme/light.ron")));
static DARK_TONES: LazyLock<Tones> = LazyLock::new(|| tones(include_str!("../../assets/theme/dark.ron")));
static MEASURES: LazyLock<Measures> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/theme/measures.ron")).expect("the measures are tested")
});

/// The colours of one theme by what they say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Theme {
    /// Whether text is lighter than its ground.
    pub(crate) dark: bool,
    /// The ground of what is read: outline, source, timeline.
    pub(crate) page: Color,
    /// The ground of what stands beside it: library, inspector, menu bar.
    pub(crate) panel: Color,
    /// Fields, buttons, popups, the tab in front.
    pub(crate) raised: Color,
    /// A row or button under the pointer.
    pub(crate) hover: Color,
    /// Text.
    pub(crate) ink: Color,
    /// Secondary text.
    pub(crate) soft: Color,
    /// Notes, hints, counts.
    pub(crate) faint: Color,
    /// Hairlines.
    pub(crate) line: Color,
    /// The outline of what is pointed at or can be grabbed.
    pub(crate) edge: Color,
    /// Selection, state, links.
    pub(crate) accent: Color,
    /// Text on the accent.
    pub(crate) on_accent: Color,
    /// The ground of a selected row.
    pub(crate) selected: Color,
    /// The ground of selected text.
    pub(crate) text_selection: Color,
    /// Open, doubtful, not yet checked.
    pub(crate) warn: Color,
    /// Failed.
    pub(crate) error: Color,
    /// The ground of words that decided something.
    pub(crate) mark: Color,
    /// Shadow under popups.
    shadow: Color,
    /// Over everything behind a question that must be answered.
    pub(crate) scrim: Color,
    /// The letter on a strand's colour.
    pub(crate) badge_ink: Color,
    strands: Vec<StrandColor>,
    /// What belongs to no strand.
    pub(crate) no_strand: StrandColor,
}

/// A strand's two colours.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct StrandColor {
    /// Its badge, its lines, its blocks' outline.
    pub(crate) ink: Color,
    /// The fill of its blocks, which only the timeline's chart paints.
    #[cfg_attr(not(test), expect(dead_code))]
    pub(crate) block: Color,
}

impl Theme {
    /// The theme that is shown now: light or dark, as the system or the writer wants it.
    pub(crate) fn of(ctx: &egui::Context) -> &'static Self {
        Self::for_mode(ctx.theme())
    }

    /// The theme for light or dark.
    pub(crate) fn for_mode(mode: egui::Theme) -> &'static Self {
        match mode {
            egui::Theme::Light => &LIGHT,
            egui::Theme::Dark => &DARK,
        }
    }

    /// The colours of the strand with this index (0 is A). There are eight; then they begin again.
    pub(crate) fn strand(&self, index: usize) -> StrandColor {
        self.strands[index % self.strands.len()]
    }

    /// How many strand colours there are.
    pub(crate) fn strand_count(&self) -> usize {
        self.strands.len()
    }

    /// The colours of the timeline's chart.
    pub(crate) fn tones(&self) -> &'static Tones {
        if self.dark { &DARK_TONES } else { &LIGHT_TONES }
    }

    /// A hairline.
    pub(crate) fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    fn read(text: &str) -> Self {
        ron::from_str(text).expect("the themes are tested")
    }

    fn style(&self) -> Style {
        let mut style = if self.dark { egui::Theme::Dark } else { egui::Theme::Light }.default_style();
        style.text_styles = Type::ALL
            .into_iter()
            .map(|role| (role.style(), role.font()))
            .chain([
                (TextStyle::Small, Type::Note.font()),
                (TextStyle::Body, Type::Control.font()),
                (TextStyle::Button, Type::Control.font()),
                (TextStyle::Heading, Type::Heading.font()),
                (TextStyle::Monospace, FontId::monospace(measures().text.list)),
            ])
            .collect();
        space(&mut style);
        self.colour(&mut style);
        style
    }

    fn colour(&self, style: &mut Style) {
        let radius = CornerRadius::same(measures().radius.field);
        let visuals = &mut style.visuals;
        visuals.panel_fill = *self.page;
        visuals.window_fill = *self.raised;
        visuals.window_stroke = self.hairline();
        visuals.window_corner_radius = CornerRadius::same(measures().radius.card);
        visuals.menu_corner_radius = CornerRadius::same(measures().radius.card);
        visuals.window_shadow.color = *self.shadow;
        visuals.popup_shadow = egui::Shadow { offset: [0, 4], blur: 16, spread: 0, color: *self.shadow };
        visuals.faint_bg_color = *self.panel;
        visuals.extreme_bg_color = *self.raised;
        visuals.text_edit_bg_color = Some(*self.raised);
        visuals.code_bg_color = *self.mark;
        visuals.weak_text_color = Some(*self.faint);
        visuals.hyperlink_color = *self.accent;
        visuals.warn_fg_color = *self.warn;
        visuals.error_fg_color = *self.error;
        visuals.selection.bg_fill = *self.text_selection;
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.text_cursor.stroke = Stroke::new(1.5, self.accent);
        // A blinking cursor would draw twice a second while nothing happens.
        visuals.text_cursor.blink = false;
        visuals.slider_trailing_fill = true;
        visuals.handle_shape = egui::style::HandleShape::Circle;
        visuals.indent_has_left_vline = false;

        let widgets = &mut visuals.widgets;
        // The rail of a slider, which nothing outlines; then the ground and the outline of a button or field.
        for (widget, rail, fill, outline) in [
            (&mut widgets.noninteractive, self.page, self.page, self.line),
            (&mut widgets.inactive, self.line, self.raised, self.line),
            (&mut widgets.hovered, self.line, self.hover, self.edge),
            (&mut widgets.active, self.selected, self.selected, self.accent),
            (&mut widgets.open, self.selected, self.selected, self.line),
        ] {
            widget.bg_fill = *rail;
            widget.weak_bg_fill = *fill;
            widget.bg_stroke = Stroke::new(1.0, outline);
            widget.fg_stroke = Stroke::new(1.0, self.ink);
            widget.corner_radius = radius;
            widget.expansion = 0.0;
        }
    }
}

fn tones(text: &str) -> Tones {
    ron::from_str(text).expect("the themes are tested")
}

fn space(style: &mut Style) {
    let Measures { space, .. } = measures();
    style.spacing.item_spacing = Vec2::new(space.small, space.tight);
    style.spacing.button_padding = Vec2::new(10.0, space.tight);
    style.spacing.interact_size = Vec2::new(28.0, measures().row);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.combo_height = 320.0;
    style.spacing.tooltip_width = 320.0;
    style.spacing.scroll = egui::style::ScrollStyle {
        dormant_handle_opacity: 0.0,
        active_handle_opacity: 0.2,
        interact_handle_opacity: 0.4,
        ..egui::style::ScrollStyle::floating()
    };
    // Labels are names here, not texts to copy; passages that are prose ask for selection themselves.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.08;
}

/// Gives `ctx` the fonts and both themes. Which of them is shown follows the system, unless the writer has chosen.
pub(crate) fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, LIGHT.style());
    ctx.set_style_of(egui::Theme::Dark, DARK.style());
}

/// Sizes and distances in points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measures {
    text: TextSizes,
    /// Distances.
    pub(crate) space: Space,
    /// Corners.
    pub(crate) radius: Radius,
    /// The height of a row in a list.
    pub(crate) row: f32,
    /// The height of a field or button.
    pub(crate) field: f32,
    /// The height of the menu bar.
    pub(crate) bar: f32,
    /// The side of a strand's badge.
    pub(crate) badge: f32,
    /// The width of the bar beside the selected row.
    pub(crate) selection_bar: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextSizes {
    note: f32,
    list: f32,
    control: f32,
    prose: f32,
    title: f32,
    heading: f32,
}

/// Distances in points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Space {
    /// Between lines that are one thing.
    pub(crate) hair: f32,
    /// Within a thing.
    pub(crate) tight: f32,
    /// Between things.
    pub(crate) small: f32,
    /// Between fields.
    pub(crate) medium: f32,
    /// Between groups, and at a side panel's edge.
    pub(crate) large: f32,
    /// At the page's edge.
    pub(crate) page: f32,
}

/// Corner radii in points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Radius {
    /// Badges, timeline blocks.
    pub(crate) small: u8,
    /// Fields, buttons.
    pub(crate) field: u8,
    /// Popups, cards.
    pub(crate) card: u8,
}

/// Sizes and distances.
pub(crate) fn measures() -> &'static Measures {
    &MEASURES
}

/// What a piece of text is; its face, weight and size follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    /// Labels over fields, counts, reasons: Inter 11.
    Note,
    /// Headings of groups: Inter SemiBold 11.
    Section,
    /// Rows of a list, facts: Inter 12.5.
    List,
    /// Facts that are missing: Inter Italic 12.5.
    Missing,
    /// Rows that stand out: Inter Medium 12.5.
    ListStrong,
    /// Menus, buttons, fields, tabs: Inter 13.
    Control,
    /// What is chosen among them: Inter SemiBold 13.
    ControlStrong,
    /// Summaries, passages: Vollkorn 14.5.
    Prose,
    /// Words in prose that stand out by voice: Vollkorn Italic 14.5.
    ProseItalic,
    /// Words in prose that stand out by weight: Vollkorn Bold 14.5.
    ProseBold,
    /// Titles of scenes: Vollkorn SemiBold 15.5.
    Title,
    /// The heading of a panel or dialogue: Vollkorn SemiBold 17.
    Heading,
    /// Icons beside text: Lucide 15.
    Icon,
}

impl Type {
    /// All of them.
    pub(crate) const ALL: [Self; 13] = [
        Self::Note,
        Self::Section,
        Self::List,
        Self::Missing,
        Self::ListStrong,
        Self::Control,
        Self::ControlStrong,
        Self::Prose,
        Self::ProseItalic,
        Self::ProseBold,
        Self::Title,
        Self::Heading,
        Self::Icon,
    ];

    fn family(self) -> &'static str {
        match self {
            Self::Note | Self::List | Self::Control => fonts::SANS,
            Self::Missing => fonts::SANS_ITALIC,
            Self::ListStrong => fonts::SANS_MEDIUM,
            Self::Section | Self::ControlStrong => fonts::SANS_SEMIBOLD,
            Self::Prose => fonts::SERIF,
            Self::ProseItalic => fonts::SERIF_ITALIC,
            Self::ProseBold => fonts::SERIF_BOLD,
            Self::Title | Self::Heading => fonts::SERIF_SEMIBOLD,
            Self::Icon => fonts::ICONS,
        }
    }

    fn size(self) -> f32 {
        let text = &measures().text;
        match self {
            Self::Note | Self::Section => text.note,
            Self::List | Self::Missing | Self::ListStrong => text.list,
            Self::Control | Self::ControlStrong => text.control,
            Self::Prose | Self::ProseItalic | Self::ProseBold => text.prose,
            Self::Title | Self::Icon => text.title,
            Self::Heading => text.heading,
        }
    }

    /// Its face and size, for a [`Painter`](egui::Painter) or a layout job.
    pub(crate) fn font(self) -> FontId {
        static FONTS: LazyLock<Vec<FontId>> = LazyLock::new(|| {
            Type::ALL.map(|role| FontId::new(role.size(), FontFamily::Name(role.family().into()))).into()
        });
        FONTS[self as usize].clone()
    }

    /// Its face at another size in points, for pictures that scale.
    pub(crate) fn font_at(self, size: f32) -> FontId {
        FontId { size, ..self.font() }
    }

    /// Its name among egui's text styles.
    pub(crate) fn style(self) -> TextStyle {
        static NAMES: LazyLock<Vec<Arc<str>>> =
            LazyLock::new(|| Type::ALL.map(|role| Arc::from(format!("{role:?}"))).into());
        TextStyle::Name(NAMES[self as usize].clone())
    }

    /// `text` in this face, in the colour of its surroundings.
    pub(crate) fn text(self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.font())
    }
}

/// A colour written as `#RRGGBB` or `#RRGGBBAA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Color(Color32);

impl std::ops::Deref for Color {
    type Target = Color32;
    fn deref(&self) -> &Color32 {
        &self.0
    }
}

impl From<Color> for Color32 {
    fn from(color: Color) -> Self {
        color.0
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Color32::from_hex(&text)
            .map(Self)
            .map_err(|_| serde::de::Error::custom(format!("not a colour like #1F6F6B: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two opaque colours by WCAG 2: 1 (none) to 21 (black on white).
    fn contrast(a: Color, b: Color) -> f64 {
        let luminance = |color: Color| {
            let channel = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    fn themes() -> [&'static Theme; 2] {
        [egui::Theme::Light, egui::Theme::Dark].map(Theme::for_mode)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for theme in themes() {
            for (name, ink, least) in [
                ("ink", theme.ink, 9.0),
                ("soft", theme.soft, 4.5),
                ("faint", theme.faint, 4.5),
                ("accent", theme.accent, 4.5),
                ("warn", theme.warn, 4.5),
                ("error", theme.error, 4.5),
            ] {
                for ground in [theme.page, theme.panel, theme.raised] {
                    let contrast = contrast(ink, ground);
                    assert!(contrast >= least, "{name} on {ground:?}: {contrast:.2}");
                }
            }
            assert!(contrast(theme.ink, theme.mark) >= 7.0);
            assert!(contrast(theme.ink, theme.selected) >= 7.0);
            assert!(contrast(theme.soft, theme.selected) >= 4.5);
            assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
        }
    }

    #[test]
    fn strands_can_be_told_apart_and_read() {
        for theme in themes() {
            assert!(theme.strand_count() >= 8);
            for index in 0..theme.strand_count() {
                let strand = theme.strand(index);
                assert!(contrast(theme.badge_ink, strand.ink) >= 4.5, "letter on strand {index}");
                assert!(contrast(theme.ink, strand.block) >= 7.0, "title on the block of strand {index}");
                for other in 0..index {
                    assert_ne!(strand.ink, theme.strand(other).ink);
                }
            }
        }
    }

    #[test]
    fn light_and_dark_are_what_they_say() {
        let [light, dark] = themes();
        assert!(!light.dark && dark.dark);
    }
}
