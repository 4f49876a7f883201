# command

## What help says
help-usage = Usage
help-arguments = Arguments
help-options = Options
help-commands = Commands
help-examples = Examples
help-help = Show this help
help-version = Show the version
help-interface = Language of sentences, captions and help: en, ru (by default that of the system)

help-travaux = The drafting desk for interstate documents. Without a command it opens the window.
help-paths = A dossier, a .travaux file, or loose files: the draft first, then the replies
help-read = Shows the text of a file: Word, OpenDocument, Markdown, HTML or plain text.
help-file = The file to be read
help-view = Which view of tracked changes: accepted (as if all were accepted), original (as if all were rejected), all (with all of them, as CriticMarkup or JSON)
help-read-format = As what: markdown (canonical Draft Markdown), text (paragraphs separated by an empty line), json
help-no-numbers = Leave out the automatic list numbers of Word; typed ones always stay
help-output = Where to write; by default the standard output. A regular file is replaced whole or not at all
help-compare = Shows what changed between two files, word by word.
help-old = The older file
help-newer = The newer file
help-compare-format = As what: terminal (the changed places), markdown, html (the whole text), docx (the older text with tracked changes: rejecting all gives the older, accepting all the newer), json. By default what the ending of the output asks for, else terminal
help-draft = The line at the head of a paper, for example “Draft No. 2 of 12 March 2026”
help-distribution = The distribution mark at the head of a paper
help-consolidate = Sets out a draft and the replies to it as one consolidated draft.
help-base = The draft the replies are about
help-voices = A reply, as VOICE=FILE: the delegation’s code, for example KAZ=kaz.docx
help-partial = Codes of those who sent changed parts only: what their file does not contain is not answered, never deleted
help-consolidate-format = As what: markdown, html (alternatives in brackets), docx (tracked changes under the names of those who propose them, out of which “travaux project” gets every text back), docx-brackets, docx-table (the comparative table in Word), json (the rolling text), table (the comparative table, as the ending of the output asks). By default what the ending of the output asks for, else markdown
help-no-names = Leave out who proposes what
help-project = Gives one voice’s text back out of a rolling text, exactly as “travaux read” shows its file.
help-rolling = A rolling text: what “travaux consolidate” writes as json or docx, the latter also after it was edited in Word
help-project-voice = The code of the voice, or base
help-verify = Checks that a rolling text was not altered and gives every voice back.
help-rederive = Set everything out again with this version of the program and compare the result
help-new = Makes a dossier with its first draft.
help-new-folder = The folder to be made; its name usually ends in .dossier
help-title = The title of the document, in the language of the first text
help-new-base = The text of the draft in each language, as LANGUAGE=FILE or only FILE; the first one leads
help-roster = A file that says who sits at the table
help-delegations = The codes of the delegations, in protocol order: KAZ,RUS,…
help-working = Languages that are working translations, not authentic
help-office = The code of the office that keeps the dossier (SEC by default)
help-date = The date it bears, as 2026-03-12 or 12.03.2026; today by default
help-submit = Enters a reply into a dossier; the file is kept byte for byte.
help-folder = The folder of the dossier
help-submit-voice = The code of whoever speaks; several joined by +, for example ARM+BLR
help-submit-file = The file received, of any kind that can be read, or one for each language, as LANGUAGE=FILE or only FILE; for points also a JSON list of [at, action, find, text, reason]
help-encoding = The encoding of the letters, where the guess is wrong: windows-1251, koi8-r, cp866, utf-16le …
help-report = As what the import report is printed: text or json
help-answers = For changed parts: a place of the draft, with everything under it, that the reply answers though it does not hold its words, for example where the letter says that nothing is proposed there; may be given several times
help-passes-over = For changed parts: a place of the draft, with everything under it, that the reply does not answer though it holds its words; may be given several times
help-suspicious = Enters the file though it has the deceptive characters the report names
help-positions = Confirms what the report says is opposed in a bracketed print, and records these positions
help-check = Only prints the import report; nothing is entered
help-about = The number of a draft, or the beginning of the id of a reply; by default the current draft
help-language = The language of the text; by default the leading one
help-kind = What was sent, where it is not what it looks like: full (the whole text), parts (changed parts only), points, no-comments, remarks, approved (the text its government approved: it stays in the office and is no answer)
help-letter = The number of the covering letter
help-status = Shows how things stand: drafts, replies, what is open.
help-json = Write it as JSON, for other programs
help-publish = Publishes the next draft. What is agreed is taken in and numbered anew; whatever is not decided stays open in it.
help-take = Take the wording of a voice in a passage, as PASSAGE=VOICE; “status” lists the passages
help-own = Put words of one’s own into a passage, as PASSAGE=WORDS
help-open = Keep these passages open
help-text = Take finished texts for it, as LANGUAGE=FILE or only FILE
help-number = The number of the draft; by default the next one
help-deadline = The day by which replies are asked for
help-export = Writes a paper or table of a dossier: what is for everyone, and nothing else. “table” is the same command.
help-what = What: consolidated (the draft with all proposals), clean (the draft without them), voice:CODE (what one delegation sent), changes:CODE (the draft with one delegation’s changes; tracked in docx), or a paper of the round: comments (the comment table), comparative (every proposal beside the draft), four-column (draft, proposals, positions, compromise), disagreements (what is still open), information (the note on the draft), agreement (how firmly each place is agreed), positions, minutes (or minutes:DATE), proposals (what became of them; proposals:CODE for one delegation), provenance, approved (against the text a government approved; --for own)
help-export-format = As what: markdown, html, docx, xlsx (tables, to be filtered), json. By default what the ending of the output asks for, else markdown
help-sample = Writes one of the two sample dossiers about invented states.
help-which-sample = Which: agreement, programme

## Wrong use
use-unknown = There is no option or argument “{ $argument }” here. “--help” lists those there are.
use-unknown-meant = There is no option “{ $argument }” here. Did you mean { $meant }?
use-missing = Something is missing: { $arguments }. “--help” shows how the command is used.
use-no-value = { $argument } needs a value behind it. “--help” shows which.
use-value = “{ $value }” is no value for { $argument }. Possible are: { $valid }.
use-wrong-value = “{ $value }” is no value for { $argument }. “--help” shows which are.
use-conflict = { $argument } and { $other } cannot be used together. Choose one of them.
use-other = The command cannot be understood. “travaux --help” lists the commands, “travaux COMMAND --help” explains one.
command-no-command = There is neither a file nor a command “{ $word }”. Did you mean “travaux { $meant }”?
command-paths-before = Files stand behind the command, not before it. “travaux --help” shows how.
command-not-a-voice = “{ $word }” does not say whose reply it is. Write it as VOICE=FILE, for example KAZ=kaz.docx.
command-twice = { $code } is given twice. Every voice has one reply; nothing was written.
command-language-twice = There are two texts in one language ({ $language }). Say which language each is in, as LANGUAGE=FILE.
command-language = “{ $language }” is not a language tag. Write ru, en, kk or the like.
command-date = “{ $date }” is not a date. Write it as 2026-03-12 or 12.03.2026.
command-what = “{ $what }” cannot be exported. Possible are: consolidated, clean, voice:CODE, changes:CODE and the papers { $papers }.
command-json-names = A consolidated draft as JSON says of every wording whose it is. Without names it can be written as docx, html or markdown.
command-no-json = One delegation’s changes have no JSON form. Export the consolidated draft as JSON instead.
command-choice = “{ $words }” does not say what to put where. Write it as PASSAGE=VOICE or PASSAGE=WORDS.
command-languages-of-texts = Several files of one reply are its text in several languages: a full text or changed parts. Lists of points, remarks and letters are entered one by one; what came with them is named behind --files.
command-reply-without-file = Name the file that was received. Only “no comments” can be entered without one.

## What a command could not do
command-hushed = Nobody reads on.
command-no-desk = This program was built without the window. Its commands work: “travaux --help” lists them.
command-overwrites = { $path } is one of the files being read; it was not overwritten. Choose another name for the output.
command-output-folder = { $path } is a folder. Name the file to be written.
command-no-voices = There is no { $code } here: nobody’s wording is known.
command-unknown-voice = There is no { $code } here. There are: { $known }.
command-unrecoverable = The text of { $code } does not come out of this file: it was damaged or altered. Make it anew with “travaux consolidate”.
command-not-as-certified = { $count ->
    [one] One thing is not as the certificate says. Do not rely on this file; ask for it again, or make it anew with “travaux consolidate”.
   *[other] { $count } things are not as the certificate says. Do not rely on this file; ask for it again, or make it anew with “travaux consolidate”.
}
command-unknown-wording = Passage No. { $number } has no wording “{ $word }”. There are: { $known }. Nothing was recorded.
command-empty-words = Passage No. { $number } adds words to the draft, and no words were given. To leave the draft as it is, use --keep; to agree other words, give them. Nothing was recorded.
command-unknown-passage = There is no passage No. { $id } in the current draft. “travaux status” lists them. Nothing was recorded.
command-passage-twice = The passage { $id } is disposed of twice. Nothing was published.
command-points = { $name } is not a list of points: it cannot be understood in line { $line }, column { $column }. It must be a JSON list of objects with at, action (replace, insert, insert_before, delete), find, text and reason. Nothing was entered.

## What a command says
command-reading = reading { $name }…
command-consolidating = setting out { $count } replies…
command-more-notices = { $name }: { $count ->
    [one] one more notice.
   *[other] { $count } more notices.
}
command-made = { $path } is ready.
command-supersedes = An earlier reply gives way to it and stays in the dossier: { $what }.
command-same-file = The same file has been entered before: { $what }.
command-entered = The reply of { $voice } was entered ({ $id }).
command-answers-earlier = The file answers draft No. { $number }, not the current draft No. { $current }: it was entered as a reply to that one. “--about” says otherwise.
command-scope = { $count ->
    [one] The reply answers one provision of { $of }: { $places }. “--answers” and “--passes-over” correct it.
   *[other] The reply answers { $count } provisions of { $of }: { $places }. “--answers” and “--passes-over” correct it.
}
command-scope-of-parts = “--answers” and “--passes-over” are for a reply of changed parts (“--kind parts”). Nothing was entered.
command-point-left = Point { $number } ({ $at }) could not be carried out: { $why }. It stands in the entry all the same.
command-published = { $open ->
    [0] Draft No. { $number } was published; nothing is open in it.
    [one] Draft No. { $number } was published; one passage is open in it.
   *[other] Draft No. { $number } was published; { $open } passages are open in it.
}
command-draft = Draft No. { $number } of { $date }
command-count-changes = { $count ->
    [one] one change
   *[other] { $count } changes
}
command-count-moves = { $count ->
    [one] one move
   *[other] { $count } moves
}
command-count-renumbered = { $count } renumbered
command-count-endings = { $count ->
    [one] one closing mark changed with its list
   *[other] { $count } closing marks changed with their lists
}
command-count-formatting = { $count ->
    [one] one difference of formatting
   *[other] { $count } differences of formatting
}
command-count-typography = { $count ->
    [one] one difference of typography
   *[other] { $count } differences of typography
}
command-no-changes = Nothing changed.
command-coarse = some stretches are too large to be compared word by word

## How a dossier stands
status-no-draft = There is no draft yet.
status-not-sent = was not sent the draft
status-silent = has not replied
status-no-comments = replied “no comments”
status-remarks = sent remarks without a wording
status-replied = replied
status-agreed = { $count ->
    [one] { $count } outcome agreed:
   *[other] { $count } outcomes agreed:
}
status-open = { $count ->
    [0] Nothing is open.
    [one] One passage is open:
   *[other] { $count } passages are open:
}
status-language = { $language ->
    [en] In English (commands about these take “--language en”):
    [ru] In Russian (commands about these take “--language ru”):
   *[other] In the language “{ $language }” (commands about these take “--language { $language }”):
}
status-pending = { $count ->
    [one] One entry waits for something that is not here yet.
   *[other] { $count } entries wait for something that is not here yet.
}

## What a certificate proves
verify-file = The file is what it was when it was made.
verify-file-altered = The file was altered after it was made, or did not arrive whole.
verify-base = The base is the one the certificate names.
verify-base-altered = The base is not the one the certificate names.
verify-voices = The certificate names another number of voices.
verify-voice = { $code } comes out exactly as certified.
verify-voice-altered = { $code } does not come out as certified.
verify-given-base = { $name } is the base of this file.
verify-given-base-other = { $name } is not the base of this file.
verify-given = { $name } is the reply of { $code } in this file.
verify-given-other = { $name } is not the reply of { $code } in this file.
verify-rederived = Set out again with this version, the same texts give the same file, to the byte.
verify-rederived-not = Set out again with this version, the same texts give another file.
verify-algorithm = The file was made with the algorithm { $made }, this version has { $own }: it cannot be set out again here. What is said above holds all the same.
command-no-points = No point could be read in { $name }. Nothing was entered; check whether it is a list of points, or enter it as remarks (--kind remarks).

## Consolidated drafts in Word
command-stale = The file was changed after it was written: what it carries unseen no longer counts. The text was recovered from the tracked changes; quotation marks, dashes and emphasis may differ.
command-visible-only = The text was recovered from the tracked changes alone; quotation marks, dashes and emphasis may differ.
command-no-tracked-voices = There are no tracked changes in { $name }, so no voices can be told apart. Choose a consolidated draft written by “travaux consolidate --format docx”.
verify-embedded = The tracked changes say what the file carries unseen: every voice is given to the letter.
verify-embedded-stale = The file was changed after it was written: the tracked changes no longer say what it carries unseen. Only what is visible counts.
verify-embedded-missing = The file carries nothing unseen: every voice is recovered from the tracked changes.
verify-stranger = Somebody else has been at work in the file since: { $name }.
verify-given-visible = { $name } says what { $code } says in the file, typography and formatting apart.
verify-given-visible-other = { $name } does not say what { $code } says in the file.
command-suspicious = { $count ->
    [one] “{ $name }” was not entered: it has a character that deceives the eye; the report above says where. Look at it; if it may stand, enter the file with --suspicious.
   *[other] “{ $name }” was not entered: it has { $count } characters that deceive the eye; the report above says where. Look at them; if they may stand, enter the file with --suspicious.
}
command-positions-recorded = { $count ->
    [one] One position was recorded: opposed.
   *[other] { $count } positions were recorded: opposed.
}
