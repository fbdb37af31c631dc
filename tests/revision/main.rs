//! New versions of a text that an outline was made from: what a writer has done stays, what is new is proposed, what is
//! gone is marked.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../generate/mod.rs"]
mod generate;
mod properties;

use std::{fs, path::Path};

use bogen::{
    analysis::{
        self, Request,
        revision::{Came, NewVersion, Revision, is_version, likeness, revise},
    },
    outline::{Case, Edit, Field, ItemId, Minutes, Outline, Quote, Scene, SceneStatus, Span, check, hints},
};

const HARBOUR: &str = "Uwe Kern wartet am Hafen auf seine Schwester Karla. Er hat das Haus ihrer Mutter verkauft, \
                       ohne sie zu fragen.";
const HOSPITAL: &str = "Im Krankenhaus ringt der alte Fischer Hinnerk Voss mit dem Tod. Die Ärztin Ida Falk muss \
                        entscheiden, ob sie ihn gegen seinen Willen operiert.";
const KITCHEN: &str =
    "Karla findet in der Küche einen Brief ihres Vaters. Sie verbrennt ihn, bevor Uwe ihn lesen kann.";
const DIKE: &str = "Am nächsten Morgen treffen sich die Geschwister auf dem Deich. Karla wirft Uwe vor, er habe sie \
                    belogen.";
const SCHOOL: &str = "In der Schule prügelt sich Karlas Sohn Jonas mit einem Mitschüler. Der Lehrer Bernd Thal ruft die \
                      Polizei.";

/// A synopsis of these paragraphs.
fn synopsis(paragraphs: &[&str]) -> String {
    paragraphs.join("\n\n") + "\n"
}

fn imported(text: &str) -> Outline {
    analysis::propose(&Request { text, name: "folge", ..Request::default() }).outline
}

fn revision(outline: &Outline, text: &str) -> Revision {
    let of = outline.sources[0].id.clone();
    revise(outline, &NewVersion { of: &of, text, name: "folge-2", imported: None, own: None }).unwrap()
}

/// The outline brought up to date, and what came with it.
fn updated(outline: &Outline, text: &str) -> (Outline, Came) {
    let Revision { edit, came, .. } = revision(outline, text);
    let next = edit.map_or_else(|| outline.clone(), |edit| edit.apply(outline).unwrap().outline);
    assert_eq!(check(&next), []);
    (next, came)
}

/// What a writer does with an outline.
type Does = fn(&mut Outline);

fn apply(outline: &mut Outline, edit: &Edit) {
    *outline = edit.apply(outline).unwrap().outline;
}

/// Changes the scene at a place.
fn change(outline: &mut Outline, place: usize, field: Field, change: impl FnOnce(&mut Scene)) {
    let mut scene = Scene::clone(&outline.scenes[place]);
    change(&mut scene);
    apply(outline, &Edit::put(scene, field));
}

fn scene_id(outline: &Outline, place: usize) -> ItemId {
    (&outline.scenes[place].id).into()
}

/// The scenes as they are after an update, each with what became of it: `+` new, `~` told anew, `!` kept though its
/// passage has changed, `-` gone from the source.
fn told(outline: &Outline, came: &Came) -> Vec<String> {
    let mark = |id: &ItemId| {
        let marks = [(&came.new, '+'), (&came.renewed, '~'), (&came.kept, '!'), (&came.gone, '-')];
        marks.iter().find(|(items, _)| items.contains(id)).map_or('=', |(_, mark)| *mark)
    };
    let line = |scene: &Scene| {
        let words: Vec<&str> = scene.summary.split_whitespace().take(4).collect();
        format!("{} {}", mark(&ItemId::from(&scene.id)), words.join(" "))
    };
    outline.scenes.iter().map(|scene| line(scene)).collect()
}

fn names(outline: &Outline, items: &[ItemId]) -> Vec<String> {
    let is_named = |id: &&ItemId| matches!(id, ItemId::Character(_) | ItemId::Location(_));
    items.iter().filter(is_named).map(|id| outline.name_of(id).into_owned()).collect()
}

/// The words that a scene rests on.
fn passage(outline: &Outline, scene: &Scene) -> String {
    let texts = scene.spans.iter().map(|span| &outline.source(&span.source).unwrap().text[span.range()]);
    texts.collect::<Vec<_>>().join(" | ")
}

#[test]
fn scenes_come_stay_and_are_marked() {
    let old = [HARBOUR, HOSPITAL, KITCHEN, DIKE];
    let cases: [(&str, Does, &[&str], &[&str]); 9] = [
        (
            "nothing is done and nothing changes",
            |_| {},
            &old,
            &[
                "= Uwe Kern wartet am",
                "= Im Krankenhaus ringt der",
                "= Karla findet in der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "a paragraph comes",
            |_| {},
            &[HARBOUR, HOSPITAL, SCHOOL, KITCHEN, DIKE],
            &[
                "= Uwe Kern wartet am",
                "= Im Krankenhaus ringt der",
                "+ In der Schule prügelt",
                "= Karla findet in der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "one comes before all others",
            |_| {},
            &[SCHOOL, HARBOUR, HOSPITAL, KITCHEN, DIKE],
            &[
                "+ In der Schule prügelt",
                "= Uwe Kern wartet am",
                "= Im Krankenhaus ringt der",
                "= Karla findet in der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "a paragraph goes",
            |_| {},
            &[HARBOUR, HOSPITAL, DIKE],
            &[
                "= Uwe Kern wartet am",
                "= Im Krankenhaus ringt der",
                "- Karla findet in der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "a paragraph moves",
            |_| {},
            &[KITCHEN, HARBOUR, HOSPITAL, DIKE],
            &[
                "= Uwe Kern wartet am",
                "= Im Krankenhaus ringt der",
                "= Karla findet in der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "the new one stands behind the scene before it, wherever that is now",
            |outline| {
                let scenes = vec![outline.scenes[1].id.clone()];
                apply(outline, &Edit::MoveScenes { scenes, before: None });
            },
            &[HARBOUR, HOSPITAL, SCHOOL, KITCHEN, DIKE],
            &[
                "= Uwe Kern wartet am",
                "= Karla findet in der",
                "= Am nächsten Morgen treffen",
                "= Im Krankenhaus ringt der",
                "+ In der Schule prügelt",
            ],
        ),
        (
            "who has thrown a scene out does not get it again",
            |outline| {
                let scene = scene_id(outline, 2);
                apply(outline, &Edit::Delete(vec![scene]));
            },
            &[HARBOUR, SCHOOL, HOSPITAL, KITCHEN, DIKE],
            &[
                "= Uwe Kern wartet am",
                "+ In der Schule prügelt",
                "= Im Krankenhaus ringt der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "scenes that were joined stay so",
            |outline| {
                let first = outline.scenes[0].id.clone();
                apply(outline, &Edit::JoinScenes(first));
            },
            &[HARBOUR, HOSPITAL, SCHOOL, KITCHEN, DIKE],
            &[
                "= Uwe Kern wartet am",
                "+ In der Schule prügelt",
                "= Karla findet in der",
                "= Am nächsten Morgen treffen",
            ],
        ),
        (
            "a scene that rests on nothing is no matter of the text",
            |outline| {
                apply(outline, &Edit::add(Scene { summary: "Alle tanzen.".into(), ..Scene::default() }));
            },
            &[HARBOUR, HOSPITAL, DIKE],
            &[
                "= Uwe Kern wartet am",
                "= Im Krankenhaus ringt der",
                "- Karla findet in der",
                "= Am nächsten Morgen treffen",
                "= Alle tanzen.",
            ],
        ),
    ];
    for (what, does, new, expected) in cases {
        let mut outline = imported(&synopsis(&old));
        does(&mut outline);
        let (next, came) = updated(&outline, &synopsis(new));
        assert_eq!(told(&next, &came), expected, "{what}");
        assert_eq!(next.sources[0].text, synopsis(new));
    }
}

/// The hospital's paragraph with other words at its end.
fn coma() -> String {
    HOSPITAL.replace("operiert", "ins Koma versetzt")
}

#[test]
fn a_changed_passage_changes_only_what_nobody_has_touched() {
    let cases: [(&str, Does, char, &str); 5] = [
        ("left alone", |_| {}, '~', "versetzt."),
        (
            "another title",
            |outline| change(outline, 1, Field::Title, |scene| scene.title = "Ida".into()),
            '~',
            "versetzt.",
        ),
        (
            "another summary",
            |outline| change(outline, 1, Field::Summary, |scene| scene.summary = "Ida zögert".into()),
            '!',
            "zögert",
        ),
        (
            "work on it has begun",
            |outline| {
                change(outline, 1, Field::Status, |scene| scene.status = SceneStatus::Drafted);
            },
            '!',
            "operiert.",
        ),
        (
            "checked",
            |outline| {
                let scene = scene_id(outline, 1);
                apply(outline, &Edit::Check(vec![scene], true));
            },
            '!',
            "operiert.",
        ),
    ];
    let new = synopsis(&[HARBOUR, &coma(), KITCHEN, DIKE]);
    for (what, does, mark, ends) in cases {
        let mut outline = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
        does(&mut outline);
        change(&mut outline, 1, Field::Notes, |scene| scene.notes = "meins".into());
        change(&mut outline, 1, Field::Minutes, |scene| scene.length = Some(Minutes::from_f64(7.5).into()));
        let before = outline.scenes[1].clone();
        let (next, came) = updated(&outline, &new);
        let scene = &next.scenes[1];
        assert!(told(&next, &came)[1].starts_with(mark), "{what}: {:?}", told(&next, &came));
        assert!(scene.summary.ends_with(ends), "{what}: {}", scene.summary);
        assert_eq!(passage(&next, scene), coma(), "{what}");
        let hers = |scene: &Scene| (scene.notes.clone(), scene.length, scene.status, scene.strand.clone());
        assert_eq!(hers(scene), hers(&before), "{what}");
        if what == "another title" {
            assert_eq!(scene.title, "Ida");
        }
    }
}

#[test]
fn new_sentences_beside_a_scene_that_is_hers_are_a_scene_to_check() {
    let more = format!(
        "{HOSPITAL} Draußen vor der Tür sitzt seit Stunden Hinnerks Enkelin Wiebke und betet. Als der Pfleger \
                        kommt, rennt sie ohne ein Wort hinaus in den Regen und verschwindet."
    );
    let makes_hers: [(Does, &str); 2] = [
        (
            |outline| {
                let scene = scene_id(outline, 1);
                apply(outline, &Edit::Check(vec![scene], true));
            },
            "= Im Krankenhaus ringt der",
        ),
        (
            |outline| change(outline, 1, Field::Summary, |scene| scene.summary = "Ida zögert.".into()),
            "= Ida zögert.",
        ),
    ];
    for (does, hers) in makes_hers {
        let mut outline = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
        does(&mut outline);
        let (next, came) = updated(&outline, &synopsis(&[HARBOUR, &more, KITCHEN, DIKE]));
        assert_eq!(told(&next, &came)[..3], ["= Uwe Kern wartet am", hers, "+ Draußen vor der Tür"]);
        assert_eq!(passage(&next, &next.scenes[1]), HOSPITAL);
        assert!(passage(&next, &next.scenes[2]).starts_with("Draußen"));
        assert_ne!(next.scenes[2].title, next.scenes[1].title);
        assert!(names(&next, &came.new).contains(&"Wiebke".to_owned()));
    }
}

#[test]
fn a_passage_without_a_word_does_not_hold_up_a_shorter_text() {
    let old = synopsis(&[HARBOUR, KITCHEN]);
    let mut outline = imported(&old);
    let (of, end) = (outline.sources[0].id.clone(), old.len());
    let spans = vec![Span::new(&of, end - 2..end - 1)];
    let quote = Quote { text: ".".into(), speaker: None, span: spans.first().cloned() };
    apply(
        &mut outline,
        &Edit::add(Scene { id: "hers".into(), quotes: vec![quote], spans, ..Scene::default() }),
    );
    let (next, _) = updated(&outline, &synopsis(&[HARBOUR]));
    let scene = next.scene(&"hers".into()).unwrap();
    assert_eq!((scene.spans.as_slice(), scene.quotes[0].span.as_ref()), (&[][..], None));
}

#[test]
fn who_is_known_by_any_name_is_not_found_again() {
    let jonas_comes = synopsis(&[HARBOUR, HOSPITAL, SCHOOL, KITCHEN, DIKE]);
    let character = |outline: &Outline, name: &str| {
        let found = outline.characters.iter().find(|character| character.name == name);
        found.map(|character| (**character).clone()).unwrap()
    };
    // Left alone, three come.
    let plain = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
    let (next, came) = updated(&plain, &jonas_comes);
    assert_eq!(names(&next, &came.new), ["Jonas", "Bernd Thal", "die Polizei", "Schule"]);
    assert_eq!(names(&next, &came.gone), [""; 0]);

    // Renamed: she is still the one of whom the text speaks at these places.
    let mut renamed = plain.clone();
    let karla =
        bogen::outline::Character { name: "Greta".into(), aliases: vec![], ..character(&plain, "Karla") };
    apply(&mut renamed, &Edit::put(karla, Field::Name));
    let (next, came) = updated(&renamed, &jonas_comes);
    assert_eq!(names(&next, &came.new), ["Jonas", "Bernd Thal", "die Polizei", "Schule"]);
    let greta = character(&next, "Greta");
    assert!(next.scenes[2].characters.contains(&greta.id), "the mother of the new scene");

    // Merged: the old name is an alias.
    let mut merged = plain.clone();
    let (kept, gone) = (character(&plain, "Uwe Kern").id, character(&plain, "Karla").id);
    apply(&mut merged, &Edit::Merge { kept: (&kept).into(), gone: (&gone).into() });
    let (next, _) = updated(&merged, &jonas_comes);
    assert!(next.scenes[2].characters.contains(&kept));
    assert!(next.characters.iter().all(|character| character.name != "Karla"));

    // Thrown out: she is not wanted.
    let mut thrown_out = plain.clone();
    apply(&mut thrown_out, &Edit::Delete(vec![(&gone).into()]));
    let (next, came) = updated(&thrown_out, &jonas_comes);
    assert_eq!(names(&next, &came.new), ["Jonas", "Bernd Thal", "die Polizei", "Schule"]);
    assert!(next.characters.iter().all(|character| character.name != "Karla"));
}

#[test]
fn what_is_gone_is_told_by_a_hint_and_comes_back_with_its_text() {
    let outline = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
    let (next, came) = updated(&outline, &synopsis(&[HARBOUR, HOSPITAL, DIKE]));
    let gone = |outline: &Outline| -> Vec<(Case, Vec<usize>)> {
        let is_gone =
            |case: &Case| matches!(case, Case::SceneNotInSource { .. } | Case::LocationNotInSource { .. });
        hints(outline)
            .into_iter()
            .filter(|hint| is_gone(&hint.case))
            .map(|hint| (hint.case, hint.scenes))
            .collect()
    };
    let (scene, kitchen) = (outline.scenes[2].id.clone(), outline.scenes[2].location.clone().unwrap());
    assert_eq!(
        gone(&next),
        [
            (Case::SceneNotInSource { scene: scene.clone() }, vec![3]),
            (Case::LocationNotInSource { location: kitchen }, vec![])
        ]
    );
    assert_eq!(gone(&outline), []);
    assert_eq!(names(&next, &came.gone), ["Küche"]);

    let (back, came) = updated(&next, &synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
    assert_eq!(gone(&back), []);
    assert_eq!(back.scenes.len(), 4);
    assert_eq!(came.new, [ItemId::from(&scene)]);
    assert_eq!(passage(&back, &back.scenes[2]), KITCHEN);
}

#[test]
fn a_second_update_knows_what_the_first_has_told_anew() {
    let outline = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
    let (once, _) = updated(&outline, &synopsis(&[HARBOUR, &coma(), KITCHEN, DIKE]));
    let third = HOSPITAL.replace("operiert", "in die große Stadt verlegt");
    let (twice, came) = updated(&once, &synopsis(&[HARBOUR, &third, KITCHEN, DIKE]));
    assert_eq!(told(&twice, &came)[1], "~ Im Krankenhaus ringt der");
    assert_eq!(twice.scenes[1].summary, third);
    assert_eq!(twice.scenes[1].id, outline.scenes[1].id);
}

#[test]
fn a_dilemma_that_nobody_has_touched_follows_its_text() {
    const CHOICE: &str = "Karla muss sich entscheiden: Soll sie zur Polizei gehen oder ihren Bruder decken?";
    let other = CHOICE.replace("ihren Bruder decken", "für Uwe lügen");
    let first = imported(&synopsis(&[HARBOUR, CHOICE, DIKE]));
    assert_eq!(first.dilemmas.len(), 1, "the text has one");
    let (second, came) = updated(&first, &synopsis(&[HARBOUR, &other, DIKE]));
    let dilemma = ItemId::from(&first.dilemmas[0].id);
    assert!(came.renewed.contains(&dilemma), "{came:?}");
    assert_eq!(second.dilemmas[0].options, imported(&other).dilemmas[0].options);

    // It is gone and comes back, still the same one.
    let (gone, came) = updated(&second, &synopsis(&[HARBOUR, DIKE]));
    assert!(came.gone.contains(&dilemma), "{came:?}");
    let (back, came) = updated(&gone, &synopsis(&[HARBOUR, &other, DIKE]));
    assert!(came.new.contains(&dilemma) && came.kept.is_empty(), "{came:?}");
    assert_eq!(back.dilemmas.len(), 1);
    let (third, came) = updated(&back, &synopsis(&[HARBOUR, CHOICE, DIKE]));
    assert!(came.renewed.contains(&dilemma), "{came:?}");
    assert_eq!(third.dilemmas[0].options, first.dilemmas[0].options);
}

#[test]
fn new_scenes_join_the_strand_of_those_around_them() {
    let outline = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
    let (next, _) = updated(&outline, &synopsis(&[HARBOUR, HOSPITAL, SCHOOL, KITCHEN, DIKE]));
    assert_eq!(next.strands.len(), outline.strands.len());
    assert_eq!(next.scenes[2].strand, next.scenes[0].strand, "Karla and her son");
    assert_eq!(next.scenes[2].characters.len(), 3);
}

#[test]
fn the_same_text_changes_nothing() {
    let text = synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]);
    let revision = revision(&imported(&text), &text);
    assert_eq!((revision.edit, revision.came), (None, Came::default()));
}

#[test]
fn other_white_space_moves_everything_along() {
    let outline = imported(&synopsis(&[HARBOUR, HOSPITAL, KITCHEN, DIKE]));
    let text = [HARBOUR, HOSPITAL, KITCHEN, DIKE].join("\n\n\n");
    let (next, came) = updated(&outline, &text);
    assert!(came.is_nothing(), "{came:?}");
    let passages = |outline: &Outline| -> Vec<String> {
        outline.scenes.iter().map(|scene| passage(outline, scene)).collect()
    };
    assert_eq!(passages(&next), passages(&outline));
}

/// The texts of the corpus, by name.
fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut texts = Vec::new();
    for folder in [folder.clone(), folder.join("more")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                texts.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    texts.sort();
    texts
}

/// The sentences of a text, roughly.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(". ").collect()
}

#[test]
fn versions_are_told_from_other_episodes() {
    let texts = corpus();
    for (at, (name, text)) in texts.iter().enumerate() {
        for (other, there) in &texts[..at] {
            assert!(likeness(text, there) < 0.1, "{name} and {other}: {}", likeness(text, there));
        }
        // Every third sentence is as long a one of another episode.
        let (other, there) = &texts[(at + 1) % texts.len()];
        let foreign = sentences(there);
        let instead = |place: usize, sentence: &str| {
            let words = foreign[place % foreign.len()].split_inclusive(char::is_whitespace);
            words.take(sentence.split_whitespace().count()).collect::<String>()
        };
        let mixed = sentences(text).into_iter().enumerate();
        let mixed: String = mixed
            .map(|(place, own)| if place % 3 == 1 { instead(place, own) } else { own.to_owned() })
            .collect();
        assert!(is_version(text, &mixed), "{name} with {other}: {}", likeness(text, &mixed));
    }
}

#[test]
fn an_import_has_a_passage_for_all_that_it_found() {
    let is_told = |case: &Case| {
        matches!(
            case,
            Case::SceneNotInSource { .. }
                | Case::DilemmaNotInSource { .. }
                | Case::CharacterNotInSource { .. }
                | Case::LocationNotInSource { .. }
        )
    };
    for (name, text) in corpus() {
        let told: Vec<Case> =
            hints(&imported(&text)).into_iter().map(|hint| hint.case).filter(|case| is_told(case)).collect();
        assert_eq!(told, [], "{name}");
    }
}
