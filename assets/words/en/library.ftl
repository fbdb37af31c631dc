# Library: the characters, strands, dilemmas, locations, relations and sources.

library-filter = Filter library
library-doubtful-first = Unchecked first
library-nothing-found = Nothing found for “{ $text }”.

library-characters = Characters
library-strands = Strands
library-dilemmas = Dilemmas
library-locations = Locations
library-relations = Relations
library-sources = Sources

library-no-characters = No characters yet.
library-no-strands = No strands yet.
library-no-dilemmas = No dilemmas yet.
library-no-locations = No locations yet.
library-no-relations = No relations yet.
library-no-sources = No source; this outline was made by hand.

library-add-character = New character
library-add-strand = New strand
library-add-dilemma = New dilemma
library-add-location = New location
library-add-relation = New relation
library-new-character = New character
library-new-strand = New strand
library-new-location = New location

library-untitled = untitled
library-name = Name
library-open = open
library-decided = decided
library-decided-nowhere = no scene
library-scene-count = { $n ->
    [0] in no scene
    [one] 1 scene
   *[other] { $n } scenes
}
library-doubt = found with { $confidence }, not yet checked

library-show-source = Show source
library-uncheck = Mark as unchecked again
library-merge-into = Merge under the name …
