//! The program as it is called from a terminal: exit status, streams, files.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use bogen::store;
use tempfile::TempDir;

const SYNOPSIS: &str = "Kai Krause ringt mit dem Tod. Seine Mutter Sarah muss sich entscheiden.\n";

/// A folder with files in it, and the program running there.
struct Place(TempDir);

impl Place {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            fs::write(place.path(name), bytes).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bogen"));
        Ran::from(&command.args(arguments).current_dir(self.0.path()).output().unwrap())
    }
}

#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl From<&Output> for Ran {
    fn from(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { status: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

#[test]
fn a_synopsis_becomes_an_outline_beside_it() {
    let place = Place::new(&[("folge.txt", SYNOPSIS.as_bytes())]);
    let ran = place.run(&["import", "folge.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("folge.ron: "), "{}", ran.out);
    let opened = store::open(&place.path("folge.ron")).unwrap();
    assert_eq!(opened.findings, []);
    assert_eq!(opened.outline.sources[0].text, SYNOPSIS);
    assert_eq!(opened.outline.sources[0].name, "folge.txt");
}

#[test]
fn the_same_synopsis_gives_the_same_bytes() {
    let place = Place::new(&[("folge.txt", SYNOPSIS.as_bytes())]);
    for folder in ["one", "two"] {
        for format in ["ron", "json"] {
            assert_eq!(place.run(&["import", "folge.txt", "--to", folder, "--format", format]).status, 0);
        }
    }
    for name in ["folge.ron", "folge.json"] {
        assert_eq!(place.text(&format!("one/{name}")), place.text(&format!("two/{name}")));
    }
}

#[test]
fn every_encoding_is_imported_and_a_guess_is_told() {
    let utf16: Vec<u8> = "Jürgen weint.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let place = Place::new(&[
        ("utf8.md", "\u{feff}Jürgen\r\nweint.".as_bytes()),
        ("utf16.txt", &utf16),
        ("windows.txt", b"J\xFCrgen weint."),
    ]);
    let ran = place.run(&["import", "utf8.md", "utf16.txt", "windows.txt"]);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.starts_with("bogen: windows.txt: note: "), "{}", ran.err);
    for (name, text) in
        [("utf8.ron", "Jürgen\nweint."), ("utf16.ron", "Jürgen weint."), ("windows.ron", "Jürgen weint.")]
    {
        assert_eq!(store::open(&place.path(name)).unwrap().outline.sources[0].text, text);
    }
}

#[test]
fn documents_are_imported_and_what_is_left_out_is_told() {
    let docx = include_bytes!("fixtures/documents/press.docx").as_slice();
    let rtf = include_bytes!("fixtures/documents/treatment.rtf").as_slice();
    let place =
        Place::new(&[("folge-12.docx", docx), ("akt.txt", rtf), ("szene.fountain", SYNOPSIS.as_bytes())]);
    let ran = place.run(&["import", "folge-12.docx", "akt.txt", "szene.fountain"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(
        ran.err,
        "bogen: folge-12.docx: note: left out: deleted text, comments, footnotes, headers and footers, hidden text\n"
    );
    let outline = store::open(&place.path("folge-12.ron")).unwrap().outline;
    assert_eq!(outline.sources[0].name, "folge-12.docx");
    assert!(outline.sources[0].text.starts_with("# Am Deich\n"));
    assert_eq!(store::open(&place.path("akt.ron")).unwrap().outline.title, "Der Leuchtturm");
    assert!(place.path("szene.ron").exists());
}

#[test]
fn own_words_win_and_their_file_must_be_there() {
    let text = "Wolke geht zum Hafen. Rosa weint. Wolke tröstet Rosa.\n";
    let own = "(names: [\"Wolke\"], words: [\"Rosa\"])";
    let place = Place::new(&[("folge.txt", text.as_bytes()), ("own.ron", own.as_bytes())]);
    assert_eq!(place.run(&["import", "folge.txt", "--words", "own.ron"]).status, 0);
    let outline = store::open(&place.path("folge.ron")).unwrap().outline;
    let names: Vec<_> = outline.characters.iter().map(|character| character.name.as_str()).collect();
    assert_eq!(names, ["Wolke"]);
    for command in [&["import", "folge.txt"][..], &["update", "folge.ron", "folge.txt"]] {
        let ran = place.run(&[command, &["--words", "none.ron"]].concat());
        assert_eq!((ran.status, ran.err.as_str()), (1, "bogen: none.ron: there is no such file\n"));
    }
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let place = Place::new(&[
        ("a.txt", SYNOPSIS.as_bytes()),
        ("b.docx", b"PK\x03\x04"),
        ("c.ron", b"Outline(format: 1)"),
        ("d.txt", SYNOPSIS.as_bytes()),
    ]);
    fs::create_dir(place.path("folder")).unwrap();
    let ran =
        place.run(&["import", "a.txt", "absent.txt", "b.docx", "c.ron", "folder", "d.txt", "--to", "out"]);
    assert_eq!(ran.status, 1);
    let complaints: Vec<_> = ran.err.lines().collect();
    assert_eq!(
        complaints,
        [
            "bogen: absent.txt: there is no such file",
            "bogen: b.docx: this document is damaged; open it where it was written, save it anew and import that",
            "bogen: c.ron: this is an outline already; `bogen export` reads outlines",
            "bogen: folder: this is a folder, not a file",
        ]
    );
    assert!(place.path("out/a.ron").exists() && place.path("out/d.ron").exists());
}

#[test]
fn existing_files_are_kept_unless_forced() {
    let place = Place::new(&[("folge.txt", SYNOPSIS.as_bytes()), ("folge.ron", b"mine")]);
    let ran = place.run(&["import", "folge.txt"]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.err, "bogen: folge.ron: the file exists already; --force overwrites it\n");
    assert_eq!(place.text("folge.ron"), "mine");
    assert_eq!(place.run(&["import", "folge.txt", "--force"]).status, 0);
    assert!(place.text("folge.ron").starts_with("Outline("));
    assert_eq!(place.names(), ["folge.ron", "folge.txt"]);
}

#[test]
fn two_synopses_of_one_name_do_not_overwrite_each_other() {
    let place = Place::new(&[("folge.txt", SYNOPSIS.as_bytes()), ("folge.md", b"Etwas anderes geschieht.")]);
    for second in ["folge.md", "./folge.md"] {
        let ran = place.run(&["import", "folge.txt", second, "--force"]);
        assert_eq!(ran.status, 1);
        assert!(ran.err.starts_with(&format!("bogen: {second}: not written to ")), "{}", ran.err);
        assert!(place.text("folge.ron").contains("Kai Krause"));
    }
}

#[cfg(any(windows, target_os = "macos"))]
#[test]
fn names_that_differ_in_the_size_of_letters_are_one() {
    let place = Place::new(&[("folge.txt", SYNOPSIS.as_bytes()), ("Folge.md", b"Etwas anderes geschieht.")]);
    let ran = place.run(&["import", "folge.txt", "Folge.md", "--force"]);
    assert_eq!(ran.status, 1);
    assert!(place.text("folge.ron").contains("Kai Krause"));
}

#[test]
fn an_outline_is_exported_in_every_format() {
    let place = Place::new(&[("folge.txt", SYNOPSIS.as_bytes())]);
    place.run(&["import", "folge.txt"]);
    for (format, beginning) in [
        ("json", "{\n"),
        ("md", "# "),
        ("fountain", "Title:\n"),
        ("fdx", "<?xml version=\"1.0\""),
        ("csv", "\u{feff}Folge;Szene;"),
        ("svg", "<svg "),
    ] {
        let printed = place.run(&["export", "folge.ron", "--format", format]);
        assert_eq!((printed.status, printed.err.as_str()), (0, ""));
        assert!(printed.out.starts_with(beginning), "{}", printed.out);
        let name = format!("export.{format}");
        let written = place.run(&["export", "folge.ron", "--format", format, "-o", &name]);
        assert_eq!((written.status, written.out.as_str()), (0, ""));
        assert_eq!(place.text(&name), printed.out);
        let again = place.run(&["export", "folge.ron", "--format", format, "-o", &name]);
        assert_eq!(again.status, 1);
        assert!(again.err.contains("--force overwrites it"), "{}", again.err);
    }
    for format in ["png", "docx"] {
        let written =
            place.run(&["export", "folge.ron", "--format", format, "-o", &format!("export.{format}")]);
        assert_eq!((written.status, written.err.as_str()), (0, ""));
    }
    let again = place.run(&["import", "export.docx"]);
    assert_eq!(again.status, 0, "{}", again.err);
    place.run(&["import", "folge.txt", "--format", "json"]);
    assert_eq!(place.text("folge.json"), place.text("export.json"));
}

#[test]
fn a_picture_shows_the_lanes_and_scenes_asked_for() {
    let episode = std::fs::read("tests/outlines/episode.ron").unwrap();
    let place = Place::new(&[("folge.ron", &episode)]);
    let svg = |options: &[&str]| place.run(&[&["export", "folge.ron", "--format", "svg"], options].concat());
    let part = svg(&["--range", "4-6", "--lanes", "characters", "--width", "1600"]);
    assert_eq!((part.status, part.err.as_str()), (0, ""));
    assert!(part.out.starts_with("<svg ") && part.out.contains(" width=\"1600\""));
    assert!(part.out.contains("Sarah Krause") && part.out.contains("<title>5 Sarah und Jasper vereint"));
    assert!(!part.out.contains("<title>1 Autounfall") && !part.out.contains("<title>8 Claudias"));
    let minutes = svg(&["--range", "33min-48min", "--rails", "telling"]);
    assert!(minutes.out.contains("<title>9 Koshka") && !minutes.out.contains("Erzählte Zeit"));

    let beyond = svg(&["--range", "4-60"]);
    assert_eq!((beyond.status, beyond.out.as_str()), (1, ""));
    assert_eq!(beyond.err, "bogen: folge.ron: there is no scene 60; the last one is 11\n");
    assert_eq!(svg(&["--range", "9-4"]).status, 2);
    assert_eq!(svg(&["--width", "100"]).status, 2);
    let table = place.run(&["export", "folge.ron", "--format", "csv", "--lanes", "one"]);
    assert_eq!(table.status, 2);
    assert_eq!(table.err, "bogen: --lanes is for pictures of the timeline (--format svg or png)\n");
}

#[test]
fn check_names_file_and_place() {
    let place = Place::new(&[
        ("good.ron", b"Outline(format: 1)"),
        (
            "odd.ron",
            b"Outline(\n    format: 1,\n    colour: 3,\n    scenes: [Scene(id: \"a\", strand: \"x\")],\n)",
        ),
        ("bad.ron", b"Outline(\n    format 1)"),
        ("new.ron", b"Outline(format: 99)"),
    ]);
    let before = place.text("odd.ron");
    let ran = place.run(&["check", "good.ron", "odd.ron", "bad.ron", "new.ron"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, "good.ron: ok\n"));
    let lines: Vec<_> = ran.err.lines().collect();
    assert_eq!(
        lines,
        [
            "odd.ron: line 3, column 13: unknown field `colour`",
            "odd.ron: scene a refers to strand x, which is not there",
            "bad.ron: line 2, column 12: expected colon",
            "new.ron: made by a newer version of Bogen (file format 99); open it with that version",
        ]
    );
    assert_eq!(place.text("odd.ron"), before);
    assert_eq!(place.run(&["check", "good.ron"]).status, 0);
}

#[test]
fn check_prints_hints_on_the_story_which_are_no_failure() {
    let outline = "Outline(format: 1, scenes: [Scene(id: \"s\")], dilemmas: [Dilemma(id: \"di\", title: \"Gehen?\", \
                   kind: Question, opens: \"s\")]DISMISSED)";
    let away = outline.replace("DISMISSED", ", dismissed: [Undecided(dilemma: \"di\")]");
    let place = Place::new(&[
        ("told.ron", outline.replace("DISMISSED", "").as_bytes()),
        ("away.ron", away.as_bytes()),
    ]);
    let ran = place.run(&["check", "told.ron", "away.ron"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "told.ron: ok\ntold.ron: hint: is \"Gehen?\" to stay open?\naway.ron: ok\n");
}

#[test]
fn what_is_left_of_a_damaged_outline_is_exported_with_a_complaint() {
    let place = Place::new(&[(
        "cut.ron",
        b"Outline(format: 1, scenes: [Scene(id: \"a\", title: \"Anfang\"), Scene(",
    )]);
    let ran = place.run(&["export", "cut.ron", "--format", "md"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("### 1. Anfang"), "{}", ran.out);
    assert!(ran.err.starts_with("bogen: cut.ron: line 1, column "), "{}", ran.err);
}

#[cfg(windows)]
#[test]
fn a_pattern_stands_for_the_files_that_it_fits() {
    let place = Place::new(&[
        ("a.txt", SYNOPSIS.as_bytes()),
        ("b.txt", SYNOPSIS.as_bytes()),
        ("c [1].txt", b"Ende."),
    ]);
    let ran = place.run(&["import", "?.txt", "c [1].txt", "--to", "out"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
    let none = place.run(&["import", "*.md"]);
    assert_eq!(none.status, 1);
    assert!(none.err.starts_with("bogen: *.md: "), "{}", none.err);
}

#[test]
fn wrong_usage_is_explained() {
    let place = Place::new(&[]);
    for arguments in [
        ["import"].as_slice(),
        &["import", "a.txt", "--format", "pdf"],
        &["export", "a.ron"],
        &["check"],
        &["--what"],
        &["schema", "a.ron"],
    ] {
        let ran = place.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.starts_with("error: ") && ran.err.contains("--help"), "{}", ran.err);
    }
}

#[test]
fn help_has_an_example_of_everything() {
    let place = Place::new(&[]);
    let help = place.run(&["--help"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    for command in ["import", "export", "check", "schema"] {
        assert!(help.out.contains(&format!("bogen {command} ")), "{}", help.out);
        let help = place.run(&[command, "--help"]);
        assert_eq!(help.status, 0);
        let examples = help.out.split_once("Example").map(|(_, examples)| examples.to_owned());
        assert!(examples.is_some_and(|it| it.contains(&format!("bogen {command}"))), "{}", help.out);
    }
    assert!(place.run(&["--version"]).out.starts_with("bogen "));
}

#[test]
fn the_schema_is_json() {
    let place = Place::new(&[]);
    let schema: serde_json::Value = serde_json::from_str(&place.run(&["schema"]).out).unwrap();
    assert_eq!(schema["title"], "Outline");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_none() {
    use std::{fs::File, process::Stdio};
    let place = Place::new(&[("folge.ron", b"Outline(format: 1)")]);
    let bogen = |out: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bogen"));
        command.args(["export", "folge.ron", "--format", "json"]).current_dir(place.0.path());
        Ran::from(&command.stdout(out).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap())
    };
    let full = bogen(File::options().write(true).open("/dev/full").unwrap().into());
    assert_eq!(full.status, 1);
    assert!(full.err.starts_with("bogen: "), "{}", full.err);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let closed = bogen(writer.into());
    assert_eq!((closed.status, closed.err.as_str()), (0, ""));

    let into_full = place.run(&["export", "folge.ron", "--format", "json", "-o", "/dev/full"]);
    assert_eq!(into_full.status, 1);
    assert!(into_full.err.contains("the disk is full"), "{}", into_full.err);
}

#[cfg(not(feature = "window"))]
#[test]
fn without_a_window_files_are_answered_with_a_sentence() {
    let ran = Place::new(&[]).run(&["folge.ron"]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn the_examples_are_read_without_complaint() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let place = Place::new(&[]);
    for entry in fs::read_dir(seeds).unwrap() {
        let path = entry.unwrap().path();
        let ran = place.run(&["import", path.to_str().unwrap(), "--to", "out"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    }
    let outlines: Vec<String> = fs::read_dir(place.path("out"))
        .unwrap()
        .map(|it| it.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    let mut arguments = vec!["check"];
    arguments.extend(outlines.iter().map(String::as_str));
    assert_eq!(place.run(&arguments).status, 0);
}

const NEXT: &str = "Kai Krause ringt mit dem Tod. Seine Mutter Sarah muss sich heute entscheiden.\n\nIn der Schule \
                    prügelt sich sein Freund Jonas Thal mit einem Mitschüler und bricht ihm den Arm.\n";

#[test]
fn an_outline_is_brought_up_to_date_with_its_text() {
    let files = [("folge.txt", SYNOPSIS.as_bytes()), ("neu.txt", NEXT.as_bytes())];
    let place = Place::new(&files);
    assert_eq!(place.run(&["import", "folge.txt"]).status, 0);
    let before = place.text("folge.ron");
    let ran = place.run(&["update", "folge.ron", "neu.txt", "-o", "folge-2.ron"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("folge-2.ron: new: character \"Jonas Thal\"\n"), "{}", ran.out);
    assert_eq!(place.text("folge.ron"), before, "-o names another file");

    let ran = place.run(&["update", "folge.ron", "neu.txt", "-o", "folge-2.ron"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("--force overwrites it"), "{}", ran.err);

    assert_eq!(place.run(&["update", "folge.ron", "neu.txt"]).status, 0);
    assert_eq!(place.text("folge.ron"), place.text("folge-2.ron"));
    let outline = store::open(&place.path("folge.ron")).unwrap().outline;
    assert_eq!((outline.sources[0].text.as_str(), outline.sources[0].name.as_str()), (NEXT, "neu.txt"));

    let ran = place.run(&["update", "folge.ron", "neu.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "folge.ron: the source is the same; nothing to update\n"));
}

#[test]
fn what_cannot_be_updated_is_named_with_a_remedy() {
    let files: [(&str, &[u8]); 4] = [
        ("leer.ron", b"Outline(format: 1, title: \"Leer\")\n"),
        ("kaputt.ron", b"Outline(format: 1, title: \"Halb\", scenes: [Scene(id: \"sc-1\"), Scene(id"),
        ("neu.txt", NEXT.as_bytes()),
        ("folge.txt", SYNOPSIS.as_bytes()),
    ];
    let place = Place::new(&files);
    for (outline, text, complaint) in [
        ("leer.ron", "neu.txt", "leer.ron: there is no source in it; `bogen import` reads a first text"),
        (
            "kaputt.ron",
            "neu.txt",
            "kaputt.ron: it is damaged and would lose what cannot be read; open it in the window",
        ),
        ("leer.ron", "fehlt.txt", "fehlt.txt"),
        ("fehlt.ron", "neu.txt", "fehlt.ron"),
    ] {
        let ran = place.run(&["update", outline, text]);
        assert_eq!(ran.status, 1, "{outline} {text}");
        assert!(ran.err.contains(complaint), "{}", ran.err);
    }
    assert_eq!(place.names(), ["folge.txt", "kaputt.ron", "leer.ron", "neu.txt"]);

    // Another text is taken, but not without a word.
    assert_eq!(place.run(&["import", "folge.txt"]).status, 0);
    fs::write(
        place.path("anders.txt"),
        "Der Sturm reißt das Dach vom Leuchtturm, und Ida Falk klettert hinauf.\n",
    )
    .unwrap();
    let ran = place.run(&["update", "folge.ron", "anders.txt"]);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.err, "bogen: anders.txt: note: this has little in common with \"folge.txt\"\n");
}
