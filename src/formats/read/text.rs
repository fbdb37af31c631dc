//! Plain text, Markdown and Fountain in the encodings in which they are met: UTF-8, UTF-16, Windows-1252.

use std::fmt;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Form, LARGEST, Refusal, Text, Warning};

/// How the bytes of a text were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the less significant byte first.
    Utf16Le,
    /// UTF-16, the more significant byte first.
    Utf16Be,
    /// Windows-1252, the western European encoding of old Windows.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 (little endian)",
            Self::Utf16Be => "UTF-16 (big endian)",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// The text in `bytes`. A byte order mark decides its encoding; without one it is UTF-8 if it can be,
/// UTF-16 if every other byte is nearly always 0, else Windows-1252.
pub(super) fn read(bytes: &[u8]) -> Result<Text, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let (encoding, body) = recognise(bytes);
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Windows1252 => WINDOWS_1252,
    };
    let (decoded, _) = decoder.decode_without_bom_handling(body);
    // Judged by what is kept of it, so that a text that was read once is read again.
    let text = plain(decoded.trim_start_matches('\u{feff}'));
    if is_binary(&text) {
        return Err(Refusal::Binary);
    }
    let mut warnings = Vec::new();
    if encoding == Encoding::Windows1252 {
        warnings.push(Warning::Guessed(encoding));
    }
    let unreadable = decoded.matches(char::REPLACEMENT_CHARACTER).count();
    if unreadable > 0 {
        warnings.push(Warning::Unreadable(unreadable));
    }
    Ok(Text { text, form: Form::Plain(encoding), warnings })
}

/// `text` with every line end as `\n`, and a letter and its accent as one character: macOS and some PDFs write two.
pub(super) fn plain(text: &str) -> String {
    let text = with_plain_line_ends(text);
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

/// The encoding of `bytes` and what follows their byte order mark.
fn recognise(bytes: &[u8]) -> (Encoding, &[u8]) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Encoding::Utf8, rest),
        [0xFF, 0xFE, rest @ ..] => (Encoding::Utf16Le, rest),
        [0xFE, 0xFF, rest @ ..] => (Encoding::Utf16Be, rest),
        _ => (guess(bytes), bytes),
    }
}

fn guess(bytes: &[u8]) -> Encoding {
    if let Some(encoding) = guess_utf16(bytes) {
        return encoding;
    }
    let (mut sequences, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // A few damaged bytes do not turn a UTF-8 text into another one: nobody writes `Ã¤` for `ä`.
    if broken <= sequences { Encoding::Utf8 } else { Encoding::Windows1252 }
}

/// Latin text in UTF-16 has a zero in nearly every other byte, and a text in another encoding has none.
fn guess_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    let mostly = |zeros: usize| pairs > 0 && zeros * 10 >= pairs * 7;
    match (mostly(even), mostly(odd)) {
        (false, true) => Some(Encoding::Utf16Le),
        (true, false) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// A zero, or more than one control or unreadable character in twenty: no text.
fn is_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for ch in text.chars() {
        if ch == '\0' {
            return true;
        }
        all += 1;
        let is_space = matches!(ch, '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}');
        odd += usize::from((ch.is_control() && !is_space) || ch == char::REPLACEMENT_CHARACTER);
    }
    odd * 20 > all
}

/// Every line end, whatever system or word processor it comes from, as `\n`.
fn with_plain_line_ends(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '\r' => {
                chars.next_if_eq(&'\n');
                plain.push('\n');
            }
            // Soft line break and page break of word processors, and Unicode's own line ends.
            '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            _ => plain.push(ch),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{
        super::{FileKind, decode},
        *,
    };

    const SENTENCE: &str = "Kai Krause prügelt sich – „schon wieder“.\nÄrger, 5 € Strafe.";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn check(bytes: &[u8], encoding: Encoding, text: &str) {
        let read = decode(bytes).unwrap();
        assert_eq!((read.form, read.text.as_str()), (Form::Plain(encoding), text));
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let windows = WINDOWS_1252.encode(SENTENCE).0;
        check(SENTENCE.as_bytes(), Encoding::Utf8, SENTENCE);
        check(&[b"\xEF\xBB\xBF", SENTENCE.as_bytes()].concat(), Encoding::Utf8, SENTENCE);
        check(&utf16(SENTENCE, u16::to_le_bytes), Encoding::Utf16Le, SENTENCE);
        check(&utf16(SENTENCE, u16::to_be_bytes), Encoding::Utf16Be, SENTENCE);
        check(
            &[b"\xFF\xFE".to_vec(), utf16(SENTENCE, u16::to_le_bytes)].concat(),
            Encoding::Utf16Le,
            SENTENCE,
        );
        check(
            &[b"\xFE\xFF".to_vec(), utf16(SENTENCE, u16::to_be_bytes)].concat(),
            Encoding::Utf16Be,
            SENTENCE,
        );
        check(&windows, Encoding::Windows1252, SENTENCE);
        assert_eq!(decode(&windows).unwrap().warnings, [Warning::Guessed(Encoding::Windows1252)]);
    }

    #[test]
    fn line_ends_of_every_system_become_one() {
        check(b"a\r\nb\rc\n\r\nd\x0Be\x0Cf", Encoding::Utf8, "a\nb\nc\n\nd\ne\nf");
        check("a\u{2028}b\u{85}c".as_bytes(), Encoding::Utf8, "a\nb\nc");
    }

    #[test]
    fn an_umlaut_is_one_character() {
        check("Ju\u{308}rgen a\u{30A}".as_bytes(), Encoding::Utf8, "Jürgen å");
    }

    #[test]
    fn a_damaged_byte_does_not_change_the_encoding() {
        let mut bytes = SENTENCE.as_bytes().to_vec();
        bytes.push(0xE4);
        let read = decode(&bytes).unwrap();
        assert_eq!(read.form, Form::Plain(Encoding::Utf8));
        assert_eq!(read.warnings, [Warning::Unreadable(1)]);
    }

    #[test]
    fn nothing_is_refused() {
        for bytes in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\t"] {
            assert_eq!(decode(bytes), Err(Refusal::Empty));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for (bytes, refusal) in [
            (b"PK\x03\x04\x14\x00".as_slice(), Refusal::Damaged),
            (b"%PDF-1.7", Refusal::Kind(FileKind::Pdf)),
            (b"{\\rtf1\\ansi", Refusal::Damaged),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", Refusal::Kind(FileKind::Office)),
            (b"\x7FELF\x02\x01\x01\x00\x00\x00", Refusal::Binary),
            (b"\x01\x02\x03\x04\x05\x06", Refusal::Binary),
            (b"text\0text", Refusal::Binary),
            (b"0123456789\r\n\x01\r\n\r\n\r\n\r\n", Refusal::Binary),
        ] {
            assert_eq!(decode(bytes), Err(refusal), "{bytes:?}");
        }
    }

    #[test]
    fn a_text_may_begin_like_anything_else() {
        check(b"Pk", Encoding::Utf8, "Pk");
        check(b"{", Encoding::Utf8, "{");
        check(b"\xFF", Encoding::Windows1252, "ÿ");
    }
}
