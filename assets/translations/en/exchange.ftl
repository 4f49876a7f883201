# exchange

## Word: why a file could not be read
word-empty = The file is empty. Nothing was taken in; ask the sender for the file again.
word-old = This is a Word file of the old format (.doc). Open it in Word or LibreOffice, save it as .docx, and hand in that file.
word-encrypted = This file is locked with a password. Open it in Word, remove the password (File › Info › Protect Document), save it, and hand in that file.
word-foreign = This is not a Word file (.docx) but { $kind }. Open it in the program it comes from and save it as .docx.
word-pdf = This is a PDF file: it holds pages, not a text that could be compared. Ask the sender for the Word file it was made from; a scanned letter can be entered with --kind no-comments or --kind remarks, its words typed into a text file.
word-foreign-pdf = a PDF file
word-foreign-rtf = a Rich Text file (.rtf)
word-foreign-html = a web page (HTML)
word-foreign-xml = an XML file
word-foreign-odt = an OpenDocument file (.odt)
word-foreign-workbook = an Excel workbook (.xlsx)
word-foreign-presentation = a PowerPoint presentation (.pptx)
word-foreign-zip = an archive without a document in it
word-foreign-ole = an old Office file other than a document
word-foreign-unknown = a file of an unknown kind
word-truncated = { $bytes ->
    [one] The file breaks off after one byte: it was not copied or sent to its end. Ask for the file again.
   *[other] The file breaks off after { $bytes } bytes: it was not copied or sent to its end. Ask for the file again.
}
word-archive = The file is damaged and cannot be unpacked. Ask for the file again, or open it in Word, which may repair it, and save it anew.
word-too-many-parts = The file has { $found } parts; no real document has more than { $limit }. It was not read. Ask the sender where it comes from.
word-too-large = The part { $part } unpacks to more than { $limit } MB; no real document does. The file was not read. Ask the sender where it comes from.
word-too-deep = The part { $part } is nested deeper than any real document. The file was not read. Ask the sender where it comes from.
word-too-many-attributes = The part { $part } has an element with more attributes than any real document. The file was not read. Ask the sender where it comes from.
word-too-many-elements = The part { $part } has more elements than can be read. The file was not read. Split the document and hand in its halves.
word-entities = The part { $part } declares entities, which no document written by Word does and which serve to attack readers. The file was not read. Ask the sender where it comes from.
word-no-main-part = The file has no document in it. Open it in Word, save it anew, and hand in that file.
word-part = The part { $part } of the file is damaged and cannot be unpacked. Ask for the file again.
word-xml = The part { $part } of the file is damaged at line { $line }, column { $column }. Open the file in Word, which may repair it, and save it anew.
word-not-written = The Word file is too large to be put together. Nothing was written; export the document in parts.
word-not-a-document = The file is built like a Word file, but what it holds is not a document. Open it in Word, save it anew as .docx, and hand in that file.

## Word: what was noticed while reading
word-noted-duplicate-part = The file holds two parts of the same name; the first one was read. Word does not write such files: compare what is shown here with what Word shows.
word-noted-no-content-types = The file lacks its list of contents; it was read all the same.
word-noted-no-relations = The file lacks its list of relations; the text was found at its usual place.
word-noted-macros = The file carries macros. They were not run and are not kept.
word-noted-external = The file refers to { $address }, outside itself. Nothing was opened there.
word-noted-wrong-bytes = { $count ->
    [one] One place in the part { $part } is not text and shows as �.
   *[other] { $count } places in the part { $part } are not text and show as �.
}
word-noted-left-out = The part { $part } is damaged and was left out.
word-noted-nested-table = { $count ->
    [one] A table inside a table was set out as text in its cell.
   *[other] { $count } tables inside tables were set out as text in their cells.
}
word-noted-covered-cell = { $count ->
    [one] A table cell covered by a merged one holds words that Word does not show; they were left out.
   *[other] { $count } table cells covered by merged ones hold words that Word does not show; they were left out.
}
word-noted-text-box = { $count ->
    [one] A text box was read as text after its paragraph.
   *[other] { $count } text boxes were read as text after their paragraphs.
}
word-noted-hidden-text = { $count ->
    [one] A stretch of text is formatted as hidden: Word does not show or print it. It was read as text.
   *[other] { $count } stretches of text are formatted as hidden: Word does not show or print them. They were read as text.
}
word-noted-struck-out = { $count ->
    [one] A stretch of text is struck out by formatting, not deleted with tracking. It was read as text.
   *[other] { $count } stretches of text are struck out by formatting, not deleted with tracking. They were read as text.
}
word-noted-missing-note = { $count ->
    [one] A footnote is referred to that is not in the file.
   *[other] { $count } footnotes are referred to that are not in the file.
}
word-noted-open-field = { $count ->
    [one] A field begins and never ends; its text was kept.
   *[other] { $count } fields begin and never end; their text was kept.
}
word-noted-shape = { $count ->
    [one] A drawn shape or chart without words was left out.
   *[other] { $count } drawn shapes or charts without words were left out.
}
word-noted-embedded = { $count ->
    [one] An object of another program is embedded; only its picture was kept.
   *[other] { $count } objects of other programs are embedded; only their pictures were kept.
}
object-here = [picture or formula]
object-described = [picture or formula: { $alt }]
object-left-out = { $count ->
    [one] A picture or formula stands in the file only as words in square brackets: its data is not at hand, or is of a kind that cannot be written. Put it back by hand.
   *[other] { $count } pictures or formulas stand in the file only as words in square brackets: their data is not at hand, or is of a kind that cannot be written. Put them back by hand.
}
word-noted-missing-picture = { $count ->
    [one] A picture was left out: its data is not in the file.
   *[other] { $count } pictures were left out: their data is not in the file.
}
word-noted-embedded-document = { $count ->
    [one] Another document is embedded in the file; it was left out.
   *[other] { $count } other documents are embedded in the file; they were left out.
}
word-noted-typed-on-pages = Words in the header or footer that Travaux did not write are not part of the text and were left out: “{ $line }”.
word-noted-headers = { $count ->
    [one] The words of a header or footer were left out.
   *[other] The words of { $count } headers and footers were left out.
}
word-noted-unknown-symbol = { $count ->
    [one] A character of the font { $font } has no known counterpart and was kept as it is.
   *[other] { $count } characters of the font { $font } have no known counterpart and were kept as they are.
}
word-noted-unknown-number-format = Automatic numbers of the kind “{ $format }” were written as 1, 2, 3.
word-noted-formatting-only = { $count ->
    [one] One tracked change concerns formatting only.
   *[other] { $count } tracked changes concern formatting only.
}

## Characters that deceive the eye
suspect-direction = A hidden character ({ $code }) turns around the order in which the text is shown. What you see is not what is written.
suspect-invisible = There is a character here that cannot be seen ({ $code }).
suspect-tag = There is a hidden character here ({ $code }) of a kind that serves to conceal text.
suspect-mixed = The word “{ $word }” mixes Latin and Cyrillic letters that look alike.
suspect-private = There is a character here ({ $code }) that only the font it was typed in can show.

## JSON files
json-malformed = The file is damaged or was not written by Travaux: it cannot be understood in line { $line }, column { $column }. Nothing was changed. Ask for it to be sent again, or make it anew with “travaux consolidate”.
json-not-rolling = The file is not a consolidated draft: it has no format “travaux-rolling/1”. Choose a file made with “travaux consolidate --format json”.
json-unknown = The file was written by another version of Travaux (format { $format }). Nothing was changed. Install the version that wrote it, or make the file anew.
json-contradiction = The file contradicts itself: { $part }. It was damaged or altered by hand. Nothing was changed. Ask for it to be sent again, or make it anew with “travaux consolidate”.
json-part-base = its base text is not in canonical form
json-part-provisions = provision { $item } is not that of its base text
json-part-voice = the voice { $item } cannot be as it is described
json-part-passage = the difference { $item } cannot stand where it does
json-part-wording = the difference { $item } has an impossible wording
json-part-moves = move { $item } is not that of its differences
json-part-certificate = its certificate names another algorithm
json-unknown-voice = The file names { $code } among the holders, and has no text of { $code }. It was damaged or altered by hand. Nothing was changed. Ask for it to be sent again.
json-twice = The file holds two texts of { $code }. It was damaged or altered by hand. Nothing was changed. Ask for it to be sent again.

## Opening files
open-missing = { $name } is not there. Check the name, or whether the drive or network folder is connected.
open-folder = { $name } is a folder. Name the file in it.
open-forbidden = You have no permission to read { $name }. Ask whoever administers the folder for access.
open-disk = { $name } cannot be read: { $why }. Nothing was changed. Copy the file to another disk and try again.
open-too-large = { $name } is larger than { $limit } MB; no document is. It was not read.
open-empty = There is no text in { $name }. Check that it is the right file, or ask the sender for it again.
open-inside = { $name }: { $what }
open-noticed-line = line { $line }: { $what }
open-noticed-dropped = “{ $what }” is not part of the text and was left out.
open-noticed-encoding = The file was read in the encoding { $encoding }. If letters look wrong, save it as UTF-8 and try again.
open-noticed-replaced = { $count ->
    [one] One byte is not text and shows as �.
   *[other] { $count } bytes are not text and show as �.
}
open-noticed-simplified = Simplified: { $what }.

## The import report
report-nothing = {""}
report-more = { $count ->
    [one] … and { $count } more.
   *[other] … and { $count } more.
}
report-and-more = { $count ->
    [one] ; and { $count } more
   *[other] ; and { $count } more
}
report-at = { $at }: { $what }
report-silent = { $count ->
    [one] { $count } change was made without tracking — look at it first
   *[other] { $count } changes were made without tracking — look at them first
}
report-untracked = { $count ->
    [one] No change in this file is tracked. It differs from the draft in { $count } place
   *[other] No change in this file is tracked. It differs from the draft in { $count } places
}
report-emphasis = { $count ->
    [one] { $count } place is set otherwise without being tracked (bold, italics, links)
   *[other] { $count } places are set otherwise without being tracked (bold, italics, links)
}
report-silent-set = { $at }: set otherwise: “{ $after }”
report-silent-drawn = { $at }: another picture or formula in the place of “{ $before }”
report-silent-parted = { $at }: divided into several paragraphs: “{ $before }”
report-silent-joined = { $at }: joined with the paragraph beside it: “{ $after }”
report-silent-changed = { $at }: “{ $before }” → “{ $after }”
report-silent-added = { $at }: put in “{ $after }”
report-silent-gone = { $at }: left out “{ $before }”
report-silent-moved = { $at }: stands elsewhere: “{ $before }”
report-silent-form = { $at }: another kind of provision: “{ $before }”
report-file = { $name }
report-is = { $format }, { $written }.
report-format-markdown = A Markdown file
report-format-plain = A plain text
report-format-word = A Word file
report-format-odt = An OpenDocument file
report-format-html = A web page
report-written = written in { $language ->
    [ru] Russian
    [kk] Kazakh
    [tg] Tajik
    [ky] Kyrgyz
    [uk] Ukrainian
    [be] Belarusian
    [az] Azerbaijani
    [ro] Romanian
    [tk] Turkmen
    [fr] French
    [hy] Armenian
    [ka] Georgian
    [en] English
   *[other] { $language }
}
report-written-unknown = with hardly any letters in it
report-encoding = The encoding is a guess: { $encoding }. If letters look wrong, name the right one.
report-kind = Looks like { $kind }: { $ground }.
report-kind-full = the full text
report-kind-parts = changed parts only
report-kind-points = a list of points
report-kind-no-comments = a letter of “no comments”
report-kind-remarks = remarks
report-kind-approved = the text the government approved
report-ground-said = as was said when it was brought in
report-ground-no-draft = there is no draft to hold it against
report-ground-covers = { $share } % of the draft’s words stand in it
report-ground-missing = { $share } % of the draft’s words stand in it. These are missing — taken out, or not answered? { $missing }
report-ground-some = { $found } of { $of } numbered headings of the draft stand in it; what it does not hold is not answered, not taken out
report-ground-points = { $count } of { $of ->
    [one] its { $of } point is
   *[other] its { $of } points are
} read as amendments
report-ground-none = it says that there are no comments
report-ground-apart = it hardly has a word in common with the draft
report-tracked = { $count ->
    [one] { $count } tracked change.
   *[other] { $count } tracked changes.
}
report-tracking-off = Track Changes was off when the file was saved.
report-tracking-off-later = Track Changes was off when the file was last saved: what was done then is not marked.
report-nameless = Those who changed the file are not named in it; it has only “{ $names }”. Who speaks cannot be seen from it: ask the sender whose changes these are.
report-nameless-comments = Those who commented on the file are not named in it; it has only “{ $names }”. Who speaks cannot be seen from it: ask the sender whose comments these are.
report-looks = { $count ->
    [one] { $count } untracked difference of type only (emphasis, spaces, quotation marks, dashes).
   *[other] { $count } untracked differences of type only (emphasis, spaces, quotation marks, dashes).
}
report-people = Who worked on it
report-author-unnamed = (no name)
report-author-name = { $name }
report-author = { $name }: { $insertions ->
    [one] { $insertions } insertion
   *[other] { $insertions } insertions
}, { $deletions ->
    [one] { $deletions } deletion
   *[other] { $deletions } deletions
}, { $comments ->
    [one] { $comments } comment
   *[other] { $comments } comments
}; { $dates }{ $delegation }
report-author-day = { $day }
report-author-days = { $first } to { $last }
report-author-undated = without a date
report-author-perhaps = {" "}— perhaps { $code }
report-several-authors = Changes by { $count } people: which of them is the delegation?
report-sender = The file and its authors point to { $code }.
report-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
report-point = { $number }{ $at }: { $what }{ $why }
report-point-why = {" "}(reason: { $reason })
report-unread = { $count ->
    [one] { $count } statement stays a remark; the text does not change by it
   *[other] { $count } statements stay remarks; the text does not change by them
}
report-unread-remark = { $number }“{ $words }”
report-unread-asks = { $number }Proposal not understood: “{ $words }”
report-asks-replace = “{ $find }” is to read “{ $text }”
report-asks-rewrite = is to read “{ $text }”
report-asks-delete = “{ $find }” is to go
report-asks-delete-all = is to go
report-asks-after = after “{ $find }” put in “{ $text }”
report-asks-before = before “{ $find }” put in “{ $text }”
report-asks-add = put in “{ $text }”
report-asks-move = move: { $text }
report-remarks = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
report-remark = { $at }: { $said }{ $resolved } — { $text }
report-remark-answer = ↳ { $at }: { $said }{ $resolved } — { $text }
report-remark-author = { $author }
report-remark-codes = { $codes }
report-remark-unknown = { $codes } (and unknown: { $names })
report-remark-resolved = {" "}(resolved)
report-suspects = { $count ->
    [one] { $count } deceptive character
   *[other] { $count } deceptive characters
}
report-returned-caption = { $at }: “{ $words }” was typed into a caption or a remark of the print. Such words are not part of the text; what is proposed belongs into the text or into brackets.
report-returned-head = “{ $words }” was typed above the text or into a caption of the print. Such words are not part of the text; what is proposed belongs into the text or into brackets.
report-notices = What the reader noticed
report-of-this-draft = The file was made from the draft it is held against.
report-of-another-draft = The file was made from another draft than the one it is held against: name that draft (--about), or compare with care.
report-of-another-dossier = The file was made from another dossier.
open-noticed-mojibake = The letters look as if the text had once been read in a wrong encoding: “{ $shown }” is probably “{ $meant }”. Ask the sender for the file again.
report-no-silent = Nothing was changed without tracking.
report-same = It reads as the draft does.
report-of-consolidated = The file is a consolidated draft: it holds the wordings of several delegations. One of them is given back by “travaux project”.
report-names-lost = { $count ->
    [one] 1 provision came back without the mark it was sent out with: another program dropped it. It is recognised by its words.
   *[other] { $count } provisions came back without the marks they were sent out with: another program dropped them. They are recognised by their words.
}
report-of-others = It was sent out with the tracked changes of { $codes }: they are not part of this reply and were left aside.
report-notes-lost = { $count ->
    [one] A footnote came back without its words. Some programs, LibreOffice 7.4 among them, lose them when they save a file with comments; nothing was read out of that. Ask for the file in Word, or set the words in again.
   *[other] { $count } footnotes came back without their words. Some programs, LibreOffice 7.4 among them, lose them when they save a file with comments; nothing was read out of that. Ask for the file in Word, or set the words in again.
}
report-edge = { $at }: “{ $words }” was typed right beside what { $codes } put in (“{ $beside }”) and was read as a change of that wording. If it was meant for the draft’s own words, correct it in the reply.
report-returned = A bracketed print that came back: what was done in it
report-returned-tracked = A consolidated draft that came back: what was done to the proposals of others
report-returned-nothing = Nothing was changed inside the brackets.
report-returned-made = { $at }: a new wording made of that of { $whose }: “{ $was }” → “{ $reads }”{ $aside }
report-returned-base = { $at }: the draft's own words were changed: “{ $was }” → “{ $reads }”{ $aside }
report-returned-typed = { $at }: a further wording was typed in: “{ $reads }”{ $aside }
report-returned-taken = { $at }: takes the wording of { $whose }: “{ $reads }”{ $aside }
report-returned-aside = {" "}(only one wording can stand in a text: this one is kept with the reply)
report-returned-opposed = { $at }: the wording of { $whose } was taken out: “{ $reads }”. Read as opposed.
report-returned-opposed-base = { $at }: the draft's own words were taken out: “{ $reads }”. Read as opposed; in the text they stand.
report-returned-opposed-replaced = { $at }: the draft's own words were taken out: “{ $reads }”. Read as opposed.
report-returned-opposed-deletion = { $at }: the proposal to delete ({ $whose }) was taken out. Read as opposed.
report-returned-opposed-move = { $at }: the proposal to move ({ $whose }) was taken out. Read as opposed.
report-returned-confirm = { $count ->
    [one] This position is not recorded until you confirm it: with --positions, or at its passage in the desk.
   *[other] These positions are not recorded until you confirm them: with --positions, or at their passages in the desk.
}

report-positions = { $count ->
    [one] A position a comment seems to take
   *[other] { $count } positions comments seem to take
}
report-positions-confirm = Nothing of this is recorded before you have confirmed it.
report-position = { $who }: { $stance } — { $at }, { $reads }{ $why }
report-position-sender = whoever sends it
report-position-reads = “{ $reads }”
report-position-gone = the deletion
report-position-why = {" "}({ $reason })
