# The timeline.

timeline = Timeline
timeline-empty = No scenes yet. The timeline shows them as soon as there are some.

## Lanes
timeline-strands = Strands
timeline-characters = Characters
timeline-locations = Locations
timeline-dilemmas = Dilemmas
timeline-one-lane = One lane
timeline-all-scenes = All scenes
timeline-without = Unassigned
timeline-no-lanes = No lanes
timeline-acts = Acts
timeline-story-time = Story time
timeline-overview = Overview of the whole episode
timeline-lane-name = { $name }: { $n ->
    [one] 1 scene
   *[other] { $n } scenes
}, { $minutes }
timeline-block-name = { $scene }, { $length }, from minute { $start }, { $position } of { $count }
timeline-crowd = { $n ->
    [one] 1 scene: { $first }
   *[other] { $n } scenes from { $first }
}
timeline-folded = folded
timeline-highlighted = highlighted
timeline-dimmed = dimmed
timeline-no-length = no length yet
timeline-guess-hint = Its width is only assumed until a length is entered.
timeline-no-time = no time yet
timeline-scenes = { $n ->
    [one] 1 scene
   *[other] { $n } scenes
}

## Dilemmas
timeline-opens-in = opens in { $scene }
timeline-presses-in = presses in { $scene }
timeline-decided-in = decided in { $scene }
timeline-open = open
timeline-decided = decided
timeline-decided-for = decided: { $option }

## Story time
timeline-day = Day { $n }
timeline-weekday-1 = Mon
timeline-weekday-2 = Tue
timeline-weekday-3 = Wed
timeline-weekday-4 = Thu
timeline-weekday-5 = Fri
timeline-weekday-6 = Sat
timeline-weekday-7 = Sun
timeline-flashback = flashback
timeline-flash-forward = flash-forward
timeline-story-order = order of story time

## Acts and breaks
timeline-act = Act { $n }
timeline-teaser = End of teaser
timeline-ad-break = Ad break
timeline-cliffhanger = Cliffhanger
timeline-begin-act = An act begins here
timeline-end-teaser = The teaser ends here
timeline-put-ad-break = Ad break before it
timeline-put-cliffhanger = Cliffhanger after it
timeline-before = before { $scene }
timeline-at-the-end = at the end
timeline-marks = Acts and breaks
timeline-remove-mark = Remove the mark

## Length
timeline-runtime = { $known } of { $slot } min
timeline-over = { $minutes } over
timeline-unknown = { $n ->
    [one] 1 scene without a length
   *[other] { $n } scenes without a length
}
timeline-unknown-drawn = { $n ->
    [one] 1 scene without a length, drawn with ≈ { $minutes } min
   *[other] { $n } scenes without a length, drawn with ≈ { $minutes } min each
}
timeline-slot = Slot
timeline-slot-own = Slot in minutes
timeline-slot-hint = your own
timeline-balance-over = { $known }, { $minutes } over
timeline-balance-left = { $known }, { $minutes } to spare
timeline-balance-none = { $known }, no slot chosen
timeline-shares = Shares of the strands
timeline-figures = Slot, shares of the strands, longest absences
timeline-absence = Longest absence
timeline-absences = Longest absences
timeline-absent = { $who }: { $minutes } min ({ $from }′ to { $to }′)
timeline-absent-to-the-end = { $who }: gone from { $from }′ on ({ $minutes } min)
timeline-absent-range = { $from }′–{ $to }′
timeline-absent-from = from { $from }′ on

## View
timeline-view = View of the timeline
timeline-rails = Rails
timeline-rails-both = Telling order and story time
timeline-rails-telling = Telling order alone
timeline-rails-story = Story time alone
timeline-widths = Width of the scenes
timeline-widths-minutes = By minutes
timeline-widths-equal = All alike
timeline-fit-all = Show all
timeline-fit-selection = Fit selection
timeline-zoom = Zoom
timeline-zoom-hint = Zoom: { key-command } and wheel, or + and −

## Menus
timeline-picture = Picture of the timeline
timeline-new-scene = New scene here
timeline-fold = Fold lane
timeline-unfold = Unfold lane
timeline-unfold-all = Unfold all lanes
timeline-filter = Highlight
timeline-filter-off = Stop highlighting
timeline-filter-clear = All equally bright again
timeline-lane-up = Lane up
timeline-lane-down = Lane down
timeline-copy-to = Copy: { $lane }
