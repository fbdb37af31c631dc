# Die Namen der Befehle: Menüs, Palette, Tooltips, Tasten.
