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
news-retraction = { $count ->
    [one] { $voices }: a proposal is withdrawn
   *[other] { $voices }: { $count } proposals are withdrawn
}
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

## Keys and signatures
key-not-a-key = { $path } is not a key file. Nothing was changed. Name the file that “travaux key new” or minisign made.
key-public-only = { $path } is the public key; signing needs the secret one, which lies beside it. Nothing was changed.
key-needs-password = The key { $path } is protected by a password. Nothing was changed. Run the command in a terminal, or put the password into TRAVAUX_KEY_PASSWORD.
key-wrong-password = This is not the password of { $path }, or the key is damaged. Nothing was changed. Try again.
key-already-there = { $path } is there already and was not touched. Choose another name.
key-refused = It could not be signed: { $why }. Nothing was changed.
key-password = Password of { $path }:{" "}
key-new-password = A password for { $path }:{" "}
key-no-password-given = A new key needs a password. Nothing was made. Type one in a terminal, put it into TRAVAUX_KEY_PASSWORD, or say --no-password.
key-made = The secret key is in { $path }: keep it and its password safe, for nobody can make it again. The public key is in { $public }. Its fingerprint, to be told by telephone: { $fingerprint }
key-line = { $office }: { $fingerprint } (not confirmed)
key-line-confirmed = { $office }: { $fingerprint } (confirmed)
key-none = Nobody has announced a key here. Entries count without one.
key-announced = { $office } has announced its key. Tell the others its fingerprint by telephone: { $fingerprint }
key-kept = From now on what is entered in this dossier on this computer is signed with it.
key-announce-what = It is not said which key. Name its file with --key.
key-confirm-what = Name the office with --office and the fingerprint it told you with --fingerprint.
key-office-none = { $office } has announced no key here.
key-differs = This is not the fingerprint of { $office }’s key. Do not rely on what is signed with it; ask { $office } again by telephone.
key-confirmed = The key of { $office } is confirmed on this computer.
key-no-settings = There is no place for settings on this computer.
help-key = Makes a key to sign with, shows keys, announces one in a dossier, confirms another office’s.
help-key-what = What: new (makes a key), show, announce (in a dossier), confirm (another office’s, by its fingerprint)
help-key-path = The key’s file; for announce and confirm the dossier
help-key-file = The secret key that is announced
help-key-office = Whose key; by default the office that keeps the dossier
help-fingerprint = The fingerprint, as that office told it by telephone
help-instead-of = The key it takes the place of, with which this is signed
help-key-only = From now on nothing of the office counts that is not signed
help-no-password = Keep the new key without a password
help-sign = Sign with this secret key; by default with the one announced here for this dossier
help-as = Enter it as this office; by default as the one that works on this copy of the dossier
help-demo-signed = Sign what the secretariat enters with a key made for the occasion, and forge one entry in its name

## What can be made shorter
streamline-letters = in letters only
streamline-punctuation = in punctuation only
streamline-order = in the order of what is listed
streamline-found = { $count ->
    [0] There is nothing to make shorter.
    [one] One thing can be made shorter; nothing changes until somebody confirms it:
   *[other] { $count } things can be made shorter; nothing changes until somebody confirms them:
}
streamline-alike = No. { $passage }: wording { $gives } “{ $words }” and wording { $stays } “{ $instead }” differ { $differs }. If { $holders } agree, { $gives } can give way.
streamline-together = No. { $passages }: the same sides ({ $holders }) stand on either; one pair of brackets will do, and no choice is lost.
streamline-repeated = No. { $passages }: “{ $was }” → “{ $reads }” ({ $holders }) every time; it can be decided once.
streamline-reason = the wordings say the same
streamline-no-such = { $count ->
    [0] There is nothing to make shorter, so there is no { $number }.
   *[other] There is no { $number }: the list goes up to { $count }.
}
streamline-not-agreed = A wording gives way only if everyone who proposed it agrees. Nothing was recorded. Name those who have agreed with --agreed: { $codes }.
streamline-applied = { $count ->
    [one] One entry was made. What was sent stays as it was.
   *[other] { $count } entries were made. What was sent stays as it was.
}
clash-taken = No. { $number } — { $whose }
clash-mixed = Nos. { $passages } are parts of the same rival wordings, but different sides were taken: { $taken }. Nobody proposed the sentence that results: read it once more.
clash-within = { $count ->
    [one] No. { $passages } was agreed within a provision that is agreed to go (No. { $gone }): it will have no effect.
   *[other] Nos. { $passages } were agreed within provisions that are agreed to go (No. { $gone }): they will have no effect.
}
status-streamline = { $count ->
    [one] One thing can be made shorter: see “travaux streamline”.
   *[other] { $count } things can be made shorter: see “travaux streamline”.
}
help-streamline = Finds wordings that say the same, brackets that can be joined and changes that are repeated.
help-apply = Record what follows from a suggestion, by its number in the list
help-agreed = Who has agreed that their wording gives way
