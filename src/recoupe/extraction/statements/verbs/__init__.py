"""Verbs that report: where they stand, with their auxiliaries, negation and adverbials, and what may stand inside them."""
