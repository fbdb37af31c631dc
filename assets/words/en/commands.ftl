# The names of the commands: menus, palette, tooltips, keys.

menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help

command-new = New outline
command-open = Open …
command-paste = Paste and read a text
command-update-source = Update the source …
command-save = Save
command-save-as = Save as …
command-export = Export …
command-versions = Earlier versions …
command-picture-whole = Picture of the timeline: whole episode …
command-picture-visible = Picture of the timeline: visible part …
command-picture-selected = Picture of the timeline: selected scenes …
command-close-tab = Close outline
command-next-tab = Next outline
command-previous-tab = Previous outline
command-quit = Quit

command-undo = Undo
command-redo = Redo
command-undo-step = Undo: { $step }
command-redo-step = Redo: { $step }
command-find-replace = Find and replace …
command-add-scene = New scene
command-add-character = New character
command-add-location = New location
command-add-strand = New strand
command-add-dilemma = New dilemma
command-rename = Rename
command-check = Mark as checked
command-duplicate = Duplicate scene
command-merge = Merge
command-delete = Delete
command-next-unchecked = Next find to check
command-previous-unchecked = Previous find to check
command-accept = Find is right, go on
command-reject = Reject the find, go on
command-next-hint = Next hint
command-split = Split scene …
command-join = Join with the next scene
command-move-up = Move scene up
command-move-down = Move scene down

command-palette = Search or command …
command-show-outline = Show outline
command-show-cards = Show cards
command-show-source = Show source
command-toggle-library = Library
command-toggle-inspector = Inspector
command-toggle-timeline = Timeline
command-timeline-fit-all = Timeline: show all
command-timeline-fit-selection = Timeline: fit selection
command-timeline-closer = Timeline: closer
command-timeline-farther = Timeline: farther
command-timeline-fold = Timeline: fold or unfold the lane
command-timeline-highlight = Timeline: highlight the lane
command-timeline-lane-up = Timeline: move the lane up
command-timeline-lane-down = Timeline: move the lane down
command-zoom-in = Larger
command-zoom-out = Smaller
command-zoom-reset = Normal size
command-look-system = Light or dark like the system
command-look-light = Light
command-look-dark = Dark
command-speak-system = The system’s language
command-speak-german = Deutsch
command-speak-english = English

command-keys = Keys
command-about = About Bogen

# What somebody looks for who knows other programs.
command-open-also = import, read, load
command-save-also = store, keep
command-save-as-also = rename, duplicate
command-export-also = print, Word, Final Draft, Fountain, Excel
command-quit-also = exit, close
command-undo-also = back, revert
command-redo-also = again, restore
command-versions-also = backup, restore, history
command-zoom-in-also = magnify, bigger, font
command-zoom-out-also = smaller, font
command-keys-also = shortcuts, help

key-command = { PLATFORM() ->
    [macos] Cmd
   *[other] Ctrl
}
key-ctrl = Ctrl
key-alt = { PLATFORM() ->
    [macos] Option
   *[other] Alt
}
key-shift = Shift
key-delete = { PLATFORM() ->
    [macos] Delete
   *[other] Del
}
key-enter = Enter
key-page-up = Page up
key-page-down = Page down
key-space = Space
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-tab = Tab
key-plus = Plus
key-minus = Minus

# Keys that are no commands, and what the panels do with them.
keys-in-outline = In the outline
keys-in-timeline = In the timeline
keys-arrows = Arrow keys
keys-shift-arrows = Shift+Arrow keys
keys-alt-shift-arrows = { key-alt }+Shift+Arrow keys
keys-home-end = Home, End
keys-escape = Esc
keys-enter = Enter
keys-cut-copy = { key-command }+X, { key-command }+C
keys-shift-enter = Shift+Enter
keys-enter-double-click = Enter, double click
keys-f10 = F10
keys-shift-f10 = Shift+F10, menu key
keys-find = { key-command }+F
keys-alt-drag = { key-alt } or { key-command }+Drag
keys-wheel = { key-command }+Wheel
keys-space-drag = Space+Drag
habit-escape = leave a field (its text stays), put the newest message away, then select nothing
habit-menus = open and close the menus; walk through them with the arrow keys
habit-context-menu = open the menu of the selected scene, lane or row
habit-find = find words in scenes, notes and sources
habit-outline-walk = walk through the scenes; with Shift or { key-command } select several
habit-outline-edit = edit the title
habit-outline-cut = cut, copy the selected scenes
habit-timeline-walk = along the lane and between lanes, above them to acts and breaks
habit-timeline-move = move the scene or break, put the scene on another lane
habit-timeline-story = move the scene in story time
habit-timeline-ends = first, last scene of the lane
habit-timeline-open = open the scene; where there is none, make one
habit-timeline-copy = copy the scene
habit-timeline-zoom = zoom about the pointer
habit-timeline-pan = move the view

# Steps, as undo calls them.
step-change = change { $field }
step-add = add { $item }
step-delete = delete { $item }
step-duplicate = duplicate { $item }
step-move = move { $item }
step-merge = merge { $item }
step-split = split { $item }
step-check = check { $item }
step-uncheck = uncheck { $item }
step-dismiss = hide hint
step-recall = show hint again
step-update-source = Update source
step-reword = replace in { $n ->
    [one] 1 place
   *[other] { $n } places
}

item-header = { $n ->
    [one] episode
   *[other] episode
}
item-scene = { $n ->
    [one] scene
   *[other] { $n } scenes
}
item-character = { $n ->
    [one] character
   *[other] { $n } characters
}
item-location = { $n ->
    [one] location
   *[other] { $n } locations
}
item-strand = { $n ->
    [one] strand
   *[other] { $n } strands
}
item-dilemma = { $n ->
    [one] dilemma
   *[other] { $n } dilemmas
}
item-relation = { $n ->
    [one] relation
   *[other] { $n } relations
}
item-source = { $n ->
    [one] source
   *[other] { $n } sources
}

field-title = title
field-name = name
field-aliases = other names
field-kind = kind
field-role = role
field-age = age
field-actor = actor
field-description = description
field-notes = notes
field-summary = summary
field-strand = strand
field-location = location
field-characters = characters
field-minutes = length
field-moment = moment
field-status = status
field-quotes = quotes
field-color = colour
field-holders = holders
field-options = options
field-stakes = stakes
field-opens = opening
field-presses = pressure
field-outcome = outcome
field-ends = characters
field-series = series
field-season = season
field-episode = episode
field-language = language
field-logline = logline
field-air-date = air date
field-runtime = runtime
field-dividers = acts and breaks
field-text = text

# What a deletion took with it.
deleted = Deleted: { $what }.
deleted-from = Deleted: { $what }, also from { $users }.
cut = Cut: { $what }.
cut-from = Cut: { $what }, also from { $users }.
deleted-reopens = { $names } { $n ->
    [one] is
   *[other] are
} open again.
deleted-leaves-unshown = { $names } { $n ->
    [one] stays
   *[other] stay
} decided, now without a scene.
letter-moves = { $before } becomes { $now }
deleted-letters = The letters move up: { $moves }.
merged = { $gone } { $n ->
    [one] is
   *[other] are
} part of { $kept } now.
merged-apart = The scene is number { $number } now; { $between ->
    [one] the scene that stood between them follows
   *[other] the { $between } scenes that stood between them follow
} it.
merged-lost = Not taken over: { $names }.
refused-gone = it is not there any more.
refused-there = it is there already.
refused-unfit = it does not fit the rest of the outline.
refused-mismatch = these two cannot be merged.
refused-nothing = there is nothing to join or to cut off.
from-header = { $n ->
    [one] the episode
   *[other] the episode
}
from-scenes = { $n ->
    [one] one scene
   *[other] { $n } scenes
}
from-characters = { $n ->
    [one] one character
   *[other] { $n } characters
}
from-locations = { $n ->
    [one] one location
   *[other] { $n } locations
}
from-strands = { $n ->
    [one] one strand
   *[other] { $n } strands
}
from-dilemmas = { $n ->
    [one] one dilemma
   *[other] { $n } dilemmas
}
from-relations = { $n ->
    [one] one relation
   *[other] { $n } relations
}
from-sources = { $n ->
    [one] one source
   *[other] { $n } sources
}
