# Outline, cards and source in the middle.

## Outline

outline-scene-count = { $n ->
    [one] { $n } scene
   *[other] { $n } scenes
}
outline-untitled = Untitled
outline-summary-hint = What happens?
outline-place-open = no location yet
outline-no-minutes = – min
outline-minutes = Length in minutes
outline-set-minutes = Set the length
outline-change-minutes = Change the length: { $minutes }
outline-change-place = Change the location: { $place }
outline-change-persons = Choose characters
outline-change-strand = { $strand }; choose another strand
outline-find-place = Find a location or name a new one
outline-find-person = Find a character or name a new one
outline-find-strand = Find a strand
outline-new-place = New location:
outline-new-person = New character:

outline-opens = opens
outline-presses = presses
outline-decided = decided
outline-dilemma-turn = Dilemma “{ $title }”: { $turn }

outline-act = Act
outline-teaser-end = End of teaser
outline-ad-break = Ad break
outline-cliffhanger = Cliffhanger
outline-act-number = Act { $n }
outline-act-sums = { $scenes ->
    [one] { $scenes } scene · { $minutes }
   *[other] { $scenes } scenes · { $minutes }
}
outline-divider-title = Name of the break
outline-rename-divider = Rename { $divider }
outline-remove-divider = Remove the break
outline-add-divider = Break

outline-add-scene = Scene
outline-insert-after = Insert a scene after { $number }
outline-add-above = New scene above
outline-add-below = New scene below
outline-edit-title = Edit the title
outline-edit-summary = Edit the summary
outline-split = Split …
outline-split-hint = Alt+Enter splits the scene at the cursor · Tab goes on · Esc ends
outline-join = Join with the next
scene-flashback = Flashback: before everything else
scene-earlier = Happens earlier
scene-later = Happens later
scene-as-told = Happens as told
outline-cut = Cut
outline-copy = Copy
outline-accept = Correct, next
outline-reject = Reject, next
outline-key-space = Space

outline-empty-title = The first scene
outline-empty-advice = A scene is a place, a time, and something that changes. A few words are enough to begin with.
outline-empty-advice-source = The source already says what happens. Make scenes of it, or write freely.
outline-first-scene = Write the first scene
outline-read-source = To the source

## Source

source-characters = Characters
source-locations = Locations
source-quotes = Quotes
source-scenes = Scenes
source-dilemmas = Dilemmas
source-mark-character = character
source-mark-location = location
source-mark-quote = quote
source-mark-scene = scene
source-mark-dilemma = dilemma
source-hide = Hide { $kind }
source-show = Show { $kind }
source-unnamed = Source
source-make-scene = Scene
source-make-character = Character
source-make-location = Location
source-make-dilemma = Dilemma
source-make-evidence = Evidence for { $item }
source-none-title = No source
source-none-advice = This outline was written freely. A synopsis comes in by opening, pasting or dropping it, and gets an outline of its own.

## Cards

cards-by-strand = By strand
cards-by-act = By act
cards-no-acts = All scenes
cards-add = New scene: { $column }
cards-sums = { $scenes ->
    [one] { $scenes } scene · { $minutes }
   *[other] { $scenes } scenes · { $minutes }
}
