"""The values that travel between stages: frozen, slotted, closed. Logic about news lives elsewhere."""
