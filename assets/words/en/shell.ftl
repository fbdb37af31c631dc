# The window: menu bar, tabs, empty state, notices, questions.

app-name = Bogen
untitled = Untitled
found-mark = found · { $confidence }
found-mark-hint = Found by the import and not yet checked. Click to say: checked.
strand-letter = Strand { $letter }
strand-name = Strand { $letter }, { $title }
no-strand = No strand
