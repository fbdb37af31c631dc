//! How a name is written in the genitive: `Jettes`, `Max’`, `Max’s`. German and English; of a text whose language is
//! not known, the form that it has tells.
//!
//! Pure: knows a name and what stands behind it.

/// Which language's genitive it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    German,
    English,
}

/// A name in the genitive, as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Genitive {
    kind: Kind,
    /// The apostrophe that the text writes.
    apostrophe: char,
    /// How many bytes it has beyond the name.
    pub(super) ending: usize,
}

const APOSTROPHES: [char; 2] = ['’', '\''];

impl Genitive {
    /// The genitive of a `name` behind which `after` stands in a text of this `language`, if it is one. `before` is the
    /// letter in front: a name in single quotation marks is no genitive.
    pub(super) fn met(name: &str, before: Option<char>, after: &str, language: &str) -> Option<Self> {
        let is_quoted = before.is_some_and(|before| "‚‘'’".contains(before));
        let mark = after.chars().next().filter(|first| APOSTROPHES.contains(first));
        let behind = &after[mark.map_or(0, char::len_utf8)..];
        let has_s = behind.starts_with('s');
        let rest = if has_s { &behind[1..] } else { behind };
        if rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let kind = match (mark.is_some(), has_s) {
            // `Josies` is the plural in English.
            (false, true) if language != "en" => Kind::German,
            (true, true) if language == "de" => Kind::German,
            (true, true) => Kind::English,
            (true, false) if hisses(name) && !is_quoted => match language {
                "en" => Kind::English,
                _ => Kind::German,
            },
            _ => return None,
        };
        let apostrophe = mark.unwrap_or('’');
        Some(Self { kind, apostrophe, ending: after.len() - rest.len() })
    }

    /// `name` in the same genitive.
    pub(super) fn of(self, name: &str) -> String {
        match (self.kind, hisses(name)) {
            _ if name.is_empty() => String::new(),
            (Kind::German, false) => format!("{name}s"),
            (Kind::German, true) => format!("{name}{}", self.apostrophe),
            (Kind::English, _) => format!("{name}{}s", self.apostrophe),
        }
    }
}

/// Whether it ends in an s-sound, behind which German writes an apostrophe alone.
fn hisses(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(['s', 'ß', 'x', 'z']) || name.ends_with("ce")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_becomes_the_right_one_of_the_new_name() {
        for (language, text, old, new, expected) in [
            ("de", "Josies Plan", "Josie", "Jette", "Jettes"),
            ("de", "Josie's Plan", "Josie", "Jette", "Jettes"),
            ("de", "Josies Plan", "Josie", "Max", "Max’"),
            ("de", "Josie's Plan", "Josie", "Max", "Max'"),
            ("de", "Klaus’ Plan", "Klaus", "Jette", "Jettes"),
            ("de", "Klaus' Plan", "Klaus", "Moritz", "Moritz'"),
            ("de", "Alice’ Plan", "Alice", "Fritz", "Fritz’"),
            ("en", "Josie's plan", "Josie", "Max", "Max's"),
            ("en", "James’ plan", "James", "Jette", "Jette’s"),
            ("en", "James’s plan", "James", "Jette", "Jette’s"),
            ("", "Josies Plan", "Josie", "Jette", "Jettes"),
            ("", "Josie’s plan", "Josie", "Max", "Max’s"),
            ("de", "Josies", "Josie", "", ""),
        ] {
            let met = Genitive::met(old, None, &text[old.len()..], language);
            assert_eq!(met.map(|met| met.of(new)).as_deref(), Some(expected), "{text}, {new}");
        }
    }

    #[test]
    fn what_is_no_genitive_is_none() {
        for (language, before, text, name) in [
            ("de", None, "Josie geht", "Josie"),
            ("de", None, "Josiesche Art", "Josie"),
            ("de", None, "Josie' sagt er", "Josie"),
            ("de", Some('‚'), "Klaus’ sagt er", "Klaus"),
            ("en", None, "Josies", "Josie"),
            ("de", None, "Klauss", "Klau"),
        ] {
            assert_eq!(Genitive::met(name, before, &text[name.len()..], language), None, "{text}");
        }
    }
}
