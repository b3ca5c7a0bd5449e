"""From articles to stories, and the copy they share: the only corpus-wide step."""

from recoupe.stories.grouping import group
from recoupe.stories.reuse import find_reuse

__all__ = ["find_reuse", "group"]
