# The importer's rules in words: a line per rule id; rule- stands before it, / becomes -.
