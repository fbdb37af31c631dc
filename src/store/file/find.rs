//! Values with the fields of theirs that nobody knows, and where something stands in a text.

use std::fmt;

use ron::{Deserializer, error::SpannedError, value::RawValue};
use serde::{
    Deserialize,
    de::{MapAccess, Visitor},
};

use super::{Finding, LineColumn, options};

/// What `text` holds, and the fields that nobody knows.
pub(super) fn with_unknown_fields<'t, T: Deserialize<'t>>(
    text: &'t str,
) -> Result<(T, Vec<Unknown>), SpannedError> {
    let mut unknown = Vec::new();
    let mut deserializer = Deserializer::from_str_with_options(text, &options())?;
    let mut note = |path: serde_ignored::Path<'_>| unknown.push(steps(&path));
    let value = serde_ignored::deserialize(&mut deserializer, &mut note)
        .map_err(|error| deserializer.span_error(error))?;
    deserializer.end().map_err(|error| deserializer.span_error(error))?;
    let unknown = unknown.iter().map(|steps| Unknown {
        place: place_of(steps, text),
        name: steps.last().map(ToString::to_string).unwrap_or_default(),
    });
    Ok((value, unknown.collect()))
}

/// A field that nobody knows.
pub(super) struct Unknown {
    place: LineColumn,
    name: String,
}

impl Unknown {
    /// The finding about it in a text in which this one begins at `start`.
    pub(super) fn within(self, start: LineColumn) -> Finding {
        Finding::UnknownField { place: self.place.within(start), name: self.name }
    }
}

/// One step on the way from the outline to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Item(usize),
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) => write!(f, "{name}"),
            Self::Item(index) => write!(f, "[{index}]"),
        }
    }
}

fn steps(path: &serde_ignored::Path<'_>) -> Vec<Step> {
    use serde_ignored::Path;
    let (parent, step) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(Step::Item(*index))),
        Path::Map { parent, key } => (parent, Some(Step::Field(key.clone()))),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => {
            (parent, None)
        }
    };
    let mut steps = steps(parent);
    steps.extend(step);
    steps
}

/// Where the value at the end of `steps` stands in `text`, or as near as can be told.
fn place_of(steps: &[Step], text: &str) -> LineColumn {
    let mut value = text;
    for step in steps {
        let next = match step {
            Step::Item(index) => {
                items(value).ok().and_then(|items| items.get(*index).map(|item| item.get_ron()))
            }
            Step::Field(name) => fields(value).ok().and_then(|fields| fields.get(name)),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    LineColumn::after(&text[..offset(value, text)])
}

/// Where `part` begins in `whole`, which it is a part of.
pub(super) fn offset(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// The items of the list in `text`, not read yet.
pub(super) fn items(text: &str) -> Result<Vec<&RawValue>, SpannedError> {
    options().from_str(text)
}

/// The fields of the struct in `text`, not read yet.
pub(super) fn fields(text: &str) -> Result<Fields<'_>, SpannedError> {
    options().from_str(text)
}

/// Fields of a struct of any name, in order, not read yet.
pub(super) struct Fields<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.get_ron())
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;

        impl<'de> Visitor<'de> for Collect {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields in parentheses")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_any(Collect)
    }
}
