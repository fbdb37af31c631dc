# Outline and Source in the middle.
