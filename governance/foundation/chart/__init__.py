"""Pictures of boxes in bands, and of bars, laid out by measure: facts in, co-ordinates out. Knows no governance."""

from governance.foundation.chart.bands import Arrow, Band, Box, Line, Part
from governance.foundation.chart.bars import BarDrawing, Bars, draw_bars
from governance.foundation.chart.gather import Level, Placed, arrows_of, gather
from governance.foundation.chart.layout import fitting, lay_out, pages_of
from governance.foundation.chart.shapes import Drawing

__all__ = [
    "Arrow",
    "Band",
    "BarDrawing",
    "Bars",
    "Box",
    "Drawing",
    "Level",
    "Line",
    "Part",
    "Placed",
    "arrows_of",
    "draw_bars",
    "fitting",
    "gather",
    "lay_out",
    "pages_of",
]
