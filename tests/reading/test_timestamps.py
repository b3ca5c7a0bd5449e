"""Dates in metadata, to ISO."""

from __future__ import annotations

import pytest

from recoupe.reading.timestamps import iso


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T18:12:00+01:00", "2031-03-04T18:12:00+01:00"),
        ("2031-03-04 18:12:00", "2031-03-04T18:12:00"),
        ("2031-03-04T18:12:00.000Z", "2031-03-04T18:12:00+00:00"),
        ("Tue, 04 Mar 2031 18:12:00 +0100", "2031-03-04T18:12:00+01:00"),
        ("04/03/2031 à 18h12", "2031-03-04T18:12"),
        ("04.03.2031, 18h12", "2031-03-04T18:12"),
        ("mardi 4 mars 2031", "2031-03-04"),
        ("le 1er août 2031 à 7\u00a0h\u00a005", "2031-08-01T07:05"),
        ("March 4, 2031", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("20310304T181200Z", "2031-03-04T18:12:00+00:00"),
        ("203103041812", "2031-03-04T18:12:00"),
        ("20310304T991200", "2031-03-04"),
        (1930414320, "2031-03-04T18:12:00+00:00"),
        (1930414320000, "2031-03-04T18:12:00+00:00"),
    ],
)
def test_read(written: str | int, value: str) -> None:
    assert iso(written) == value


@pytest.mark.parametrize(
    "written", ["", "hier", "mars 2031", "2031", "2031-13-45", "31/02/2031", "mardi", 12, True, "n/a"]
)
def test_no_publication_date(written: str | int) -> None:
    assert iso(written) is None
