# trust

## How much of a dossier travels
extent-draft = the drafts only
extent-proposals = the drafts and the replies
extent-everything = everything

## What a transfer file brings
news-told = { $what }
news-entered-by = { $what } (entered by { $office })
news-draft = draft No. { $number }
news-no-draft = another reply
news-edition = draft No. { $number } of { $date }
news-reply = { $voices }: { $kind } to { $draft }
news-kind-full = reply
news-kind-parts = reply (changed parts)
news-kind-points = reply (list of points)
news-kind-no-comments = letter “no comments”
news-kind-remarks = remarks
news-kind-approved = text approved by the government
news-position = { $voices } — { $stance }: “{ $words }”
news-position-item = { $voices } — { $stance } (the whole item)
news-position-nothing = { $voices } — { $stance } (leaving the words out)
news-remark = { $author }, remark: “{ $text }”
news-outcome = outcome: { $decision }, { $status } — “{ $words }”
news-outcome-nothing = outcome: { $decision }, { $status } (no words stand there)
news-link = { $voices }: one passage hangs on another
news-meeting = meeting: { $body }, { $from } – { $to }
news-circulation = { $draft } was sent out on { $date }, addressees: { $count }
news-reminder = a reminder of { $draft } was sent on { $date }, addressees: { $count }
news-carried = { $voices }: earlier proposals carried over to { $draft }
news-withdrawal = { $author } takes back: { $what }
news-withdrawal-unknown = { $author } takes an entry back
news-roster = the table: { $set } added or changed, { $left } left
news-roster-set = the table: { $set } added or changed
news-roster-left = the table: { $left } left
news-expunged = a file was removed: { $reason }
news-key = { $office } announces the key it signs with
news-arising = contradiction: { $what }
news-settled = no longer a contradiction: { $what }
news-something = something that is not here yet
news-waiting = an entry ({ $record }…) will wait: { $what }
news-entry = an entry ({ $record }…)
news-refused = without effect — { $what }: { $why }
news-withheld = { $count ->
    [one] One entry is not for this recipient: only its place is known.
   *[other] { $count } entries are not for this recipient: only their places are known.
}
news-files = { $count ->
    [one] One text or file is new.
   *[other] { $count } texts and files are new.
}
news-foreign = { $count ->
    [one] One entry in the file belongs to another dossier and is left out.
   *[other] { $count } entries in the file belong to another dossier and are left out.
}
news-nothing = Nothing in { $path } is new.
news-head = { $path } brings:
news-whole = { $path } holds a dossier that is not here yet, “{ $title }”. It brings:

## How things stand
status-withheld = { $count ->
    [one] One entry is withheld: it is not for this office, and only its place is known.
   *[other] { $count } entries are withheld: they are not for this office, and only their places are known.
}

## What help says
help-extent = How much: draft (the drafts only), proposals (and the replies), everything
help-preview = Say what the file would bring, and change nothing
command-transfer-preview = A preview needs a transfer file, and the dossier after --into.
