# Suchen und ersetzen.

search-find = Suchen nach
search-replace-by = Ersetzen durch
search-match-case = Groß/klein beachten
search-match-case-hint = „Kern“ ist nicht „kern“
search-whole-words = Ganze Wörter
search-whole-words-hint = „Tom“ steht nicht in „Tomate“
search-genitive = Auch im Genitiv
search-genitive-hint = Findet einen Namen auch als „Josies“ oder „Klaus’“ und beugt den neuen richtig
search-replace = Ersetzen
search-replace-all = Alle ersetzen
search-previous = Vorige Stelle
search-next = Nächste Stelle
search-close = Suche schließen
search-nothing = Nichts gefunden
search-what = Durchsucht wird alles, was in der Outline geschrieben steht. Die Vorlagen und ihre Belegstellen bleiben, wie sie sind.
search-places = Fundstellen
search-count = { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
} in { $items ->
    [one] 1 Eintrag
   *[other] { $items } Einträgen
}
search-at = { $at } von { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
} in { $items ->
    [one] 1 Eintrag
   *[other] { $items } Einträgen
}
search-everywhere = { $field }, gilt überall
search-pair = { $from } → { $to }
search-also = Außerdem { $list }
search-not-in = nicht in { $list }
replaced = { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
} in { $items ->
    [one] 1 Eintrag
   *[other] { $items } Einträgen
} ersetzt.
old-name = { $names } { $n ->
    [one] kommt
   *[other] kommen
} noch an { $places ->
    [one] einer Stelle
   *[other] { $places } Stellen
} vor.
old-name-look = Ansehen …
