//! Opens the desk, or runs a command.

fn main() {}
