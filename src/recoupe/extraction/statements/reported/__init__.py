"""Reported speech: statements made with a verb, a noun or a participle, and hearsay."""
