# Das Fenster: Menüzeile, Reiter, leerer Zustand, Meldungen, Fragen.

app-name = Bogen
untitled = Ohne Titel
found-mark = gefunden · { $confidence }
found-mark-hint = Vom Import gefunden und noch nicht geprüft. Klicken heißt: geprüft.
strand-letter = Strang { $letter }
strand-name = Strang { $letter }, { $title }
no-strand = Kein Strang

middle-outline = Outline
middle-cards = Karten
middle-source = Vorlage
summary-scenes = { $n ->
    [one] 1 Szene
   *[other] { $n } Szenen
}
summary-minutes = { $minutes } min
summary-minutes-of = { $minutes } von { $slot } min
estimated-hint = Geschätzt nach der Länge des Textes, aus dem die Szene gelesen wurde. Eine eingetragene Dauer ersetzt die Schätzung.
summary-review = { $checked } geprüft, { $found } gefunden

state-saved = gesichert
state-changed = geändert
state-not-saved = nicht gesichert
state-busy = arbeitet …
tab-unsaved = { $name }, nicht gesichert
tab-close = { $name } schließen
tabs-all = Alle offenen Outlines

new-character = Neue Figur
new-location = Neuer Schauplatz
new-strand = Neuer Strang
new-dilemma = Neues Dilemma
new-dilemma-opens = Das neue Dilemma öffnet in Szene { $number }.
pasted-text = Eingefügter Text

palette-nothing = Nichts gefunden.

invitation-heading = Am Anfang steht die Synopse.
invitation-how = Bogen liest sie und legt Szenen, Figuren, Schauplätze, Stränge und Dilemmata an, jedes mit seiner Belegstelle. Alles bleibt auf diesem Rechner.
invitation-drop = Synopse oder Outline hierher ziehen
invitation-formats = Word, LibreOffice, RTF, Text oder Bogen-Outline; Text auch mit { key-command }+V
invitation-examples = Beispiele
invitation-example = Beispiel: { $name }
invitation-recent = Zuletzt geöffnet
drop-here = Loslassen zum Öffnen

notice-put-away = Meldung schließen
notice-paste-too-short = Das ist zu kurz für eine Synopse. Eingelesen wird Text ab etwa zwei Sätzen.
notice-edit-refused = Das geht hier nicht: { $cause }
notice-import-empty = In diesem Text steht kein Satz; die Outline ist leer.
notice-import-language = Dieser Text ist wohl weder Deutsch noch Englisch ({ $code }); vieles wird fehlen.
notice-panicked = Ein Fehler im Programm hat eine Arbeit abgebrochen; die Outline ist unberührt. ({ $cause })

unsaved-heading = Änderungen sichern?
unsaved-which = Noch nicht gesichert: { $names }.
unsaved-save = Sichern
unsaved-discard = Verwerfen
unsaved-stay = Abbrechen

files-open = Öffnen
files-update = Neue Fassung der Vorlage
files-save-as = Sichern als
files-export = Exportieren
files-picture = Bild der Zeitleiste speichern
files-picture-name = { $name } – Zeitleiste
files-readable = Outlines und Texte
files-outline = Bogen-Outline
files-text = Word, LibreOffice, RTF, Text
files-word = Outline als Dokument (Word)
files-markdown = Outline als Text (Markdown)
files-fdx = Szenenköpfe und Inhalte für Final Draft (FDX)
files-fountain = Szenenköpfe und Inhalte für Drehbuchprogramme (Fountain)
files-csv = Szenenliste für Tabellen (CSV)
files-json = Daten (JSON)
files-svg = Zeitleiste als Zeichnung (SVG)
files-png = Zeitleiste als Bild für den Druck (PNG)
path-why = Dieses System bietet keinen Dateidialog an (es fehlen xdg-desktop-portal und zenity). Der Pfad lässt sich hier eingeben.
path-formats = Die Endung bestimmt das Format: .docx (Word), .md (Text), .fdx (Final Draft), .fountain (Drehbuchprogramme), .csv (Tabelle der Szenen), .json (alle Daten), .svg und .png (Bild der Zeitleiste).
path-formats-picture = Die Endung bestimmt das Format: .svg (Zeichnung) oder .png (Bild für den Druck).
path-field = Pfad der Datei
path-open = Öffnen
path-update = Aktualisieren
path-save = Sichern
path-export = Exportieren

about-what = Aus der Synopse wird eine Szenenoutline: Szenen, Figuren, Schauplätze, Handlungsstränge und Dilemmata auf einer Zeitleiste.
about-where = Outlines sind einfache Textdateien (.ron). Nichts verlässt diesen Rechner.
about-licences = Schriften: Inter und Vollkorn (SIL Open Font License). Symbole: Lucide (ISC).
question-close = Schließen

start-no-display = bogen: Es ist kein Bildschirm erreichbar; bitte in einer grafischen Sitzung starten (oder DISPLAY setzen). Ohne Fenster hilft „bogen --help“.
start-stale-wayland = bogen: WAYLAND_DISPLAY nennt einen Bildschirm, den es nicht gibt; bitte mit „env -u WAYLAND_DISPLAY bogen“ starten.
start-library = bogen: Es fehlt die Bibliothek { $library }; unter Debian und Ubuntu bringt sie „sudo apt install { $package }“.
start-no-opengl = bogen: Es fehlt OpenGL 2.0 oder neuer; { PLATFORM() ->
    [linux] unter Debian und Ubuntu bringt es „sudo apt install libgl1 libgl1-mesa-dri“
   *[other] es kommt mit dem Treiber vom Hersteller der Grafikkarte
}. ({ $said })
start-fault = bogen: Das Programm ist auf einen eigenen Fehler gestoßen und wurde beendet; beim nächsten Start wird Ungesichertes angeboten. ({ $said })
start-other = bogen: Das Fenster ließ sich nicht öffnen: { $said }

notice-details = Einzelheiten
notice-exported = { $file } ist geschrieben.
notice-no-file-yet = Diese Outline hat noch keine Datei.
notice-opened-partly = { $file } ist beschädigt. Was lesbar ist, steht in einer neuen Outline; die Datei bleibt, wie sie ist.
notice-opened-mended = { $file } ist geöffnet. { $n ->
    [one] Eine Stelle wurde
   *[other] { $n } Stellen wurden
} nicht übernommen.
notice-encoding-guessed = Nichts sagt, wie dieser Text kodiert ist; gelesen als { $encoding }. Bitte auf die Umlaute achten.
notice-unreadable = { $n ->
    [one] Ein Zeichen war
   *[other] { $n } Zeichen waren
} nicht lesbar.
notice-left-out = Nicht eingelesen: { $parts }.
left-out-deletions = gelöschter Text (Änderungsverfolgung)
left-out-comments = Kommentare
left-out-notes = Fußnoten
left-out-margins = Kopf- und Fußzeilen
left-out-contents = Inhaltsverzeichnis
left-out-hidden = verborgener Text
notice-unknown-format = { $file }: Diese Endung kennt der Export nicht. Es gehen .docx, .md, .fdx, .fountain, .csv, .json, .svg und .png.

# Eine neue Fassung einer Vorlage.
new-version-heading = Outline aktualisieren?
new-version-what = { $text } ist eine neue Fassung der Vorlage von { $outline }.
new-version-how = Was geändert oder geprüft ist, bleibt dabei, wie es ist. Neues kommt als Fund hinzu, Weggefallenes wird nur markiert.
new-version-update = Outline aktualisieren
new-version-apart = Als eigene Outline öffnen
new-version-same-heading = Schon eingelesen
new-version-same = { $text } ist Wort für Wort die Vorlage von { $outline }.
new-version-show = Outline zeigen
notice-same-source = Das ist Wort für Wort dieselbe Vorlage; zu aktualisieren gibt es nichts.
notice-no-source = Diese Outline hat keine Vorlage, die sich aktualisieren ließe. Ein neuer Text lässt sich öffnen.
updated = Die neue Fassung ist eingearbeitet.
updated-nothing = An der Outline ändert sich dadurch nichts.
updated-new = Neu: { $what }.
updated-renewed = Neu gefasst: { $what }.
updated-kept = Wie bisher, obwohl die Vorlage anders lautet: { $what }.
updated-gone = Nicht mehr in der Vorlage: { $what }.
updated-scene = Szene { $number } { $title }
updated-item = { $item } { $title }
count-locations = { $n ->
    [one] 1 Schauplatz
   *[other] { $n } Schauplätze
}
count-strands = { $n ->
    [one] 1 Strang
   *[other] { $n } Stränge
}
count-dilemmas = { $n ->
    [one] 1 Dilemma
   *[other] { $n } Dilemmata
}
count-relations = { $n ->
    [one] 1 Beziehung
   *[other] { $n } Beziehungen
}

replace-heading = Datei ersetzen?
replace-replace = Ersetzen

trouble = { $file }: { $fault }
fault-missing = Diese Datei gibt es nicht.
fault-no-folder = Den Ordner { $folder } gibt es nicht. Bitte anlegen oder einen anderen Ort wählen.
fault-is-folder = Das ist ein Ordner, keine Datei.
fault-not-a-folder = Ein Teil dieses Pfades ist eine Datei, kein Ordner.
fault-denied = Dafür fehlt die Berechtigung. Bitte einen anderen Ort wählen.
fault-write-protected = Die Datei ist schreibgeschützt. Bitte unter anderem Namen sichern.
fault-read-only-disk = Von diesem Laufwerk kann nur gelesen werden. Bitte einen anderen Ort wählen.
fault-disk-full = Das Laufwerk ist voll. Es ist nichts verloren; bitte Platz schaffen oder einen anderen Ort wählen.
fault-in-use = Ein anderes Programm hält die Datei fest. Bitte dort schließen und noch einmal versuchen.
fault-exists = Es gibt schon eine Datei dieses Namens.
fault-changed = Die Datei wurde inzwischen anderswo geändert.
fault-newer = Diese Datei stammt von einer neueren Version von Bogen (Format { $format }) und wird nicht überschrieben.
fault-damaged = Darin ist keine Outline zu lesen ({ $said }). Die Datei bleibt, wie sie ist.
fault-too-large = Die Datei ist größer als { $size } MB.
fault-bad-name = Diesen Dateinamen nimmt das System nicht an.
fault-read-back = Was geschrieben wurde, ließ sich nicht unverändert zurücklesen. Die alte Datei ist unberührt; bitte das Laufwerk prüfen.
fault-system = Das System meldet: { $said }
refusal-old-word = Das ist ein altes Word-Dokument (.doc). Bitte in Word oder LibreOffice als .docx sichern.
refusal-office = Das ist eine Tabelle, eine Präsentation oder eine andere Office-Datei. Bitte den Text daraus kopieren und hier einfügen.
refusal-pages = Das ist ein Pages-Dokument. Bitte in Pages als Word (.docx) exportieren.
refusal-archive = Das ist ein ZIP-Archiv. Bitte entpacken und die Datei darin öffnen.
refusal-pdf = Das ist ein PDF. Bitte das Word-Dokument dazu öffnen, oder den Text aus dem PDF kopieren und hier einfügen.
refusal-locked = Das Dokument ist mit einem Kennwort geschützt. Bitte ohne Kennwort sichern.
refusal-damaged = Das Dokument ist beschädigt. Bitte in Word oder LibreOffice öffnen und neu sichern.
refusal-picture = Das ist ein Bild, kein Text.
refusal-binary = Das ist kein Text. Eingelesen werden Dokumente (.docx, .odt, .rtf), Textdateien (.txt, .md, .fountain) und Bogen-Outlines (.ron).
refusal-too-large = Das ist zu groß für eine Synopse.
refusal-empty = In dieser Datei steht nichts. Vielleicht wurde sie nicht bis zu Ende gesichert oder heruntergeladen.

recovery-heading = Ungesichertes vom letzten Mal
recovery-what = Bogen wurde beendet, ohne dass dies gesichert war. Es lässt sich wieder öffnen.
recovery-item = { $name }, { $day }, { $time }
recovery-open = Öffnen
recovery-open-item = { $name } wieder öffnen
recovery-discard = Verwerfen
recovery-discard-item = { $name } verwerfen
recovery-open-all = Alles öffnen
recovery-doubt = { $name } endgültig verwerfen?
recovery-doubt-what = Was darin nicht gesichert war, lässt sich danach nicht zurückholen.
recovery-keep = Behalten
recovery-discard-for-good = Endgültig verwerfen
somebody = jemand anderem
notice-open-elsewhere = Diese Outline ist auch bei { $who } offen. Beim Sichern wird nichts Fremdes überschrieben.
notice-maybe-open-elsewhere = Diese Outline ist vielleicht auch bei { $who } offen. Beim Sichern wird nichts Fremdes überschrieben.
notice-not-kept = Ungesichertes lässt sich zurzeit nicht für den Notfall aufbewahren. { $why }
notice-no-backup = Gesichert, aber die Fassung davor ließ sich nicht als Sicherungskopie aufbewahren. { $why }
notice-left-unreadable = Nach einem Absturz blieb Ungesichertes zurück, das sich nicht lesen lässt. { $why } Die Datei bleibt liegen: { $path }
recovery-later = Später
state-earlier = frühere Fassung
state-new = neu
about-version = Version { $version }

versions-heading = Frühere Fassungen
versions-what = Was beim Sichern ersetzt wird, bleibt aufbewahrt. Eine Fassung öffnet sich als Kopie in einem eigenen Reiter; die jetzige Outline bleibt, wie sie ist.
versions-none = Noch gibt es keine. Sobald diese Outline wieder gesichert wird, bleibt die bisherige Fassung aufbewahrt: die letzten zehn, dazu je eine für die letzten 24 Arbeitsstunden und die letzten 30 Tage.
versions-reading = wird gelesen …
versions-place = Aufbewahrt werden sie in { $folder }
versions-open = Als Kopie öffnen
versions-name = Fassung vom { $day }, { $time } – { $name }
versions-unsaved = Diese Outline hat noch keine Datei; frühere Fassungen entstehen, wenn sie wieder gesichert wird.
versions-more = { $what } mehr
versions-fewer = { $what } weniger
versions-as-now = wie jetzt
versions-in-detail = in Einzelheiten anders
versions-partial = beschädigt, nur zum Teil lesbar
versions-damaged = Beschädigt, lässt sich nicht öffnen.
versions-newer = Aus einer neueren Version von Bogen, lässt sich nicht öffnen.
when-today = heute { $time }
when-yesterday = gestern { $time }
count-characters = { $n ->
    [one] 1 Figur
   *[other] { $n } Figuren
}
count-words = { $n ->
    [one] 1 Wort
   *[other] { $n } Wörter
}

replace-elsewhere = Unter anderem Namen …

# Was an einer Datei nicht stimmt.
finding-place = Zeile { $line }, Zeichen { $column }
finding-unknown-field = { $place }: Das Feld { $name } ist unbekannt; beim Sichern geht es verloren.
finding-left-out = { $place }: { $what } ist nicht zu lesen und bleibt weg ({ $expected }).
finding-rest = { $place }: Ab hier ist nichts zu lesen; was hinter { $last } steht, bleibt weg ({ $expected }).
damage-newer = aus einer neueren Version, Format { $format }
damage-empty = die Datei ist leer
damage-no-text = { $place }: kein Text in UTF-8
broken-double-id = Die Kennung { $id } war doppelt vergeben; eine davon ist jetzt eine andere.
broken-no-id = Eine Kennung fehlte und ist ergänzt: { $item }.
broken-dangling = Verweis ins Leere in { $item }: { $to }.
broken-named-twice = Doppelt genannt in { $item }: { $what }.
broken-double-relation = Diese Beziehung stand doppelt: { $item }.
broken-self-relation = Diese Beziehung verband eine Figur mit sich selbst: { $item }.
broken-chronology = Die Chronologie nannte nicht jede Szene genau einmal.
broken-span = Eine Belegstelle liegt nicht in ihrer Vorlage: { $item }.
broken-option = Entschieden für eine Möglichkeit, die es nicht gibt: { $item }.
