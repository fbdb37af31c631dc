# Bibliothek: die Figuren, Stränge, Dilemmata, Schauplätze, Beziehungen und Vorlagen.

library-filter = Bibliothek filtern
library-doubtful-first = Ungeprüftes zuerst
library-nothing-found = Nichts gefunden für „{ $text }“.

library-characters = Figuren
library-strands = Handlungsstränge
library-dilemmas = Dilemmata
library-locations = Schauplätze
library-relations = Beziehungen
library-sources = Vorlagen

library-no-characters = Noch keine Figuren.
library-no-strands = Noch keine Handlungsstränge.
library-no-dilemmas = Noch keine Dilemmata.
library-no-locations = Noch keine Schauplätze.
library-no-relations = Noch keine Beziehungen.
library-no-sources = Keine Vorlage; die Outline ist von Hand entstanden.

library-add-character = Neue Figur
library-add-strand = Neuer Handlungsstrang
library-add-dilemma = Neues Dilemma
library-add-location = Neuer Schauplatz
library-add-relation = Neue Beziehung
library-new-character = Neue Figur
library-new-strand = Neuer Strang
library-new-location = Neuer Schauplatz

library-untitled = ohne Titel
library-name = Name
library-open = offen
library-decided = entschieden
library-decided-nowhere = ohne Szene
library-scene-count = { $n ->
    [0] in keiner Szene
    [one] 1 Szene
   *[other] { $n } Szenen
}
library-doubt = gefunden mit { $confidence }, noch nicht geprüft

library-show-source = Vorlage zeigen
library-uncheck = Wieder als ungeprüft markieren
library-merge-into = Zusammenlegen unter dem Namen …
