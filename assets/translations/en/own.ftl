# Who sits at the desk: keys and offices.

own-key = Your key
own-key-about = With a key of your own, everything you enter is signed, and others can tell that it comes from your office. Without one everything counts as well.
own-key-make = Make a key…
own-key-choose = Choose a key file…
own-key-other = Another key file…
own-key-drop = Sign no more
own-key-unlock = Unlock
own-key-locked = The key is locked. Until its password is given, entries are not signed.
own-key-tell = This is the fingerprint of your key. Tell it to the others by telephone.
own-key-file = { $path }
own-key-made = The key is made: { $path }. Keep the file and its password safe: nobody can make them again.
own-key-confirmed = confirmed by word of mouth
own-key-compare = Compare…
own-office = This dossier
own-office-you = You are:
own-office-choose = choose
own-office-about = What you enter here is entered by this office.
own-office-later = What you enter in this dossier is entered by this office. It can be changed in the settings.
own-seat = { $code }
own-seat-office = { $code } — keeps the dossier
own-signing = Entries in this dossier are signed with your key.
own-signing-first = With the first entry your key is made known in this dossier as the key of { $office }; from then on entries are signed.
own-signing-other = { $office } signs with another key in this dossier. What you enter here is not signed, and counts all the same.
own-signing-not = The key { $path } is locked or cannot be read: what you enter here is not signed.

own-password = Password of the key
own-password-about = The key { $path } is protected by a password. Until it is given, entries are not signed.
own-password-new = A new key
own-password-new-about = The key will lie in { $path }, and the public key beside it. Choose a password; nobody can restore it.
own-password-hint = Password
own-password-again = Password once more
own-password-bare = Keep the key without a password
own-password-make = Make the key
own-password-missing = Type a password.
own-password-differs = The two passwords differ.
own-later = Not now
key-locked = The key { $path } is protected by a password. Nothing was changed. Type the password.

own-met = A key of { $who }
own-met-about = { $who } signs entries in this dossier with a key that was not seen on this computer before. Compare these groups with what they tell you by telephone.
own-met-why = An e-mail is not enough: whoever forges the key forges the e-mail as well. You can do it later in the settings.
own-met-trust = They agree: trust it
own-met-more = { $count ->
    [one] One more key after this one.
   *[other] { $count } more keys after this one.
}

mark-unsigned = not signed
mark-unknown = signed with an unknown key
mark-broken = the signature does not hold
mark-signed = signed: { $office }, key { $fingerprint }
mark-signed-unconfirmed = signed: { $office }, key { $fingerprint }, not confirmed yet

# What was read out of a reply, to be confirmed

told-heading = Positions read out of the file
told-all = Confirm all
told-none = Confirm none
told-about = Only what you tick is recorded, together with the reply.
told-about-entered = Only what you tick is recorded.
noted-heading = Comments in the file, to be kept as remarks
noted-all = Keep all
noted-record = { $count ->
    [one] Keep { $count } remark
   *[other] Keep { $count } remarks
}
told-record = { $count ->
    [0] Record
    [one] Record one position
   *[other] Record { $count } positions
}
scope-heading = What it answers
scope-count = { $own ->
    [one] one provision
   *[other] { $own } provisions
}
scope-some = { $own } of { $all }
scope-about = Read from its words. What is not ticked counts as not answered; tick what the letter says it agrees to.
scope-corrected = Corrected by hand. What is not ticked counts as not answered.

## What opens by a double click
help-desktop = Lets transfer files and dossiers open by a double click, and drafts and replies with “Open with”, for you alone; or takes that back.
help-desktop-what = What: install (tells your desktop), remove (lets it forget)
desktop-installed = Transfer files (.travaux) now open by a double click, and drafts and replies have “Open with Travaux”. Your desktop was told in { $folder }.
desktop-removed = Nothing opens with Travaux by itself any more. It was taken out of { $folder }.
desktop-tools = Some of this may only show when you log in again: { $tools } did not run.
desktop-elsewhere = On this system files are tied to programs when the program is installed. Nothing was changed; files can be dropped on the window at any time.
desktop-path = { $path } cannot be named in a desktop entry. Nothing was changed; put the program in a folder whose name is ordinary text.
desk-settings-files = Opening files
desk-settings-files-about = Transfer files (.travaux) open by a double click, drafts and replies by “Open with”. This concerns you alone, on this computer.
desk-settings-files-tie = Open .travaux files by a double click
desk-settings-words = Words for outcomes
desk-settings-words-about = As the council writes them in the tables of this dossier.
desk-export-write-folder = Write the folder…
desk-export-readers = For
desk-export-distribution = distribution mark
desk-export-distribution-about = Stands on every page, such as “For the expert group”

# nothing counts but what is signed
own-only = Let nothing count that is not signed…
own-only-on = Of { $office } only signed entries count in this dossier.
own-only-title = Only signed entries
own-only-about = From now on entries of { $office } in this dossier have no effect unless they are signed. The entry that says so is signed with your key.
own-only-mind = Whoever works for this office without the key can enter nothing more. Without the key and its password this cannot be undone.
own-only-confirm = Only signed entries
own-only-no-key = Entries of { $office } are not signed with a key of yours in this dossier. Nothing was recorded; choose the key in the settings first.
