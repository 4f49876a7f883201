# narrative

## What papers these are
paper-information = Information note on the draft
paper-about-information = What was circulated and when, who replied and who has not, what is agreed, what is open
paper-agreement = State of agreement on the draft
paper-about-agreement = Which places are agreed, and how firmly
paper-positions = Positions of delegations
paper-about-positions = Place by place: every wording, who proposed it and why, what was said of it
paper-minutes = Minutes
paper-about-minutes = The minutes of the meeting that dealt with the draft
paper-proposals = What became of the proposals
paper-about-proposals = What became of a delegation’s proposals, for its ministry
paper-provenance = Provenance of the text
paper-about-provenance = For each provision, which proposal and which outcome its words come from
paper-approved = Comparison with the text approved by the government
paper-about-approved = Every wording as a difference from the approved text; the paper stays in the office

## Who is named
paper-delegation-of = Delegation { $genitive }

## Outcomes
decided-replaced = instead of “{ $was }”: “{ $now }”
decided-added = added: “{ $now }”
decided-added-below = the following is added
decided-left-out = “{ $was }” is deleted
decided-removed = deleted as a whole: “{ $was }”
decided-parted = a new paragraph begins at “{ $words }”
decided-parted-as = a new provision “{ $label }” begins at “{ $words }”
decided-kept = the draft’s words are kept: “{ $was }”
decided-joined = joined into one: { $first }; { $second }
decided-not-joined = not joined, the draft is kept: { $first }; { $second }
decided-not-added = nothing is added to the draft here
decided-moved = the text is moved ({ $place })
decided-compromise = A compromise was taken: { $change }
decided-compromise-of = A compromise was taken (proposed by: { $names }): { $change }

## The information note
information-sent = Circulation
information-replies = Replies
information-agreed = Agreed
information-open = Open
information-whole = Positions on the item as a whole
information-languages = Texts in other languages
information-not-sent = How the draft was sent out is not on record.
information-sent-on = The draft was sent out on { $date }
information-sent-under = The draft was sent out under letter { $letter }
information-reminded-on = A reminder was sent on { $date }
information-reminded-under = A reminder was sent under letter { $letter }
information-deadline = Comments and proposals were asked for by { $date }.
information-column-delegation = Delegation
information-column-reply = Reply
information-column-letter = Letter
information-nothing-known = no reply on record; nor is the sending of the draft
information-no-comments = no comments or proposals
information-remarks = sent remarks without a wording
information-proposals = sent proposals
information-proposals-in-part = sent proposals on a part of the text
information-carried = earlier proposals carried over to this draft
information-older = a reply to draft No. { $number } came after this draft was out and is not taken account of in it
information-older-nameless = { $count ->
    [one] One reply to an earlier draft came after this one was out and is not taken account of in it.
   *[other] { $count } replies to an earlier draft came after this one was out and are not taken account of in it.
}
information-late = received after the deadline
information-no-replies = No replies were received.
information-nameless-replies = Replies were received. Who replied and proposed what is not told in this paper.
information-silence = That a reply was not received does not mean consent to the draft.
information-taken-in = What was agreed on draft No. { $number } stands in this draft.
information-nothing-agreed = Nothing is agreed yet.
information-nothing-open = Nothing is open.
information-open-places = { $count ->
    [one] One place is not agreed:
   *[other] { $count } places are not agreed:
}
information-proposed-by = Proposals: { $names }
information-to-follow = { $language }: what was changed in the leading text is to follow in these places: { $places }.

## The state of agreement
agreement-column-text = Text
agreement-column-standing = State
agreement-none = No proposals were made on the text.
agreement-rest = No proposals were made on the other provisions.

## Positions
positions-none = No proposals were made on the text.
positions-rest = Other delegations:
positions-signed = signed: { $office }
positions-earlier = Positions on wordings nobody proposes any more
positions-hangs = hangs on the outcome on { $on }

## Minutes
minutes-none = No meeting that dealt with this draft is on record.
minutes-of-expert-group = Minutes of the meeting of the expert group
minutes-of = Minutes of the meeting: { $body }
minutes-present = Present
minutes-absent = Absent: { $names }. Absence does not mean consent.
minutes-agenda = Agenda
minutes-about = “{ $title }” ({ $draft }).
minutes-course = Discussion and decisions
minutes-considered = The meeting considered “{ $title }” ({ $draft }) and the comments and proposals received on it.
minutes-considered-draft = The meeting considered “{ $title }” ({ $draft }).
minutes-nothing-decided = Nothing was decided on the text at the meeting.
minutes-item = { $nth }. { $place } (passage No. { $number })
minutes-heard = Heard:
minutes-decided = Decided:
minutes-draft-reads = the draft reads:
minutes-heard-above = the proposals set out under { $nth } above.
minutes-nothing-there = a proposal to add to the draft.
minutes-proposal = Proposal:
minutes-proposal-of = Proposal ({ $names }):
minutes-verdict = On the proposal: { $verdict } — { $reason }.
minutes-verdict-of = On the proposal ({ $names }): { $verdict } — { $reason }.
minutes-referendum = What was agreed ad referendum has to be confirmed: { $places }.
minutes-open = These remain open: { $places }.
minutes-nothing-open = Nothing remains open.
minutes-annexes = Annexes
minutes-annex-draft = Consolidated draft ({ $draft }) with the proposals of delegations.
minutes-annex-open = Table of disagreements.
minutes-chair = Chair
minutes-keeper = Secretary of the meeting

## What became of proposals
proposals-none = No proposals were made on the text.
proposals-to = { $draft }
proposals-column-draft = The draft
proposals-column-proposal = Proposal
proposals-column-now = Text in draft No. { $number }
proposals-not-added = Nothing was added to the text.
proposals-gone = The text has no such provision.
proposals-taken-out = The provision was taken out of the text later, with draft No. { $number }.
paper-agreed-stands = What was agreed in these words stands.
proposals-not-dealt-with = not dealt with yet
proposals-reply-withdrawn = One of the replies to this draft was taken back.
proposals-letter-withdrawn = The reply { $letter } was taken back.
proposals-left-behind = { $at }: the proposal to the draft before (“{ $proposed }”) could not be carried over to this draft.

## Provenance
provenance-introduction = Words that are not named below come from the first text circulated ({ $draft }). Numbers and references that only follow the numbering are left out.
provenance-unchanged = The text is as it was first circulated.
provenance-unknown = Where the text comes from cannot be told: one of the earlier texts is not in the dossier.
provenance-column-words = Words
provenance-quoted = “{ $words }”
provenance-column-origin = Origin
provenance-column-outcome = Brought in by
provenance-proposed = Proposal to draft No. { $number }
provenance-compromise = Compromise on draft No. { $number }
provenance-edited = Drafted by the secretariat on the basis of draft No. { $number }
provenance-at = { $body }, { $place }, { $date }
provenance-on = outcome of { $date }

## Comparison with the approved text
approved-none = There is no text approved by a government here. Only the office that entered such a text sees it.
approved-introduction = Every wording is shown below as a difference from the approved text
approved-same = Neither the draft nor any proposal differs from the approved text.
approved-column-text = Approved text
approved-column-difference = Difference
approved-column-whose = Whose wording
approved-draft = { $draft }

## Letters
letter-covering = Covering letter
letter-reminder = Reminder
letter-about = Draft “{ $title }”
letter-sends = Please find enclosed “{ $title }” ({ $draft }) for your consideration.
letter-reminds = May we ask for your comments and proposals on “{ $title }” ({ $draft }). No reply has reached us so far.
letter-reminds-of = May we ask for your comments and proposals on “{ $title }” ({ $draft }), which was sent to you on { $sent }. No reply has reached us so far.
letter-deadline = Please send your comments and proposals by { $date }.
letter-deadline-past = The time for comments and proposals expired on { $date }.
letter-no-deadline = Please send us your comments and proposals.
letter-silence = Should you have no comments or proposals, please tell us so: a missing reply is not taken for consent.
letter-how-to-reply = You may reply with an ordinary Word file with tracked changes, with a list of points, or with a Travaux transfer file.
letter-enclosures = Enclosures:
letter-draft-file = { $draft } ({ $name })
letter-transfer-file = Transfer file ({ $name })
letter-draft-name = draft
help-letters = The folder into which a letter to each addressee is written, with the draft in Word and the addressee’s transfer file
command-letters = The letters, the draft and the transfer files are in { $path }.
command-nobody-to-remind = Everyone who was sent this draft has replied: there is nobody to remind. Nothing was recorded.
