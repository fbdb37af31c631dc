# Library: the characters, strands, dilemmas, locations, relations and sources.
