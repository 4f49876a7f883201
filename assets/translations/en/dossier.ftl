# dossier

## Rosters
roster-damaged = The file is not a roster that can be read: { $why }. Nothing was changed. Compare it with one of the rosters supplied with the program.
roster-code-reserved = The code BASE is reserved for the base text. Give this delegation another code.
roster-code-malformed = “{ $code }” cannot be the code of a delegation. Use 1 to 16 capital Latin letters, digits or hyphens, for example KAZ.
roster-code-twice = The code { $code } is given twice in the roster. Every delegation needs its own code.
roster-empty = There is nobody on the roster. Name at least one delegation.

## The disk
disk-not-found = { $path } is not there. Check the name, or whether the drive or network folder is connected.
disk-permission = You have no permission for { $path }. Nothing was changed. Ask whoever administers the folder for access, or choose another folder.
disk-full = The disk is full: { $path } could not be written. Everything recorded before is safe, and nothing half-written remains. Free some space and try again.
disk-output = the output of the command
disk-read-only = { $path } lies on a disk that can only be read. Nothing was changed. Choose another place.
disk-not-a-folder = { $path } is not a folder. Choose a folder.
disk-too-large = { $path } is larger than any file Travaux takes in. Nothing was changed.
disk-other = The system reports a problem with { $path }: { $why }. Everything recorded before is safe. Try again; if it happens again, copy the folder to another disk.

## Dossiers
dossier-not-a-dossier = { $path } is not a dossier: there is no file dossier.ron in it. Choose a folder whose name ends in “.dossier”, or a .travaux file.
dossier-genesis-damaged = The file { $path }, with which the dossier begins, is damaged. Records, texts and originals are untouched. Put back dossier.ron from any other copy of this dossier and open it again.
dossier-newer = { $path } was written by a newer version of Travaux (format { $format }). It was not changed. Install the newer version to open it.
dossier-already-there = There is already something in { $path }. It was not touched. Choose another name or an empty folder.
dossier-record-unwritable = The entry cannot be written: { $why }. Nothing was changed.
dossier-refused = The entry was not made, because it would have no effect: { $why }
dossier-not-at-the-table = { $code } does not sit at this table. Check the code, or add the delegation to the roster first.
dossier-no-edition = There is no draft { $name } in this dossier. Check the number, or publish a draft first.
dossier-draft-awaited = { $count ->
    [one] One entry waits
   *[other] { $count } entries wait
} for files that are missing here or damaged, and the draft is among what is missing. Nothing is lost. Wait until synchronising has finished, or copy the folders “records” and “texts” from another copy of this dossier.
dossier-no-text = There is no text in this language ({ $language }). Choose one of the dossier’s languages.
dossier-text-missing = The text { $hash }… is not in the folder, or is damaged. Copy the folder “texts” from another copy of this dossier, or wait until synchronising has finished.
dossier-original-missing = The file received { $hash }… is not in the folder, or is damaged. Copy the folder “received” from another copy of this dossier, or wait until synchronising has finished.
dossier-empty-reply = There is nothing in this reply: no text, no points, no letter. Nothing was entered.
dossier-taken-back-since = Nothing was entered: more proposals of the same reply were withdrawn since by entry { $id }. Take that entry back first; everything recorded stays as it is.
dossier-nothing-placed = Nothing in this reply finds its place in the draft, so nothing was entered. Check which draft it is about and how the places are cited.

## Records without effect
no-effect-other-dossier = it belongs to another dossier.
no-effect-counter = its number does not follow from the entries its author had seen.
no-effect-not-at-the-table = { $code } did not sit at the table.
no-effect-no-right = { $code } may not do that.
no-effect-no-subject = what it is about ({ $record }…) was not known to its author, or is something else.
no-effect-no-voice = nobody speaks in it.
no-effect-number = its draft number is not larger than that of the draft it follows.
no-effect-published = a draft that was published cannot be taken back; publish a new one.
no-effect-forged = it claims to be { $code }’s, but its signature is not { $code }’s.
no-effect-unsigned = it is not signed, and { $code } has announced that its entries are.

## What was noticed on opening
trouble-stray = “{ $name }” is not part of the dossier. It was left alone.
trouble-copy = “{ $name }” is a copy made by another program. Its content is whole and was taken into account.
trouble-mismatch = “{ $name }” is damaged or has not arrived completely, and was not taken into account. Everything else opened. Wait until synchronising has finished, or copy the file from another copy of this dossier.
trouble-altered = “{ $name }” is not the beginning the entries of this dossier were made on: it was altered, or entries of another dossier were copied in. Put back dossier.ron from another copy.
trouble-damaged = “{ $name }” is not an entry of a dossier, or a damaged one, and was not taken into account. Everything else opened. Copy the file from another copy of this dossier.
trouble-newer = “{ $name }” was written by a newer version of Travaux (format { $format }) and was not taken into account. Everything else opened. Install the newer version to see it.

## Transfer files and samples
transfer-damaged = The transfer file { $path } cannot be read. Nothing was changed. Ask for it to be sent again.
transfer-too-large = The transfer file { $path } holds more than any dossier does, and was not opened. Nothing was changed.
transfer-foreign = The transfer file { $path } belongs to another dossier. Nothing was changed. Open it by itself.
sample-damaged = The sample cannot be written: { $why }.

## Points that could not be carried out
point-unread = the place cannot be read as a citation
point-no-place = the draft has no such place
point-places = the draft has several such places, and which is meant is not said
point-no-words = these words do not stand there
point-several = these words stand there more than once
point-nothing = there is nothing to put in
point-taken = an earlier point of the list already changed this
point-anchored = a footnote or picture stands there
point-form = these words stand there in other forms only, and it is not clear in which form the new ones belong there
point-left = { $at }: “{ $words }” was left as it is: the form the new words need there is for a person to decide (point { $number }).

## What does not agree
contradiction-editions = { $count } drafts were circulated apart from each other. The one before them stays current until the secretariat circulates a draft that follows one of them.
contradiction-answers = { $voice } has { $count } replies ({ $language }) that were entered apart from each other. All of them stand until the delegation sends another or one is taken back.
contradiction-seat = The entry of { $code } in the roster was changed in two places at once. It stays as it was before until it is changed again.
contradiction-outcomes = Two outcomes on the same words were entered apart from each other. Both stay open until one is taken back.

## What a waiting entry waits for
awaited-record = an earlier entry ({ $hash }…) is not here yet
awaited-file = a text or file ({ $hash }…) is not here yet
awaited-text = its text (texts/{ $hash }….md) is not here yet
awaited-original = the file “{ $name }” (received/{ $hash }…) is not here yet
awaited-subject = what it is about ({ $hash }…) is not in effect here yet

## Before a reply is entered
stood-gives-way = An earlier reply gives way to it and stays in the dossier: { $what }.
stood-gives-way-in-part = An earlier reply gives way to it in part and stays in the dossier: { $what }. It goes on standing for { $left }.
stood-gives-way-language = An earlier reply gives way to it in this language only and stays in the dossier: { $what }.
stood-not-repeated = What the new reply does not repeat is no longer proposed by its senders.
