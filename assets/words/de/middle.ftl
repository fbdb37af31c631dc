# Outline, Karten und Vorlage in der Mitte.

## Outline

outline-scene-count = { $n ->
    [one] { $n } Szene
   *[other] { $n } Szenen
}
outline-untitled = Ohne Titel
outline-summary-hint = Was geschieht?
outline-place-open = Schauplatz offen
outline-no-minutes = – min
outline-minutes = Dauer in Minuten
outline-set-minutes = Dauer angeben
outline-change-minutes = Dauer ändern: { $minutes }
outline-change-place = Schauplatz ändern: { $place }
outline-change-persons = Figuren wählen
outline-change-strand = { $strand }; anderen Strang wählen
outline-find-place = Schauplatz suchen oder neu benennen
outline-find-person = Figur suchen oder neu benennen
outline-find-strand = Strang suchen
outline-new-place = Neuer Schauplatz:
outline-new-person = Neue Figur:

outline-opens = öffnet
outline-presses = drückt
outline-decided = entschieden
outline-dilemma-turn = Dilemma „{ $title }“: { $turn }

outline-act = Akt
outline-teaser-end = Ende des Teasers
outline-ad-break = Werbepause
outline-cliffhanger = Cliffhanger
outline-act-number = Akt { $n }
outline-act-sums = { $scenes ->
    [one] { $scenes } Szene · { $minutes }
   *[other] { $scenes } Szenen · { $minutes }
}
outline-divider-title = Name des Einschnitts
outline-rename-divider = { $divider } umbenennen
outline-remove-divider = Einschnitt entfernen
outline-add-divider = Einschnitt

outline-add-scene = Szene
outline-insert-after = Szene nach { $number } einfügen
outline-add-above = Neue Szene davor
outline-add-below = Neue Szene danach
outline-edit-title = Titel bearbeiten
outline-edit-summary = Zusammenfassung bearbeiten
outline-split = Teilen …
outline-split-hint = Alt+Eingabe teilt die Szene am Cursor · Tab weiter · Esc fertig
outline-join = Mit der nächsten verbinden
scene-flashback = Rückblende: vor allem anderen
scene-earlier = Früher geschehen
scene-later = Später geschehen
scene-as-told = Geschieht, wie erzählt
outline-cut = Ausschneiden
outline-copy = Kopieren
outline-accept = Stimmt, weiter
outline-reject = Verwerfen, weiter
outline-key-space = Leertaste

outline-empty-title = Die erste Szene
outline-empty-advice = Eine Szene ist ein Ort, eine Zeit und etwas, das sich ändert. Ein paar Worte genügen für den Anfang.
outline-empty-advice-source = In der Vorlage steht schon, was geschieht. Szenen lassen sich daraus machen – oder frei schreiben.
outline-first-scene = Erste Szene schreiben
outline-read-source = Zur Vorlage

## Vorlage

source-characters = Figuren
source-locations = Schauplätze
source-quotes = Zitate
source-scenes = Szenen
source-dilemmas = Dilemmata
source-mark-character = Figur
source-mark-location = Schauplatz
source-mark-quote = Zitat
source-mark-scene = Szene
source-mark-dilemma = Dilemma
source-hide = { $kind } nicht zeigen
source-show = { $kind } zeigen
source-unnamed = Vorlage
source-make-scene = Szene
source-make-character = Figur
source-make-location = Schauplatz
source-make-dilemma = Dilemma
source-make-evidence = Beleg für { $item }
source-none-title = Keine Vorlage
source-none-advice = Diese Outline ist frei geschrieben. Eine Synopse kommt über Öffnen, Einfügen oder Hereinziehen herein und bekommt eine eigene Outline.

## Karten

cards-by-strand = Nach Strang
cards-by-act = Nach Akt
cards-no-acts = Alle Szenen
cards-add = Neue Szene: { $column }
cards-sums = { $scenes ->
    [one] { $scenes } Szene · { $minutes }
   *[other] { $scenes } Szenen · { $minutes }
}
