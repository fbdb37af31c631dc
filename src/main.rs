//! Bogen: the window, or a subcommand.

fn main() {}
