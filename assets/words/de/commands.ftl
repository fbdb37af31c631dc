# Die Namen der Befehle: Menüs, Palette, Tooltips, Tasten.

menu-file = Datei
menu-edit = Bearbeiten
menu-view = Ansicht
menu-help = Hilfe

command-new = Neue Outline
command-open = Öffnen …
command-paste = Text einfügen und einlesen
command-update-source = Vorlage aktualisieren …
command-save = Sichern
command-save-as = Sichern als …
command-export = Exportieren …
command-versions = Frühere Fassungen …
command-picture-whole = Bild der Zeitleiste: ganze Folge …
command-picture-visible = Bild der Zeitleiste: sichtbarer Teil …
command-picture-selected = Bild der Zeitleiste: ausgewählte Szenen …
command-close-tab = Outline schließen
command-next-tab = Nächste Outline
command-previous-tab = Vorige Outline
command-quit = Beenden

command-undo = Rückgängig
command-redo = Wiederholen
command-undo-step = Rückgängig: { $step }
command-redo-step = Wiederholen: { $step }
command-find-replace = Suchen und ersetzen …
command-add-scene = Neue Szene
command-add-character = Neue Figur
command-add-location = Neuer Schauplatz
command-add-strand = Neuer Handlungsstrang
command-add-dilemma = Neues Dilemma
command-rename = Umbenennen
command-check = Als geprüft markieren
command-duplicate = Szene verdoppeln
command-merge = Zusammenlegen
command-delete = Löschen
command-next-unchecked = Nächsten Fund prüfen
command-previous-unchecked = Vorigen Fund prüfen
command-accept = Fund stimmt, weiter
command-reject = Fund verwerfen, weiter
command-next-hint = Nächster Hinweis
command-split = Szene teilen …
command-join = Mit der nächsten Szene verbinden
command-move-up = Szene nach oben
command-move-down = Szene nach unten

command-palette = Suchen oder Befehl …
command-show-outline = Outline zeigen
command-show-cards = Karten zeigen
command-show-source = Vorlage zeigen
command-toggle-library = Bibliothek
command-toggle-inspector = Inspektor
command-toggle-timeline = Zeitleiste
command-timeline-fit-all = Zeitleiste: alles zeigen
command-timeline-fit-selection = Zeitleiste: Auswahl einpassen
command-timeline-closer = Zeitleiste: näher
command-timeline-farther = Zeitleiste: weiter weg
command-timeline-fold = Zeitleiste: Spur ein- oder ausklappen
command-timeline-highlight = Zeitleiste: Spur hervorheben
command-timeline-lane-up = Zeitleiste: Spur nach oben
command-timeline-lane-down = Zeitleiste: Spur nach unten
command-zoom-in = Größer
command-zoom-out = Kleiner
command-zoom-reset = Normale Größe
command-look-system = Hell oder dunkel wie das System
command-look-light = Hell
command-look-dark = Dunkel
command-speak-system = Sprache des Systems
command-speak-german = Deutsch
command-speak-english = English

command-keys = Tasten
command-about = Über Bogen

# Womit jemand sucht, der andere Programme kennt.
command-open-also = importieren, einlesen, laden
command-save-also = speichern
command-save-as-also = speichern unter, umbenennen
command-export-also = ausgeben, drucken, Word, Final Draft, Fountain, Excel
command-quit-also = verlassen, schließen
command-undo-also = zurück, widerrufen
command-redo-also = wiederherstellen, erneut
command-versions-also = Sicherung, Backup, wiederherstellen
command-zoom-in-also = Zoom, vergrößern, Schrift
command-zoom-out-also = Zoom, verkleinern, Schrift
command-keys-also = Tastenkürzel, Kurzbefehle, Hilfe

key-command = { PLATFORM() ->
    [macos] Cmd
   *[other] Strg
}
key-ctrl = { PLATFORM() ->
    [macos] Ctrl
   *[other] Strg
}
key-alt = { PLATFORM() ->
    [macos] Option
   *[other] Alt
}
key-shift = Umschalt
key-delete = { PLATFORM() ->
    [macos] Löschtaste
   *[other] Entf
}
key-enter = Eingabe
key-page-up = Bild auf
key-page-down = Bild ab
key-space = Leertaste
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-tab = Tab
key-plus = Plus
key-minus = Minus

# Tasten, die keine Befehle sind, und was die Bereiche mit ihnen tun.
keys-in-outline = In der Outline
keys-in-timeline = In der Zeitleiste
keys-arrows = Pfeiltasten
keys-shift-arrows = Umschalt+Pfeiltasten
keys-alt-shift-arrows = { key-alt }+Umschalt+Pfeiltasten
keys-home-end = Pos1, Ende
keys-escape = Esc
keys-enter = Eingabe
keys-cut-copy = { key-command }+X, { key-command }+C
keys-shift-enter = Umschalt+Eingabe
keys-enter-double-click = Eingabe, Doppelklick
keys-f10 = F10
keys-shift-f10 = Umschalt+F10, Menütaste
keys-find = { key-command }+F
keys-alt-drag = { key-alt }- oder { key-command }+Ziehen
keys-wheel = { key-command }+Mausrad
keys-space-drag = Leertaste+Ziehen
habit-escape = ein Feld verlassen (der Text bleibt), die neueste Meldung schließen, dann nichts mehr auswählen
habit-menus = Menüs öffnen und schließen; mit den Pfeiltasten durch sie gehen
habit-context-menu = Menü der ausgewählten Szene, Spur oder Zeile öffnen
habit-find = Wörter in Szenen, Notizen und Vorlagen finden
habit-outline-walk = durch die Szenen gehen; mit Umschalt oder { key-command } mehrere auswählen
habit-outline-edit = Titel bearbeiten
habit-outline-cut = ausgewählte Szenen ausschneiden, kopieren
habit-timeline-walk = entlang der Spur und zwischen Spuren, darüber zu Akten und Einschnitten
habit-timeline-move = Szene oder Einschnitt verschieben, Szene auf eine andere Spur legen
habit-timeline-story = Szene in der erzählten Zeit verschieben
habit-timeline-ends = erste, letzte Szene der Spur
habit-timeline-open = Szene öffnen; wo keine ist, eine anlegen
habit-timeline-copy = Szene kopieren
habit-timeline-zoom = vergrößern um den Zeiger
habit-timeline-pan = Ausschnitt verschieben

# Schritte, wie Rückgängig sie nennt.
step-change = { $field } ändern
step-add = { $item } hinzufügen
step-delete = { $item } löschen
step-duplicate = { $item } verdoppeln
step-move = { $item } verschieben
step-merge = { $item } zusammenlegen
step-split = { $item } teilen
step-check = { $item } prüfen
step-uncheck = { $item } wieder offen
step-dismiss = Hinweis ausblenden
step-recall = Hinweis wieder zeigen
step-update-source = Vorlage aktualisieren
step-reword = { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
} ersetzen

item-header = { $n ->
    [one] Angaben zur Folge
   *[other] Angaben zur Folge
}
item-scene = { $n ->
    [one] Szene
   *[other] { $n } Szenen
}
item-character = { $n ->
    [one] Figur
   *[other] { $n } Figuren
}
item-location = { $n ->
    [one] Schauplatz
   *[other] { $n } Schauplätze
}
item-strand = { $n ->
    [one] Handlungsstrang
   *[other] { $n } Handlungsstränge
}
item-dilemma = { $n ->
    [one] Dilemma
   *[other] { $n } Dilemmata
}
item-relation = { $n ->
    [one] Beziehung
   *[other] { $n } Beziehungen
}
item-source = { $n ->
    [one] Vorlage
   *[other] { $n } Vorlagen
}

field-title = Titel
field-name = Name
field-aliases = weitere Namen
field-kind = Art
field-role = Rolle
field-age = Alter
field-actor = Besetzung
field-description = Beschreibung
field-notes = Notizen
field-summary = Zusammenfassung
field-strand = Handlungsstrang
field-location = Schauplatz
field-characters = Figuren
field-minutes = Dauer
field-moment = Zeitpunkt
field-status = Stand
field-quotes = Zitate
field-color = Farbe
field-holders = wer wählt
field-options = Möglichkeiten
field-stakes = Einsatz
field-opens = Öffnung
field-presses = Zuspitzung
field-outcome = Ausgang
field-ends = Beteiligte
field-series = Serie
field-season = Staffel
field-episode = Folge
field-language = Sprache
field-logline = Logline
field-air-date = Sendetermin
field-runtime = Länge
field-dividers = Akte und Einschnitte
field-text = Text

# Was eine Löschung mitnahm.
deleted = Gelöscht: { $what }.
deleted-from = Gelöscht: { $what }, auch aus { $users }.
cut = Ausgeschnitten: { $what }.
cut-from = Ausgeschnitten: { $what }, auch aus { $users }.
deleted-reopens = { $names } { $n ->
    [one] ist
   *[other] sind
} wieder offen.
deleted-leaves-unshown = { $names } { $n ->
    [one] bleibt
   *[other] bleiben
} entschieden, jetzt ohne Szene.
letter-moves = aus { $before } wird { $now }
deleted-letters = Die Buchstaben rücken auf: { $moves }.
merged = { $gone } { $n ->
    [one] ist
   *[other] sind
} in { $kept } aufgegangen.
merged-apart = Die Szene steht jetzt an { $number }. Stelle; { $between ->
    [one] die Szene, die dazwischen stand, folgt
   *[other] die { $between } Szenen, die dazwischen standen, folgen
} ihr.
merged-lost = Nicht übernommen: { $names }.
refused-gone = das gibt es nicht mehr.
refused-there = das gibt es schon.
refused-unfit = es passt nicht zum Rest der Outline.
refused-mismatch = diese beiden lassen sich nicht zusammenlegen.
refused-nothing = da ist nichts zu verbinden oder abzutrennen.
from-header = { $n ->
    [one] den Angaben
   *[other] den Angaben
}
from-scenes = { $n ->
    [one] einer Szene
   *[other] { $n } Szenen
}
from-characters = { $n ->
    [one] einer Figur
   *[other] { $n } Figuren
}
from-locations = { $n ->
    [one] einem Schauplatz
   *[other] { $n } Schauplätzen
}
from-strands = { $n ->
    [one] einem Strang
   *[other] { $n } Strängen
}
from-dilemmas = { $n ->
    [one] einem Dilemma
   *[other] { $n } Dilemmata
}
from-relations = { $n ->
    [one] einer Beziehung
   *[other] { $n } Beziehungen
}
from-sources = { $n ->
    [one] einer Vorlage
   *[other] { $n } Vorlagen
}
