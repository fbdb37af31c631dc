//! The workshop's commands. `cargo run --no-default-features --bin workshop -- learn` learns the weights of the
//! stages about the story from `tests/corpus`, writes them to `assets/lexicons/weights` and reports.

use std::{io::Write as _, path::Path, process::ExitCode};

use bogen::workshop::learn;

fn main() -> ExitCode {
    let mut out = std::io::stdout();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("learn") => {
            learn::run(Path::new("tests/corpus"), Path::new("assets/lexicons/weights"), &mut out)
        }
        Some("titles") => learn::show(Path::new("tests/corpus"), &mut out),
        _ => Err(std::io::Error::other("usage: workshop learn | titles")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
