"""The wooden frame of the chair and of the ottoman: jointed rails, slats, posts, a crest rail, and a back of slats or spindles."""
import math
import numpy as np
from atelier_mesh.surface import Surface
from .frame import BACK, BEAMS, HALF, SEAT, SEAT_LENGTH
from .joinery import peg, tenon, wood

RAIL, RAIL_HEIGHT = 30.0, 60.0
POST = 36.0
POST_TOP = 600.0
CREST, LOW = 548.0, 132.0       # heights of the cross rails up the back
BOW = 30.0                      # how far the back rails bow away from the sitter


def box_frame(plane, length, beams, behind):
    """Side rails with the wedged tenons of the front and rear rail, slats, beams and the board that bases are screwed to."""
    out, x = Surface(), HALF + RAIL / 2
    front, rear, end = 30.0, length - 12.0, length + behind
    path = [plane.at(x, b, c) for b, c in ((-12, -11), (60, -7), (180, 0), (320, 0), (min(460, end - 40), 0), (end - 30, 0), (end, 0))]
    height = lambda t: (RAIL, 46 + (RAIL_HEIGHT - 46) * min(1, t / 0.35) ** 0.8 if t < 0.35 else RAIL_HEIGHT - 12 * max(0, (t - 0.8) / 0.2) ** 2)
    side = wood(path, height, plane.normal, 6, 5)
    for b in (front, rear):
        for d in (-9.5, 9.5):
            side.join(tenon(plane.at(HALF + RAIL, b + d, -15.5), (1, 0, 0), plane.normal, 13.5, 27))
    out.join(side, side.mirrored())
    across = lambda b, c, reach=HALF + 4: [plane.at(-reach, b, c), plane.at(0, b, c), plane.at(reach, b, c)]
    for b in (front, rear):
        out.join(wood(across(b, -17.2), (34, 29.6), plane.normal, 6, 0))
    for b in beams:
        out.join(wood(across(b, -21.3), (52, 21.4), plane.normal, 3, 0, seg=1))
    middle = [plane.at(0, b, -21.4) for b in (beams[0] + 26.5, sum(beams) / 2, beams[1] - 26.5)]
    out.join(wood(middle, (330, 21.0), plane.normal, 4, 0, seg=1))
    count = max(4, round((rear - front) / 75))
    for i in range(count):
        out.join(wood(across(front + (rear - front) * (i + 0.5) / count, -5.6), (46, 9.4), plane.normal, 3, 0))
    return out


def bow(a, reach=BOW):
    return -reach * (1 - (a / HALF) ** 2)


def crest_at(a):
    """Middle of the crest rail at `a`, in the axes of the back."""
    return np.array([a, CREST + 10 * (1 - (a / HALF) ** 2), -27 + bow(np.clip(a, -HALF, HALF))])


def deck():
    """The seat of the chair, which both backs stand on."""
    return box_frame(SEAT, SEAT_LENGTH, BEAMS, 50)


def back(spindles=False):
    """Posts, crest and low rail, and between them slats or spindles."""
    out = Surface()
    x, forward, up = HALF + 15, BACK.at(0, 0, 1) - BACK.at(0, 0, 0), BACK.at(0, 1, 0) - BACK.at(0, 0, 0)
    line = ((-62, -6), (-30, -2), (20, 0), (100, 0), (220, 0), (340, 0), (450, 2), (530, 7), (575, 12), (POST_TOP, 17))
    width = lambda t: POST - 8 * t
    side = wood([BACK.at(x, d, -20 - e) for d, e in line], lambda t: (width(t), 52 - 24 * t**1.1), forward, 11, 8, seg=3)
    for d, c in ((-6, -8), (20, -32)):
        side.join(peg(BACK.at(x + POST / 2 - 0.6, d, c), (1, 0, 0)))
    for d, h, c in ((CREST, 40, -27), (LOW, 24, -18)):
        t = (d + 62) / (POST_TOP + 62)
        side.join(tenon(BACK.at(x + width(t) / 2 - 0.3, d, c), (1, 0, 0), up, 12, h * 0.86, proud=1.3))
    out.join(side, side.mirrored())
    across = np.linspace(-HALF - 5, HALF + 5, 17)
    out.join(wood([BACK(crest_at(a)) for a in across], lambda t: (22, 78 - 20 * (2 * t - 1) ** 4), up, 7, 0, seg=3))
    out.join(wood([BACK.at(a, LOW, -18 + bow(np.clip(a, -HALF, HALF))) for a in across], lambda t: (20, 40), up, 7, 0, seg=2))
    for a in HALF * np.linspace(-0.84, 0.84, 11 if spindles else 7):
        t = np.linspace(0, 1, 11 if spindles else 8)
        d = LOW + 12 + (CREST - 42 - LOW) * t
        c = -18 + bow(a) - 9 * t + 10 * np.sin(math.pi * t) * (0.5 if spindles else 1)
        pts = BACK(np.stack([np.full(len(t), a), d, c], -1))
        if spindles:   # turned: slender at both ends, full below the middle
            out.join(wood(pts, lambda q: (10.5 + 7.5 * math.sin(math.pi * min(1, q) ** 0.8) ** 1.4,) * 2, forward, ease=0, round_=True, n=10))
        else:
            out.join(wood(pts, (36, 9), forward, 3.4, 0))
    return out
