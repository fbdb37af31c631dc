# Die Zeitleiste.

timeline = Zeitleiste
timeline-empty = Noch keine Szenen. Die Zeitleiste zeigt sie, sobald es welche gibt.

## Spuren
timeline-strands = Stränge
timeline-characters = Figuren
timeline-locations = Schauplätze
timeline-dilemmas = Dilemmata
timeline-one-lane = Eine Spur
timeline-all-scenes = Alle Szenen
timeline-without = Ohne Zuordnung
timeline-no-lanes = Keine Spuren
timeline-acts = Akte
timeline-story-time = Erzählte Zeit
timeline-overview = Übersicht über die ganze Folge
timeline-lane-name = { $name }: { $n ->
    [one] 1 Szene
   *[other] { $n } Szenen
}, { $minutes }
timeline-block-name = { $scene }, { $length }, ab Minute { $start }, { $position } von { $count }
timeline-crowd = { $n ->
    [one] 1 Szene: { $first }
   *[other] { $n } Szenen ab { $first }
}
timeline-folded = eingeklappt
timeline-highlighted = hervorgehoben
timeline-dimmed = gedimmt
timeline-no-length = Länge offen
timeline-guess-hint = So breit nur angenommen, bis eine Dauer eingetragen ist.
timeline-no-time = Zeit offen
timeline-scenes = { $n ->
    [one] 1 Szene
   *[other] { $n } Szenen
}

## Dilemmata
timeline-opens-in = öffnet in { $scene }
timeline-presses-in = drückt in { $scene }
timeline-decided-in = entschieden in { $scene }
timeline-open = offen
timeline-decided = entschieden
timeline-decided-for = entschieden: { $option }

## Erzählte Zeit
timeline-day = Tag { $n }
timeline-weekday-1 = Mo
timeline-weekday-2 = Di
timeline-weekday-3 = Mi
timeline-weekday-4 = Do
timeline-weekday-5 = Fr
timeline-weekday-6 = Sa
timeline-weekday-7 = So
timeline-flashback = Rückblende
timeline-flash-forward = Vorausblende
timeline-story-order = Reihenfolge der erzählten Zeit

## Akte und Einschnitte
timeline-act = Akt { $n }
timeline-teaser = Ende des Teasers
timeline-ad-break = Werbung
timeline-cliffhanger = Cliffhanger
timeline-begin-act = Hier beginnt ein Akt
timeline-end-teaser = Hier endet der Teaser
timeline-put-ad-break = Werbepause davor
timeline-put-cliffhanger = Cliffhanger danach
timeline-before = vor { $scene }
timeline-at-the-end = am Ende
timeline-marks = Akte und Einschnitte
timeline-remove-mark = Einschnitt entfernen

## Länge
timeline-runtime = { $known } von { $slot } min
timeline-over = { $minutes } zu lang
timeline-unknown = { $n ->
    [one] 1 Szene ohne Länge
   *[other] { $n } Szenen ohne Länge
}
timeline-unknown-drawn = { $n ->
    [one] 1 Szene ohne Länge, gezeichnet mit ≈ { $minutes } min
   *[other] { $n } Szenen ohne Länge, gezeichnet mit je ≈ { $minutes } min
}
timeline-slot = Sendeplatz
timeline-slot-own = Sendeplatz in Minuten
timeline-slot-hint = eigener
timeline-balance-over = { $known }, { $minutes } zu lang
timeline-balance-left = { $known }, { $minutes } frei
timeline-balance-none = { $known }, kein Sendeplatz gewählt
timeline-shares = Anteile der Stränge
timeline-figures = Sendeplatz, Anteile der Stränge, längste Abwesenheiten
timeline-absence = Längste Abwesenheit
timeline-absences = Längste Abwesenheiten
timeline-absent = { $who }: { $minutes } min ({ $from }′ bis { $to }′)
timeline-absent-to-the-end = { $who }: ab { $from }′ nicht mehr ({ $minutes } min)
timeline-absent-range = { $from }′–{ $to }′
timeline-absent-from = ab { $from }′

## Ansicht
timeline-view = Ansicht der Zeitleiste
timeline-rails = Schienen
timeline-rails-both = Erzählfolge und erzählte Zeit
timeline-rails-telling = Nur die Erzählfolge
timeline-rails-story = Nur die erzählte Zeit
timeline-widths = Breite der Szenen
timeline-widths-minutes = Nach Minuten
timeline-widths-equal = Alle gleich
timeline-fit-all = Alles zeigen
timeline-fit-selection = Auswahl einpassen
timeline-zoom = Vergrößerung
timeline-zoom-hint = Vergrößern: { key-command } und Mausrad, oder + und −

## Menüs
timeline-picture = Bild der Zeitleiste
timeline-new-scene = Neue Szene hier
timeline-fold = Spur einklappen
timeline-unfold = Spur ausklappen
timeline-unfold-all = Alle Spuren ausklappen
timeline-filter = Hervorheben
timeline-filter-off = Nicht mehr hervorheben
timeline-filter-clear = Alle wieder gleich hell
timeline-lane-up = Spur nach oben
timeline-lane-down = Spur nach unten
timeline-copy-to = Kopie: { $lane }
