"""Statements framed without a verb: « selon X », « de source policière », « X (police) »."""
