# desk
desk-name = Travaux
desk-light-light = Light
desk-light-dark = Dark
desk-light-contrast = High contrast

# commands
desk-command-next = Next difference
desk-command-previous = Previous difference
desk-command-keep-base = Keep the draft's text
desk-command-take-1 = Take wording 1
desk-command-take-2 = Take wording 2
desk-command-take-3 = Take wording 3
desk-command-take-4 = Take wording 4
desk-command-take-5 = Take wording 5
desk-command-take-6 = Take wording 6
desk-command-take-7 = Take wording 7
desk-command-take-8 = Take wording 8
desk-command-take-9 = Take wording 9
desk-command-compromise = Write a compromise
desk-command-keep-open = Keep open
desk-command-edit = Edit the provision
desk-command-accept = Finish writing
desk-command-undo = Undo
desk-command-redo = Redo
desk-command-save = Save the next draft
desk-command-export = Export
desk-command-find = Find
desk-command-find-next = Next place found
desk-command-find-previous = Previous place found
desk-command-copy = Copy
desk-command-select-all = Select all
desk-command-text = Text
desk-command-table = Table
desk-command-clean = Show the clean text
desk-command-all = Show all proposals
desk-command-one = Show one delegation
desk-command-two = Compare two
desk-command-side = Inline or side by side
desk-command-attribution = Name the holders
desk-command-outline = Outline
desk-command-panel = Panel of the difference
desk-command-consolidate = Consolidate replies
desk-command-compare = Compare two files
desk-command-open = Open a dossier
desk-command-close = Back to the start
desk-command-zoom-in = Larger text
desk-command-zoom-out = Smaller text
desk-command-zoom-reset = Text of ordinary size
desk-command-light = Light, dark, high contrast
desk-command-language = Русский / English
desk-command-settings = Settings
desk-command-palette = Commands
desk-command-help = Help
desk-command-dismiss = Close what lies on top
desk-command-quit = Quit

# welcome
desk-welcome-question = What is on the table today?
desk-welcome-consolidate = Consolidate replies
desk-welcome-consolidate-about = Drop the draft and the delegations’ files here. You get the comparative table, the consolidated draft, and every change nobody marked.
desk-welcome-compare = Compare two files
desk-welcome-compare-about = Word for word, with moves and renumbering kept apart. Word, Markdown or plain text.
desk-welcome-choose = Choose files…
desk-welcome-dossiers = Dossiers
desk-welcome-none = No dossier has been opened yet. A dossier keeps a draft, the replies to it and every decision in one folder.
desk-welcome-open = Open a dossier…
desk-welcome-samples = Learn on a sample
desk-welcome-sample-agreement = An agreement, nine delegations
desk-welcome-sample-agreement-about = rivals, a moved article, a silent edit, a letter of no comments
desk-welcome-sample-programme = A programme with thirty measures
desk-welcome-sample-programme-about = terms, implementing bodies and funding revised by five
desk-welcome-offline = Works offline. Files stay on this computer.
desk-welcome-drop = Let go to add the files
desk-hint-keys = F1 help · Ctrl+K commands
desk-settings = Settings
desk-back = Back

# intake
desk-intake-consolidate = Whose file is whose?
desk-intake-compare = Which file is older?
desk-intake-consolidate-about = The draft everyone answers, and the reply of each delegation. What is guessed here can be corrected.
desk-intake-compare-about = Changes are shown from the first file to the second.
desk-intake-base = Draft
desk-intake-old = Earlier
desk-intake-new = Later
desk-intake-reply = Reply of
desk-intake-leave = Leave out
desk-intake-other = Another delegation…
desk-intake-add = Add files…
desk-intake-swap = Swap
desk-intake-start-consolidate = Consolidate
desk-intake-start-compare = Compare
desk-intake-remove = Remove
desk-intake-make-base = Make it the draft
desk-intake-by-name = by its name
desk-intake-by-author = by its author, { $author }
desk-intake-by-hand = set by hand
desk-intake-by-rest = the file without a delegation’s name
desk-intake-unknown = not recognised
desk-intake-code = Code
desk-intake-need-base = Say which file is the draft.
desk-intake-need-reply = Add at least one reply.
desk-intake-need-two = Choose two files.
desk-intake-twice = { $voice } has two files. Leave one out or name another delegation.
desk-intake-size = { $size } KB
desk-intake-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
desk-intake-save-as = Keep it as a dossier

# work
desk-work-reading = Reading { $name }
desk-work-comparing = Comparing
desk-work-consolidating = Setting the replies out together
desk-work-opening = Opening { $name }
desk-notice-again = Try again
desk-warnings = { $count ->
    [one] One thing about these files is worth knowing.
   *[other] { $count } things about these files are worth knowing.
} Ctrl+Shift+R shows the report on each.
desk-work-key = Unlocking { $name }
desk-work-exporting = Writing { $name }
desk-work-cancel = Cancel
desk-work-cancelled = Stopped. Nothing was changed.
desk-work-done = Done

# page
desk-show-clean = Clean text
desk-show-all = All proposals
desk-show-one = One delegation
desk-show-two = Compare two
desk-tab-text = Text
desk-tab-table = Table
desk-find = Find
desk-find-placeholder = Find in the text
desk-find-none = nothing found
desk-find-count = { $place } of { $count }
desk-export = Export…
desk-save-next = Save draft No. { $number }
desk-save-clean = Save the text…
desk-outline = Contents
desk-outline-open = Contents · { $count ->
    [0] all settled
    [one] { $count } difference
   *[other] { $count } differences
}
desk-replies = Replies
desk-status-open = { $count } open
desk-status-settled = { $count } settled
desk-status-saved = All changes saved
desk-status-loose = Loose files · decisions kept
desk-panel-passage = Difference { $place } of { $count }
desk-panel-none = Choose a difference in the text, or press J.
desk-panel-all-settled = Nothing is open here.
desk-panel-base = Draft
desk-panel-proposed-one = Proposed by
desk-panel-proposed-many = Proposed by
desk-panel-take = Take the wording
desk-panel-keep = Keep the draft
desk-panel-compromise = Compromise…
desk-panel-open = Keep open
desk-panel-deleted = the words are left out
desk-panel-nothing = nothing stands here
desk-panel-reason = Reason
desk-panel-settled-base = Settled: the draft’s text is kept
desk-panel-settled-wording = Settled: the wording of { $holders } is taken
desk-panel-settled-own = Settled: a compromise
desk-panel-compromise-title = The compromise
desk-panel-compromise-hint = The whole passage as it is to read
desk-panel-done = Done
desk-panel-cancel = Cancel
desk-panel-moved = Moved
desk-known-keeps = Keeps the text:
desk-known-no-proposal = No proposal here:
desk-known-not-answered = Part not sent:
desk-known-no-comments = No comments:
desk-known-no-reply = No reply:
desk-known-absent = Absent:
desk-reply-received = received
desk-reply-part = part of the text
desk-reply-no-comments = no comments
desk-reply-none = no reply
desk-reply-points = list of points
desk-reply-remarks = remarks
desk-names = Holders
desk-side-by-side = Side by side
desk-everyone = All
desk-only-open = Open only
desk-editing-hint = Ctrl+Enter keeps it, Esc leaves it
desk-moved-here = ↕ moved here from { $place } — { $holders }
desk-moved-away = ↕ moved to { $place } — { $holders }
desk-agreed = settled
desk-variant = { $label } · option { $option } — { $holders }
desk-option-draft = draft
desk-inserted-by = proposed by { $holders }
desk-delete = delete — { $holders }
desk-add = + { $words } — { $holders }
desk-who = { $words } — { $holders }
desk-left-out = left out
desk-more = and { $count } more

# table
desk-table-element = Element
desk-table-base = Draft
desk-table-proposed = Proposed
desk-table-by = By
desk-table-reason = Reason
desk-table-outcome = Outcome
desk-outcome-open = Open
desk-outcome-kept = Draft kept
desk-outcome-taken = Taken
desk-outcome-not-taken = Not taken
desk-outcome-compromise = Compromise
desk-table-empty = No differences. The replies agree with the draft.

# settings
desk-settings-language = Language of the interface
desk-settings-light = Light
desk-settings-zoom = Size of the document’s text
desk-settings-attribution = Name the holders of proposals
desk-settings-attribution-about = One switch for every view and every export.
desk-settings-samples = Text sample
desk-settings-sample = The competent authorities of the Parties shall inform each other without delay.
desk-settings-about = About
desk-settings-version = Travaux { $version }. Everything stays on this computer; nothing is sent anywhere.

# palette and help
desk-palette-placeholder = What would you like to do?
desk-palette-none = No such command
desk-help-title = Keys
desk-help-about = Letters work on a Russian keyboard as well: the key counts, not the letter on it.
desk-help-reading = Going through the differences
desk-help-document = The document
desk-help-everywhere = Everywhere
desk-close = Close

# dialogs
desk-dialog-consolidate = The draft and the replies
desk-dialog-compare = Two files to compare
desk-dialog-open = A dossier
desk-dialog-export = Export
desk-dialog-save = Save the next draft
desk-dialog-files = Documents
desk-export-title = Export
desk-export-consolidated = Consolidated draft
desk-export-consolidated-about = Every proposal in square brackets, with its holders
desk-export-tracked = With tracked changes, for Word
desk-export-tracked-about = Every proposal is a change under the names of its holders; “reject all” gives the draft back
desk-export-table = Comparative table
desk-export-table-about = Element, draft, proposal, by whom, outcome
desk-export-clean = Clean text
desk-export-clean-about = As it stands now: what is settled is taken in, what is open stays as in the draft
desk-export-paper = A paper of the round
desk-export-format = File
desk-export-write = Write the file…
desk-export-done = Written: { $name }
desk-export-show = Open it
desk-saved-draft = Saved as { $name }
desk-saved-dossier = Draft No. { $number } is in the dossier

# errors
desk-error-display = The window cannot be opened: there is no graphical display here. Start Travaux from a desktop session, or use its commands (travaux --help).
desk-error-window = The window cannot be opened: { $reason }. Your files are untouched.
desk-error-cannot-open = { $name } could not be opened with the program for its kind. It lies in { $place }.
desk-error-write = { $name } could not be written: { $reason }. Nothing was changed; choose another place.
desk-error-settings = The settings could not be kept: { $reason }.
desk-error-gone = { $name } is no longer there.
desk-error-nothing = There is nothing to compare: no file could be read.

# recent dossiers
desk-recent-about = draft No. { $edition } · replies { $replies } of { $asked }
desk-help-take = Take the wording of this number

# what the page says
desk-preamble = Preamble
desk-status-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
desk-status-editorial = { $count ->
    [one] { $count } editorial
   *[other] { $count } editorial
}
desk-option = Option { $option } — { $whose }
desk-move-to = ↕ to stand { $place }
desk-moved-from = ↕ { $place } here
desk-note-delete = delete
desk-note-renumber = number { $label }
desk-table-take = Take
desk-table-keep = Not taken
desk-base-file = { $name }
desk-base-edition = Draft No. { $number } of { $date }
desk-work-sample = Opening the sample
desk-work-publishing = Saving the next draft

# files
desk-error-empty-folder = { $name } holds no document that can be read.
desk-error-kind = { $name } is not a kind of file that can be read: use Word (.docx), Markdown (.md) or plain text (.txt).
desk-error-missing = { $name } is not there.
desk-error-forbidden = { $name } may not be read: the system does not allow it.
desk-error-read = { $name } cannot be read: { $reason }.
desk-error-folder = { $name } is a folder, not a document.
desk-error-large = { $name } is larger than { $size } MB and was not read.
desk-error-encoding = { $name } is not text in UTF-8 and was not read.
desk-error-empty = { $name } holds no text.
desk-warning-encoding = { $name } was read as { $encoding }: check a few special letters.
desk-warning-replaced = { $name }: { $count } unreadable characters were replaced by �.

# dates and languages
desk-date = { $day } { $month } { $year }
desk-month-1 = January
desk-month-2 = February
desk-month-3 = March
desk-month-4 = April
desk-month-5 = May
desk-month-6 = June
desk-month-7 = July
desk-month-8 = August
desk-month-9 = September
desk-month-10 = October
desk-month-11 = November
desk-month-12 = December
desk-error-no-edition = { $name } holds no draft yet.
desk-warning-contradictions = { $count ->
    [one] One contradiction was written apart and stays open.
   *[other] { $count } contradictions were written apart and stay open.
}
desk-working = translation
desk-language-ru = Russian
desk-language-en = English
desk-language-kk = Kazakh
desk-language-az = Azerbaijani
desk-language-be = Belarusian
desk-language-fr = French
desk-language-hy = Armenian
desk-language-ky = Kyrgyz
desk-language-ro = Romanian
desk-language-tg = Tajik
desk-language-tk = Turkmen
desk-language-uk = Ukrainian
desk-language-uz = Uzbek
desk-error-word = { $name }: { $reason }
desk-warning-word = { $name }: { $notice }

# work left unfinished
desk-resumed = { $count ->
    [one] { $count } decision that is in no draft yet was brought back.
   *[other] { $count } decisions that are in no draft yet were brought back.
}
desk-resumed-not = { $count ->
    [one] { $count } decision was not brought back: the wording it took is not proposed any more.
   *[other] { $count } decisions were not brought back: the wordings they took are not proposed any more.
}

# decisions in files, dossiers of files
desk-export-decisions = Decisions
desk-export-decided = Taken in
desk-export-received = As received
desk-save-dossier = Save as a dossier
desk-status-files = Loose files
desk-work-founding = Making a dossier
desk-work-entering = Entering { $name }
desk-intake-code-wrong = “{ $code }” cannot be the code of a delegation: capital Latin letters and digits, at most sixteen.
desk-path-about = The system has no file dialogs here: neither a desktop portal nor the program zenity.
desk-path-files = Type or paste the path of a file, several parted by semicolons, or of a folder that holds them. You can also drop files on the window.
desk-path-folder = Type or paste the path of the folder.
desk-path-room = Type or paste the path of the folder to write into. It is made if it is not there.
desk-path-place = Type or paste the path of the file to write.
desk-path-placeholder = Path
desk-path-open = Open
desk-path-write = Write
desk-path-replace = Replace
desk-path-empty = No path was typed.
desk-path-missing = There is no file or folder { $path }.
desk-path-no-folder = There is no folder { $path }.
desk-path-no-files = The folder { $path } holds no file that can be read here.
desk-path-not-made = The folder { $path } is not there and cannot be made.
desk-path-taken = { $path } is there already. Press “Replace” to write over it, or type another path.

# what came in
desk-command-receive = Enter replies in the dossier
desk-command-reports = Report on the files read
desk-receive = Enter replies…
desk-dialog-receive = Replies to the draft
desk-reports = What came in
desk-reports-about = First what nobody marked. Press a line to see its place in the draft.
desk-reports-from = Reply of:
desk-reports-take = Enter it
desk-reports-enter = Enter in the dossier
desk-reports-whose = { $name }: say whose reply this is.
reports-same-file = This very file has been entered before: { $what }.
reports-looked = I have looked at these characters: they may stand
reports-look-first = { $name }: the characters that deceive the eye have not been looked at.
desk-reports-none = There is no report: no files were read this time.
desk-work-looking = Reading the replies
desk-work-entering-all = Entering the replies
desk-error-receive = Replies are entered in a dossier. Open one first, or save the files as a dossier.
desk-status-silent = { $count ->
    [one] { $count } unmarked change
   *[other] { $count } unmarked changes
}

# deciding in a dossier
desk-command-put-off = Put off
desk-command-reopen = Open again
desk-command-position = Enter a position
desk-command-firmness = Next degree of agreement
desk-command-judge = Verdict on the proposal looked at
desk-command-reason = Reason for the next decision
desk-command-mark = Mark the difference
desk-command-mark-all = Mark everything open under this heading
desk-command-history = History: where words come from
desk-command-remark-next = Next remark
desk-command-remark-previous = Previous remark
desk-command-word-next = Next word of the history
desk-command-word-previous = Previous word of the history
desk-command-delegation-next = Next delegation
desk-command-delegation-previous = Previous delegation
desk-help-position = Positions and verdicts
desk-side-passage = Difference
desk-side-history = History
desk-panel-number = No. { $numbers }
desk-panel-put-off = Put off
desk-panel-reopen = Open again
desk-panel-once-agreed = Agreed before, and proposed by nobody now
desk-panel-take-agreed = Come back to what was agreed
desk-known-remarks = Remarks only:
desk-known-not-sent = Not sent the draft:
desk-terms = Recorded as
desk-terms-reason = Reason (may stay empty)
desk-terms-no-meeting = outside a meeting
desk-terms-author = Text of
desk-marked = { $count ->
    [one] { $count } difference together
   *[other] { $count } differences together
}
desk-marked-take = Take the wording of, wherever it was proposed:
desk-marked-clear = Take the marks off
desk-link-hangs-on = Hangs on No. { $number }
desk-link-hangs-here = No. { $number } hangs on this
desk-stand-apart = by { $code }: “{ $words }”

# positions
desk-position-add = Position…
desk-judge-title = What became of proposal { $option }, No. { $numbers }
desk-judge-keys = arrows: proposal · 1–6: verdict · Tab: reason
desk-position-title = Position on option { $option }, No. { $numbers }
desk-position-whose = Whose
desk-position-condition = On what condition
desk-position-reason = Reason (may stay empty)
desk-position-hangs = Hangs on No.
desk-position-hangs-number = number
desk-position-keys = arrows: delegation · 1–6: what it says
desk-position-record = Record

# records
desk-record-under-way = Recording…
desk-record-lost = This was not recorded: the work in the background has stopped. Nothing in the dossier was changed; try again.
desk-record-refused = Not everything was recorded. { $reason }
desk-record-taken-back = { $count ->
    [one] Taken back by a new entry. The earlier entry stays in the history.
   *[other] Taken back by { $count } new entries. The earlier entries stay in the history.
}
desk-compromise-empty = There are no words in this compromise, and the draft has none here. To leave the draft as it is, press “Keep the draft”. Nothing was recorded.
desk-record-referendum = Choose the delegations that have still to ask at home.
desk-status-recorded = All recorded · to be taken into the next draft

# history
desk-history-words = These words
desk-history-outcomes = Decided on this difference
desk-history-earlier = About an earlier wording
desk-history-position = { $codes } — { $stance }
desk-history-draft = Draft No. { $number }
desk-history-overtaken = replaced later
desk-history-tracing = Tracing the words…
desk-history-none = Press a word of the draft, or choose a difference.
desk-history-hint = Press any word of the draft; ← and → go from word to word.
desk-undated = undated
desk-origin-first = Stood in draft No. { $number }, the first; circulated by { $codes }
desk-origin-proposed = Proposed by { $codes }, in the text since draft No. { $number }
desk-origin-proposed-nameless = Proposed in reply, in the text since draft No. { $number }
desk-origin-compromise = Compromise of { $codes }, in the text since draft No. { $number }
desk-origin-compromise-nameless = Compromise, in the text since draft No. { $number }
desk-origin-edited = Written by { $codes } into draft No. { $number }
desk-origin-numbering = Numbering of draft No. { $number }
desk-origin-reply = Reply of { $codes }

# the next draft, before it is published
desk-next-under-way = Working out the next draft…
desk-next-title = Draft No. { $number }, before it is published
desk-next-publish = Publish draft No. { $number }
desk-next-count-taken = { $count ->
    [0] the text does not change
    [one] { $count } provision changes
   *[other] { $count } provisions change
}
desk-next-count-left = { $count ->
    [one] { $count } proposal cannot be carried over
   *[other] { $count } proposals cannot be carried over
}
desk-next-taken = Taken in
desk-next-open = Stays open
desk-next-renumbered = Numbered anew
desk-next-open-in = { $language }: { $count } open
desk-next-references = References follow the numbers
desk-next-clashes = Outcomes that do not go together
desk-next-check = References to check by hand
desk-next-endings = Final marks of items to check by hand
desk-next-carried = Proposals carried over
desk-next-left = Cannot be carried over
desk-next-added = new provision
desk-next-reply = a reply
desk-next-was = Draft answered
desk-next-proposed = Proposed
desk-next-now = Next draft
desk-next-nothing = Nothing changes: nothing is agreed and nothing is proposed.

# tables and papers
desk-table-comparative = Comparative
desk-table-comments = Comments
desk-table-disagreements = Disagreements
desk-table-four-column = With compromise
desk-verdict = verdict
desk-export-folder = All papers of the session, as a folder
desk-export-folder-about = All papers of the round in a numbered folder, with a list of contents

# remarks, and what is to follow the leading language
desk-remarks = Remarks
desk-remarks-whole = On the draft as a whole
desk-remarks-mark = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
desk-remark-answered = answered
desk-follow-mark = to follow the leading text
desk-follow-change = This provision was changed in the leading text ({ $language }); the change is still to be made here.
desk-follow-add = Behind this provision the leading text ({ $language }) has a new one; it is still to be added here.
desk-follow-delete = The leading text ({ $language }) has this provision no more; it is still to be deleted here.
desk-follow-go = Go to the leading text

# what is wanting before a key of the page can do anything
desk-base-number = Draft No. { $number }
desk-remark-add = Remark…
desk-decides-other = Drafts are published and decisions entered by who keeps the dossier: { $office }. Here you enter the positions and remarks of your own delegation.
desk-wanting-choice = Choose a difference first: press it in the text, or go to one with J and K.
desk-wanting-differences = There are no differences here.
desk-wanting-equal = The two texts do not differ.
desk-wanting-compared = Two texts are being compared. Decisions and positions are entered under “All proposals” (Alt+2).
desk-wanting-past = You are reading an earlier draft. Go back to the current one first.
desk-wanting-pair = Two files are being compared; nothing is decided here.
desk-wanting-dossier = This is recorded in a dossier. Save these files as a dossier first.
desk-wanting-wording = There is no wording { $number } here: { $most ->
    [0] nothing is proposed.
    [one] only one is proposed.
   *[other] { $most } are proposed.
}
desk-wanting-apart = This difference reaches over several provisions; a compromise is written for one. Take a wording, or edit the provisions one by one (E).
desk-wanting-heading = There is no heading here to mark everything under.
desk-wanting-remarks = There are no remarks on this draft.
desk-wanting-words = Press a word in the text to see where it comes from.
desk-wanting-agreed = Nothing else was agreed here before.
desk-wanting-undo = There is nothing to take back.
desk-wanting-redo = There is nothing to do again.
desk-wanting-selection = Select some text first.
desk-wanting-provision = Go to a provision in “All proposals” (Alt+2) to edit it.

## Taking a proposal back
retract-command = Take the proposal looked at back
retract-offer = Take back…
retract-title = No. { $numbers }: taking proposal { $option } back
retract-who = Who takes it back
retract-reason = reason, if one was given
retract-keep = Take back
retract-rest = The rest of the reply stands. The entry can be taken back.
retract-left-nobody = Nobody will propose this wording any more.
retract-left = It is still proposed by { $codes }.
retract-need-who = Say who takes it back.
retract-nobody = Choose a proposal first: there is nothing to take back here from this desk.
retract-done = No. { $numbers }: the proposal was taken back ({ $codes }).

## What can be made shorter
shorten-command = Show what can be made shorter
shorten-offer = Make shorter…
shorten-title = What can be made shorter
shorten-count = { $count ->
    [0] nothing
    [one] { $count } suggestion
   *[other] { $count } suggestions
}
shorten-about = What was sent stays as it was sent. Only entries are made, and they can be taken back.
shorten-agreed = Have agreed:
shorten-show = Show the place
shorten-keep = Record
shorten-none = No wordings say the same, no neighbours have the same sides, no change is repeated.
shorten-none-hint = Look again once more replies are in.
shorten-keys = arrows: suggestion · 1–6: who has agreed · Enter: record

## The next draft out of finished texts
finished-choose = Take finished texts…
finished-texts = Finished texts
finished-open = { $count ->
    [one] { $count } difference is still open: with this draft everything said to the current one counts as dealt with.
   *[other] { $count } differences are still open: with this draft everything said to the current one counts as dealt with.
}
finished-file = { $count ->
    [0] { $name } ({ $language }): the text does not differ from the draft.
    [one] { $name } ({ $language }): { $count } provision differs from the draft.
   *[other] { $name } ({ $language }): { $count } provisions differ from the draft.
}
finished-tracked = { $count ->
    [one] { $name }: { $count } tracked change was taken as accepted.
   *[other] { $name }: { $count } tracked changes were taken as accepted.
}
finished-suspect = { $at }: { $what }
finished-twice = { $name }: there is another file in this language already. Choose one file for each language; nothing was changed.
