# Inspector: everything about the selection.
