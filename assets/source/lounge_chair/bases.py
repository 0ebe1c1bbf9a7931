"""What the chair and the ottoman stand on: tapered legs, rockers, a star, a disc and a sled.

A base hangs on a deck: its plane, the places of its two beams and its spread. All of them meet the shell at `MOUNT`.
"""
from dataclasses import dataclass
import math
import numpy as np
from atelier_mesh.bars import bar, fillet, lofted, rounded, slab, tube, turned
from atelier_mesh.curves import smoothstep
from atelier_mesh.surface import Surface
from .frame import BEAMS, MOUNT, OTTOMAN, OTTOMAN_LENGTH, SEAT, SEAT_LENGTH, Plane
from .joinery import screw, wood

GLIDE = 4.0     # thickness of the glides


@dataclass(frozen=True)
class Deck:
    plane: Plane
    length: float
    beams: tuple
    splay: tuple         # how far the front and the rear legs lean forwards and back
    reach: float         # of a star
    disc: float          # radius of a disc


CHAIR = Deck(SEAT, SEAT_LENGTH, BEAMS, (-62, 85), 338, 272)
FOOTSTOOL = Deck(OTTOMAN, OTTOMAN_LENGTH, (85, OTTOMAN_LENGTH - 85), (-48, 48), 286, 218)


def legs(deck):
    """Two beams with four turned, splayed legs in metal ferrules."""
    out, plane = Surface(), deck.plane
    for b, lean in zip(deck.beams, deck.splay):
        out.join(_beam(plane, b))
        for side in (-1, 1):
            top = plane.at(side * 250, b, MOUNT - 6)
            foot = np.array([side * 302, top[1] + lean, GLIDE])
            out.join(_leg(top, foot))
    return out


def rocker(deck):
    """Legs on two bent runners, tied by a stretcher."""
    out, plane = Surface(), deck.plane
    middle = plane.at(0, deck.length / 2, 0)[1]
    radius, height, reach = 1050.0, 34.0, 430.0
    level = lambda d: radius - math.sqrt(radius**2 - (d - middle) ** 2)
    for b, lean in zip(deck.beams, deck.splay):
        out.join(_beam(plane, b))
        for side in (-1, 1):
            top = plane.at(side * 250, b, MOUNT - 6)
            d = top[1] + lean * 1.25
            foot = np.array([side * 300, d, level(d) + height * 0.6])
            path = top + (foot - top) * np.linspace(0, 1, 11)[:, None]
            out.join(wood(path, lambda t: (41 - 13 * t - 3 * math.sin(math.pi * t),) * 2, (0, 1, 0), ease=4, round_=True, n=12))
    for side in (-1, 1):
        angle = np.linspace(-1, 1, 19) * math.asin(reach / radius)
        path = np.stack([np.full(19, side * 300.0), middle + (radius - height / 2) * np.sin(angle), radius - (radius - height / 2) * np.cos(angle)], -1)
        taper = lambda t: (30 - 8 * abs(2 * t - 1) ** 3, height - 10 * abs(2 * t - 1) ** 3)
        out.join(wood(path, taper, (0, 0, 1), 7, 6, seg=2))
    for d in (-250.0, 265.0):
        at = middle + d
        h = level(at) + height * 0.55
        path = [np.array([x, at, h]) for x in np.linspace(-286, 286, 9)]
        out.join(wood(path, lambda t: (18 + 9 * math.sin(math.pi * t),) * 2, (0, 0, 1), ease=1, round_=True, n=12))
    return out


def star(deck):
    """A swivel column on four cast arms."""
    out, d, top = _column(deck)
    for k in range(4):
        a = math.radians(45 + 90 * k)
        ray = np.array([math.cos(a), math.sin(a), 0])
        r = np.linspace(12, deck.reach, 13)
        h = np.array([54.5, 54.5, 54.5, 54, 53, 51, 48.5, 45.5, 42, 38, 33.8, 29.5, 25.5])
        path = np.array([0, d, 0]) + r[:, None] * ray + h[:, None] * [0, 0, 1]
        out.join(bar(path, lambda t: (48 - 25 * t**0.8, 33 - 17 * t**0.9), "metal", (0, 0, 1), 8, 5, seg=3))
        at = np.array([0, d, 0]) + ray * (deck.reach - 14)
        out.join(turned([(12.5, 0), (14, 1.5), (14, 9), (8, 12), (6, 22)], "glide", 18, at))
    hub = [(0.2, 31), (20, 31), (36, 33), (39.5, 40), (39.5, 66), (37, 74), (30, 83), (25.5, 90), (24.5, 97), (24.5, top - 34), (20.5, top - 32), (20.5, top - 10)]
    return out.join(turned(hub, "metal", 26, (0, d, 0)), turned([(26.5, top - 52), (28.5, top - 50), (28.5, top - 42), (26.5, top - 40)], "metal", 24, (0, d, 0)))


def disc(deck):
    """A swivel column on a spun plate with a rolled rim, which a ring below keeps off the ground: the gap shades its edge."""
    out, d, top = _column(deck)
    r = deck.disc
    rim = [(r - 16, 7), (r - 5, 7), (r - 1.6, 8.2), (r, 11), (r, 14.5), (r - 1.1, 17.4), (r - 3.8, 19.6), (r - 8, 20.6)]
    # Rings close enough for the shade of the seat to lie on them without streaks.
    slope = [(r + (70 - r) * t, 20.6 + 6.6 * t**1.6) for t in np.linspace(0.12, 1, 8)]
    neck = [(52, 31), (40, 39), (33, 48), (29, 60), (27, 76), (27, top - 40), (22, top - 37), (22, top - 10)]
    out.join(turned(rim + slope + neck, "metal", 64, (0, d, 0)))
    return out.join(turned([(r - 34, 0), (r - 14, 0), (r - 13, 1), (r - 13, 7.6), (r - 34, 7.6)], "glide", 64, (0, d, 0)))


def sled(deck):
    """Bent steel tube running under both sides, with two ties under the deck."""
    out, plane, r = Surface(), deck.plane, 9.0
    front, rear = plane.at(0, deck.beams[0], MOUNT - r - 4), plane.at(0, deck.beams[1], MOUNT - r - 4)
    inner, outer, low = 235.0, 288.0, r + GLIDE
    f, b = front[1] + deck.splay[0] * 1.2, rear[1] + deck.splay[1] * 1.3
    corners = [
        (-inner, *front[1:]), (inner, *front[1:]), (outer, f, low), (outer, b, low),
        (inner, *rear[1:]), (-inner, *rear[1:]), (-outer, b, low), (-outer, f, low),
    ]
    bent = fillet(corners, [45, 45, 58, 58, 45, 45, 58, 58], 7, True)
    path = []
    for p, q in zip(bent, np.roll(bent, -1, 0)):
        n = 1 if np.linalg.norm(q - p) < 80 else 4
        path += [p + (q - p) * k / n for k in range(n)]
    out.join(tube(path, r, "metal", 14, closed=True))
    for x in (-150, 150):
        out.join(tube([plane.at(x, deck.beams[0], MOUNT - r - 4), plane.at(x, deck.beams[1], MOUNT - r - 4)], 5.0, "metal", 10))
    for b_ in deck.beams:
        for x in (-150, 150):
            pad = rounded(70, 34, 8, 3) + [x, b_]
            out.join(slab(pad, ((MOUNT - 5.2, 8), (MOUNT - 4, 0), (MOUNT, 0)), "metal", plane))
            for k in (-24, 24):
                out.join(screw(plane.at(x + k, b_, MOUNT - 5), -plane.normal))
    for side in (-1, 1):
        for at in (f + 75, b - 75):
            out.join(bar([(side * outer, at - 18, 6.4), (side * outer, at + 18, 6.4)], (14, 12.8), "glide", (0, 0, 1), 4, 3))
    return out


def _beam(plane, b):
    """A beam under the deck that two legs are housed in."""
    x = np.r_[-281, np.linspace(-268, 268, 7), 281]
    path = [plane.at(a, b, MOUNT - 13) for a in x]
    width = lambda t: 50 * math.sqrt(max(0.35, 1 - max(0, abs(t - 0.5) * 562 - 258) ** 2 / 24**2))
    out = wood(path, lambda t: (width(t), 26), plane.normal, 7, 4)
    for a in (-160, 160):
        out.join(screw(plane.at(a, b, MOUNT - 25.5), -plane.normal))
    return out


def _leg(top, foot):
    axis = foot - top
    length = np.linalg.norm(axis)
    cut = 1 - 28 / length
    size = lambda t: (41 - 19 * t - 3 * math.sin(math.pi * t),) * 2
    out = wood(top + axis * np.linspace(0, cut, 10)[:, None], lambda t: size(t * cut), (0, 1, 0), ease=4, round_=True, n=16)
    r0, r1 = size(cut)[0] / 2, size(1)[0] / 2
    ferrule = [(r0 - 2, 0), (r0 - 0.2, 2), (r1 - 0.2, 24.5), (r1 - 2, 26.5), (r1 - 4, 26.8)]
    out.join(turned(ferrule, "metal", 18, top + axis * cut, axis))
    return out.join(turned([(8.2, 0), (9.0, 0.8), (9.0, GLIDE), (6, GLIDE + 2)], "glide", 16, foot - [0, 0, GLIDE]))


def _column(deck):
    """The plate under the deck and the housing that turns the tilted deck into an upright column."""
    plane, b = deck.plane, deck.length / 2
    c = plane.at(0, b, MOUNT)
    top = c[2] - 30
    out = slab(rounded(215, 190, 20, 3) + [0, b], ((MOUNT - 6, 12), (MOUNT - 4.5, 0), (MOUNT, 0)), "metal", plane)
    outline, rings = rounded(120, 120, 30, 5), []
    for f in np.linspace(0, 1, 6):
        ring = outline * (1 - 0.48 * smoothstep(0, 1, f))
        tilted = plane(np.c_[ring + [0, b], np.full(len(ring), MOUNT - 5)])
        level = np.c_[ring + [0, c[1]], np.full(len(ring), top - 12)]
        rings.append(tilted * (1 - f) + level * f)
    out.join(lofted(rings[::-1], "metal", offset=(0, 0)))
    for x in (-88, 88):
        for k in (-76, 76):
            out.join(screw(plane.at(x, b + k, MOUNT - 6), -plane.normal))
    return out, c[1], top


BASES = dict(legs=legs, star=star, disc=disc, sled=sled, rocker=rocker)
