"""From candidates to rows: which remain, who speaks, who carried it, on which day."""
