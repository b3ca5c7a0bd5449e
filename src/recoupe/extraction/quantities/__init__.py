"""Quantities of one article: numbers that count or measure something, with all that the text says of them."""

from recoupe.extraction.quantities.find import find_quantities
from recoupe.extraction.quantities.localities import find_places

__all__ = ["find_places", "find_quantities"]
