"""What is written on labels and boxes: names, vineyards, vintages, the back label. One mask for each; see drawing.py."""
import numpy as np
from .drawing import Mask
from .frame import BACK_H, BACK_W, CANVAS_W, STORY, ZONES

CX = CANVAS_W / 2
SCALE = 11.0           # pixels for each millimetre
WIDEST = 63.0

# id: (words, font, em in mm, tracking, baseline below the top of the zone)
TITLES = dict(
    half_moon=("HALF MOON HILL", "roman", 7.4, 0.09, 12.2), first_light=("First Light", "italic", 11.0, 0.0, 12.4),
    number_seven=("N\u00ba 7", "didone", 15.0, 0.02, 14.2), reserve=("R\u00c9SERVE", "didone", 9.0, 0.16, 12.4),
    long_table=("The Long Table", "script", 12.6, 0.0, 12.2), garden=("Oma Lottes Garten", "script", 11.0, 0.0, 12.0),
    due_mani=("due mani", "bold", 10.0, -0.02, 12.2), wildwuchs=("WILDWUCHS", "bold", 8.4, 0.10, 12.2),
    yes=("Ja! Yes! Oui!", "didone", 9.2, 0.0, 12.0), north_slope=("north slope", "sans", 8.4, 0.05, 11.8),
    house=("Unser Hauswein", "italic", 8.8, 0.0, 12.0), forty=("VIERZIG \u00b7 FORTY", "roman", 7.6, 0.12, 12.2),
)
PLACES = dict(
    kalkberg="KALKBERG  \u00b7  LIMESTONE", schieferhang="SCHIEFERHANG  \u00b7  SLATE", sandgrube="SANDGRUBE  \u00b7  SAND AND LOESS",
    hohe_wart="HOHE WART  \u00b7  380 METRES", alte_reben="ALTE REBEN  \u00b7  PLANTED 1961", gemischter_satz="GEMISCHTER SATZ  \u00b7  FIELD BLEND", seeterrasse="SEETERRASSE  \u00b7  LAKESIDE",
)
YEARS = dict(y2019="2019", y2020="2020", y2021="2021", y2022="2022", y2023="2023", y2024="2024", nv="NON VINTAGE")


def _zone(name):
    top, bottom = ZONES[name]
    return Mask(CANVAS_W, bottom - top, SCALE)


def title(key):
    words, font, em, track, base = TITLES[key]
    m = _zone("title")
    m.text(CX, base, words, font, em, track, squeeze=WIDEST)
    return m.array()


def place(key):
    m = _zone("place")
    m.text(CX, 4.4, PLACES[key], "roman", 3.0, 0.14, squeeze=WIDEST)
    return m.array()


def year(key):
    m = _zone("year")
    words = YEARS[key]
    long = len(words) > 4
    m.text(CX, 6.6, words, "roman", 4.2 if long else 7.6, 0.16 if long else 0.12)
    for s in (-1, 1):
        a, b = CX + s * (22 if long else 13), CX + s * 31
        m.stroke([(a, 4.4), (b, 4.4)], [0.24, 0.06])
    return m.array()


BACK_LINES = (
    "Made for one table, by the people", "who sit at it. Grown, pressed and",
    "filled in our cellar: we only held", "the hose. Drink it with friends,", "and tell them it was you.",
)


def story():
    """What the house says on the back label."""
    m = Mask(BACK_W, STORY[1] - STORY[0], SCALE)
    for i, words in enumerate(BACK_LINES):
        m.text(BACK_W / 2, 17.4 - STORY[0] + 4.0 * i, words, "roman", 2.95)
    return m.array()


def back():
    """The back label without the story; its bars only look like a code."""
    m = Mask(BACK_W, BACK_H, SCALE)
    m.text(24, 8.0, "made by you", "italic", 5.4)
    m.stroke([(12, 10.8), (24, 10.8), (36, 10.8)], [0.05, 0.3, 0.05])
    m.text(24, 40.6, "Bottle        of        ", "italic", 2.8)
    m.stroke([(22.2, 41.0), (26.6, 41.0)], 0.12)
    m.stroke([(30.6, 41.0), (35.4, 41.0)], 0.12)
    rng, x = np.random.default_rng(4), 15.5
    while x < 32.3:
        w = float(rng.choice([0.26, 0.4, 0.55, 0.8]))
        m.polygon([(x, 46), (x + w, 46), (x + w, 55), (x, 55)])
        x += w + float(rng.choice([0.3, 0.45, 0.6]))
    m.text(24, 60.4, "Contains sulphites  \u00b7  Enth\u00e4lt Sulfite", "roman", 2.2, 0.02)
    m.text(24, 63.8, "Drink with care, not at the wheel, not when pregnant", "roman", 2.0, 0.01, squeeze=44)
    m.text(24, 68.4, "Wine  \u00b7  Wein  \u00b7  Vin", "roman", 2.4, 0.06)
    return m.array()
