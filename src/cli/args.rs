//! The command line: what can be said, and how it is explained.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::formats::write::Format;

use super::Console;

/// What was asked for.
pub(super) enum Task {
    /// Open the window with these files.
    Window(Vec<PathBuf>),
    /// Turn synopses into outlines.
    Import(Import),
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
                  bogen import folge-*.txt --to outlines     write outlines/NAME.ron for each NAME.txt\n  \
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
    Export(Export),
    Check(Check),
    /// Print the JSON Schema of the JSON export
    #[command(after_help = "Example:\n  bogen schema > outline.schema.json")]
    Schema,
}

/// Read synopses and write an outline for each
#[derive(Args)]
#[command(after_help = "Example:\n  bogen import folge-12.txt folge-13.txt --to outlines --format json\n\n\
                        An existing file is left alone unless --force is given.")]
pub(super) struct Import {
    /// Synopses as plain text or Markdown (UTF-8, UTF-16 or Windows-1252)
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
}

/// What an import writes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportFormat {
    /// An outline file (NAME.ron)
    Ron,
    /// Structured data for other programs (NAME.json)
    Json,
}

/// Write an outline in another format
#[derive(Args)]
#[command(after_help = "Examples:\n  bogen export folge-12.ron --format csv -o folge-12.csv\n  \
                        bogen export folge-12.ron --format json | jq '.scenes[].title'\n\n\
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
}

/// What an export writes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// Everything, structured, for other programs
    Json,
    /// A document to hand on, in Markdown; without sources and evidence
    Md,
    /// The scene breakdown as a table, for Excel (separated by semicolons)
    Csv,
    /// The timeline as a drawing whose text stays text
    Svg,
    /// The timeline as a picture for print, 300 dots an inch
    Png,
}

impl From<ExportFormat> for Format {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Json => Self::Json,
            ExportFormat::Md => Self::Markdown,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Svg => Self::Svg,
            ExportFormat::Png => Self::Png,
        }
    }
}

/// Read outlines and say what is the matter with them
#[derive(Args)]
#[command(after_help = "Example:\n  bogen check outlines/*.ron\n\n\
                        Each finding stands on a line of its own, with file and place. The files stay as they are.")]
pub(super) struct Check {
    /// The outlines
    #[arg(value_name = "OUTLINE", required = true)]
    pub files: Vec<PathBuf>,
}
