//! What stands round a hit in a text, with the hit marked in it.

use std::ops::Range;

use egui::{TextFormat, text::LayoutJob};

use super::theme::{Theme, Type};

/// What stands round the hit, on one line, cut between words; and where the hit is in it.
pub(super) fn excerpt(text: &str, hit: Range<usize>) -> (String, Range<usize>) {
    /// So many bytes before the hit are shown, and so many behind it; what has no room is cut on screen.
    const BEFORE: usize = 36;
    const BEHIND: usize = 160;
    let from = if hit.start <= BEFORE {
        0
    } else {
        let near = text.ceil_char_boundary(hit.start - BEFORE);
        text[near..hit.start].find(' ').map_or(near, |space| near + space + 1)
    };
    let near = text.floor_char_boundary((hit.end + BEHIND).min(text.len()));
    let (to, trail) = if near == text.len() {
        (near, "")
    } else {
        (text[hit.end..near].rfind(' ').map_or(near, |space| hit.end + space), " …")
    };
    let lead = if from > 0 { "… " } else { "" };
    let shown = text[from..to].replace(['\n', '\r', '\t'], " ");
    let start = lead.len() + hit.start - from;
    (format!("{lead}{shown}{trail}"), start..start + hit.len())
}

/// A passage with the hit marked in it.
pub(super) fn marked(excerpt: &str, hit: Range<usize>, theme: &Theme) -> LayoutJob {
    let plain = TextFormat::simple(Type::List.font(), *theme.soft);
    let lit = TextFormat { color: *theme.ink, background: *theme.mark, ..plain.clone() };
    let mut job = LayoutJob::default();
    for (part, format) in
        [(&excerpt[..hit.start], &plain), (&excerpt[hit.clone()], &lit), (&excerpt[hit.end..], &plain)]
    {
        job.append(part, 0.0, format.clone());
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_round_the_hit() {
        let text =
            format!("{}Hier steht es.{}", "Ein Satz davor. ".repeat(9), " Und später noch viel.".repeat(20));
        let (shown, hit) = excerpt(&text, text.find("steht").map(|at| at..at + 5).unwrap());
        assert_eq!(&shown[hit], "steht");
        assert!(shown.starts_with("… ") && shown.len() < 220, "{shown}");
        assert!(shown.ends_with(" noch …"), "cut between words, and said so: {shown}");
        let (shown, _) = excerpt("Hier steht es.", 5..10);
        assert_eq!(shown, "Hier steht es.", "what is whole needs no ellipsis");
    }
}
