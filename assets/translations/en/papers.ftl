# papers

## What they are
paper-comments = Comment table
paper-about-comments = Everything that was said about the draft, and what became of it
paper-about-comparative = Every proposal beside the draft, element by element
paper-four-column = Four-column table
paper-about-four-column = The draft, the proposals, the positions and the compromise side by side, for the expert group
paper-disagreements = Table of disagreements
paper-about-disagreements = What is still open: every wording with its holders, and what is said of each
paper-comments-none = No comments or proposals have been received.
paper-disagreements-none = There are no disagreements on the text.
paper-four-column-none = No proposals on the text have been received.

## Their columns
paper-column-number = No.
paper-column-delegation = Delegation, letter
paper-column-comment = Comment or proposal
paper-column-outcome = Outcome
paper-column-wording = Wording
paper-column-holders = Proposed by
paper-column-positions = Positions
paper-column-standing = State of play, other delegations
paper-column-option = Option
paper-column-course = State of play
paper-column-proposals = Proposals of delegations
paper-column-remarks = Positions and remarks
paper-column-compromise = Compromise, outcome

## Their sections
paper-section-whole = On the draft as a whole
paper-section-text = On the text of the draft
paper-section-replies = On proposals of other delegations
paper-section-unplaced = Proposals whose place in the text could not be found
paper-section-partly = Proposals on the whole text: places left as they are
paper-point-left = Left as it is: { $at }, “{ $words }”
paper-section-left = Proposals to an earlier draft that have no place in this one
paper-section-withdrawn = Withdrawn
paper-by-letter = Reference: { $letter }
paper-not-repeated = Not repeated in a later reply
paper-not-repeated-in = Not repeated in a later reply ({ $letter })

## What stands in them
paper-element-whole = Whole draft
paper-element-reply = Proposal of a delegation
paper-element-reply-of = Proposal of { $names }
paper-no-comments = No comments or proposals.
paper-reply-full = A full text of the draft was sent.
paper-reply-parts = Changed parts of the draft were sent.
paper-reply-remarks = Remarks were sent.
paper-reason = Reason:
paper-reason-of = Reason ({ $names }):
paper-compromise = Compromise:
paper-said-by = { $said }: { $names }
paper-jointly = { $names } (jointly)
paper-carried = (to draft No. { $number })
paper-numbered-place = No. { $number }. { $place }
paper-letter-alone = Option { $letter }
paper-left-was = The draft read: “{ $words }”
paper-left-proposed = Proposed: “{ $words }”
paper-left-now = It now reads: “{ $words }”
paper-point-reword = Reword as follows: “{ $text }”
paper-point-replace = Replace “{ $find }” by “{ $text }”
paper-point-add = Add “{ $text }”
paper-point-insert = Insert “{ $text }” after “{ $find }”
paper-point-add-before = Add “{ $text }” before it
paper-point-insert-before = Insert “{ $text }” before “{ $find }”
paper-point-delete = Delete
paper-point-delete-words = Delete “{ $find }”
paper-point-move = Move: { $text }

## What they refer to
paper-letter = No. { $number } of { $date }
paper-letter-numbered = No. { $number }
paper-letter-dated = letter of { $date }

## What the command says
paper-not-to-circulate = Internal paper, not to be circulated
help-readers = Who will read it: everyone, secretariat, own (the office of this dossier) or a code. What they may not see is not printed
command-paper-about = A paper is about a draft; name its number.
paper-folder-there = “{ $path }” is already there. Choose another name, or remove it first: nothing is written over.
paper-folder-cancelled = Called off; nothing was written.
paper-contents = Contents
paper-contents-nameless = These papers do not say who proposed what.
paper-contents-left-out = Not in the folder, for there is nothing to put in them:
paper-contents-without = { $name }. { $reason }
paper-text-draft = Draft
paper-text-tracked = Consolidated draft with tracked changes
paper-text-bracketed = Consolidated draft in square brackets
paper-text-voice = Draft in the wording { $genitive }
paper-column-paper = Paper
paper-column-file = File
command-paper-format = This paper cannot be written as .{ $ending }.
command-papers-reading = Setting the draft and the replies out…
command-papers-step = { $number } of { $of }: { $name }
command-papers-written = { $count ->
    [one] { $count } file is in { $path }:
   *[other] { $count } files are in { $path }:
}
command-settings-verdicts = Words for what became of a proposal: { $words }.
help-papers = Writes all papers of a round as a numbered folder with a list of contents.
help-papers-output = The folder to be written; it must not be there yet, or be empty
help-papers-format = As what each paper is written: docx (as a rule), html, markdown, xlsx (the tables alone), json
help-settings = Shows or changes how the papers of a dossier are written.
help-verdicts = The council’s words for what became of a proposal: considered (taken into account, in part, not) or accepted (accepted, in part, rejected)
workbook-cut = [continued in the Word file: a cell holds no more]
news-settings = a change of how papers are written
