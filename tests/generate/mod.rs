//! Outlines and edits made by chance, for properties that must hold for all of them.
//!
//! Ids come from a few letters, so that references often meet something and often nothing, and double ids
//! occur.

// Several tests use it, and none of them all of it.
#![allow(dead_code, unreachable_pub)]

use std::sync::Arc;

use bogen::outline::{
    Case, Character, CharacterId, CharacterKind, Confidence, Dilemma, DilemmaId, DilemmaKind, DilemmaOption,
    Divider, DividerKind, Edit, Field, Found, Item, ItemId, Length, List, Location, LocationId, Minutes,
    Moment, Outcome, Outline, Quote, Reason, Relation, RelationKind, Scene, SceneId, SceneStatus, Source,
    SourceId, Span, StoryDay, Strand, StrandId, Weight, repair,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Any outline that holds its invariants.
pub fn outline() -> impl Strategy<Value = Outline> {
    unsound_outline().prop_map(|mut outline| {
        repair(&mut outline);
        outline
    })
}

/// Any outline, sound or not.
pub fn unsound_outline() -> impl Strategy<Value = Outline> {
    let people = (sources(), items(character()), items(location()), items(strand()));
    let story = (items(scene()), items(divider()), ids(SceneId::new), items(dilemma()), items(relation()));
    (header(), people, story, vec(case(), 0..3)).prop_map(|(header, people, story, dismissed)| {
        let (sources, characters, locations, strands) = people;
        let (scenes, dividers, chronology, dilemmas, relations) = story;
        Outline {
            sources,
            characters,
            locations,
            strands,
            scenes,
            dividers,
            chronology,
            dilemmas,
            relations,
            dismissed,
            ..header
        }
    })
}

/// Any edit; many of them meet nothing.
pub fn edit() -> impl Strategy<Value = Edit> {
    let leaf = prop_oneof![
        header().prop_map(|outline| Edit::PutHeader(outline.header(), Field::Title)),
        (item_id(), item()).prop_map(|(of, item)| Edit::Put { of, item, field: Field::Notes }),
        item().prop_map(|item| Edit::put(item, Field::Title)),
        (item(), option::of(item_id())).prop_map(|(item, before)| Edit::Add { item, before }),
        vec(item_id(), 0..3).prop_map(Edit::Delete),
        ids(SceneId::new).prop_map(Edit::Duplicate),
        (ids(SceneId::new), option::of(id(SceneId::new)))
            .prop_map(|(scenes, before)| Edit::MoveScenes { scenes, before }),
        (item_id(), option::of(item_id())).prop_map(|(item, before)| Edit::Move { item, before }),
        (item_id(), item_id()).prop_map(|(kept, gone)| Edit::Merge { kept, gone }),
        id(SceneId::new).prop_map(Edit::JoinScenes),
        ids(SceneId::new).prop_map(Edit::MergeScenes),
        (id(SceneId::new), 0..40_usize).prop_map(|(scene, at)| Edit::SplitScene(scene, at)),
        (vec(item_id(), 0..3), any::<bool>()).prop_map(|(items, checked)| Edit::Check(items, checked)),
        ids(SceneId::new).prop_map(Edit::SetChronology),
        vec(divider(), 0..3).prop_map(Edit::SetDividers),
        (case(), any::<bool>()).prop_map(|(case, is_dismissed)| Edit::Dismiss(case, is_dismissed)),
    ];
    prop_oneof![6 => leaf.clone(), 1 => vec(leaf, 0..4).prop_map(Edit::All)]
}

/// Text with everything that a format may stumble over.
pub fn text() -> impl Strategy<Value = String> {
    const NASTY: [&str; 22] = [
        "\"", "\"#", "\\", "\n", "\r\n", "\r", "\t", "\0", "'", "r#\"", "//", "/*", "*/", "(", "]", ",",
        "=1+1", ";", "„“", "\u{2028}", "\u{feff}", "🎬",
    ];
    let piece = prop_oneof![
        6 => "[a-zäöüß ]{1,6}".prop_map(String::from),
        2 => select(&NASTY).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![1 => Just(String::new()), 3 => vec(piece, 0..6).prop_map(|pieces| pieces.concat())]
}

fn header() -> impl Strategy<Value = Outline> {
    let texts = (text(), text(), text(), text());
    let numbers = (option::of(any::<u32>()), option::of(0..99_u32), option::of(any::<u32>()), any::<u32>());
    let times = (option::of(date()), option::of(stamp()), option::of(stamp()));
    let language = select(&["", "de", "en"]);
    (texts, numbers, times, language).prop_map(|(texts, numbers, times, language)| {
        let (title, series, logline, notes) = texts;
        let (season, episode, runtime_minutes, minted) = numbers;
        let (air_date, created, modified) = times;
        Outline {
            title,
            series,
            season,
            episode,
            language: language.to_owned(),
            logline,
            air_date,
            runtime_minutes,
            created,
            modified,
            notes,
            minted,
            ..Outline::default()
        }
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (1..800_000_i32).prop_filter_map("no such day", NaiveDate::from_num_days_from_ce_opt)
}

fn stamp() -> impl Strategy<Value = DateTime<Utc>> {
    (-60_000_000_000..200_000_000_000_i64, select(&[0, 5_000_000, 999_999_999_u32]))
        .prop_filter_map("no such time", |(seconds, nanos)| DateTime::from_timestamp(seconds, nanos))
}

fn id<T>(new: impl Fn(&'static str) -> T) -> impl Strategy<Value = T>
where
    T: std::fmt::Debug,
{
    select(&["a", "b", "c", "d", "e"]).prop_map(new)
}

fn ids<T: std::fmt::Debug>(new: impl Fn(&'static str) -> T) -> impl Strategy<Value = Vec<T>> {
    vec(id(new), 0..4)
}

fn items<T: std::fmt::Debug>(item: impl Strategy<Value = T>) -> impl Strategy<Value = List<T>> {
    vec(item.prop_map(Arc::new), 0..5)
}

fn sources() -> impl Strategy<Value = List<Source>> {
    items(source())
}

fn source() -> impl Strategy<Value = Source> {
    (id(SourceId::new), text(), option::of(stamp()), text()).prop_map(|(id, name, imported, text)| Source {
        id,
        name,
        imported,
        text,
    })
}

fn span() -> impl Strategy<Value = Span> {
    (id(SourceId::new), 0..12_usize, 0..12_usize).prop_map(|(source, start, length)| Span {
        source,
        start,
        end: start + length,
    })
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    vec(span(), 0..4)
}

fn found() -> impl Strategy<Value = Option<Found>> {
    let reason = (text(), -3200..3200_i32, option::of(span())).prop_map(|(rule, weight, span)| Reason {
        rule,
        weight: Weight::from_f64(f64::from(weight) / 10.0),
        span,
    });
    option::of((0..=100_u8, any::<bool>(), vec(reason, 0..3)).prop_map(|(confidence, checked, reasons)| {
        Found { confidence: Confidence::from_f64(f64::from(confidence) / 100.0), checked, reasons }
    }))
}

fn character() -> impl Strategy<Value = Character> {
    let names = (id(CharacterId::new), text(), text(), vec(text(), 0..3));
    let facts = (text(), text(), text(), text());
    let kind = select(&[CharacterKind::Named, CharacterKind::Unnamed, CharacterKind::Group]);
    (names, kind, facts, text(), found(), spans()).prop_map(|(names, kind, facts, notes, found, spans)| {
        let (id, name, title, aliases) = names;
        let (role, age, actor, description) = facts;
        Character { id, name, title, aliases, kind, role, age, actor, description, notes, found, spans }
    })
}

fn location() -> impl Strategy<Value = Location> {
    (id(LocationId::new), text(), vec(text(), 0..3), text(), found(), spans()).prop_map(
        |(id, name, aliases, notes, found, spans)| Location { id, name, aliases, notes, found, spans },
    )
}

fn strand() -> impl Strategy<Value = Strand> {
    (id(StrandId::new), text(), option::of(any::<u8>()), text(), found())
        .prop_map(|(id, title, color, notes, found)| Strand { id, title, color, notes, found })
}

fn scene() -> impl Strategy<Value = Scene> {
    let texts = (id(SceneId::new), text(), text(), text());
    let links = (option::of(id(StrandId::new)), option::of(id(LocationId::new)), ids(CharacterId::new));
    let length =
        (minutes(), any::<bool>()).prop_map(|(minutes, is_estimate)| Length { minutes, is_estimate });
    let facts = (option::of(length), option::of(moment()), status(), vec(quote(), 0..3));
    (texts, links, facts, found(), spans()).prop_map(|(texts, links, facts, found, spans)| {
        let (id, title, summary, notes) = texts;
        let (strand, location, characters) = links;
        let (length, moment, status, quotes) = facts;
        Scene {
            id,
            title,
            summary,
            strand,
            location,
            characters,
            length,
            moment,
            status,
            quotes,
            notes,
            found,
            spans,
        }
    })
}

fn minutes() -> impl Strategy<Value = Minutes> {
    prop_oneof![4 => 0..2000_u32, 1 => any::<u32>()]
        .prop_map(|tenths| Minutes::from_f64(f64::from(tenths) / 10.0))
}

fn status() -> impl Strategy<Value = SceneStatus> {
    select(&[SceneStatus::Planned, SceneStatus::Drafted, SceneStatus::Revised, SceneStatus::Finished])
}

fn moment() -> impl Strategy<Value = Moment> {
    let day = prop_oneof![any::<i32>().prop_map(StoryDay::Day), date().prop_map(StoryDay::Date)];
    let time = (0..86_400_u32)
        .prop_filter_map("no such time", |seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0));
    (day, option::of(time), text(), found()).prop_map(|(day, time, words, found)| Moment {
        day,
        time,
        words,
        found,
    })
}

fn quote() -> impl Strategy<Value = Quote> {
    (text(), option::of(id(CharacterId::new)), option::of(span())).prop_map(|(text, speaker, span)| Quote {
        text,
        speaker,
        span,
    })
}

fn divider() -> impl Strategy<Value = Divider> {
    let kinds = [DividerKind::Teaser, DividerKind::Act, DividerKind::AdBreak, DividerKind::Cliffhanger];
    (select(kinds.to_vec()), text(), option::of(id(SceneId::new))).prop_map(|(kind, title, before)| Divider {
        kind,
        title,
        before,
    })
}

fn dilemma() -> impl Strategy<Value = Dilemma> {
    let texts = (id(DilemmaId::new), text(), text(), text());
    let kind = select(&[DilemmaKind::Choice, DilemmaKind::Question]);
    let option = (text(), text()).prop_map(|(text, price)| DilemmaOption { text, price });
    let arc = (option::of(id(SceneId::new)), ids(SceneId::new), outcome());
    let who = (kind, ids(CharacterId::new), vec(option, 0..3));
    (texts, who, arc, found(), spans()).prop_map(|(texts, who, arc, found, spans)| {
        let (id, title, stakes, notes) = texts;
        let (kind, holders, options) = who;
        let (opens, presses, outcome) = arc;
        Dilemma { id, title, kind, holders, options, stakes, opens, presses, outcome, notes, found, spans }
    })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let decided = (option::of(0..3_usize), option::of(id(SceneId::new)));
    prop_oneof![Just(Outcome::Open), decided.prop_map(|(option, scene)| Outcome::Decided { option, scene })]
}

fn relation() -> impl Strategy<Value = Relation> {
    (id(CharacterId::new), id(CharacterId::new), select(&RelationKind::ALL), text(), found())
        .prop_map(|(a, b, kind, note, found)| Relation { a, b, kind, note, found })
}

fn case() -> impl Strategy<Value = Case> {
    let (dilemma, strand) = (id(DilemmaId::new), id(StrandId::new));
    let persons = (id(CharacterId::new), id(CharacterId::new));
    let scenes = (id(SceneId::new), id(SceneId::new));
    (dilemma, strand, persons, scenes, 0..14).prop_map(|(dilemma, strand, persons, scenes, kind)| {
        let ((character, other), (one, two)) = (persons, scenes);
        match kind {
            0 => Case::Undecided { dilemma },
            1 => Case::Unfinished { dilemma },
            2 => Case::DecidedTooEarly { dilemma, opens: one, decided: two },
            3 => Case::DecidedInAbsence { dilemma, decided: one },
            4 => Case::EmptyStrand { strand },
            5 => Case::SingleScene { strand, scene: one },
            6 => Case::StrandAway { strand, after: one, until: two },
            7 => Case::StrandEnds { strand, after: one },
            8 => Case::NoScene { character },
            9 => Case::CharacterGone { character, after: one },
            10 => Case::PerhapsOne { one: character, other },
            11 => Case::TwoPlaces { character, one, other: two },
            12 => Case::Nobody { scene: one },
            _ => Case::NoStrand { scene: one },
        }
    })
}

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        scene().prop_map(Item::from),
        character().prop_map(Item::from),
        location().prop_map(Item::from),
        strand().prop_map(Item::from),
        dilemma().prop_map(Item::from),
        relation().prop_map(Item::from),
        source().prop_map(Item::from),
    ]
}

fn item_id() -> impl Strategy<Value = ItemId> {
    prop_oneof![
        id(SceneId::new).prop_map(ItemId::from),
        id(CharacterId::new).prop_map(ItemId::from),
        id(LocationId::new).prop_map(ItemId::from),
        id(StrandId::new).prop_map(ItemId::from),
        id(DilemmaId::new).prop_map(ItemId::from),
        id(SourceId::new).prop_map(ItemId::from),
        relation().prop_map(|relation| ItemId::Relation(relation.id())),
    ]
}
