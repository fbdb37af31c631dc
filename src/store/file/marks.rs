//! The marks that give RON its shape, found without understanding what stands between them.

/// The brackets and commas of `text` that stand neither in a string nor in a comment.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let rest = &bytes[at..];
            let here = at;
            at += match rest {
                [b'(' | b'[' | b'{' | b')' | b']' | b'}' | b',', ..] => {
                    at += 1;
                    return Some((here, rest[0]));
                }
                [b'/', b'/', ..] => length_until(rest, b"\n"),
                [b'/', b'*', ..] => length_until(rest, b"*/"),
                [b'"', ..] => string_length(rest),
                [b'r', b'"' | b'#', ..] => raw_string_length(rest),
                _ => 1,
            };
        }
        None
    })
}

/// The length of `bytes` up to and with the next `end`.
fn length_until(bytes: &[u8], end: &[u8]) -> usize {
    bytes.windows(end.len()).position(|window| window == end).map_or(bytes.len(), |at| at + end.len())
}

fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn raw_string_length(bytes: &[u8]) -> usize {
    let hashes = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(1 + hashes) != Some(&b'"') {
        return 1;
    }
    let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let opening = 2 + hashes;
    opening + length_until(&bytes[opening..], &end)
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_in_strings_and_comments_do_not_count() {
        let text = r###"A(b: "),\"(", /* [ */ c: [r#"")}"#], // {
            r: 1)"###;
        let found: String = marks(text).map(|(_, mark)| char::from(mark)).collect();
        assert_eq!(found, "(,[],)");
    }

    #[test]
    fn an_open_string_or_comment_reaches_to_the_end() {
        for text in ["(\"a)", "(\"a\\", "(r#\"a\")", "(/* )", "(// )"] {
            assert_eq!(marks(text).count(), 1, "{text}");
        }
    }
}
