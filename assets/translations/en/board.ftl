# dates
desk-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
desk-reply-not-sent = not sent

# records
record-edition = a draft
record-submission = a reply
record-roster = a change of the table
record-position = a position
record-remark = a remark
record-outcome = an outcome
record-withdrawal = a withdrawal
record-retraction = single proposals withdrawn
record-expunged = the removal of a file
record-circulation = a circulation
record-meeting = a meeting
record-link = a link between passages
record-carried = a reply carried over
record-key = a signing key
record-settings = how papers are written
record-unknown = a record

# the reply board
board-tab = Replies
board-command-show = The replies of the delegations
board-command-enter = Enter a reply
board-command-circulate = Circulate the draft
board-command-remind = Remind delegations
board-command-meeting = Record a meeting
board-command-remark = Record a remark
board-command-transfer = Save a transfer file
board-command-next = Next delegation
board-command-previous = Previous delegation
board-command-unfold = Show what was sent
board-command-passages = The delegation's differences
board-help = Replies
board-circulate = Circulate…
board-remind = Remind…
board-enter = Enter a reply…
board-enter-short = Enter…
board-meeting = Meeting…
board-remark = Remark…
board-transfer = Transfer file…
board-answered = { $count } of { $asked } have replied
board-not-sent = Nothing is recorded yet of the draft being circulated.
board-sent = Draft circulated on { $date }
board-deadline = {" "}· replies by { $date }
board-days-left = { $count ->
    [0] , today is the last day
    [one] , { $count } day left
   *[other] , { $count } days left
}
board-all = All
board-awaited = Awaited
board-late = Late
board-awaited-from = Reply awaited:
board-nobody-late = Nobody is late.
board-nobody-awaited = Everyone has replied.
board-drop = Drop a file on a delegation's line: it is that delegation's reply. Anywhere else the file tells whose it is.
board-met = { $body }: { $place }, { $days } · { $count ->
    [one] { $count } delegation present
   *[other] { $count } delegations present
}
board-met-absent = {" "}· absent: { $codes }
board-pending = A record of { $voice } ({ $what }, { $date }) is not in effect yet: { $why }.
board-no-effect = A record of { $voice } ({ $what }, { $date }) has no effect: { $why }

# the columns
board-head-delegation = Delegation
board-head-sent = Sent
board-head-deadline = Deadline
board-head-reply = Reply
board-head-letter = Letter
board-head-proposals = Proposals
board-head-wanting = Still to be entered
board-overdue = { $count ->
    [one] { $count } day overdue
   *[other] { $count } days overdue
}
board-reminded = reminded { $date }
board-numbered = No. { $number }
board-of = of { $date }
board-quoted = “{ $words }”
board-carried = earlier proposals carried over
board-came-late = came after the next draft was out: reply to draft No. { $number }
board-want-letter = number of the letter
board-want-file = file of the letter
board-want-language = text in “{ $language }”
board-want-carry = carry over the reply to the older draft
board-want-rest = entry not finished

# what was sent
board-nothing-came = Nothing came in. Silence is not consent.
board-passages = Go to the differences ({ $count })
board-carry = Carry earlier proposals over
board-report = Report
board-withdraw = Withdraw…
board-with = jointly with { $codes }
board-stands = stands
board-superseded = superseded by a later one
board-withdrawn = withdrawn
board-older = on draft No. { $number }
board-kept = kept in the office
board-reply-of = { $codes }: { $kind }, letter No. { $number }

# sending out
board-circulate-title = Circulate draft No. { $number }
board-circulate-done = Record as sent
board-remind-title = Remind of draft No. { $number }
board-remind-done = Record the reminder
board-letter-number = Letter No.
board-sent-on = Date of the letter
board-answer-by = Replies by
board-own-letter = own letter No.
board-chosen = To: { $count } of { $all }
board-everyone = Everyone
board-none = Nobody
board-files = Write the draft, and a letter and a transfer file for each addressee
board-files-about = Word files ready to send, and a .travaux file holding only what the addressee may see. You choose the folder.
board-files-failed = The sending is recorded; the draft and the letters lie in { $place }. The transfer files for { $codes } could not be written: { $why }
board-files-written = { $count ->
    [one] The draft, and a letter and a transfer file for { $count } addressee, are written.
   *[other] The draft, and letters and transfer files for { $count } addressees, are written.
}
board-dialog-out = Where to write the files for the addressees
board-work-stating = Recording

# taking back, meetings, remarks
board-withdraw-title = Withdraw a reply
board-withdraw-done = Withdraw
board-reason = Reason
board-withdraw-about = With the number of a letter the delegation takes it back itself, without one your office does. A reply withdrawn stays in the dossier.
board-meeting-title = Record a meeting
board-meeting-done = Record
board-meeting-body = What met
board-meeting-place = Where
board-meeting-from = First day
board-meeting-to = Last day
board-expert-group = Expert group
board-present = Present: { $count } of { $all }
board-all-present = Tick all
board-none-present = Untick all
board-people = people, parted by “;”
board-remark-title = Remark on the draft
board-remark-done = Record
board-remark-place = About
board-remark-place-hint = article 5, paragraph 2
board-remark-words = Words
board-remark-for = For whom
board-for-own = Own office
board-for-secretariat = Secretariat
board-for-everyone = Everyone
board-no-place = “{ $place }”: the draft has no such place. Check the number or leave the line empty.

# transfer files
board-parcel-title = Transfer file
board-parcel-for = For whom
board-parcel-done = Save…
board-parcel-everyone = Everything meant for all. Internal records stay out of the file.
board-parcel-own = The whole dossier with every internal record: for your own office only.
board-parcel-office = Only what this office may see.

# what is missing
board-need-voice = Say whose reply it is.
board-need-file = Choose the file with the text.
board-need-points = Type the proposals in, or choose a file.
board-need-remarks = Write the remark.
board-need-reason = Give the letter or the reason.
board-need-addressee = Choose at least one addressee.
board-need-later = The deadline lies before the date of the letter.
board-need-place = Say what met and where.
board-need-order = The last day lies before the first.
board-need-present = Tick at least one participant.
board-date-hint = dd.mm.yyyy
board-date-wrong = “{ $date }” is not a date. Type it like 26.03.2026.

# entering a reply
board-entry = A delegation's reply
board-entry-whose = Whose reply
board-entry-what = What was sent
board-entry-letter = On the strength of a letter
board-letter-date = Date of the letter
board-letter-signed = Signed by
board-letter-received = Received
board-letter-dated = of
board-letter-added = { $count ->
    [one] { $count } file added
   *[other] { $count } files added
}
board-letter-add = Add the letter…
board-letter-about = The scan or file of the letter is kept in the dossier as it came.
board-joint = Joint reply: { $names }
board-entry-done = Enter the reply
board-entry-look = Check and enter…
board-entry-drop = Throw away what was typed
board-entry-kept = What you type is kept on this computer and is not part of the dossier until the reply is entered.
board-entry-full = The file is read and held against the draft. Before it is entered you see the report: changes nobody marked come first.
board-entry-parts = The file holds the changed parts only. What it does not contain is left unanswered, never deleted.
board-entry-none = The letter says that there are no comments or proposals. Give its number and date, and add the letter.
board-file-choose = Choose a file…
board-points-choose = Take from a file…
board-points-file = The proposals are read from the file. Before they are entered you see which of them find their place in the draft.
board-points-hint = In article 5, paragraph 2, replace “…” with “…”.
board-points-example = One proposal a line: “Delete article 4, paragraph 3”, “In article 6, paragraph 1, after “…” insert “…””. What it changes in the draft is shown here at once.
board-points-count = Find their place in the draft: { $count } of { $all }
board-point-left = { $at }: { $why }. The proposal stays in the record; the text does not change by it.
board-point-unread = This was not read as a proposal and is kept as a remark. Name the place and put the words in quotation marks.
board-remarks-about = Remarks without a wording: they do not enter the consolidated draft, but stay in the dossier and in the comment table.
board-remarks-hint = On the draft as a whole
board-remarks-places = On single places
board-reasons = Reasons
board-place-add = + Add a place
board-begun = What you had typed before is back.

# transfer files that come in
board-add = Take in a file…
board-command-add = Take in a transfer file
board-work-adding = Taking in { $name }
board-parcel-what = How much
board-add-head = { $name } brings to the dossier “{ $title }”:
board-add-new = { $name } is a dossier that is not here yet: “{ $title }”. The file brings:
board-add-other = { $name } belongs to another dossier, “{ $title }”, which will be opened. The file brings:
board-add-about = Nothing is changed yet. What is taken in stays in the dossier for good.
board-add-nothing = There is nothing new in the file.
board-add-done = Take in
board-add-leave = Leave it
board-add-one = Transfer files are taken in one at a time: the first of them is shown.

## A new dossier
founding-title = New dossier
founding-about = A dossier keeps the draft, every reply to it and every decision. Once it is made, the draft can be circulated.
founding-document = Document
founding-line-title = Title
founding-line-draft = First draft
founding-line-other = In another language
founding-line-date = Date of the draft
founding-choose = Choose the draft…
founding-add = Add a text in another language…
founding-language = language
founding-working = working translation
founding-table = At the table
founding-line-table = Council
founding-table-none = take over a table
founding-seated = { $on } of { $of } take part
founding-line-others = Others
founding-line-office = Kept by
founding-office-about = The code of the office that keeps the dossier, such as SEC. It decides and publishes.
founding-make = Make the dossier
founding-ready = The dossier will be kept in your library folder.
founding-need-title = Give the document a title.
founding-need-draft = Choose the file of the first draft.
founding-need-language = Say in which language each text is.
founding-language-twice = Two texts are in the same language. Leave one out, or say which language it is in.
founding-need-date = Give the date of the draft.
founding-need-table = Say who is at the table: take over a table, or type codes.
founding-dossier = As in “{ $title }”
founding-made = The dossier is made. Circulate the draft from “Replies”.
desk-command-new = New dossier…
desk-dialog-new = The first draft, in each of its languages
desk-work-drafts = Reading the draft
board-apart = Not interested…
board-apart-title = No interest in the whole item
board-apart-about = It blocks nothing and is consent to nothing. It can be withdrawn from the record.
board-apart-done = Record
board-entry-of = { $words }
records-withdraw = Withdraw…
records-command-withdraw = Withdraw the chosen entry
desk-intake-found = A new dossier of it…
