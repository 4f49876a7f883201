//! What people read about the commands, in their language, and what they are told when they use one wrongly.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory};

use super::arguments::Arguments;
use super::failure::Failure;
use crate::language::{Language, Phrase};

/// A command: its name, its usage, what it is about, its examples, and what is said about each argument.
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// How it is used.
    pub usage: &'static str,
    /// The key of what it is about.
    pub about: &'static str,
    /// Examples, one a line.
    pub examples: &'static str,
    /// Its arguments and the key of what is said about each.
    pub arguments: &'static [(&'static str, &'static str)],
}

/// The program itself, then its commands; the younger ones say themselves what people read about them.
const ENTRIES: &[Entry] = &[
    Entry {
        name: "travaux",
        usage: "travaux [PATH…]\n       travaux COMMAND …",
        about: "help-travaux",
        examples: "travaux\ntravaux Draft.docx replies/KAZ.docx replies/ARM.docx\ntravaux consolidate base.md KAZ=kaz.docx ARM=arm.docx -o draft.html",
        arguments: &[("paths", "help-paths"), ("interface", "help-interface")],
    },
    Entry {
        name: "read",
        usage: "travaux read FILE [--view accepted|original|all] [--format markdown|text|json] [--no-numbers] [--encoding NAME] [-o FILE]",
        about: "help-read",
        examples: "travaux read reply.docx\ntravaux read reply.docx --view original --format text --no-numbers",
        arguments: &[
            ("file", "help-file"),
            ("view", "help-view"),
            ("format", "help-read-format"),
            ("no_numbers", "help-no-numbers"),
            ("encoding", "help-encoding"),
            ("output", "help-output"),
        ],
    },
    Entry {
        name: "compare",
        usage: "travaux compare OLD NEW [--format terminal|markdown|html|docx|json] [-o FILE]",
        about: "help-compare",
        examples: "travaux compare draft-1.docx draft-2.docx\ntravaux compare draft-1.docx draft-2.docx -o changes.html\ntravaux compare draft-1.docx draft-2.docx --format docx -o changes.docx",
        arguments: &[
            ("old", "help-old"),
            ("new", "help-newer"),
            ("format", "help-compare-format"),
            ("output", "help-output"),
            ("draft", "help-draft"),
            ("distribution", "help-distribution"),
        ],
    },
    Entry {
        name: "consolidate",
        usage: "travaux consolidate BASE VOICE=FILE… [--format markdown|html|json|docx|docx-brackets|docx-table|table] [-o FILE]",
        about: "help-consolidate",
        examples: "travaux consolidate base.md KAZ=kaz.docx ARM=arm.docx RUS=rus.md\ntravaux consolidate base.md KAZ=kaz.docx ARM=arm.docx -o draft.html\ntravaux consolidate base.md KAZ=kaz.docx ARM=arm.docx -o draft.docx\ntravaux consolidate base.md KAZ=kaz.docx ARM=arm.docx --format docx-table -o table.docx",
        arguments: &[
            ("base", "help-base"),
            ("voices", "help-voices"),
            ("partial", "help-partial"),
            ("format", "help-consolidate-format"),
            ("no_names", "help-no-names"),
            ("output", "help-output"),
            ("draft", "help-draft"),
            ("distribution", "help-distribution"),
        ],
    },
    Entry {
        name: "project",
        usage: "travaux project ROLLING.json|.docx VOICE|base [-o FILE]",
        about: "help-project",
        examples: "travaux project rolling.json KAZ\ntravaux project rolling.json base -o base.md\ntravaux project consolidated.docx KAZ",
        arguments: &[("rolling", "help-rolling"), ("voice", "help-project-voice"), ("output", "help-output")],
    },
    Entry {
        name: "verify",
        usage: "travaux verify ROLLING.json|.docx [BASE VOICE=FILE…] [--rederive]",
        about: "help-verify",
        examples: "travaux verify rolling.json\ntravaux verify consolidated.docx\ntravaux verify rolling.json base.md KAZ=kaz.docx ARM=arm.docx --rederive",
        arguments: &[
            ("rolling", "help-rolling"),
            ("base", "help-base"),
            ("voices", "help-voices"),
            ("rederive", "help-rederive"),
        ],
    },
    Entry {
        name: "new",
        usage: "travaux new DIR --title T --base [ru=]FILE… [--roster FILE | --delegations KAZ,RUS,…]",
        about: "help-new",
        examples: "travaux new Agreement.dossier --title \"Agreement\" --base ru=draft.docx en=draft-en.docx --working en --delegations ARM,BLR,KAZ",
        arguments: &[
            ("folder", "help-new-folder"),
            ("title", "help-title"),
            ("base", "help-new-base"),
            ("roster", "help-roster"),
            ("delegations", "help-delegations"),
            ("working", "help-working"),
            ("office", "help-office"),
            ("date", "help-date"),
        ],
    },
    Entry {
        name: "submit",
        usage: "travaux submit DIR VOICE [ru=]FILE… [--kind full|parts|points|no-comments|remarks|approved] [--about No|ID]\n       [--letter No] [--date DATE] [--files FILE…] [--reason PLACE=WORDS]… [--answers PLACE]… [--passes-over PLACE]…\n       [--check] [--report text|json] [--positions] [--suspicious] [--language ru] [--encoding NAME]",
        about: "help-submit",
        examples: "travaux submit Agreement.dossier KAZ kaz.docx\ntravaux submit Agreement.dossier KAZ ru=kaz.docx en=kaz-en.docx\ntravaux submit Agreement.dossier ARM+BLR joint.docx --kind parts --letter 12/345 --date 2026-03-12\ntravaux submit Agreement.dossier KGZ scan.pdf --kind no-comments --letter 7-12 --date 2026-03-10\ntravaux submit Agreement.dossier KAZ kaz.docx --reason \"статья 5, пункт 1=тридцати дней недостаточно\"\ntravaux submit Agreement.dossier KAZ joint.docx --kind parts --answers \"статья 5\" --passes-over \"статья 3, пункт 1\"",
        arguments: &[
            ("folder", "help-folder"),
            ("voice", "help-submit-voice"),
            ("texts", "help-submit-file"),
            ("about", "help-about"),
            ("language", "help-language"),
            ("kind", "help-kind"),
            ("letter", "help-letter"),
            ("date", "help-date"),
            ("files", "help-submit-files"),
            ("reason", "help-reason-at"),
            ("answers", "help-answers"),
            ("passes_over", "help-passes-over"),
            ("report", "help-report"),
            ("check", "help-check"),
            ("positions", "help-positions"),
            ("suspicious", "help-suspicious"),
            ("encoding", "help-encoding"),
        ],
    },
    Entry {
        name: "status",
        usage: "travaux status DIR [--json]",
        about: "help-status",
        examples: "travaux status Agreement.dossier\ntravaux status Agreement.dossier --json",
        arguments: &[("folder", "help-folder"), ("json", "help-json")],
    },
    Entry {
        name: "publish",
        usage: "travaux publish DIR [--take PASSAGE=VOICE] [--own PASSAGE=WORDS] [--open PASSAGE,…] [--keep-rest]\n       travaux publish DIR --text [ru=]FILE…",
        about: "help-publish",
        examples: "travaux publish Agreement.dossier --take 12=KAZ --open 3,7\ntravaux publish Agreement.dossier --text ru=draft-2.docx --date 2026-04-01",
        arguments: &[
            ("folder", "help-folder"),
            ("take", "help-take"),
            ("own", "help-own"),
            ("open", "help-open"),
            ("keep_rest", "help-keep-rest"),
            ("text", "help-text"),
            ("language", "help-language"),
            ("number", "help-number"),
            ("date", "help-date"),
            ("deadline", "help-deadline"),
        ],
    },
    Entry {
        name: "circulate",
        usage: "travaux circulate DIR [--to KAZ,RUS=12/3] [--letter No] [--date DATE] [--deadline DATE] [--files FILE…] [--remind]\n       [--letters DIR]",
        about: "help-circulate",
        examples: "travaux circulate Agreement.dossier --letter 4-17/201 --date 2026-03-12 --deadline 2026-06-12\ntravaux circulate Agreement.dossier --to KAZ,KGZ --remind\ntravaux circulate Agreement.dossier --letter 4-17/201 --deadline 2026-06-12 --letters letters",
        arguments: &[
            ("folder", "help-folder"),
            ("to", "help-to"),
            ("about", "help-about-draft"),
            ("letter", "help-letter"),
            ("date", "help-date"),
            ("deadline", "help-deadline"),
            ("remind", "help-remind"),
            ("files", "help-sent-files"),
            ("letters", "help-letters"),
        ],
    },
    Entry {
        name: "position",
        usage: "travaux position DIR VOICE PASSAGE|item supports|accepts|accepts-if|opposes|reserves|studies|not-interested [--on B|KAZ|base]\n       [--reason WORDS] [--hangs-on PASSAGE] [--letter No] [--date DATE] [--for all|secretariat|own]",
        about: "help-position",
        examples: "travaux position Agreement.dossier KAZ 12 supports --on ARM\ntravaux position Agreement.dossier KAZ 12 accepts-if --on B --reason \"if No. 3 falls\" --hangs-on 3\ntravaux position Agreement.dossier TJK item not-interested",
        arguments: &[
            ("folder", "help-folder"),
            ("voice", "help-submit-voice"),
            ("passage", "help-passage"),
            ("stance", "help-stance"),
            ("on", "help-on"),
            ("reason", "help-reason"),
            ("hangs_on", "help-hangs-on"),
            ("letter", "help-letter-says"),
            ("date", "help-letter-date"),
            ("audience", "help-audience"),
            ("language", "help-language"),
        ],
    },
    Entry {
        name: "decide",
        usage: "travaux decide DIR PASSAGE… --take B|KAZ | --keep | --words WORDS [--by KAZ] | --open | --put-off | --reopen\n       [--status agreed|group|open|ad-referendum:KAZ,ARM] [--reason WORDS]\n       [--verdict KAZ=taken|taken-in-part|not-taken|withdrawn|noted|to-discuss[:WORDS]]… [--meeting DATE|ID|none]",
        about: "help-decide",
        examples: "travaux decide Agreement.dossier 12 --take KAZ --reason \"agreed by all\"\ntravaux decide Agreement.dossier 3,4,7 --keep\ntravaux decide Agreement.dossier 5 --words \"forty-five\" --by ARM --status ad-referendum:KAZ\ntravaux decide Agreement.dossier 8 --take KAZ --verdict ARM=taken-in-part --verdict \"BLR=not-taken:the term is set by law\" --meeting 2026-04-07",
        arguments: &[
            ("folder", "help-folder"),
            ("passages", "help-passages"),
            ("take", "help-take-wording"),
            ("keep", "help-keep"),
            ("words", "help-words"),
            ("by", "help-by"),
            ("open", "help-leave-open"),
            ("put_off", "help-put-off"),
            ("reopen", "help-reopen"),
            ("status", "help-firmness"),
            ("reason", "help-why"),
            ("verdict", "help-verdict"),
            ("meeting", "help-of-meeting"),
            ("language", "help-language"),
        ],
    },
    Entry {
        name: "blame",
        usage: "travaux blame DIR [--about No] [--language ru] [--format text|json] [-o FILE]",
        about: "help-blame",
        examples: "travaux blame Agreement.dossier\ntravaux blame Agreement.dossier --about 3 --format json -o words.json",
        arguments: &[
            ("folder", "help-folder"),
            ("about", "help-about-draft"),
            ("language", "help-language"),
            ("format", "help-blame-format"),
            ("output", "help-output"),
        ],
    },
    Entry {
        name: "transfer",
        usage: "travaux transfer DIR --for KAZ|everyone|own [--what draft|proposals|everything] -o FILE.travaux\n       travaux transfer FILE.travaux --into DIR [--as KAZ] [--preview]",
        about: "help-transfer",
        examples: "travaux transfer Agreement.dossier --for KAZ -o for-kaz.travaux\ntravaux transfer Agreement.dossier --what draft -o draft.travaux\ntravaux transfer for-kaz.travaux --into Agreement.dossier --preview\ntravaux transfer for-kaz.travaux --into Agreement.dossier",
        arguments: &[
            ("from", "help-transfer-from"),
            ("recipient", "help-for"),
            ("output", "help-transfer-output"),
            ("into", "help-into"),
            ("as_office", "help-works-as"),
            ("what", "help-extent"),
            ("preview", "help-preview"),
        ],
    },
    Entry {
        name: "demo",
        usage: "travaux demo negotiate DIR [--signed]",
        about: "help-demo",
        examples: "travaux demo negotiate Agreement.dossier",
        arguments: &[("play", "help-play"), ("folder", "help-new-folder"), ("signed", "help-demo-signed")],
    },
    Entry {
        name: "export",
        usage: "travaux export DIR --what consolidated|clean|voice:KAZ|changes:KAZ|PAPER [--about No] [--language ru]\n       [--for everyone|secretariat|own|KAZ] [--no-names] [--format markdown|html|docx|xlsx|json] [-o FILE]",
        about: "help-export",
        examples: "travaux export Agreement.dossier --what consolidated -o draft.docx\ntravaux export Agreement.dossier --what comments -o comments.docx\ntravaux table Agreement.dossier --what four-column --about 2 -o four-column.xlsx\ntravaux export Agreement.dossier --what voice:KAZ -o kaz.md\ntravaux export Agreement.dossier --what changes:KAZ -o kaz.docx",
        arguments: &[
            ("folder", "help-folder"),
            ("what", "help-what"),
            ("format", "help-export-format"),
            ("output", "help-output"),
            ("language", "help-language"),
            ("about", "help-about"),
            ("readers", "help-readers"),
            ("no_names", "help-no-names"),
            ("distribution", "help-distribution"),
        ],
    },
    Entry {
        name: "sample",
        usage: "travaux sample agreement|programme DIR",
        about: "help-sample",
        examples: "travaux sample agreement Agreement.dossier",
        arguments: &[("sample", "help-which-sample"), ("folder", "help-new-folder")],
    },
    super::carry::HELP,
    super::withdraw::HELP,
    super::remark::HELP,
    super::meeting::HELP,
    super::link::HELP,
    super::history::HELP,
    super::key::HELP,
    super::settings::HELP,
    super::desktop::HELP,
    super::papers::HELP,
    super::streamline::HELP,
];

/// Where what every command has stands among its options: behind its own, in the order of what is said about each.
const LAST: usize = 100;

/// The names of the commands.
pub fn names() -> impl Iterator<Item = &'static str> {
    ENTRIES.iter().skip(1).map(|entry| entry.name)
}

/// The command line as clap is to read it, its help in a language.
pub fn command(language: Language) -> clap::Command {
    let Some((program, commands)) = ENTRIES.split_first() else { return Arguments::command() };
    let mut command = dress(Arguments::command(), program, language);
    for entry in commands {
        command = command.mut_subcommand(entry.name, |command| dress(command, entry, language));
    }
    command
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(language.say("help-version"))
                .display_order(LAST + 2)
                .help_heading(language.say("help-options")),
        )
        .subcommand_help_heading(language.say("help-commands"))
}

fn dress(command: clap::Command, entry: &Entry, language: Language) -> clap::Command {
    let said = |key: &str| {
        let known = entry.arguments.iter().find(|(argument, _)| *argument == key);
        known.map(|(_, key)| language.say(*key)).unwrap_or_default()
    };
    let (arguments, options) = (language.say("help-arguments"), language.say("help-options"));
    // The examples stand in the template itself: what clap is given to show there it breaks into lines, and a line
    // broken in the middle cannot be copied into a terminal.
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}\n\n{}:\n  {}",
        language.say("help-usage"),
        language.say("help-examples"),
        entry.examples.replace('\n', "\n  ")
    );
    let own = |id: &str| entry.arguments.iter().position(|(argument, _)| *argument == id);
    // What every command has would otherwise stand where the program itself has it.
    let place = |id: &str| own(id).filter(|_| id != "interface").unwrap_or(LAST);
    command
        .about(language.say(entry.about))
        .override_usage(entry.usage)
        .help_template(template)
        .mut_args(|argument| {
            let heading = if argument.is_positional() { &arguments } else { &options };
            let id = argument.get_id().to_string();
            let help = match id.as_str() {
                "interface" => language.say("help-interface"),
                "sign" => language.say("help-sign"),
                "as_office" if !entry.arguments.iter().any(|(id, _)| *id == "as_office") => {
                    language.say("help-as")
                }
                _ => said(&id),
            };
            let argument = argument.help(help).help_heading(heading.clone()).display_order(place(&id));
            if argument.get_action().takes_values() {
                argument.hide_possible_values(true).hide_default_value(true).value_name(blank(&id))
            } else {
                argument
            }
        })
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(language.say("help-help"))
                .help_heading(options.clone())
                .display_order(LAST + 1),
        )
}

/// What stands for the value of an argument in its usage.
fn blank(argument: &str) -> &'static str {
    match argument {
        "file" | "output" | "roster" | "rolling" | "sign" | "key" | "instead_of" => "FILE",
        "old" => "OLD",
        "new" => "NEW",
        "base" => "BASE",
        "text" | "texts" => "[ru=]FILE",
        "voices" => "VOICE=FILE",
        "paths" => "PATH",
        "folder" | "letters" => "DIR",
        "voice" => "VOICE",
        "interface" => "en|ru",
        "language" | "working" => "ru",
        "date" | "deadline" | "from_day" | "to_day" => "DATE",
        "partial" | "delegations" => "KAZ,RUS",
        "office" | "as_office" => "CODE",
        "from" | "path" => "PATH",
        "into" => "DIR",
        "recipient" => "CODE",
        "passage" | "passages" => "PASSAGE",
        "take" => "VOICE",
        "to" | "by" => "KAZ,RUS",
        "files" => "FILE",
        "reason" | "words" | "fingerprint" => "WORDS",
        "own" => "PASSAGE=WORDS",
        "open" => "PASSAGE",
        "number" | "about" | "letter" => "No",
        "title" | "draft" | "distribution" => "WORDS",
        "sample" => "NAME",
        _ => "WHAT",
    }
}

/// Whether clap only wants to show something that was asked for.
pub fn is_help(error: &clap::Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// What clap found wrong, as a sentence.
pub fn failure(error: &clap::Error) -> Failure {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::StyledStr(words)) => words.to_string(),
        _ => String::new(),
    };
    let argument = text(ContextKind::InvalidArg).replace("...", "");
    let phrase = match error.kind() {
        ErrorKind::UnknownArgument => match text(ContextKind::SuggestedArg) {
            meant if meant.is_empty() => Phrase::new("use-unknown").with("argument", argument),
            meant => Phrase::new("use-unknown-meant").with("argument", argument).with("meant", meant),
        },
        ErrorKind::MissingRequiredArgument => Phrase::new("use-missing").with("arguments", argument),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            Phrase::new("use-no-value").with("argument", argument)
        }
        ErrorKind::InvalidValue => Phrase::new("use-value")
            .with("argument", argument)
            .with("value", text(ContextKind::InvalidValue))
            .with("valid", text(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => Phrase::new("use-wrong-value")
            .with("argument", argument)
            .with("value", text(ContextKind::InvalidValue)),
        ErrorKind::ArgumentConflict => {
            Phrase::new("use-conflict").with("argument", argument).with("other", text(ContextKind::PriorArg))
        }
        _ => Phrase::new("use-other"),
    };
    Failure::Use(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for language in Language::ALL {
            let mut command = command(language);
            command.build();
            let all = std::iter::once(&command).chain(command.get_subcommands());
            for command in all {
                let name = command.get_name();
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(about.ends_with('.'), "{name}: {about}");
                for argument in command.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        help.contains(' ') || help.contains(','),
                        "{name} {}: “{help}”",
                        argument.get_id()
                    );
                }
            }
        }
    }
}
