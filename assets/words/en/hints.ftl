# Hints: what a script editor would ask about the story. Friendly, one sentence.

hints = Hints
hints-dismissed = { $n } hidden
hint-dismiss = No problem, hide
hint-dismiss-this = Hide: { $hint }
hint-recall = Show again
hint-recall-this = Show again: { $hint }
hint-show = Show

hint-strand = Strand { $letter } { $title }

hint-undecided = Nobody decides { $dilemma }.
hint-unanswered = Is { $dilemma } to stay open?
hint-unfinished = { $dilemma } still lacks: { $lacks }.
hint-decided-too-early = { $dilemma } is decided in scene { $decided }, before it opens in scene { $opens }.
hint-decided-in-absence = Whoever decides { $dilemma } is not in scene { $scene }.
hint-empty-strand = { $strand } has no scene yet.
hint-single-scene = { $strand } has only scene { $scene }.
hint-strand-away = { $strand } is not seen from scene { $from } to { $to }.
hint-strand-ends = { $strand } is not seen after scene { $scene }.
hint-no-scene = { $character } is in no scene.
hint-character-gone = { $character } is not seen after scene { $scene }.
hint-perhaps-one = Are { $one } and { $other } the same person?
hint-two-places = { $character } is in scene { $one } and scene { $other } at the same time.
hint-nobody = Nobody is in scene { $scene }.
hint-no-strand = Scene { $scene } belongs to no strand.
hint-scene-not-in-source = Scene { $scene } is not in the source any more.
hint-not-in-source = { $what } is not in the source any more.

# What a dilemma lacks
hint-lacks-holder = who must choose
hint-lacks-options = two options
hint-lacks-option = a second option
hint-lacks-opening = the scene where it opens
hint-lacks-decision = the scene where it is decided
