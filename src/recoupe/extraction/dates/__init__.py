"""Date expressions of one article.

« Elle est arrivée mardi à 14h30 et repartira le 6 novembre. » gives « mardi à 14h30 » and « 6 novembre », each with what it
says (`Reading`) and, where it names its own place in the calendar, its value. Values that need a publication date or
another expression are completed by `crosscheck.dating`. Vague times (« récemment », « ces derniers mois »), bare durations
and feasts that move are not dates here.
"""

from recoupe.extraction.dates.find import find_dates
from recoupe.extraction.dates.stamps import find_stamps

__all__ = ["find_dates", "find_stamps"]
