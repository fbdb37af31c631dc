# Inspektor: alles über das Ausgewählte.
