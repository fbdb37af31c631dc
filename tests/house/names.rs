//! What a file of the program names: every path, written out in full whatever it is imported as, and the methods that
//! it calls. Tests are no part of the program.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What a file names.
#[derive(Default)]
pub(crate) struct Names {
    /// `std::fs::read`, `crate::store::open`; `.exists` for a method.
    pub(crate) named: Vec<String>,
    /// The modules that it has in files of their own for its tests alone.
    pub(crate) test_modules: Vec<Vec<String>>,
    /// The module that is being read.
    module: Vec<String>,
    /// The full path of each name that is imported.
    imported: BTreeMap<String, Vec<String>>,
}

impl Names {
    /// Those in the text of the module `module` (`["cli", "import"]`).
    pub(crate) fn of(text: &str, module: &[String]) -> Self {
        let tokens: TokenStream = text.parse().unwrap();
        let mut names = Self { module: module.to_vec(), ..Self::default() };
        names.read(tokens.clone(), Look::Imports);
        names.read(tokens, Look::Uses);
        names
    }

    fn read(&mut self, tokens: TokenStream, look: Look) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            at += match token {
                TokenTree::Punct(_) if begins_test(rest) => self.test(rest, look),
                TokenTree::Ident(word) if word == "use" && !is_mark(rest.get(1), '<') => {
                    let end = rest.iter().position(|token| is_mark(Some(token), ';')).unwrap_or(rest.len());
                    if look == Look::Imports {
                        self.import(&[], &rest[1..end]);
                    }
                    end
                }
                TokenTree::Ident(word) if word == "mod" => match (rest.get(1), rest.get(2)) {
                    (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) => {
                        self.module.push(name.to_string());
                        self.read(body.stream(), look);
                        self.module.pop();
                        3
                    }
                    _ => 1,
                },
                TokenTree::Ident(_) => {
                    let path = path(rest);
                    if look == Look::Uses {
                        self.name(&path);
                    }
                    3 * path.len() - 2
                }
                TokenTree::Punct(mark) if mark.as_char() == '.' => {
                    if let (Look::Uses, [TokenTree::Ident(method), TokenTree::Group(given), ..]) =
                        (look, &rest[1..])
                        && given.delimiter() == Delimiter::Parenthesis
                    {
                        self.named.push(format!(".{method}"));
                    }
                    // What follows two of them is no method.
                    1 + rest[1..].iter().take_while(|token| is_mark(Some(token), '.')).count()
                }
                TokenTree::Group(group) => {
                    self.read(group.stream(), look);
                    1
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
            };
        }
    }

    /// Passes over what is there for tests alone: how many tokens that is.
    fn test(&mut self, tokens: &[TokenTree], look: Look) -> usize {
        let is_body = |group: &Group| group.delimiter() == Delimiter::Brace;
        let end = tokens.iter().position(|token| match token {
            TokenTree::Group(group) => is_body(group),
            token => is_mark(Some(token), ';'),
        });
        let end = end.map_or(tokens.len(), |end| end + 1);
        if let (Look::Imports, [.., TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(_)]) =
            (look, &tokens[..end])
            && word == "mod"
        {
            self.test_modules.push([&self.module[..], &[name.to_string()]].concat());
        }
        end
    }

    /// Reads what stands between `use` and `;`, or in its braces between two commas, below `before`.
    fn import(&mut self, before: &[String], tree: &[TokenTree]) {
        let path = if matches!(tree.first(), Some(TokenTree::Ident(_))) { path(tree) } else { Vec::new() };
        let whole = [before, &path[..]].concat();
        let rest = &tree[(3 * path.len()).saturating_sub(2)..];
        let rest = rest.iter().skip_while(|token| is_mark(Some(token), ':')).collect::<Vec<_>>();
        match rest.as_slice() {
            [TokenTree::Group(group), ..] => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                inside.split(|token| is_mark(Some(token), ',')).for_each(|tree| self.import(&whole, tree));
            }
            [TokenTree::Ident(_), TokenTree::Ident(name)] => self.call(&name.to_string(), &whole),
            [TokenTree::Punct(_)] => self.named.push(self.full(&whole).join("::")),
            _ => {
                if let Some(name) = whole.iter().rfind(|part| *part != "self").cloned() {
                    self.call(&name, &whole);
                }
            }
        }
    }

    /// From here on `path` is called `name`.
    fn call(&mut self, name: &str, path: &[String]) {
        let path = match path.split_last() {
            Some((last, before)) if last == "self" && !before.is_empty() => before,
            _ => path,
        };
        let path = self.full(path);
        self.named.push(path.join("::"));
        self.imported.insert(name.to_owned(), path);
    }

    fn name(&mut self, path: &[String]) {
        let path = match self.imported.get(&path[0]) {
            Some(full) => [&full[..], &path[1..]].concat(),
            None => self.full(path),
        };
        self.named.push(path.join("::"));
    }

    /// `path` with `super` and `self` resolved.
    fn full(&self, path: &[String]) -> Vec<String> {
        let above = path.iter().take_while(|part| *part == "super").count();
        let depth = match path.first().map(String::as_str) {
            Some("super") => self.module.len().saturating_sub(above),
            Some("self") => self.module.len(),
            _ => return path.to_vec(),
        };
        let rest = &path[above.max(1)..];
        [&["crate".to_owned()], &self.module[..depth], rest].concat()
    }
}

/// Imports may stand behind what uses them, so they are looked for first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Imports,
    Uses,
}

/// The path that these tokens begin with.
fn path(tokens: &[TokenTree]) -> Vec<String> {
    let mut path = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(part), after @ ..] = rest {
        path.push(part.to_string());
        let goes_on = is_mark(after.first(), ':') && is_mark(after.get(1), ':');
        rest = if goes_on { &after[2..] } else { &[] };
    }
    path
}

fn is_mark(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn begins_test(tokens: &[TokenTree]) -> bool {
    let is_test = |group: &Group| group.stream().to_string().replace(' ', "") == "cfg(test)";
    is_mark(tokens.first(), '#') && matches!(tokens.get(1), Some(TokenTree::Group(group)) if is_test(group))
}
