# Inspektor: alles über das Ausgewählte.

inspector-kind-episode = Folge
inspector-kind-scene = Szene
inspector-kind-character = Figur
inspector-kind-location = Schauplatz
inspector-kind-strand = Handlungsstrang
inspector-kind-dilemma = Dilemma
inspector-kind-relation = Beziehung
inspector-kind-source = Vorlage
inspector-scene = Szene { $number }
inspector-strand = Strang { $letter }
inspector-several = { $n } ausgewählt

# Prüfen
inspector-checked = geprüft
inspector-accept = Stimmt
inspector-accept-hint = Stimmt so, weiter (Leertaste)
inspector-reject = Verwerfen
inspector-reject-hint = Verwerfen und löschen, weiter (X)
inspector-next-unchecked = { $n } weitere
inspector-next-unchecked-hint = Zum nächsten Ungeprüften (N)
inspector-review = { $n ->
    [one] 1 Fund ist noch nicht geprüft.
   *[other] { $n } Funde sind noch nicht geprüft.
}
inspector-review-begin = Prüfen
inspector-check-all = Alles ist geprüft
inspector-check-selected = Ausgewählte sind geprüft

# Belege
inspector-evidence = Beleg
inspector-passage = Belegstelle: { $text }
inspector-show-in-source = In der Vorlage zeigen
inspector-more-passages = { $n ->
    [one] 1 weitere Stelle
   *[other] { $n } weitere Stellen
}
inspector-contra = Dagegen spricht: { $reasons }

# Felder
inspector-title = Titel
inspector-name = Name
inspector-summary = Zusammenfassung
inspector-location = Schauplatz
inspector-location-open = offen
inspector-minutes = Dauer
inspector-minutes-problem = Das ist keine Dauer. Zum Beispiel: 4,5 oder 4:30
inspector-minutes-each = Dauer, je Szene
inspector-minutes-together = zusammen { $length }
inspector-open = offen
inspector-various = verschieden
inspector-strand-field = Strang
inspector-status = Stand
inspector-characters = Figuren
inspector-dilemmas = Dilemmata
inspector-quotes = Zitate
inspector-day = Spieltag
inspector-day-problem = Das ist kein Tag. Zum Beispiel: Tag 2 oder 26.11.2026
inspector-time = Uhrzeit
inspector-time-problem = Das ist keine Uhrzeit. Zum Beispiel: 14:30
inspector-moment-words = Zeitangabe
inspector-moment-words-hint = drei Wochen später
inspector-story-day = Tag { $n }
inspector-notes = Notizen
inspector-note = Notiz
inspector-form-of-address = Anrede
inspector-kind = Art
inspector-role = Rolle
inspector-age = Alter
inspector-actor = Besetzung
inspector-description = Beschreibung
inspector-aliases = Weitere Namen
inspector-add-alias = Weiterer Name
inspector-relations = Beziehungen
inspector-scenes = Szenen
inspector-scenes-of = Auftritte
inspector-scenes-at = Szenen an diesem Ort
inspector-no-scenes = in keiner Szene
inspector-more-scenes = { $n ->
    [one] 1 weitere Szene
   *[other] { $n } weitere Szenen
}
inspector-dilemmas-of = Muss sich entscheiden
inspector-color = Farbe
inspector-color-number = Farbe { $number }
inspector-share = Anteil
inspector-share-of = { $minutes } in { $scenes ->
    [one] 1 Szene
   *[other] { $scenes } Szenen
}, { $percent } %
inspector-holders = Wer wählt
inspector-options = Möglichkeiten
inspector-answers = Mögliche Antworten
inspector-option = Möglichkeit { $number }
inspector-option-hint = was man tun kann
inspector-price = Preis { $number }
inspector-price-hint = was es kostet
inspector-stakes = Einsatz
inspector-opens = Öffnet in
inspector-presses = Spitzt sich zu in
inspector-outcome = Ausgang
inspector-option-taken = Entscheidung
inspector-option-none = nicht gesagt
inspector-decided-in = Entschieden in
inspector-or = oder
inspector-series = Serie
inspector-season = Staffel
inspector-episode = Folge
inspector-air-date = Sendetermin
inspector-air-date-problem = Das ist kein Datum. Zum Beispiel: 26.11.2026
inspector-runtime = Länge
inspector-runtime-problem = Bitte ganze Minuten. Zum Beispiel: 48
inspector-number-problem = Das ist keine Zahl.
inspector-logline = Logline
inspector-language = Sprache der Outline
inspector-length = { $scenes ->
    [one] 1 Szene
   *[other] { $scenes } Szenen
}, zusammen { $minutes }.
inspector-length-open = { $n ->
    [one] Eine hat noch keine Dauer.
   *[other] { $n } haben noch keine Dauer.
}
inspector-extent = Umfang
inspector-word-count = { $n ->
    [one] 1 Wort
   *[other] { $n } Wörter
}
inspector-imported = eingelesen am { $date }
inspector-show-source = Vorlage zeigen
inspector-relation-who = Wer
inspector-relation-is = Beziehung
inspector-relation-whom = Mit wem
inspector-relation-kind = Beziehung zu { $name }
inspector-swap = Richtung tauschen
inspector-speaker = Wer spricht Zitat { $number }
inspector-speaker-unknown = Sprecher offen
inspector-quote = Zitat { $number }
inspector-quote-hint = ohne Anführungszeichen

# Listen und Knöpfe
inspector-search = Suchen
inspector-new-location = Neuer Schauplatz:
inspector-new-strand = Neuer Strang:
inspector-new-character = Neue Figur:
inspector-new-dilemma = Neues Dilemma:
inspector-add-character = Figur
inspector-add-dilemma = Dilemma
inspector-add-scene = Szene
inspector-add-quote = Zitat
inspector-add-option = Möglichkeit
inspector-add-relation = Beziehung
inspector-add-to = { $list }: { $what } hinzufügen
inspector-go-to = Zu { $name }
inspector-remove = { $name } entfernen
inspector-remove-quote = Zitat { $number } entfernen
inspector-remove-moment = Zeitpunkt entfernen
inspector-remove-relation = Beziehung zu { $name } entfernen
inspector-remove-option = Möglichkeit { $number } entfernen
inspector-option-up = Möglichkeit { $number } nach oben
inspector-option-down = Möglichkeit { $number } nach unten
inspector-duplicate = Szene verdoppeln
inspector-join-next = Mit der nächsten verbinden
inspector-merge-with = Zusammenlegen mit …
inspector-merge-selected = Zusammenlegen
inspector-delete-selected = Löschen
inspector-delete = { $kind ->
    [scene] Szene löschen
    [character] Figur löschen
    [location] Schauplatz löschen
    [strand] Strang löschen
    [dilemma] Dilemma löschen
    [relation] Beziehung löschen
   *[source] Vorlage löschen
}
inspector-selected = Ausgewählt
inspector-and-more = und { $n } weitere

# Was eine Szene für ein Dilemma tut
part-opens = öffnet
part-opens-here = Öffnet hier
part-presses = drückt
part-presses-here = Spitzt sich hier zu
part-decides = entscheidet
part-decides-here = Wird hier entschieden

outcome-open = offen
outcome-decided = entschieden
dilemma-choice = Wahl
dilemma-question = Frage
character-named = mit Namen
character-unnamed = ohne Namen
character-group = Gruppe
status-planned = geplant
status-drafted = entworfen
status-revised = überarbeitet
status-finished = fertig
language-german = Deutsch
language-english = Englisch
language-unknown = nicht angegeben

# Wo etwas gebraucht wird
usage = Kommt vor in { $places }.
usage-scenes = { $n ->
    [one] 1 Szene
   *[other] { $n } Szenen
}
usage-dilemmas = { $n ->
    [one] 1 Dilemma
   *[other] { $n } Dilemmata
}
usage-relations = { $n ->
    [one] 1 Beziehung
   *[other] { $n } Beziehungen
}

# Was jemand für einen anderen ist
relation-child-of = Kind von
relation-parent-of = Elternteil von
relation-superior-of = Vorgesetzt
relation-subordinate-of = Unterstellt
relation-patient-of = In Behandlung bei
relation-treats = Behandelt
relation-sibling = Geschwister
relation-partner = Paar
relation-ex-partner = Früher ein Paar
relation-friend = Befreundet
relation-colleague = Kollegen
relation-rival = Gegner
relation-relative = Verwandt
