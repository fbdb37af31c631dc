# The window: menu bar, tabs, empty state, notices, questions.

app-name = Bogen
untitled = Untitled
found-mark = found · { $confidence }
found-mark-hint = Found by the import and not yet checked. Click to say: checked.
strand-letter = Strand { $letter }
strand-name = Strand { $letter }, { $title }
no-strand = No strand

middle-outline = Outline
middle-cards = Cards
middle-source = Source
summary-scenes = { $n ->
    [one] 1 scene
   *[other] { $n } scenes
}
summary-minutes = { $minutes } min
summary-minutes-of = { $minutes } of { $slot } min
estimated-hint = Estimated from the length of the text that the scene was read from. A length that is entered takes its place.
summary-review = { $checked } checked, { $found } found

state-saved = saved
state-changed = changed
state-not-saved = not saved
state-busy = working …
tab-unsaved = { $name }, not saved
tab-close = Close { $name }
tabs-all = All open outlines

new-character = New character
new-location = New location
new-strand = New strand
new-dilemma = New dilemma
new-dilemma-opens = The new dilemma opens in scene { $number }.
pasted-text = Pasted text

palette-nothing = Nothing found.

invitation-heading = It begins with the synopsis.
invitation-how = Bogen reads it and sets up scenes, characters, locations, strands and dilemmas, each with the passage it came from. Everything stays on this computer.
invitation-drop = Drop a synopsis or an outline here
invitation-formats = Word, LibreOffice, RTF, text or a Bogen outline; text with { key-command }+V, too
invitation-examples = Examples
invitation-example = Example: { $name }
invitation-recent = Recently opened
drop-here = Drop to open

notice-put-away = Dismiss
notice-paste-too-short = This is too short for a synopsis. A text is read from about two sentences on.
notice-edit-refused = This is not possible here: { $cause }
notice-import-empty = There is no sentence in this text; the outline is empty.
notice-import-language = This text seems to be neither German nor English ({ $code }); much will be missing.
notice-panicked = A fault in the program has ended a job; the outline is untouched. ({ $cause })

unsaved-heading = Save changes?
unsaved-which = Not saved yet: { $names }.
unsaved-save = Save
unsaved-discard = Discard
unsaved-stay = Cancel

files-open = Open
files-update = New version of the source
files-save-as = Save as
files-export = Export
files-picture = Save a picture of the timeline
files-picture-name = { $name } – timeline
files-readable = Outlines and texts
files-outline = Bogen outline
files-text = Word, LibreOffice, RTF, text
files-word = Outline as a document (Word)
files-markdown = Outline as text (Markdown)
files-fdx = Scene headings and synopses for Final Draft (FDX)
files-fountain = Scene headings and synopses for script programs (Fountain)
files-csv = Scene breakdown for spreadsheets (CSV)
files-json = Data (JSON)
files-svg = Timeline as a drawing (SVG)
files-png = Timeline as a picture for print (PNG)
path-why = This system offers no file dialogue (neither xdg-desktop-portal nor zenity is there). The path can be typed here.
path-formats = The ending sets the format: .docx (Word), .md (text), .fdx (Final Draft), .fountain (script programs), .csv (table of the scenes), .json (all data), .svg and .png (picture of the timeline).
path-formats-picture = The ending sets the format: .svg (drawing) or .png (picture for print).
path-field = Path of the file
path-open = Open
path-update = Update
path-save = Save
path-export = Export

about-what = A synopsis becomes an episode outline: scenes, characters, locations, strands and dilemmas on a timeline.
about-where = Outlines are plain text files (.ron). Nothing leaves this computer.
about-licences = Type: Inter and Vollkorn (SIL Open Font License). Icons: Lucide (ISC).
question-close = Close

start-no-display = bogen: no screen can be reached; please start it in a graphical session (or set DISPLAY). “bogen --help” says what works without a window.
start-stale-wayland = bogen: WAYLAND_DISPLAY names a screen that is not there; please start it with “env -u WAYLAND_DISPLAY bogen”.
start-library = bogen: the library { $library } is missing; on Debian and Ubuntu “sudo apt install { $package }” brings it.
start-no-opengl = bogen: OpenGL 2.0 or later is missing; { PLATFORM() ->
    [linux] on Debian and Ubuntu “sudo apt install libgl1 libgl1-mesa-dri” brings it
   *[other] it comes with the driver by the maker of the graphics card
}. ({ $said })
start-fault = bogen: the program has met a fault of its own and was ended; the next start offers what was not saved. ({ $said })
start-other = bogen: the window could not be opened: { $said }

notice-details = Details
notice-exported = { $file } has been written.
notice-no-file-yet = This outline has no file yet.
notice-opened-partly = { $file } is damaged. What can be read is in a new outline; the file stays as it is.
notice-opened-mended = { $file } is open. { $n ->
    [one] One place was
   *[other] { $n } places were
} not taken over.
notice-encoding-guessed = Nothing says how this text is encoded; it was read as { $encoding }. Please look at the accents.
notice-unreadable = { $n ->
    [one] One character was
   *[other] { $n } characters were
} unreadable.
notice-left-out = Not read: { $parts }.
left-out-deletions = deleted text (tracked changes)
left-out-comments = comments
left-out-notes = footnotes
left-out-margins = headers and footers
left-out-contents = table of contents
left-out-hidden = hidden text
notice-unknown-format = { $file }: the export does not know this ending. It can write .docx, .md, .fdx, .fountain, .csv, .json, .svg and .png.

# A new version of a source.
new-version-heading = Update the outline?
new-version-what = { $text } is a new version of the source of { $outline }.
new-version-how = What you have changed or checked stays as it is. What is new is added as found; what is gone is only marked.
new-version-update = Update the outline
new-version-apart = Open as an outline of its own
new-version-same-heading = Already imported
new-version-same = { $text } is word for word the source of { $outline }.
new-version-show = Show the outline
notice-same-source = This is the same source, word for word; there is nothing to update.
notice-no-source = This outline has no source that could be updated. A new text can be opened.
updated = The new version is in.
updated-nothing = It changes nothing in the outline.
updated-new = New: { $what }.
updated-renewed = Told anew: { $what }.
updated-kept = Kept as they were, though the source reads otherwise: { $what }.
updated-gone = Not in the source any more: { $what }.
updated-scene = scene { $number } { $title }
updated-item = { $item } { $title }
count-locations = { $n ->
    [one] 1 location
   *[other] { $n } locations
}
count-strands = { $n ->
    [one] 1 strand
   *[other] { $n } strands
}
count-dilemmas = { $n ->
    [one] 1 dilemma
   *[other] { $n } dilemmas
}
count-relations = { $n ->
    [one] 1 relation
   *[other] { $n } relations
}

replace-heading = Replace the file?
replace-replace = Replace

trouble = { $file }: { $fault }
fault-missing = There is no such file.
fault-no-folder = The folder { $folder } does not exist. Please create it or choose another place.
fault-is-folder = This is a folder, not a file.
fault-not-a-folder = A part of this path is a file, not a folder.
fault-denied = There is no permission for it. Please choose another place.
fault-write-protected = The file is write-protected. Please save under another name.
fault-read-only-disk = This disk can only be read. Please choose another place.
fault-disk-full = The disk is full. Nothing is lost; please make room or choose another place.
fault-in-use = Another program holds the file. Please close it there and try again.
fault-exists = There is a file of this name already.
fault-changed = The file has been changed elsewhere in the meantime.
fault-newer = This file was made by a newer version of Bogen (format { $format }) and is not overwritten.
fault-damaged = No outline can be read in it ({ $said }). The file stays as it is.
fault-too-large = The file is larger than { $size } MB.
fault-bad-name = The system does not accept this file name.
fault-read-back = What was written could not be read back unchanged. The old file is untouched; please check the disk.
fault-system = The system says: { $said }
refusal-old-word = This is an old Word document (.doc). Please save it as .docx in Word or LibreOffice.
refusal-office = This is a spreadsheet, a presentation or another Office file. Please copy its text and paste it here.
refusal-pages = This is a Pages document. Please export it as Word (.docx) in Pages.
refusal-archive = This is a zip archive. Please unpack it and open the file in it.
refusal-pdf = This is a PDF. Please open the Word document that it was made from, or copy its text and paste it here.
refusal-locked = This document is locked with a password. Please save it without one.
refusal-damaged = This document is damaged. Please open it in Word or LibreOffice and save it anew.
refusal-picture = This is a picture, not a text.
refusal-binary = This is not a text. Documents (.docx, .odt, .rtf), text files (.txt, .md, .fountain) and Bogen outlines (.ron) can be read.
refusal-too-large = This is too large for a synopsis.
refusal-empty = There is nothing in this file. Perhaps it was not saved or downloaded to its end.

recovery-heading = Not saved last time
recovery-what = Bogen ended before this was saved. It can be opened again.
recovery-item = { $name }, { $day }, { $time }
recovery-open = Open
recovery-open-item = Open { $name } again
recovery-discard = Discard
recovery-discard-item = Discard { $name }
recovery-open-all = Open all
recovery-doubt = Discard { $name } for good?
recovery-doubt-what = What was not saved in it cannot be brought back afterwards.
recovery-keep = Keep
recovery-discard-for-good = Discard for good
somebody = somebody else
notice-open-elsewhere = This outline is open for { $who }, too. Saving will not overwrite what others have changed.
notice-maybe-open-elsewhere = This outline may be open for { $who }, too. Saving will not overwrite what others have changed.
notice-not-kept = Unsaved work cannot be kept for an emergency at present. { $why }
notice-no-backup = Saved, but the version before it could not be kept as a backup. { $why }
notice-left-unreadable = A crash has left unsaved work behind that cannot be read. { $why } The file stays where it is: { $path }
recovery-later = Later
state-earlier = earlier version
state-new = new
about-version = Version { $version }

versions-heading = Earlier versions
versions-what = What saving replaces is kept. A version opens as a copy in a tab of its own; the present outline stays as it is.
versions-none = There are none yet. As soon as this outline is saved again, the version before it is kept: the last ten, and one for each of the last 24 hours of work and of the last 30 days.
versions-reading = reading …
versions-place = They are kept in { $folder }
versions-open = Open as a copy
versions-name = Version of { $day }, { $time } – { $name }
versions-unsaved = This outline has no file yet; earlier versions come about when it is saved again.
versions-more = { $what } more
versions-fewer = { $what } fewer
versions-as-now = as now
versions-in-detail = differs in details
versions-partial = damaged, readable only in part
versions-damaged = Damaged, cannot be opened.
versions-newer = From a newer version of Bogen, cannot be opened.
when-today = today { $time }
when-yesterday = yesterday { $time }
count-characters = { $n ->
    [one] 1 character
   *[other] { $n } characters
}
count-words = { $n ->
    [one] 1 word
   *[other] { $n } words
}

replace-elsewhere = Under another name …

# What is amiss with a file.
finding-place = Line { $line }, character { $column }
finding-unknown-field = { $place }: the field { $name } is unknown; saving will lose it.
finding-left-out = { $place }: { $what } cannot be read and is left out ({ $expected }).
finding-rest = { $place }: nothing can be read from here on; what follows { $last } is left out ({ $expected }).
damage-newer = made by a newer version, format { $format }
damage-empty = the file is empty
damage-no-text = { $place }: no text in UTF-8
broken-double-id = The id { $id } was given twice; one of them has another one now.
broken-no-id = An id was missing and has been filled in: { $item }.
broken-dangling = A reference to nothing in { $item }: { $to }.
broken-named-twice = Named twice in { $item }: { $what }.
broken-double-relation = This relation stood twice: { $item }.
broken-self-relation = This relation joined a character with itself: { $item }.
broken-chronology = The chronology did not name every scene once.
broken-span = A passage does not lie in its source: { $item }.
broken-option = Decided for an option that is not there: { $item }.
