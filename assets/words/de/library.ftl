# Bibliothek: die Figuren, Stränge, Dilemmata, Schauplätze, Beziehungen und Vorlagen.
