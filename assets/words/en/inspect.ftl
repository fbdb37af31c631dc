# Library on the left, Inspector on the right.
