"""Noun phrases: how far they reach, which of them can speak, and which is the subject of a verb."""
