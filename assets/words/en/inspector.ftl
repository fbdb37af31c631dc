# Inspector: everything about the selection.

inspector-kind-episode = Episode
inspector-kind-scene = Scene
inspector-kind-character = Character
inspector-kind-location = Location
inspector-kind-strand = Strand
inspector-kind-dilemma = Dilemma
inspector-kind-relation = Relation
inspector-kind-source = Source
inspector-scene = Scene { $number }
inspector-strand = Strand { $letter }
inspector-several = { $n } selected

# Review
inspector-checked = checked
inspector-accept = Correct
inspector-accept-hint = Correct, go on (Space)
inspector-reject = Reject
inspector-reject-hint = Reject and delete, go on (X)
inspector-next-unchecked = { $n } more
inspector-next-unchecked-hint = On to the next unchecked one (N)
inspector-review = { $n ->
    [one] 1 find has not been checked yet.
   *[other] { $n } finds have not been checked yet.
}
inspector-review-begin = Review
inspector-check-all = All is checked
inspector-check-selected = Selection is checked

# Evidence
inspector-evidence = Evidence
inspector-passage = Passage: { $text }
inspector-show-in-source = Show in the source
inspector-more-passages = { $n ->
    [one] 1 more passage
   *[other] { $n } more passages
}
inspector-contra = Against it: { $reasons }

# Fields
inspector-title = Title
inspector-name = Name
inspector-summary = Summary
inspector-location = Location
inspector-location-open = open
inspector-minutes = Length
inspector-minutes-problem = This is no length. For example: 4.5 or 4:30
inspector-minutes-each = Length of each
inspector-minutes-together = { $length } together
inspector-open = open
inspector-various = various
inspector-strand-field = Strand
inspector-status = Status
inspector-characters = Characters
inspector-dilemmas = Dilemmas
inspector-quotes = Quotes
inspector-day = Story day
inspector-day-problem = This is no day. For example: Day 2 or 2026-11-26
inspector-time = Time
inspector-time-problem = This is no time of day. For example: 14:30
inspector-moment-words = In words
inspector-moment-words-hint = three weeks later
inspector-story-day = Day { $n }
inspector-notes = Notes
inspector-note = Note
inspector-form-of-address = Form of address
inspector-kind = Kind
inspector-role = Role
inspector-age = Age
inspector-actor = Played by
inspector-description = Description
inspector-aliases = Other names
inspector-add-alias = Another name
inspector-relations = Relations
inspector-scenes = Scenes
inspector-scenes-of = Appears in
inspector-scenes-at = Scenes here
inspector-no-scenes = in no scene
inspector-more-scenes = { $n ->
    [one] 1 more scene
   *[other] { $n } more scenes
}
inspector-dilemmas-of = Has to decide
inspector-color = Colour
inspector-color-number = Colour { $number }
inspector-share = Share
inspector-share-of = { $minutes } in { $scenes ->
    [one] 1 scene
   *[other] { $scenes } scenes
}, { $percent }%
inspector-holders = Who must choose
inspector-options = Options
inspector-answers = Possible answers
inspector-option = Option { $number }
inspector-option-hint = what can be done
inspector-price = Price { $number }
inspector-price-hint = what it costs
inspector-stakes = Stakes
inspector-opens = Opens in
inspector-presses = Presses in
inspector-outcome = Outcome
inspector-option-taken = Decision
inspector-option-none = not said
inspector-decided-in = Decided in
inspector-or = or
inspector-series = Series
inspector-season = Season
inspector-episode = Episode
inspector-air-date = Air date
inspector-air-date-problem = This is no date. For example: 2026-11-26
inspector-runtime = Runtime
inspector-runtime-problem = Whole minutes, please. For example: 48
inspector-number-problem = This is no number.
inspector-logline = Logline
inspector-language = Language of the outline
inspector-length = { $scenes ->
    [one] 1 scene
   *[other] { $scenes } scenes
}, { $minutes } in all.
inspector-length-open = { $n ->
    [one] One has no length yet.
   *[other] { $n } have no length yet.
}
inspector-extent = Extent
inspector-word-count = { $n ->
    [one] 1 word
   *[other] { $n } words
}
inspector-imported = imported on { $date }
inspector-show-source = Show source
inspector-relation-who = Who
inspector-relation-is = Relation
inspector-relation-whom = With whom
inspector-relation-kind = Relation with { $name }
inspector-swap = Swap direction
inspector-speaker = Speaker of quote { $number }
inspector-speaker-unknown = speaker open
inspector-quote = Quote { $number }
inspector-quote-hint = without quotation marks

# Lists and buttons
inspector-search = Search
inspector-new-location = New location:
inspector-new-strand = New strand:
inspector-new-character = New character:
inspector-new-dilemma = New dilemma:
inspector-add-character = Character
inspector-add-dilemma = Dilemma
inspector-add-scene = Scene
inspector-add-quote = Quote
inspector-add-option = Option
inspector-add-relation = Relation
inspector-add-to = { $list }: add { $what }
inspector-go-to = Go to { $name }
inspector-remove = Remove { $name }
inspector-remove-quote = Remove quote { $number }
inspector-remove-moment = Remove moment
inspector-remove-relation = Remove relation with { $name }
inspector-remove-option = Remove option { $number }
inspector-option-up = Move option { $number } up
inspector-option-down = Move option { $number } down
inspector-duplicate = Duplicate scene
inspector-join-next = Join with the next
inspector-merge-with = Merge with …
inspector-merge-selected = Merge
inspector-delete-selected = Delete
inspector-delete = { $kind ->
    [scene] Delete scene
    [character] Delete character
    [location] Delete location
    [strand] Delete strand
    [dilemma] Delete dilemma
    [relation] Delete relation
   *[source] Delete source
}
inspector-selected = Selected
inspector-and-more = and { $n } more

# What a scene does to a dilemma
part-opens = opens
part-opens-here = Opens here
part-presses = presses
part-presses-here = Presses here
part-decides = decides
part-decides-here = Is decided here

outcome-open = open
outcome-decided = decided
dilemma-choice = Choice
dilemma-question = Question
character-named = named
character-unnamed = unnamed
character-group = group
status-planned = planned
status-drafted = drafted
status-revised = revised
status-finished = finished
language-german = German
language-english = English
language-unknown = not given

# Where something is used
usage = Used in { $places }.
usage-scenes = { $n ->
    [one] 1 scene
   *[other] { $n } scenes
}
usage-dilemmas = { $n ->
    [one] 1 dilemma
   *[other] { $n } dilemmas
}
usage-relations = { $n ->
    [one] 1 relation
   *[other] { $n } relations
}

# What one is to another
relation-child-of = Child of
relation-parent-of = Parent of
relation-superior-of = Superior of
relation-subordinate-of = Reports to
relation-patient-of = Patient of
relation-treats = Treats
relation-sibling = Siblings
relation-partner = Couple
relation-ex-partner = Once a couple
relation-friend = Friends
relation-colleague = Colleagues
relation-rival = Rivals
relation-relative = Relatives
