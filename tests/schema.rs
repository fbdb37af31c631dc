//! The JSON export is what its schema says.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

mod generate;

use bogen::{
    formats::write::json,
    outline::{Outline, RelationKind},
};
use proptest::prelude::*;
use serde_json::{Map, Value};

/// Fails where `value` is not as `schema` says. Knows the words that the schema uses, and no others.
fn validate(value: &Value, schema: &Value, root: &Value, path: &str) -> Result<(), String> {
    let Value::Object(schema) = schema else { return Err(format!("{path}: {schema} is no schema")) };
    for (word, rule) in schema {
        let holds = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" => true,
            "$ref" => {
                let name = rule.as_str().and_then(|name| name.strip_prefix("#/$defs/")).unwrap_or_default();
                return validate(value, &root["$defs"][name], root, path);
            }
            "type" => match rule {
                Value::Array(kinds) => kinds.iter().any(|kind| is_of(value, kind)),
                kind => is_of(value, kind),
            },
            "const" => value == rule,
            "enum" => rule.as_array().is_some_and(|values| values.contains(value)),
            "minimum" => value.is_null() || value.as_f64() >= rule.as_f64(),
            "maximum" => value.is_null() || value.as_f64() <= rule.as_f64(),
            "required" => {
                let names = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
                names.into_iter().all(|name| value.get(name).is_some())
            }
            "properties" => {
                properties(value, rule, root, path)?;
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(item, rule, root, &format!("{path}[{index}]"))?;
                }
                true
            }
            "anyOf" => fitting(value, rule, root, path) > 0,
            "oneOf" => fitting(value, rule, root, path) == 1,
            _ => return Err(format!("{path}: unknown word {word} in the schema")),
        };
        if !holds {
            return Err(format!("{path}: {value} breaks {word}: {rule}"));
        }
    }
    Ok(())
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

fn properties(value: &Value, rules: &Value, root: &Value, path: &str) -> Result<(), String> {
    let fields = value.as_object().map(Map::iter).into_iter().flatten();
    for (name, field) in fields {
        let rule = rules.get(name).ok_or_else(|| format!("{path}: {name} is not in the schema"))?;
        validate(field, rule, root, &format!("{path}.{name}"))?;
    }
    Ok(())
}

fn fitting(value: &Value, rules: &Value, root: &Value, path: &str) -> usize {
    let rules = rules.as_array().into_iter().flatten();
    rules.filter(|rule| validate(value, rule, root, path).is_ok()).count()
}

fn schema() -> Value {
    serde_json::from_str(&json::schema()).unwrap()
}

fn export(outline: &Outline) -> Value {
    serde_json::from_str(&json::outline(outline)).unwrap()
}

proptest! {
    #[test]
    fn every_export_is_as_the_schema_says(outline in generate::outline()) {
        let schema = schema();
        prop_assert_eq!(validate(&export(&outline), &schema, &schema, "outline"), Ok(()));
    }
}

#[test]
fn the_schema_promises_every_field() {
    let schema = schema();
    let export = export(&Outline::default());
    let required: Vec<_> = schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(required.len(), export.as_object().unwrap().len());
    let mut incomplete = export.clone();
    incomplete.as_object_mut().unwrap().remove("season");
    assert!(validate(&incomplete, &schema, &schema, "outline").is_err());
    let mut wrong = export;
    wrong["season"] = Value::from("seven");
    assert!(validate(&wrong, &schema, &schema, "outline").is_err());
}

#[test]
fn names_of_kinds_are_in_snake_case() {
    let kinds: Vec<_> = schema()["$defs"]["RelationKind"]["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["const"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds.len(), RelationKind::ALL.len());
    assert_eq!(kinds[..3], ["child_of", "superior_of", "patient_of"]);
}
