//! The tokens of RTF: groups, control words, and the bytes between them. Knows what none of them means.

/// A piece of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\par`, `\u8222`: a word and its number.
    Word(&'b str, Option<i32>),
    /// `\~`
    Symbol(u8),
    /// `\'fc`
    Byte(u8),
    /// Text in the document's encoding, without line ends: they mean nothing.
    Text(&'b [u8]),
}

/// No control word is longer.
const LONGEST_WORD: usize = 32;

/// Cuts `bytes` into tokens.
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Passes over bytes that are no text.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            self.pass_over(1);
            let digits = str::from_utf8(self.take(2)).unwrap_or_default();
            return Some(Token::Byte(u8::from_str_radix(digits, 16).unwrap_or(b'?')));
        }
        if !first.is_ascii_alphabetic() {
            self.pass_over(1);
            return Some(Token::Symbol(first));
        }
        let length =
            self.rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = str::from_utf8(self.take(length)).unwrap_or_default();
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest.iter().skip(sign).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number = (digits > 0).then(|| self.take(sign + digits));
        let number = number.and_then(|number| str::from_utf8(number).ok()?.parse().ok());
        if self.rest.first() == Some(&b' ') {
            self.pass_over(1);
        }
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let first = *self.rest.first()?;
            if matches!(first, b'{' | b'}' | b'\\' | b'\r' | b'\n') {
                self.pass_over(1);
            }
            return match first {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' => continue,
                _ => {
                    let is_mark = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n');
                    let length = self.rest.iter().position(is_mark).unwrap_or(self.rest.len());
                    Some(Token::Text(self.take(length)))
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_a_space_that_is_theirs() {
        let tokens: Vec<_> = Tokens::new(b"{\\rtf1 a\\'fc\\par\r\n\\u-3913 ?\\~b}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Text(b"a"),
                Token::Byte(0xfc),
                Token::Word("par", None),
                Token::Word("u", Some(-3913)),
                Token::Text(b"?"),
                Token::Symbol(b'~'),
                Token::Text(b"b"),
                Token::Close,
            ]
        );
    }

    #[test]
    fn a_file_may_end_anywhere() {
        for bytes in [&b"\\"[..], b"\\'", b"\\'f", b"\\u-", b"\\par", b"{", b"\\'\xff\xff"] {
            assert!(Tokens::new(bytes).count() <= 2);
        }
    }
}
