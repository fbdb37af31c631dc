# The timeline.
