"""The sections of the brief, as lines of a terminal."""
