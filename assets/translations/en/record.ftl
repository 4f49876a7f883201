# record

## What help says
help-withdraw = Takes back an entry, a delegation’s reply, or single proposals of it. Nothing is deleted: the withdrawal is an entry itself.
help-withdraw-what = The beginning of an entry’s id, as “history” shows it; or the code of a delegation for its reply to the current draft
help-withdraw-passages = Of that reply, only what it proposes in these passages; the rest stands
help-withdraw-by = In whose name it is taken back; by default the delegation’s, or that of the office that keeps the dossier
help-why = The reason why
help-letter-says = The number of the letter that says so
help-letter-date = The date of that letter, as 2026-03-12 or 12.03.2026
help-audience = For whom it is entered: all (by default), secretariat, own (this office only)
help-remark = Records a remark: on the draft as a whole, a provision, a passage or an entry.
help-remark-words = The remark itself
help-remark-by = Who says it; by default the office that keeps the dossier
help-remark-at = The provision it is about, as people cite it: “article 5, paragraph 1”
help-remark-passage = The number of the passage it is about, as “status” shows it
help-remark-record = The entry it is about: the beginning of its id
help-meeting = Records a meeting: which body met, where and when, who was there and who was not.
help-meeting-body = What meets; by default the expert group
help-meeting-place = Where: the town
help-meeting-from = The first day, as 2026-04-07 or 07.04.2026
help-meeting-to = The last day; by default the first
help-meeting-present = Who is there: codes joined by commas, or one code with its people, as "KAZ=Name, office; Name, office"
help-meeting-absent = Who sits at the table and is not there. Absence says nothing about consent
help-link = Records that one passage hangs on another: “we can accept «shall» here if 5 bis falls”.
help-link-passage = The passage that hangs, and the wording of it: 12=B; by default the draft’s own words
help-link-on = The passage it hangs on, and the wording of it
help-link-condition = How it hangs, in words
help-history = Lists everything that was ever recorded, the oldest first, with the ids by which entries are withdrawn.
help-signatures = A new folder for the signed entries, their signatures and the keys announced, to be checked with minisign instead of this program
help-verdict = What became of single proposals, where it is not what follows from the decision: KAZ=noted, ARM+BLR=not-taken:why
help-of-meeting = The meeting that decided: one of its days, the beginning of its id, or none; by default the one in session today
help-reason-at = A reason for a place, as PLACE=WORDS; may be given several times

## What a command says
command-withdrawn = Taken back: { $what }.
command-withdrawn-proposals = { $count ->
    [one] One proposal of { $voice } was taken back.
   *[other] { $count } proposals of { $voice } were taken back.
}
command-remarked = The remark was entered ({ $id }).
command-linked = No. { $passage } hangs on No. { $on } for { $voice } ({ $id }).
command-met = { $count ->
    [one] The meeting was entered with one delegation present ({ $id }).
   *[other] The meeting was entered with { $count } delegations present ({ $id }).
}
command-proposes-nothing = { $voice } proposes nothing in passage No. { $passage }. Nothing was entered; “travaux status” lists who proposes what.
command-no-single-reply = There is no single reply of { $voice } to the current draft. “travaux history” lists the entries; name the one you mean by the beginning of its id.
command-no-record = There is no entry { $id }. “travaux history” lists them; four letters of an id are the least. Nothing was changed.
command-several-records = Several entries begin with { $id }. Type some more of its letters. Nothing was changed.
command-no-place = There is no place “{ $at }” in the draft. Cite it as “article 5, paragraph 1”. Nothing was entered.
command-reason = “{ $words }” does not say what place the reason is for. Write it as PLACE=WORDS, for example "article 5=thirty days are too short".
command-remark-empty = The remark is empty. Say in words what is to be remarked.
command-link-itself = Passage No. { $passage } cannot hang on itself. Name another.
command-meeting-days = The last day of the meeting lies before its first. Check --from and --to.
command-no-meeting = There is no meeting “{ $meeting }”. “travaux status --json” lists them; name a day of it, or none. Nothing was entered.
command-several-meetings = Several meetings fit “{ $meeting }”. Name one by the beginning of its id. Nothing was entered.
command-verdict = “{ $words }” does not say what became of whose proposal. Write KAZ=taken, taken-in-part, not-taken, withdrawn, noted or to-discuss; a reason may follow after a colon.

## How a dossier stands
status-once-agreed = agreed before: “{ $words }” — to come back to it: decide { $number } --take agreed
status-hangs-on = { $voices }: hangs on No. { $number }
status-hangs = { $voices }: hangs on words nobody disputes any more
status-item = Of the item as a whole:
status-to-follow = { $count ->
    [one] One provision was changed in the leading language and is to follow in another:
   *[other] { $count } provisions were changed in the leading language and are to follow in others:
}

## The list of entries
history-reply = reply of { $voices } ({ $kind }){ $letter }
history-kind-full = whole text
history-kind-parts = changed parts
history-kind-points = list of points
history-kind-no-comments = no comments
history-kind-remarks = remarks
history-kind-approved = text approved by the government
history-roster = change of the table: { $codes }
history-position = { $voices }: { $stance } — { $at }
history-whole-item = the whole item
history-remark = remark: { $text }
history-outcome = outcome: { $at } — { $decision }, { $status }
history-parted = { $voices }: parts from a joint reply, withdrawing proposals of it{ $letter }
history-withdrawal = withdrawal of { $id }
history-retraction = { $count ->
    [one] { $voices }: proposal withdrawn, { $at }{ $letter }
   *[other] { $voices }: { $count } proposals withdrawn, { $at }{ $letter }
}
history-expunged = file removed: { $reason }
history-circulation = sent out on { $date } to { $to }{ $letter }
history-reminder = reminder of { $date } to { $to }{ $letter }
history-meeting = meeting: { $body }, { $place }, { $date }
history-link = { $voices }: { $of } hangs on { $on }
history-carried = { $id } carried over to a later draft
history-key = key of { $office }
history-letter = , letter No. { $number }
history-letter-of = , letter No. { $number } of { $date }
history-no-letter = { "" }
history-about = about { $id }
history-for-secretariat = for the secretariat
history-for-own = for this office only
history-withdrawn = taken back
history-pending = waits for something that is not here yet
history-no-effect = without effect
history-signatures = { $count ->
    [one] One signature was written to { $path }. In that folder, check it with:
   *[other] { $count } signatures were written to { $path }. In that folder, check them with:
}
history-nothing-signed = Nothing in this dossier is signed. “travaux key” makes and announces keys.
history-no-key = { $entry }: no key announced in this dossier fits its signature
meeting-expert-group = Expert group

# everything that was entered
records-tab = Record
records-command-show = The record: everything entered
records-command-go = Go to the place of the entry
records-open = Record of the dossier…
records-search = Find: who, what, when
records-reading = The record is being read…
records-none = No entry holds what is looked for.
records-all = All
records-replies = Replies
records-positions = Positions
records-outcomes = Outcomes
records-remarks = Remarks
records-drafts = Drafts and sendings
records-other = Other
records-void = Without effect
records-when = When
records-who = Who
records-what = What
records-sort = Sort
records-go = To the place:
records-entered-by = entered by { $office }
records-entered-on = entered by { $office }, letter No. { $letter }
records-no-effect = without effect: { $why }
records-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
