"""Who and what an article talks about: mentions, the article's own entities, and who a noun phrase or pronoun means."""

from recoupe.extraction.entities.cast import Cast, find_entities
from recoupe.extraction.entities.resolution import NOBODY, Resolution

__all__ = ["NOBODY", "Cast", "Resolution", "find_entities"]
