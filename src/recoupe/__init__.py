"""recoupe: who says what in a pile of news articles, with which number, on what date, and where accounts conflict."""

__version__ = "0.1.0"
