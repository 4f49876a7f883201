//! Opens the desk, or runs a command.

fn main() -> std::process::ExitCode {
    travaux::command::main()
}
