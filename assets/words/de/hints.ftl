# Hinweise: was ein Script Editor zur Geschichte fragen würde. Freundlich, ein Satz.

hints = Hinweise
hints-dismissed = { $n } ausgeblendet
hint-dismiss = Kein Problem, ausblenden
hint-dismiss-this = Ausblenden: { $hint }
hint-recall = Wieder zeigen
hint-recall-this = Wieder zeigen: { $hint }
hint-show = Anzeigen

hint-strand = Strang { $letter } { $title }

hint-undecided = Niemand entscheidet { $dilemma }.
hint-unanswered = Soll { $dilemma } offen bleiben?
hint-unfinished = Bei { $dilemma } fehlt noch: { $lacks }.
hint-decided-too-early = { $dilemma } ist in Szene { $decided } entschieden, bevor es sich in Szene { $opens } öffnet.
hint-decided-in-absence = Wer { $dilemma } entscheidet, kommt in Szene { $scene } nicht vor.
hint-empty-strand = { $strand } hat noch keine Szene.
hint-single-scene = { $strand } hat nur Szene { $scene }.
hint-strand-away = { $strand } ist von Szene { $from } bis { $to } nicht zu sehen.
hint-strand-ends = { $strand } kommt nach Szene { $scene } nicht mehr vor.
hint-no-scene = { $character } kommt in keiner Szene vor.
hint-character-gone = { $character } kommt nach Szene { $scene } nicht mehr vor.
hint-perhaps-one = Sind { $one } und { $other } dieselbe Person?
hint-two-places = { $character } ist in Szene { $one } und Szene { $other } zur selben Zeit.
hint-nobody = In Szene { $scene } kommt niemand vor.
hint-no-strand = Szene { $scene } gehört zu keinem Strang.
hint-scene-not-in-source = Szene { $scene } steht nicht mehr in der Vorlage.
hint-not-in-source = { $what } steht nicht mehr in der Vorlage.

# Was einem Dilemma fehlt
hint-lacks-holder = wer wählt
hint-lacks-options = zwei Möglichkeiten
hint-lacks-option = eine zweite Möglichkeit
hint-lacks-opening = die Szene, in der es sich öffnet
hint-lacks-decision = die Szene, in der es entschieden wird
