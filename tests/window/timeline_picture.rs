//! What is exported of the timeline is what is on screen: each shape and text that the window paints is compared with
//! what stands in the exported file, by place, size, colour and words.

use std::fs;

use bogen::{
    app::Language,
    formats::write::timeline::{Drawing, svg},
    outline::Outline,
    timeline::Px,
};
use egui::{Color32, Key, Modifiers, PointerButton, Pos2, Rect, Role, Shape, Vec2, pos2, vec2};
use roxmltree::Document;

use crate::{harness::Window, long};

const EPISODE: &str = "tests/outlines/episode.ron";

/// The heading of a picture, which stands where the window has the line with its buttons.
const HEADING: f32 = 36.0;
/// The dots of a PNG on a pixel of the layout.
const DOTS: f32 = 300.0 / 96.0;

/// What things are called in a language.
struct Says {
    language: Language,
    timeline: &'static str,
    file: &'static str,
    visible: &'static str,
    fold: &'static str,
    highlight: &'static str,
    view: &'static str,
    story_alone: &'static str,
    characters: &'static str,
    dilemmas: &'static str,
    lane_b: &'static str,
    lane_c: &'static str,
    fit_selection: &'static str,
}

const BOTH: [Says; 2] = [
    Says {
        language: Language::German,
        timeline: "Zeitleiste",
        file: "Datei",
        visible: "Bild der Zeitleiste: sichtbarer Teil …",
        fold: "Spur einklappen",
        highlight: "Hervorheben",
        view: "Ansicht der Zeitleiste",
        story_alone: "Nur die erzählte Zeit",
        characters: "Figuren",
        dilemmas: "Dilemmata",
        lane_b: "Strang B, ",
        lane_c: "Strang C, ",
        fit_selection: "Auswahl einpassen",
    },
    Says {
        language: Language::English,
        timeline: "Timeline",
        file: "File",
        visible: "Picture of the timeline: visible part …",
        fold: "Fold lane",
        highlight: "Highlight",
        view: "View of the timeline",
        story_alone: "Story time alone",
        characters: "Characters",
        dilemmas: "Dilemmas",
        lane_b: "Strand B, ",
        lane_c: "Strand C, ",
        fit_selection: "Fit selection",
    },
];

/// Something painted or written, from the upper left corner of the chart.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    /// Where it begins on its line, in which size and colour.
    Text(String, Pos2, f32, Color32),
    /// Its outer edges, its fill and its frame.
    Rect(Rect, Color32, Option<(f32, Color32)>),
    Circle(Pos2, f32, Color32, Option<(f32, Color32)>),
    Diamond(Rect, Color32),
    Line([Pos2; 2], f32, Color32),
}

impl Seen {
    /// Whether both are the same to the eye: text stands on whole pixels on screen, and colours are rounded.
    fn is_like(&self, other: &Self) -> bool {
        let near = |a: Pos2, b: Pos2| (a - b).length() < 0.05;
        let alike = |a: Rect, b: Rect| near(a.min, b.min) && near(a.max, b.max);
        let same =
            |a: Color32, b: Color32| a.to_array().iter().zip(b.to_array()).all(|(a, b)| a.abs_diff(b) < 3);
        let framed = |a: &Option<(f32, Color32)>, b: &Option<(f32, Color32)>| match (a, b) {
            (Some(a), Some(b)) => (a.0 - b.0).abs() < 0.01 && same(a.1, b.1),
            (None, None) => true,
            _ => false,
        };
        match (self, other) {
            (Self::Text(a, at, size, ink), Self::Text(b, to, other, color)) => {
                a == b && near(*at, *to) && (size - other).abs() < 0.01 && same(*ink, *color)
            }
            (Self::Rect(a, fill, frame), Self::Rect(b, other, line)) => {
                alike(*a, *b) && same(*fill, *other) && framed(frame, line)
            }
            (Self::Circle(a, radius, fill, frame), Self::Circle(b, size, other, line)) => {
                near(*a, *b) && (radius - size).abs() < 0.01 && same(*fill, *other) && framed(frame, line)
            }
            (Self::Diamond(a, fill), Self::Diamond(b, other)) => alike(*a, *b) && same(*fill, *other),
            (Self::Line(a, width, ink), Self::Line(b, other, color)) => {
                near(a[0], b[0]) && near(a[1], b[1]) && (width - other).abs() < 0.01 && same(*ink, *color)
            }
            _ => false,
        }
    }
}

/// The room of the chart on screen.
fn chart(window: &Window, says: &Says) -> Rect {
    window.rect(Role::Group, says.timeline)
}

/// What the window paints of the chart.
fn painted(window: &Window, says: &Says) -> Vec<Seen> {
    let chart = chart(window, says);
    let mut seen = Vec::new();
    for clipped in window.shapes() {
        let clip = clipped.clip_rect;
        // The ground beneath it and what lies over the window reach beyond it.
        if chart.expand(1.5).contains_rect(clip) && clip.is_positive() {
            take(&clipped.shape, chart.min.to_vec2(), &mut seen);
        }
    }
    seen
}

fn take(shape: &Shape, origin: Vec2, seen: &mut Vec<Seen>) {
    let frame = |stroke: egui::Stroke| (stroke.width > 0.0).then_some((stroke.width, stroke.color));
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| take(shape, origin, seen)),
        Shape::Text(text) => {
            let row = &text.galley.rows[0];
            let Some(first) = row.glyphs.first() else { return };
            let words = row.glyphs.iter().map(|glyph| glyph.chr).collect();
            let at = (text.pos - origin).round() + row.pos.to_vec2() + vec2(0.0, first.pos.y);
            let size = text.galley.job.sections[0].format.font_id.size;
            seen.push(Seen::Text(words, at, size, text.fallback_color));
        }
        Shape::Rect(rect) => {
            seen.push(Seen::Rect(rect.rect.translate(-origin), rect.fill, frame(rect.stroke)));
        }
        Shape::Circle(circle) => {
            seen.push(Seen::Circle(circle.center - origin, circle.radius, circle.fill, frame(circle.stroke)));
        }
        Shape::Path(path) if path.closed => {
            let corners = path.points.iter().map(|corner| *corner - origin);
            seen.push(Seen::Diamond(Rect::from_points(&corners.collect::<Vec<_>>()), path.fill));
        }
        Shape::LineSegment { points, stroke } => {
            seen.push(Seen::Line(points.map(|at| at - origin), stroke.width, stroke.color));
        }
        // Narrow scenes are painted as one shape.
        Shape::Mesh(mesh) => seen.extend(mesh.vertices.chunks(4).map(|corners| {
            let places: Vec<Pos2> = corners.iter().map(|corner| corner.pos - origin).collect();
            Seen::Rect(Rect::from_points(&places), corners[0].color, None)
        })),
        _ => {}
    }
}

/// What stands in the file.
fn written(svg: &str) -> Vec<Seen> {
    let document = Document::parse(svg).unwrap();
    let is_shown = |node: &roxmltree::Node<'_, '_>| {
        let is_in = |name: &str| node.ancestors().any(|node| node.has_tag_name(name));
        !is_in("clipPath") && node.ancestors().any(|node| node.attribute("transform").is_some())
    };
    document.descendants().filter(is_shown).filter_map(|node| shape(&node)).collect()
}

fn shape(node: &roxmltree::Node<'_, '_>) -> Option<Seen> {
    let number = |name: &str| node.attribute(name).and_then(|value| value.parse::<f32>().ok());
    let color = |name: &str| {
        let tone = Color32::from_hex(node.attribute(name)?).ok()?;
        Some(tone.gamma_multiply(number(&format!("{name}-opacity")).unwrap_or(1.0)))
    };
    let fill = color("fill").unwrap_or(Color32::TRANSPARENT);
    let frame = color("stroke").map(|color| (number("stroke-width").unwrap_or(1.0), color));
    Some(match node.tag_name().name() {
        "text" => {
            let at = pos2(number("x")?, number("y")?);
            Seen::Text(node.text()?.to_owned(), at, number("font-size")?, fill)
        }
        "rect" => {
            let rect = Rect::from_min_size(
                pos2(number("x")?, number("y")?),
                vec2(number("width")?, number("height")?),
            );
            Seen::Rect(rect.expand(frame.map_or(0.0, |(width, _)| width / 2.0)), fill, frame)
        }
        // On screen a circle's frame lies round it.
        "circle" => {
            let radius = number("r")? - frame.map_or(0.0, |(width, _)| width / 2.0);
            Seen::Circle(pos2(number("cx")?, number("cy")?), radius, fill, frame)
        }
        "polygon" => {
            let corners = node.attribute("points")?.split([' ', ',']).map(|part| part.parse().unwrap());
            let corners: Vec<f32> = corners.collect();
            let corners: Vec<Pos2> = corners.chunks(2).map(|at| pos2(at[0], at[1])).collect();
            Seen::Diamond(Rect::from_points(&corners), fill)
        }
        // Dots of one line are circles on screen.
        "line" if node.attribute("stroke-dasharray").is_none() => {
            let ends = [pos2(number("x1")?, number("y1")?), pos2(number("x2")?, number("y2")?)];
            let (width, color) = frame?;
            Seen::Line(ends, width, color)
        }
        // An upright curve is a line.
        "path" => {
            let path = node.attribute("d")?.strip_prefix('M')?.replace('C', " ");
            let numbers: Vec<f32> = path.split(' ').filter_map(|number| number.parse().ok()).collect();
            let [x, y, .., to, bottom] = numbers[..] else { return None };
            let (width, color) = frame.filter(|_| numbers.len() == 8 && (x - to).abs() < 1.0)?;
            Seen::Line([pos2(x, y), pos2(to, bottom)], width, color)
        }
        _ => return None,
    })
}

/// Exports what is in view and compares it with what is painted.
#[track_caller]
fn compare(window: &mut Window, says: &Says, view: &str) {
    // Nothing is lit by the pointer.
    window.point_at(pos2(2.0, 2.0));
    let painted = painted(window, says);
    let path = window.path("visible.svg");
    window.will_pick(&[&path]);
    window.choose(says.file, says.visible);
    same(&painted, written(&fs::read_to_string(&path).unwrap()), view);
}

#[track_caller]
fn same(painted: &[Seen], mut written: Vec<Seen>, view: &str) {
    // What is written is on screen. On screen there are besides dots and dashes, which a file has as lines of a kind.
    let mut missing = Vec::new();
    for seen in painted {
        match written.iter().position(|written| written.is_like(seen)) {
            Some(place) => drop(written.swap_remove(place)),
            None => missing.push(seen),
        }
    }
    let is_alone = |seen: &&&Seen| match seen {
        Seen::Circle(_, radius, ..) => *radius > 1.0,
        // The bar that says how far the lanes are scrolled.
        Seen::Rect(rect, _, None) => rect.width() != 3.0,
        Seen::Line(ends, ..) => (ends[1] - ends[0]).length() > 12.0,
        _ => true,
    };
    let missing: Vec<_> = missing.iter().filter(is_alone).take(6).collect();
    assert!(missing.is_empty(), "{view}: painted, but not written: {missing:#?}");
    written.truncate(4);
    assert!(written.is_empty(), "{view}: written, but not painted: {written:#?}");
    assert!(painted.len() > 60, "{view}: the window paints {} things only", painted.len());
}

/// The episode with acts and breaks, days and hours, and a decided and an open dilemma.
fn full() -> Outline {
    let mut outline: Outline = ron::from_str(&fs::read_to_string(EPISODE).unwrap()).unwrap();
    outline.runtime_minutes = Some(44);
    for (kind, before) in [
        (bogen::outline::DividerKind::Act, Some("sc-4")),
        (bogen::outline::DividerKind::AdBreak, Some("sc-8")),
        (bogen::outline::DividerKind::Cliffhanger, None),
    ] {
        let before = before.map(Into::into);
        outline.dividers.push(bogen::outline::Divider { kind, before, title: String::new() }.into());
    }
    outline
}

#[test]
fn what_is_exported_is_what_is_on_screen() {
    for says in &BOTH {
        let mut window = Window::with_outline(says.language, &full());
        compare(&mut window, says, "all of it");
        let lane = window.find_beginning(Role::List, says.lane_b).left_center() + vec2(60.0, 0.0);
        window.click_button_at(lane, PointerButton::Secondary);
        window.click(Role::MenuItem, says.fold);
        compare(&mut window, says, "a lane folded");
        let lane = window.find_beginning(Role::List, says.lane_c).left_center() + vec2(60.0, 0.0);
        window.click_button_at(lane, PointerButton::Secondary);
        window.click(Role::MenuItem, says.highlight);
        compare(&mut window, says, "a lane highlighted");
        let scene = window.find_beginning(Role::ListItem, "7, ").center();
        window.click_at(scene, Modifiers::NONE);
        window.click(Role::Button, says.fit_selection);
        window.press(Modifiers::NONE, Key::Minus);
        window.press(Modifiers::NONE, Key::Minus);
        // What is selected is the writer's affair, not the reader's.
        window.click_at(chart(&window, says).left_top() + vec2(20.0, 10.0), Modifiers::NONE);
        compare(&mut window, says, "close up");
    }
}

#[test]
fn windows_of_any_size_are_exported_as_they_are_on_screen() {
    let says = &BOTH[0];
    for outline in [full(), long::long(40)] {
        let mut window = Window::with_outline(says.language, &outline);
        for (width, height) in [(900.0, 560.0), (1_000.0, 700.0), (1_187.0, 811.0), (1_603.0, 937.0)] {
            window.resize(width, height);
            compare(&mut window, says, &format!("{width} by {height}"));
        }
    }
}

#[test]
fn other_lanes_and_rails_are_exported_as_they_are_on_screen() {
    for says in &BOTH {
        let mut window = Window::with_outline(says.language, &full());
        window.click(Role::RadioButton, says.characters);
        compare(&mut window, says, "characters");
        window.resize(1_000.0, 700.0);
        let lanes = chart(&window, says).center();
        window.wheel_at(lanes, -1.0, Modifiers::NONE);
        compare(&mut window, says, "characters, scrolled down in a small window");
        window.click(Role::RadioButton, says.dilemmas);
        compare(&mut window, says, "dilemmas");
        window.click(Role::Button, says.view);
        window.click(Role::MenuItemRadio, says.story_alone);
        window.press(Modifiers::NONE, Key::Escape);
        compare(&mut window, says, "story time alone");
    }
}

#[test]
fn a_window_with_enough_room_shows_what_is_exported_without_one() {
    for says in &BOTH {
        let mut window = Window::with_outline(says.language, &full());
        let edge = chart(&window, says).center_top() - vec2(0.0, HEADING - 3.0);
        window.drag(edge, edge - vec2(0.0, 200.0), Modifiers::NONE);
        window.point_at(pos2(2.0, 2.0));
        let chart = chart(&window, says);
        assert!(chart.height() > 450.0, "the timeline has been made higher: {chart}");
        let language = if says.language == Language::German { "de" } else { "en" };
        let (width, language) = (Some(Px(chart.width())), Some(language.to_owned()));
        let drawing = Drawing { width, language, ..Drawing::default() };
        same(&painted(&window, says), written(&svg(&full(), &drawing)), "all lanes");
    }
}

#[test]
fn a_long_story_is_exported_as_it_is_on_screen() {
    for says in &BOTH {
        let mut window = Window::with_outline(says.language, &long::long(120));
        compare(&mut window, says, "a long story");
    }
}

#[test]
fn the_picture_for_print_has_the_same_scenes_in_the_same_places() {
    for says in &BOTH {
        let mut window = Window::with_outline(says.language, &full());
        window.point_at(pos2(2.0, 2.0));
        let path = window.path("visible.png");
        window.will_pick(&[&path]);
        window.choose(says.file, says.visible);
        let mut reader = png::Decoder::new(fs::File::open(&path).map(std::io::BufReader::new).unwrap());
        reader.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = reader.read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let size = reader.next_frame(&mut dots).unwrap();
        assert_eq!(size.width, (chart(&window, says).width() * DOTS).ceil() as u32);
        let blocks = painted(&window, says).into_iter().filter_map(|seen| match seen {
            Seen::Rect(rect, fill, None) if (20.0..60.0).contains(&rect.height()) => Some((rect, fill)),
            _ => None,
        });
        let blocks: Vec<_> = blocks.collect();
        assert!(blocks.len() >= 11, "{} scenes only", blocks.len());
        for (rect, fill) in blocks {
            // Beside the frame, above the title.
            let at = (rect.min + vec2(5.0, HEADING + 2.5)).to_vec2() * DOTS;
            let place = (at.y as usize * size.width as usize + at.x as usize) * 4;
            assert_eq!(dots[place..place + 3], fill.to_array()[..3], "{rect:?}");
        }
    }
}
