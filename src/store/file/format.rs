//! Which version of the file format a text claims, found without understanding the rest of it.

use super::options;

/// The version that `text` claims. It stands first in every file of this program, and is found even where
/// what follows is damaged or not known yet.
pub(super) fn version(text: &str) -> Option<u32> {
    #[derive(serde::Deserialize)]
    #[serde(rename = "Outline")]
    struct Claim {
        format: u32,
    }
    first_field(text).or_else(|| options().from_str::<Claim>(text).ok().map(|claim| claim.format))
}

/// Whether `text` begins like an outline.
pub(super) fn is_outline(text: &str) -> bool {
    after_opening(text).is_some()
}

/// What follows `Outline(`, whatever white space, comments and attributes stand around it.
fn after_opening(text: &str) -> Option<&str> {
    let mut rest = skip_space(text);
    while let Some(attribute) = rest.strip_prefix("#![") {
        rest = skip_space(attribute.split_once(']')?.1);
    }
    let rest = rest.strip_prefix("Outline").unwrap_or(rest);
    skip_space(rest).strip_prefix('(').map(skip_space)
}

/// The number in `Outline(format: 1`.
fn first_field(text: &str) -> Option<u32> {
    let rest = skip_space(skip_space(after_opening(text)?.strip_prefix("format")?).strip_prefix(':')?);
    let digits = rest.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(rest.len());
    // More digits than fit are newer than anything.
    (digits > 0).then(|| rest[..digits].parse().unwrap_or(u32::MAX))
}

/// What follows white space and comments.
fn skip_space(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        rest = match rest.as_bytes() {
            [b'/', b'/', ..] => rest.split_once('\n').map_or("", |(_, after)| after),
            [b'/', b'*', ..] => after_block_comment(rest),
            _ => return rest,
        }
        .trim_start();
    }
}

/// What follows the block comment that `text` begins with; such comments nest.
fn after_block_comment(text: &str) -> &str {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = text[at..].find(['*', '/']).map(|found| at + found) {
        match text.as_bytes().get(next..next + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, next + 2),
            Some(b"*/") if depth == 1 => return &text[next + 2..],
            Some(b"*/") => (depth, at) = (depth - 1, next + 2),
            _ => at = next + 1,
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_found_whatever_stands_around_it() {
        for (text, expected) in [
            ("Outline(format: 1)", Some(1)),
            ("(format:7,", Some(7)),
            (
                "// a /* note\n#![enable(implicit_some)]\n/* one /* two */ ** */ Outline ( format : 12 , x",
                Some(12),
            ),
            ("Outline(format: 99999999999999999999, ???", Some(u32::MAX)),
            ("Outline(title: \"x\", format: 3)", Some(3)),
            ("Outline(title: \"x\")", None),
            ("Outline(format: x)", None),
            ("/* open", None),
            ("", None),
        ] {
            assert_eq!(version(text), expected, "{text}");
        }
    }
}
