//! The workshop's commands. All work in the package's folder:
//!
//! `cargo run --release --no-default-features --features workshop --bin workshop -- help`

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bogen::workshop::{learn, lexicons, names, pronouns, score, unnamed};
use clap::{Parser, Subcommand};

/// Makes what Bogen ships and measures how well it reads.
#[derive(Parser)]
#[command(name = "workshop")]
struct Arguments {
    /// A folder of annotated synopses; may be given several times.
    #[arg(long, global = true, default_values = ["tests/corpus", "tests/corpus/more"])]
    corpus: Vec<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Learn the weights of the stages about the story from `tests/corpus`, write them, report both figures.
    Learn {
        /// A folder of annotated synopses to be read with what was learned; may be given several times.
        #[arg(long)]
        unseen: Vec<PathBuf>,
    },
    /// Show every tenth title of the corpus.
    Titles,
    /// Learn the weights of names from `tests/corpus`, write them, report both figures and each mistake.
    Names,
    /// Learn who is somebody without a name from `tests/corpus`, write the weights, report both figures and each mistake.
    Unnamed,
    /// Fit how the candidates of a pronoun are weighed to `tests/corpus`, write it, report both figures.
    Pronouns,
    /// Score the persons of the corpus and list what was missed.
    People {
        /// With weights learned without the document that is read.
        #[arg(long)]
        left_out: bool,
    },
    /// Print the figures of the corpus' guidelines for the seeds, each language and all documents.
    Score {
        /// List what went wrong, too.
        #[arg(long)]
        misses: bool,
    },
    /// Make the binary word lists from unpacked packages; assets/lexicons/SOURCES.md names them.
    Lexicons {
        /// The folder that the packages have been unpacked into.
        from: PathBuf,
    },
}

fn main() -> ExitCode {
    let mut out = std::io::stdout();
    let Arguments { corpus, command } = Arguments::parse();
    let done = match command {
        Command::Learn { unseen } => {
            learn::run(&corpus, &unseen, Path::new("assets/lexicons/weights"), &mut out)
        }
        Command::Titles => learn::show(&corpus, &mut out),
        Command::Names => names::run(&corpus, Path::new("assets/lexicons"), &mut out),
        Command::Unnamed => unnamed::run(&corpus, Path::new("assets/lexicons/weights"), &mut out),
        Command::Pronouns => pronouns::run(&corpus, Path::new("assets/lexicons/weights"), &mut out),
        Command::People { left_out } => names::score(&corpus, left_out, &mut out),
        Command::Score { misses } => score::run(&corpus, misses, &mut out),
        Command::Lexicons { from } => lexicons::build(&from, Path::new("assets/lexicons"))
            .and_then(|report| report.iter().try_for_each(|line| writeln!(out, "{line}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
