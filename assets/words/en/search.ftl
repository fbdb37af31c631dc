# Find and replace.

search-find = Find
search-replace-by = Replace with
search-match-case = Match case
search-match-case-hint = “Kern” is not “kern”
search-whole-words = Whole words
search-whole-words-hint = “Tom” is not in “tomato”
search-genitive = Possessive too
search-genitive-hint = Finds a name as “Josie’s” too, and writes the new one accordingly
search-replace = Replace
search-replace-all = Replace all
search-previous = Previous place
search-next = Next place
search-close = Close search
search-nothing = Nothing found
search-what = Looks through everything that is written in the outline. The sources and their passages stay as they are.
search-places = Places found
search-count = { $n ->
    [one] 1 place
   *[other] { $n } places
} in { $items ->
    [one] 1 entry
   *[other] { $items } entries
}
search-at = { $at } of { $n ->
    [one] 1 place
   *[other] { $n } places
} in { $items ->
    [one] 1 entry
   *[other] { $items } entries
}
search-everywhere = { $field }, holds everywhere
search-pair = { $from } → { $to }
search-also = Also { $list }
search-not-in = not in { $list }
replaced = Replaced in { $n ->
    [one] 1 place
   *[other] { $n } places
} of { $items ->
    [one] 1 entry
   *[other] { $items } entries
}.
old-name = { $names } { $n ->
    [one] is
   *[other] are
} still used in { $places ->
    [one] one place
   *[other] { $places } places
}.
old-name-look = Show …
