# Das Fenster: Menüzeile, Reiter, leerer Zustand, Meldungen, Fragen.

app-name = Bogen
untitled = Ohne Titel
found-mark = gefunden · { $confidence }
found-mark-hint = Vom Import gefunden und noch nicht geprüft. Klicken heißt: geprüft.
strand-letter = Strang { $letter }
strand-name = Strang { $letter }, { $title }
no-strand = Kein Strang
