# Bibliothek links, Inspektor rechts.
