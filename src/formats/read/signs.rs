//! Signs that word processors make: the numbers and bullets of lists, `3.`, `c)`, `III.`, and what fonts of symbols show.

/// What numbers look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Figures {
    /// `3`
    #[default]
    Decimal,
    /// `03`
    Padded,
    /// `c`
    Small,
    /// `C`
    Capital,
    /// `iii`
    SmallRoman,
    /// `III`
    Roman,
    /// Nothing.
    None,
}

/// Letters are doubled and roman figures grow with the number: beyond this it is written as a decimal.
const MOST: u32 = 260;

/// `number` in these figures.
pub(super) fn written(number: u32, figures: Figures) -> String {
    match figures {
        Figures::None => String::new(),
        Figures::Padded => format!("{number:02}"),
        Figures::Small if (1..=MOST).contains(&number) => letters(number),
        Figures::Capital if (1..=MOST).contains(&number) => letters(number).to_uppercase(),
        Figures::SmallRoman if (1..=MOST).contains(&number) => roman(number),
        Figures::Roman if (1..=MOST).contains(&number) => roman(number).to_uppercase(),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa` to `zz`.
fn letters(number: u32) -> String {
    let letter = char::from_u32(u32::from('a') + (number - 1) % 26).unwrap_or('a');
    (0..=(number - 1) / 26).map(|_| letter).collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            written.push_str(sign);
            number -= value;
        }
    }
    written
}

/// A bullet that the importer knows. Word processors take theirs from fonts of symbols, where its letter means nothing.
pub(super) fn bullet(sign: &str) -> String {
    match sign.trim() {
        sign @ ("-" | "–" | "—" | "*" | "→") => sign.to_owned(),
        _ => "•".to_owned(),
    }
}

/// What a font of symbols shows for a code. Word sets arrows and faces with Wingdings while one types `-->` and `:)`.
pub(super) fn symbol(font: &str, code: u32) -> &'static str {
    match (font, code & 0xFF) {
        ("Symbol", 0xAE) | ("Wingdings", 0xE0 | 0xE8 | 0xF0) => "→",
        ("Wingdings", 0xDF | 0xE7 | 0xEF) => "←",
        ("Wingdings", 0x4A) => ":)",
        ("Wingdings", 0x4B) => ":|",
        ("Wingdings", 0x4C) => ":(",
        ("Symbol", 0xB7) | ("Wingdings", 0x6C | 0x6E | 0x9F | 0xA7) => "•",
        ("Symbol", 0x2D) => "–",
        _ => "\u{fffd}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_figures() {
        for (number, figures, expected) in [
            (3, Figures::Decimal, "3"),
            (3, Figures::Padded, "03"),
            (28, Figures::Small, "bb"),
            (3, Figures::Capital, "C"),
            (14, Figures::Roman, "XIV"),
            (99, Figures::SmallRoman, "xcix"),
            (u32::MAX, Figures::Roman, "4294967295"),
            (0, Figures::Small, "0"),
            (7, Figures::None, ""),
        ] {
            assert_eq!(written(number, figures), expected);
        }
    }
}
