"""The figures of a story over time, by speaker: one small SVG a counted thing, drawn by Vega-Lite.

A dot is a figure, a line joins one speaker's for one place; « jusqu'à 8 000 » points down from its bound, « au moins »
up. A click on a dot leads to the words. Figures without a day (« en octobre ») have no place on a time axis: the page lists
them beside it.
"""

from __future__ import annotations

import re
from typing import Any

from recoupe.model.quantity import Modifier
from recoupe.report.figures import Figure, FigureGroup
from recoupe.report.labels import Labels, amount, day

# Okabe & Ito's palette (2008): told apart by colour-blind readers too.
PALETTE = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#5D5D5D", "#8C6D00"]
MOST_SPEAKERS = len(PALETTE)
_FEW_DAYS = 8
_OUTSIDE = re.compile(r'(?<=href=")https?://[^"#]*(?=#)')  # Vega puts an address before « #id »


def chart(group: FigureGroup, words: Labels) -> str | None:
    """SVG of the group's dated figures, or None where they fall on fewer than two days."""
    rows = [r for f in group.figures if (r := _row(f, words)) is not None]
    if len({r["day"] for r in rows}) < 2:
        return None
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(_spec(rows, words), allowed_base_urls=[])
    return _OUTSIDE.sub("", svg).replace('target="_blank"', "")


def _row(figure: Figure, words: Labels) -> dict[str, Any] | None:
    q = figure.quantity
    value = q.high if q.high is not None else q.low
    if figure.as_of is None or value is None or len(figure.as_of) < 10:
        return None
    who = ", ".join(v.name or v.unnamed_role or "" for v in figure.voices) or words("text.unattributed")
    shape = {Modifier.AT_MOST: "triangle-down", Modifier.LESS_THAN: "triangle-down"}.get(q.modifier, "circle")
    shape = {Modifier.AT_LEAST: "triangle-up", Modifier.MORE_THAN: "triangle-up"}.get(q.modifier, shape)
    return {
        "day": figure.as_of,
        "value": value,
        "low": q.low if q.low is not None else value,
        "speaker": who if len(who) <= 40 else who[:39] + "…",
        # nobody's figures are no one's series: each is a line of its own, that is a dot
        "series": f"{who}|{figure.place or ''}|{q.phase.value}|{'' if figure.voices else q.id}",
        "shape": shape,
        "href": f"#{q.id}",
        "label": f"{amount(q, words)} · {who} · {day(figure.as_of, words)}",
    }


def _spec(rows: list[dict[str, Any]], words: Labels) -> dict[str, Any]:
    speakers = list(dict.fromkeys(r["speaker"] for r in rows))
    color = {
        "field": "speaker",
        "type": "nominal",
        "title": None,
        "scale": {"domain": speakers, "range": [PALETTE[i % MOST_SPEAKERS] for i in range(len(speakers))]},
        "legend": {"orient": "bottom", "columns": 1, "labelLimit": 480},
    }
    x = _days({r["day"] for r in rows})
    y = {"field": "value", "type": "quantitative", "title": None, "axis": {"tickCount": 5, "format": ",~r"}}
    y["scale"] = {"zero": True, "nice": True}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "width": 520,
        "height": 200,
        "background": None,
        "config": {"view": {"stroke": None}, "font": "system-ui, sans-serif", "locale": _locale(words)},
        "layer": [
            {
                "mark": {"type": "line", "strokeWidth": 1.5, "opacity": 0.6},
                "encoding": {"x": x, "y": y, "color": color, "detail": {"field": "series"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": color,
                    "shape": {"field": "shape", "type": "nominal", "scale": None},
                    "href": {"field": "href", "type": "nominal"},
                    "tooltip": {"field": "label", "type": "nominal"},
                    "description": {"field": "label", "type": "nominal"},
                },
            },
        ],
    }


def _days(days: set[str]) -> dict[str, Any]:
    """The axis of days; each has its tick where they are few."""
    return {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {
            "values": sorted(days) if len(days) <= _FEW_DAYS else None,
            "format": "%d/%m",
            "grid": False,
            "labelOverlap": "greedy",
            "labelSeparation": 8,
        },
        "scale": {"padding": 24},
    }


def _locale(words: Labels) -> dict[str, Any]:
    return {
        "number": {
            "decimal": words.table["decimal"],
            "thousands": words.table["thousands"],
            "grouping": [3],
            "currency": ["", ""],
        }
    }
