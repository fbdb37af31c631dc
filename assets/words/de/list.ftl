# Outline und Vorlage in der Mitte.
