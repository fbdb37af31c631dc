//! The program's emblem, for the window's icon: an arc from where a dilemma opens to where it is decided.
//! Computed, so that there is no picture to go stale.

use egui::{Color32, IconData};

use super::theme::Theme;

/// The side of the icon in pixels.
const SIDE: u32 = 128;

/// Where the arc stands, from -1 (top) to 1.
const BASE: f32 = 0.26;

/// The window's icon.
pub(super) fn icon() -> IconData {
    let theme = Theme::for_mode(egui::Theme::Light);
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let at = (unit(x), unit(y));
            let paper = cover(rounded_square(at, 0.92, 0.36));
            let ink =
                cover(arc(at).min(diamond(at, (-0.56, BASE), 0.19)).min(diamond(at, (0.56, BASE), 0.19)));
            let color = mix(*theme.accent, *theme.page, ink);
            rgba.extend([color.r(), color.g(), color.b(), (paper * 255.0) as u8]);
        }
    }
    IconData { rgba, width: SIDE, height: SIDE }
}

/// The middle of a pixel, from -1 to 1.
fn unit(pixel: u32) -> f32 {
    (pixel as f32 + 0.5) / SIDE as f32 * 2.0 - 1.0
}

/// How much of a pixel is covered whose middle is so far outside a shape (below 0: inside).
fn cover(distance: f32) -> f32 {
    (0.5 - distance * SIDE as f32 / 2.0).clamp(0.0, 1.0)
}

fn rounded_square((x, y): (f32, f32), half: f32, radius: f32) -> f32 {
    let (x, y) = (x.abs() - half + radius, y.abs() - half + radius);
    x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - radius
}

/// The upper half of a ring, standing on the diamonds.
fn arc((x, y): (f32, f32)) -> f32 {
    let ring = (x.hypot(y - BASE) - 0.56).abs() - 0.07;
    ring.max(y - BASE)
}

fn diamond((x, y): (f32, f32), (center_x, center_y): (f32, f32), radius: f32) -> f32 {
    ((x - center_x).abs() + (y - center_y).abs() - radius) * std::f32::consts::FRAC_1_SQRT_2
}

fn mix(ink: Color32, ground: Color32, share: f32) -> Color32 {
    let channel = |ink: u8, ground: u8| (f32::from(ink) * share + f32::from(ground) * (1.0 - share)) as u8;
    Color32::from_rgb(
        channel(ink.r(), ground.r()),
        channel(ink.g(), ground.g()),
        channel(ink.b(), ground.b()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_an_arc_on_paper() {
        let icon = icon();
        let pixel = |x: u32, y: u32| &icon.rgba[((y * SIDE + x) * 4) as usize..][..4];
        let theme = Theme::for_mode(egui::Theme::Light);
        let (accent, page) = (theme.accent.to_array(), theme.page.to_array());
        assert_eq!(icon.rgba.len(), (SIDE * SIDE * 4) as usize);
        assert_eq!(pixel(0, 0)[3], 0, "outside the rounded corner");
        assert_eq!(pixel(64, 45), accent, "the top of the arc");
        assert_eq!(pixel(28, 80), accent, "where the dilemma opens");
        assert_eq!(pixel(64, 80), page, "below the arc");
    }
}
