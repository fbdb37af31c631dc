//! How the file is set: one item per block, and small things of an item on one line, as long as it is not
//! too long to be read and compared.

use super::marks::marks;

/// How long a line may be, in characters, when there is a choice.
const WIDTH: usize = 130;

/// Down to the fields of an item everything stands on lines of its own.
const ITEM_DEPTH: usize = 3;

const INDENT: &str = "    ";

/// `flat`, a value written on one line, set on several. Strings stay as they are.
pub(super) fn set(flat: &str) -> String {
    let mut set = String::with_capacity(flat.len() * 3 / 2);
    for part in parts(flat) {
        write(&part, 0, &mut set);
    }
    set.push('\n');
    set
}

/// A piece of a value.
enum Part<'t> {
    /// Something without brackets: `id: "kai"`.
    Leaf(&'t str),
    /// Something with brackets.
    Group(Group<'t>),
}

/// `whole` is `head`, `parts` with commas between them, and a closing bracket.
struct Group<'t> {
    whole: &'t str,
    head: &'t str,
    parts: Vec<Part<'t>>,
}

/// The parts that `text` consists of.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut open: Vec<(usize, Group<'_>)> = Vec::new();
    let mut outermost = Vec::new();
    let mut start = 0;
    for (at, mark) in marks(text) {
        let before = text[start..at].trim();
        let begin = at - text[start..at].trim_start().len();
        start = at + 1;
        if matches!(mark, b'(' | b'[' | b'{') {
            open.push((begin, Group { whole: "", head: &text[begin..=at], parts: Vec::new() }));
            continue;
        }
        if let Some((_, group)) = open.last_mut().filter(|_| !before.is_empty()) {
            group.parts.push(Part::Leaf(before));
        }
        if mark == b',' {
            continue;
        }
        if let Some((begin, mut group)) = open.pop() {
            group.whole = &text[begin..=at];
            open.last_mut().map_or(&mut outermost, |(_, parent)| &mut parent.parts).push(Part::Group(group));
        }
    }
    outermost
}

fn write(part: &Part<'_>, depth: usize, set: &mut String) {
    let group = match part {
        Part::Leaf(text) => return set.push_str(text),
        Part::Group(group) => group,
    };
    let is_short = || {
        let width = depth * INDENT.len() + group.whole.chars().count() + ",".len();
        width <= WIDTH && !group.whole.contains('\n')
    };
    if group.parts.is_empty() || (depth >= ITEM_DEPTH && is_short()) {
        return set.push_str(group.whole);
    }
    set.push_str(group.head);
    for part in &group.parts {
        new_line(depth + 1, set);
        write(part, depth + 1, set);
        set.push(',');
    }
    new_line(depth, set);
    set.extend(group.whole.chars().next_back());
}

fn new_line(depth: usize, set: &mut String) {
    set.push('\n');
    (0..depth).for_each(|_| set.push_str(INDENT));
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn items_are_blocks_and_small_things_stand_on_one_line() {
        let long = "x".repeat(70);
        let flat = format!(
            r#"Outline(format: 1, text: "a, (b", empty: [], scenes: [Scene(id: "s", spans: [Span(start: 1, end: 2)], quotes: [Quote(text: "{long}"), Quote(text: "{long}")])])"#
        );
        let expected = format!(
            r#"Outline(
    format: 1,
    text: "a, (b",
    empty: [],
    scenes: [
        Scene(
            id: "s",
            spans: [Span(start: 1, end: 2)],
            quotes: [
                Quote(text: "{long}"),
                Quote(text: "{long}"),
            ],
        ),
    ],
)
"#
        );
        assert_eq!(set(&flat), expected);
    }
}
