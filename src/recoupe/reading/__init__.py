"""Files, pages, JSON and standard input to articles: text that never changes, metadata, and the parts of the page."""

from recoupe.reading.options import ReadOptions, ReadResult
from recoupe.reading.read import read

__all__ = ["ReadOptions", "ReadResult", "read"]
