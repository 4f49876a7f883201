# round

## Positions
stance-supports = supports
stance-accepts = can accept
stance-accepts-if = can accept on a condition
stance-opposes = opposes
stance-reserves = scrutiny reservation
stance-studies = is studying it
stance-not-interested = not interested

## Outcomes
decision-take = taken
decision-keep = the draft’s words are kept
decision-compromise = compromise
decision-keep-open = left open
decision-put-off = put off
decision-reopen = opened again
agreed-not = open
agreed-in-group = agreed in the working group
agreed-ad-referendum = agreed ad referendum
agreed = agreed

## How a passage stands
stand-open = open
stand-pending = dealt with, still open
stand-partly = agreed in part
stand-reopened = opened again by a later proposal
stand-contradicted = decided twice, apart from each other

## What is known of those who propose nothing
known-keeps = expressly keeps the text
known-no-proposal = made no proposal here
known-not-answered = did not answer this part
known-not-sent = was not sent the draft
known-no-comments = replied “no comments”
known-remarks = sent remarks without a wording
known-silent = has not replied
known-absent = absent

## What help says
help-circulate = Records that a draft was sent out: to whom, when, under which letter, with which deadline.
help-to = To whom, as codes; with a letter of their own as KAZ=12/3; by default everyone from whom a reply is expected
help-about-draft = The number of the draft; by default the current one
help-remind = Only a reminder; by default to those who have not replied
help-sent-files = Files sent along, kept byte for byte
help-position = Records what a delegation says of a wording, or of the whole item.
help-passage = The number of the passage, as “status” shows it, or “item” for the whole item
help-passages = The numbers of the passages, as “status” shows them; several where the choice is the same
help-stance = What is said: supports, accepts, accepts-if, opposes, reserves, studies, not-interested
help-on = Of which wording: its letter, a delegation that proposed it, or base (by default)
help-reason = Why, or on what condition
help-hangs-on = The number of the passage the position hangs on
help-decide = Records what the meeting did with passages.
help-take-wording = Take a wording: its letter, or a delegation that proposed it
help-keep = Keep the words of the draft
help-words = A compromise: words nobody had proposed
help-by = Who wrote the compromise
help-leave-open = Leave it open
help-put-off = Put it off
help-reopen = Open again what was agreed
help-firmness = How firm: agreed, group (in the working group), open, ad-referendum:KAZ,ARM
help-transfer = Packs a dossier into one file for someone, or takes such a file in.
help-transfer-from = The dossier, or the transfer file to be taken in
help-for = For whom: a code (what that office may see), everyone (what is for all), own (everything)
help-transfer-output = The transfer file to be written
help-into = The dossier the file is taken into, or the folder where a new one is made
help-demo = Plays a whole negotiation, from the first reply to a draft with nothing open.
help-play = Which one: negotiate
help-keep-rest = Keep the words of the draft wherever nothing was decided

## What a command says
command-circulated = { $count ->
    [one] Draft No. { $number } was sent to one addressee.
   *[other] Draft No. { $number } was sent to { $count } addressees.
}
command-reminded = { $count ->
    [one] One addressee was reminded of draft No. { $number }.
   *[other] { $count } addressees were reminded of draft No. { $number }.
}
command-position-whole = The item as a whole: { $voice } — { $stance }.
command-position = No. { $passage }: { $voice } — { $stance }.
command-decided-goes-on = { $count ->
    [one] No. { $passages } is a part of the same wordings and is still open.
   *[other] Nos. { $passages } are parts of the same wordings and are still open.
}
command-decided = { $count ->
    [one] One passage was dealt with
   *[other] { $count } passages were dealt with
}; { $open ->
    [0] nothing is open.
    [one] one is open.
   *[other] { $open } are open.
}
command-decide-nothing = It is not said what was decided. Use --take, --keep, --words, --open, --put-off or --reopen.
command-status-word = “{ $status }” is no status. Use agreed, group, open, or ad-referendum: with codes, for example ad-referendum:KAZ,ARM.
command-transfer-nothing = It is not said where to. Name a file with -o to pack the dossier, or a dossier with --into to take a file in.
command-taken-in = { $count ->
    [0] Nothing in it is new to { $path }.
    [one] One new entry was taken into { $path }.
   *[other] { $count } new entries were taken into { $path }.
}
command-carried = { $voice }: the reply to draft No. { $number } was carried over to draft No. { $current }.
command-entered-late = It came after the next draft was out and is not in it. “travaux carry” carries it over.
command-carry-nothing = No late reply waits to be carried over.
command-carry-none = No late reply of “{ $what }” waits to be carried over. “status” lists those that do.
help-carry = Carries replies to an older draft, which came when the next one was out, over to the current draft. What a delegation said there earlier gives way; what has no place any more is listed with both texts.
help-carry-what = Whose replies, or the beginnings of their ids; by default all that “status” lists
command-left-behind = { $voice }: the proposal on { $at } cannot be carried over to the new draft. { $was } { $proposed } { $now }
command-left-was = The draft read “{ $words }”.
command-left-was-nothing = The draft said nothing there.
command-left-proposed = Proposed: “{ $words }”.
command-left-proposed-nothing = Proposed: to leave it out.
command-left-now = The new draft reads “{ $words }”.
command-left-now-nothing = Nothing stands there in the new draft.
help-submit-files = Files that came with it, kept byte for byte: the scanned letter, enclosures
command-letter-kept = { $name } is kept as it came. Nothing was read from it.
help-works-as = The office that works on this copy from now on; of a new copy by default the one the file was made for, as its name tells
command-works-as = What you enter in this copy is entered as { $office }.
command-works-as-keeper = What you enter in this copy is entered as { $office }, the office that keeps the dossier. To work for another office, take the file in once more with “--as CODE”.
command-taken-files = { $count ->
    [one] One new text or file was taken into { $path }.
   *[other] { $count } new texts and files were taken into { $path }.
}
renamed-told = Entries made elsewhere before the last ones here came in. Called otherwise now: { $list }.
renamed-told-more = Entries made elsewhere before the last ones here came in. Called otherwise now: { $list }; and { $more } more.
renamed-head = Entries made elsewhere before the last ones here came in. This is called otherwise now:
renamed-passage = passage No. { $was } is now No. { $now }
renamed-wording = in passage No. { $passage } wording { $was } is now { $now }
status-left-behind = Proposals that could not be carried over to this draft:
command-renumbered = “{ $old }” is now “{ $new }”.
command-reference-left = { $at } names a number that has changed in words. Check it by hand.
command-ending-amiss = The mark at the end does not fit what follows: { $at }. Check it by hand.

## The reply board
status-partial = a part only
status-late = late
status-carried = earlier proposals carried over
status-older = a reply to an older draft is not taken account of
status-late-reply = { $voice }: a reply to draft No. { $number } came after the next draft was out and is not in it. “travaux carry” carries it over.
status-late-letter = { $voice }: reply No. { $letter } to draft No. { $number } came after the next draft was out and is not in it. “travaux carry” carries it over.
status-late-reply-stays = { $voice }: a reply to draft No. { $number } came after the next draft was out. It is not carried over: it proposes no wording, or a later draft had been answered before.
status-late-letter-stays = { $voice }: reply No. { $letter } to draft No. { $number } came after the next draft was out. It is not carried over: it proposes no wording, or a later draft had been answered before.

## Where words come from
help-blame = Says where every word of a draft comes from: who wrote it and what brought it in.
help-blame-format = As what: text, json (with the entries themselves)
blame-first = draft No. { $number }
blame-proposed = proposed by { $names }, brought into draft No. { $number }
blame-compromise = compromise by { $names } in draft No. { $number }
blame-edited = { $names } in draft No. { $number }
blame-numbering = numbering of draft No. { $number }
history-taken-back = taken back by { $name } on { $date }{ $reason }
history-taken-back-nameless = taken back on { $date }{ $reason }
history-no-reason = { "" }
history-reason = {" "}({ $reason })
blame-outcome = decided on { $date }

## What became of a proposal
verdict-considered = taken into account
verdict-considered-in-part = taken into account in part
verdict-not-considered = not taken into account
verdict-accepted = accepted
verdict-accepted-in-part = accepted in part
verdict-rejected = rejected
verdict-withdrawn = withdrawn
verdict-noted = noted
verdict-to-discuss = to be discussed at the session
