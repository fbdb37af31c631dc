//! The letters of RTF: bytes in the encoding of their font, and UTF-16 by number.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::signs;

/// How the bytes of a font are read.
#[derive(Clone, Copy, Debug)]
enum Charset {
    Letters(&'static Encoding),
    /// A font of symbols.
    Symbols,
}

/// The fonts of a document, and the letters that have been read but not written.
#[derive(Debug)]
pub(super) struct Letters {
    usual: &'static Encoding,
    fonts: BTreeMap<i32, Charset>,
    /// The font that is being described.
    described: i32,
    bytes: Vec<u8>,
    units: Vec<u16>,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            usual: WINDOWS_1252,
            fonts: BTreeMap::new(),
            described: 0,
            bytes: Vec::new(),
            units: Vec::new(),
        }
    }
}

impl Letters {
    /// Takes what the document says of its encoding.
    pub(super) fn take_usual(&mut self, page: Option<i32>) {
        self.usual = page.and_then(of_page).unwrap_or(WINDOWS_1252);
    }

    /// Takes what the table of fonts says.
    pub(super) fn describe(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => self.described = number,
            "fcharset" if number == 2 => {
                self.fonts.insert(self.described, Charset::Symbols);
            }
            // 0 is the encoding of Windows in western Europe, 1 the document's own.
            "fcharset" if number != 1 => {
                if let Some(encoding) = of_charset(number) {
                    self.fonts.insert(self.described, Charset::Letters(encoding));
                }
            }
            "cpg" => {
                if let Some(encoding) = of_page(number) {
                    self.fonts.insert(self.described, Charset::Letters(encoding));
                }
            }
            _ => {}
        }
    }

    /// Takes bytes of text in `font`; what was there before in another form.
    pub(super) fn take_bytes(&mut self, bytes: &[u8]) -> Option<String> {
        let before = if self.units.is_empty() { None } else { self.written(None) };
        self.bytes.extend_from_slice(bytes);
        before
    }

    /// Takes a unit of UTF-16, after what was there before in `font`.
    pub(super) fn take_unit(&mut self, unit: u16, font: Option<i32>) -> Option<String> {
        let before = if self.bytes.is_empty() { None } else { self.written(font) };
        self.units.push(unit);
        before
    }

    /// The letters that have been taken, and takes them off.
    pub(super) fn written(&mut self, font: Option<i32>) -> Option<String> {
        if !self.units.is_empty() {
            let text = char::decode_utf16(self.units.drain(..)).map(|ch| match ch {
                // Fonts of symbols have their signs in a range that belongs to nobody.
                Ok(ch @ '\u{f000}'..='\u{f0ff}') => signs::symbol("Wingdings", ch.into()).chars().next(),
                Ok(ch) => Some(ch),
                Err(_) => Some(char::REPLACEMENT_CHARACTER),
            });
            return Some(text.flatten().collect());
        }
        if self.bytes.is_empty() {
            return None;
        }
        let charset = font.and_then(|font| self.fonts.get(&font)).copied();
        let text = match charset.unwrap_or(Charset::Letters(self.usual)) {
            Charset::Letters(encoding) => encoding.decode_without_bom_handling(&self.bytes).0.into_owned(),
            Charset::Symbols => self.bytes.iter().map(|byte| shown(*byte)).collect(),
        };
        self.bytes.clear();
        Some(text)
    }
}

/// What a font of symbols shows for a byte, whichever it is.
fn shown(byte: u8) -> &'static str {
    match byte {
        b' ' => " ",
        0xB7 => "•",
        byte => signs::symbol("Wingdings", byte.into()),
    }
}

/// The encoding of a code page of Windows.
fn of_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        874 | 1250..=1258 => format!("windows-{page}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding that a number of Windows' for sets of letters means.
fn of_charset(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
