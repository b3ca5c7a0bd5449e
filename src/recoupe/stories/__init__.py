"""From articles to stories, and the copy they share: the only corpus-wide step."""

from recoupe.stories.grouping import Grouping, group, grouping
from recoupe.stories.reuse import find_reuse

__all__ = ["Grouping", "find_reuse", "group", "grouping"]
