//! From the model to the export's types, field by field.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};

use super::{
    Character, Dilemma, DilemmaOption, Dismissed, Divider, Found, Location, Moment, Outcome, Outline, Quote,
    Reason, Relation, Scene, Source, Span, Strand, model,
};

/// The export's form of each item of a list.
fn all<'a, M: 'a, E: From<&'a M>>(items: impl IntoIterator<Item = &'a M>) -> Vec<E> {
    items.into_iter().map(E::from).collect()
}

fn list<'a, M, E: From<&'a M>>(items: &'a model::List<M>) -> Vec<E> {
    all(items.iter().map(|item| &**item))
}

fn stamp(time: &DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

impl<'a> From<&'a model::Outline> for Outline<'a> {
    fn from(outline: &'a model::Outline) -> Self {
        Self {
            format: outline.format,
            title: &outline.title,
            series: &outline.series,
            season: outline.season,
            episode: outline.episode,
            language: &outline.language,
            logline: &outline.logline,
            air_date: outline.air_date.as_ref().map(NaiveDate::to_string),
            runtime_minutes: outline.runtime_minutes,
            created: outline.created.as_ref().map(stamp),
            modified: outline.modified.as_ref().map(stamp),
            notes: &outline.notes,
            sources: list(&outline.sources),
            characters: list(&outline.characters),
            locations: list(&outline.locations),
            strands: list(&outline.strands),
            scenes: list(&outline.scenes),
            dividers: list(&outline.dividers),
            chronology: outline.chronology.iter().map(model::SceneId::as_str).collect(),
            dilemmas: list(&outline.dilemmas),
            relations: list(&outline.relations),
            dismissed: all(&outline.dismissed),
        }
    }
}

impl<'a> From<&'a model::Source> for Source<'a> {
    fn from(source: &'a model::Source) -> Self {
        Self {
            id: source.id.as_str(),
            name: &source.name,
            imported: source.imported.as_ref().map(stamp),
            text: &source.text,
        }
    }
}

impl<'a> From<&'a model::Span> for Span<'a> {
    fn from(span: &'a model::Span) -> Self {
        Self { source: span.source.as_str(), start: span.start, end: span.end }
    }
}

impl<'a> From<&'a model::Found> for Found<'a> {
    fn from(found: &'a model::Found) -> Self {
        Self { confidence: found.confidence.as_f64(), checked: found.checked, reasons: all(&found.reasons) }
    }
}

impl<'a> From<&'a model::Reason> for Reason<'a> {
    fn from(reason: &'a model::Reason) -> Self {
        Self {
            rule: &reason.rule,
            weight: reason.weight.as_f64(),
            span: reason.span.as_ref().map(Span::from),
        }
    }
}

impl<'a> From<&'a model::Character> for Character<'a> {
    fn from(character: &'a model::Character) -> Self {
        Self {
            id: character.id.as_str(),
            name: &character.name,
            title: &character.title,
            aliases: &character.aliases,
            kind: character.kind.into(),
            role: &character.role,
            age: &character.age,
            actor: &character.actor,
            description: &character.description,
            notes: &character.notes,
            found: character.found.as_ref().map(Found::from),
            spans: all(&character.spans),
        }
    }
}

impl<'a> From<&'a model::Location> for Location<'a> {
    fn from(location: &'a model::Location) -> Self {
        Self {
            id: location.id.as_str(),
            name: &location.name,
            aliases: &location.aliases,
            notes: &location.notes,
            found: location.found.as_ref().map(Found::from),
            spans: all(&location.spans),
        }
    }
}

impl<'a> From<&'a model::Strand> for Strand<'a> {
    fn from(strand: &'a model::Strand) -> Self {
        Self {
            id: strand.id.as_str(),
            title: &strand.title,
            color: strand.color,
            notes: &strand.notes,
            found: strand.found.as_ref().map(Found::from),
        }
    }
}

impl<'a> From<&'a model::Scene> for Scene<'a> {
    fn from(scene: &'a model::Scene) -> Self {
        Self {
            id: scene.id.as_str(),
            title: &scene.title,
            summary: &scene.summary,
            strand: scene.strand.as_ref().map(model::StrandId::as_str),
            location: scene.location.as_ref().map(model::LocationId::as_str),
            characters: scene.characters.iter().map(model::CharacterId::as_str).collect(),
            minutes: scene.minutes().map(model::Minutes::as_f64),
            estimated: scene.is_estimated(),
            moment: scene.moment.as_ref().map(Moment::from),
            status: scene.status.into(),
            quotes: all(&scene.quotes),
            notes: &scene.notes,
            found: scene.found.as_ref().map(Found::from),
            spans: all(&scene.spans),
        }
    }
}

impl<'a> From<&'a model::Moment> for Moment<'a> {
    fn from(moment: &'a model::Moment) -> Self {
        let (day, date) = match moment.day {
            model::StoryDay::Day(day) => (Some(day), None),
            model::StoryDay::Date(date) => (None, Some(date.to_string())),
        };
        Self {
            day,
            date,
            time: moment.time.as_ref().map(NaiveTime::to_string),
            words: &moment.words,
            found: moment.found.as_ref().map(Found::from),
        }
    }
}

impl<'a> From<&'a model::Quote> for Quote<'a> {
    fn from(quote: &'a model::Quote) -> Self {
        Self {
            text: &quote.text,
            speaker: quote.speaker.as_ref().map(model::CharacterId::as_str),
            span: quote.span.as_ref().map(Span::from),
        }
    }
}

impl<'a> From<&'a model::Divider> for Divider<'a> {
    fn from(divider: &'a model::Divider) -> Self {
        Self {
            kind: divider.kind.into(),
            title: &divider.title,
            before: divider.before.as_ref().map(model::SceneId::as_str),
        }
    }
}

impl<'a> From<&'a model::Dilemma> for Dilemma<'a> {
    fn from(dilemma: &'a model::Dilemma) -> Self {
        Self {
            id: dilemma.id.as_str(),
            title: &dilemma.title,
            kind: dilemma.kind.into(),
            holders: dilemma.holders.iter().map(model::CharacterId::as_str).collect(),
            options: all(&dilemma.options),
            stakes: &dilemma.stakes,
            opens: dilemma.opens.as_ref().map(model::SceneId::as_str),
            presses: dilemma.presses.iter().map(model::SceneId::as_str).collect(),
            outcome: Outcome::from(&dilemma.outcome),
            notes: &dilemma.notes,
            found: dilemma.found.as_ref().map(Found::from),
            spans: all(&dilemma.spans),
        }
    }
}

impl<'a> From<&'a model::DilemmaOption> for DilemmaOption<'a> {
    fn from(option: &'a model::DilemmaOption) -> Self {
        Self { text: &option.text, price: &option.price }
    }
}

impl<'a> From<&'a model::Outcome> for Outcome<'a> {
    fn from(outcome: &'a model::Outcome) -> Self {
        match outcome {
            model::Outcome::Open => Self::Open,
            model::Outcome::Decided { option, scene } => {
                Self::Decided { option: *option, scene: scene.as_ref().map(model::SceneId::as_str) }
            }
        }
    }
}

impl<'a> From<&'a model::Relation> for Relation<'a> {
    fn from(relation: &'a model::Relation) -> Self {
        Self {
            a: relation.a.as_str(),
            b: relation.b.as_str(),
            kind: relation.kind.into(),
            note: &relation.note,
            found: relation.found.as_ref().map(Found::from),
        }
    }
}

impl From<&model::Case> for Dismissed {
    fn from(case: &model::Case) -> Self {
        Self { kind: case.clone().into(), items: case.items().iter().filter_map(id).collect() }
    }
}

/// The item's id as it stands in the file; a relation has none.
fn id(item: &model::ItemId) -> Option<String> {
    Some(match item {
        model::ItemId::Scene(id) => id.to_string(),
        model::ItemId::Character(id) => id.to_string(),
        model::ItemId::Location(id) => id.to_string(),
        model::ItemId::Strand(id) => id.to_string(),
        model::ItemId::Dilemma(id) => id.to_string(),
        model::ItemId::Source(id) => id.to_string(),
        model::ItemId::Relation(_) => return None,
    })
}
