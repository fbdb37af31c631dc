# Die Zeitleiste.
