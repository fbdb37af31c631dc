//! The command line: what can be said, and how it is explained.

use std::{ffi::OsString, path::PathBuf, str::FromStr};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::formats::write::Format;

use super::Console;

/// What was asked for.
pub(super) enum Task {
    /// Open the window with these files.
    Window(Vec<PathBuf>),
    /// Turn synopses into outlines.
    Import(Import),
    /// Take a new version of its text into an outline.
    Update(Update),
    /// Turn an outline into another format.
    Export(Export),
    /// Say what is the matter with outlines.
    Check(Check),
    /// Print the JSON Schema.
    Schema,
}

/// Help or a complaint, in place of a task.
pub(super) struct Message(clap::Error);

impl Message {
    /// Shows it where it belongs; the exit status.
    pub(super) fn show(&self, console: &mut Console<'_>) -> u8 {
        let text = self.0.render();
        let stream = if self.0.use_stderr() { &mut *console.err } else { &mut *console.out };
        write!(stream, "{text}").unwrap_or_default();
        u8::try_from(self.0.exit_code()).unwrap_or(super::USAGE)
    }
}

/// Reads the command line, the program's name first.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, Message> {
    let line = CommandLine::command()
        .try_get_matches_from(arguments)
        .and_then(|matches| CommandLine::from_arg_matches(&matches))
        .map_err(Message)?;
    Ok(match line.command {
        None => Task::Window(line.files),
        Some(Command::Import(task)) => Task::Import(task),
        Some(Command::Update(task)) => Task::Update(task),
        Some(Command::Export(task)) => Task::Export(task),
        Some(Command::Check(task)) => Task::Check(task),
        Some(Command::Schema) => Task::Schema,
    })
}

#[derive(Parser)]
#[command(
    name = "bogen",
    version,
    about = "Turns a synopsis into a structured episode outline.",
    long_about = "Turns a synopsis into a structured episode outline: scenes, characters, places, storylines and \
                  dilemmas, each with the passage that it came from. Without a command it opens its window.",
    after_help = "Examples:\n  \
                  bogen folge-12.txt                         open the window with a synopsis or an outline\n  \
                  bogen import folge-*.docx --to outlines    write outlines/NAME.ron for each NAME.docx\n  \
                  bogen update folge-12.ron folge-12b.docx   take the new version of a synopsis into its outline\n  \
                  bogen export folge-12.ron --format md      print the outline as a document\n  \
                  bogen check outlines/*.ron                 say what is the matter with outlines\n  \
                  bogen schema > outline.schema.json         describe the JSON export\n\n\
                  Exit status: 0 when all went well, 1 when some input failed, 2 for a wrong command line.",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
struct CommandLine {
    /// Synopses and outlines to open in the window
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Import(Import),
    Update(Update),
    Export(Export),
    Check(Check),
    /// Print the JSON Schema of the JSON export
    #[command(after_help = "Example:\n  bogen schema > outline.schema.json")]
    Schema,
}

/// Read synopses and write an outline for each
#[derive(Args)]
#[command(after_help = "Example:\n  bogen import folge-12.txt folge-13.docx --to outlines --format json\n\n\
                        An existing file is left alone unless --force is given.")]
pub(super) struct Import {
    /// Synopses as Word (.docx), OpenDocument (.odt), RTF or plain text (also Markdown and Fountain)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Folder for the outlines; without it each is written beside its synopsis
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = ImportFormat::Ron)]
    pub format: ImportFormat,
    /// Overwrite existing files
    #[arg(long)]
    pub force: bool,
    /// Words of your own: `(names: ["Wolke"], words: ["Rosa"])`, what is always and what is never a person's name
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
}

/// What an import writes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportFormat {
    /// An outline file (NAME.ron)
    Ron,
    /// Structured data for other programs (NAME.json)
    Json,
}

/// Take the new version of a text into the outline that was made of the old one
#[derive(Args)]
#[command(after_help = "Examples:\n  bogen update folge-12.ron folge-12b.docx\n  \
                        bogen update folge-12.ron folge-12b.docx -o folge-12b.ron\n\n\
                        What has been changed or checked in the outline stays as it is. What is new is added as found,\n\
                        to be checked; what is gone from the text stays, and a hint says so. Without -o the outline\n\
                        itself is written; a file that -o names is left alone unless --force is given.")]
pub(super) struct Update {
    /// The outline
    #[arg(value_name = "OUTLINE")]
    pub outline: PathBuf,
    /// The new version of its text
    #[arg(value_name = "TEXT")]
    pub text: PathBuf,
    /// File to write to, in place of the outline itself
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Words of your own, as for `bogen import`
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
}

/// Write an outline in another format
#[derive(Args)]
#[command(after_help = "Examples:\n  bogen export folge-12.ron --format docx -o folge-12.docx\n  \
                        bogen export folge-12.ron --format fdx -o folge-12.fdx\n  \
                        bogen export folge-12.ron --format csv -o folge-12.csv\n  \
                        bogen export folge-12.ron --format json | jq '.scenes[].title'\n  \
                        bogen export folge-12.ron --format svg -o folge-12.svg\n  \
                        bogen export folge-12.ron --format png --lanes characters --range 4-9 -o akt-2.png\n  \
                        bogen export folge-12.ron --format svg --rails story --range 10min-25min --width 1600\n\n\
                        Lanes, rails, widths, range and width are for the pictures of the timeline (svg, png).\n\
                        An existing file is left alone unless --force is given.")]
pub(super) struct Export {
    /// The outline
    #[arg(value_name = "OUTLINE")]
    pub file: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// File to write to; without it the export is printed
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub picture: Picture,
}

/// What a picture of the timeline shows.
#[derive(Args)]
#[command(next_help_heading = "Pictures of the timeline")]
pub(super) struct Picture {
    /// What the lanes stand for [default: strands]
    #[arg(long, value_enum, hide_default_value = true)]
    pub lanes: Option<Lanes>,
    /// Telling order, story time, or both with a line per scene between them [default: both]
    #[arg(long, value_enum)]
    pub rails: Option<WhichRails>,
    /// Scenes as wide as their minutes, or all alike [default: minutes]
    #[arg(long, value_enum)]
    pub widths: Option<HowWide>,
    /// Only these scenes (4-9, or 7), or only these minutes of the rail that the lanes stand on (10min-25min)
    #[arg(long, value_name = "FROM-TO")]
    pub range: Option<Range>,
    /// How wide the picture is, in pixels of 1/96 inch (480 to 20000) [default: so that titles can be read]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u16).range(480..=20_000))]
    pub width: Option<u16>,
}

impl Picture {
    /// The first of the options that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            (self.lanes.is_some(), "--lanes"),
            (self.rails.is_some(), "--rails"),
            (self.widths.is_some(), "--widths"),
            (self.range.is_some(), "--range"),
            (self.width.is_some(), "--width"),
        ];
        given.into_iter().find(|(is_given, _)| *is_given).map(|(_, name)| name)
    }
}

/// What the lanes of a picture stand for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lanes {
    /// A lane per strand
    Strands,
    /// A lane per character
    Characters,
    /// A lane per location
    Locations,
    /// A lane per dilemma
    Dilemmas,
    /// All scenes on one lane
    One,
}

/// Which rails a picture shows.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WhichRails {
    /// Telling order above, story time below
    Both,
    /// Telling order alone
    Telling,
    /// Story time alone
    Story,
}

/// How wide the scenes of a picture are.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HowWide {
    /// As wide as their minutes
    Minutes,
    /// All alike
    Equal,
}

/// Which part of the timeline a picture shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Range {
    /// From one scene to another, counted from 1 in telling order.
    Scenes(usize, usize),
    /// From one minute to another.
    Minutes(f64, f64),
}

impl FromStr for Range {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (from, to) = text.split_once(['-', '–']).unwrap_or((text, text));
        let minutes = |text: &str| {
            let number = ["min", "'", "′"].into_iter().find_map(|unit| text.trim().strip_suffix(unit))?;
            number.trim().replace(',', ".").parse::<f64>().ok().filter(|minute| minute.is_finite())
        };
        let scenes = || Some((from.trim().parse().ok()?, to.trim().parse().ok()?));
        // "10-25min" means minutes as well.
        let from_minute = minutes(from).or_else(|| minutes(to).and(minutes(&format!("{from}min"))));
        match (from_minute, minutes(to), scenes()) {
            (Some(from), Some(to), _) if from < to => Ok(Self::Minutes(from, to)),
            (None, None, Some((from, to))) if 1 <= from && from <= to => Ok(Self::Scenes(from, to)),
            _ => Err("give scenes as 4-9 or 7, minutes as 10min-25min, the smaller first".to_owned()),
        }
    }
}

/// What an export writes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// A document to hand on, for Word; without sources and evidence
    Docx,
    /// The same document in Markdown
    Md,
    /// Scene headings, synopses and notes for Final Draft; of characters, places and dilemmas only what scenes say
    Fdx,
    /// The same in Fountain, for other programs that scripts are written in
    Fountain,
    /// The scene breakdown as a table, for Excel (separated by semicolons)
    Csv,
    /// Everything, structured, for other programs
    Json,
    /// The timeline as a drawing whose text stays text
    Svg,
    /// The timeline as a picture for print, 300 dots an inch
    Png,
}

impl From<ExportFormat> for Format {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Json => Self::Json,
            ExportFormat::Docx => Self::Word,
            ExportFormat::Md => Self::Markdown,
            ExportFormat::Fdx => Self::FinalDraft,
            ExportFormat::Fountain => Self::Fountain,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Svg => Self::Svg,
            ExportFormat::Png => Self::Png,
        }
    }
}

/// Read outlines and say what is the matter with them
#[derive(Args)]
#[command(after_help = "Example:\n  bogen check outlines/*.ron\n\n\
                        Each finding stands on a line of its own, with file and place. What a script editor would ask\n\
                        about the story follows as hints; they do not change the exit status. The files stay as they are.")]
pub(super) struct Check {
    /// The outlines
    #[arg(value_name = "OUTLINE", required = true)]
    pub files: Vec<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_counts_scenes_or_minutes() {
        for (text, expected) in [
            ("4-9", Some(Range::Scenes(4, 9))),
            ("7", Some(Range::Scenes(7, 7))),
            ("10min-25min", Some(Range::Minutes(10.0, 25.0))),
            ("10-25min", Some(Range::Minutes(10.0, 25.0))),
            ("2,5'-12.5′", Some(Range::Minutes(2.5, 12.5))),
            ("9-4", None),
            ("0-4", None),
            ("25min-10min", None),
            ("10min", None),
            ("4-", None),
            ("all", None),
            ("", None),
        ] {
            assert_eq!(text.parse::<Range>().ok(), expected, "{text}");
        }
    }
}
