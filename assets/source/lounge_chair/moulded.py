"""Shells bent from one sheet: the upholstered tub, the high wing shell and the plywood shell.

A profile runs along the middle from the front lip over the deck, the cove and the back to the top. From it the sheet curls
up at the sides: flat where the cushions lie, steep at the rim.
"""
from dataclasses import dataclass
import math
import numpy as np
from atelier_mesh.bars import rounded, slab, tube
from atelier_mesh.curves import arc_length, resample, smoothstep
from atelier_mesh.surface import Surface, grid_triangles, split_quads
from .frame import BACK, FABRIC_TILE, MOUNT, RECLINE, SEAT, SEAT_LENGTH, TILT, WOOD_TILE, END_TILE
from .joinery import screw

COVE = 75.0     # radius between deck and back
LIP = 7         # points of the profile in front of the deck


@dataclass(frozen=True)
class Sheet:
    """`rise` is [(place, mm)...] with place 0 at the front of the deck, 1 in the corner, 2 about at the top."""

    thickness: float
    half: float            # half the width, inside
    back: float            # where the top starts to curl back
    curl: tuple            # of the top: angle in degrees, radius
    lip: tuple             # of the front: angle in degrees, radius
    rise: tuple
    round_front: tuple = (140.0, 0.64)   # length over which the plan narrows, and to what share
    round_top: tuple = (125.0, 0.64)
    power: float = 8.0     # how flat the cross section is before it curls up
    columns: int = 13


TUB = Sheet(26, 320, 556, (26, 100), (40, 70), ((-0.15, 16), (0, 20), (0.25, 40), (0.55, 70), (0.85, 100), (1.05, 118), (1.3, 104), (1.6, 62), (1.85, 26), (2.1, 16)))
WING = Sheet(26, 320, 690, (20, 110), (40, 70), ((-0.15, 16), (0, 20), (0.25, 46), (0.55, 84), (0.85, 112), (1.05, 122), (1.35, 98), (1.6, 106), (1.82, 140), (2.0, 112), (2.15, 66), (2.3, 40)), round_top=(190.0, 0.60))
PLY = Sheet(12, 316, 560, (30, 150), (40, 95), ((-0.15, 1), (0, 2), (0.3, 7), (0.7, 26), (1.0, 52), (1.3, 46), (1.6, 34), (1.9, 22), (2.1, 16)), round_front=(120.0, 0.74), round_top=(170.0, 0.62), power=7)


class Moulded:
    """The inner and outer face of a sheet as grids, and its rim."""

    def __init__(self, sheet):
        self.sheet = sheet
        c, s, start = _profile(sheet)
        q = (s - start) / SEAT_LENGTH
        fold = math.pi / 2 - RECLINE + TILT
        turn = smoothstep(0.45, 1.55, q)[:, None] * fold
        up, forward = SEAT.normal, BACK.at(0, 0, 1) - BACK.at(0, 0, 0)
        lift = (up * np.sin(fold - turn) + forward * np.sin(turn)) / math.sin(fold)
        k = np.exp(-0.5 * (np.arange(-15, 16) / 6) ** 2)
        even = np.linspace(q[0] - 0.2, q[-1] + 0.2, 200)
        rise = np.convolve(np.pad(np.interp(even, *zip(*sheet.rise)), 15, mode="edge"), k / k.sum(), "valid")
        rise = np.interp(q, even, rise)
        (front, a), (top, b) = sheet.round_front, sheet.round_top
        e0, e1 = (np.sqrt(1 - (1 - np.clip(e, 0, 1)) ** 2) for e in (s / front, (s[-1] - s) / top))
        half = sheet.half * (a + (1 - a) * e0) * (b + (1 - b) * e1)
        rise = rise * e0**0.9 * e1**2      # the rim comes down where the plan rounds off, gently at the top
        across, share, length = _section(sheet)
        self.inner = c[:, None] + lift[:, None] * (rise[:, None] * share)[..., None]
        self.inner[..., 0] = half[:, None] * across
        du, dv = np.gradient(self.inner, axis=0), np.gradient(self.inner, axis=1)
        du[..., 0] = 0   # where the plan is rounded both would run along x
        n = np.cross(dv, du)
        n /= np.linalg.norm(n, axis=2, keepdims=True)
        if n[10, n.shape[1] // 2] @ up < 0:
            n = -n
        self.normal = n
        self.outer = self.inner - n * sheet.thickness
        self.uv = np.stack([np.broadcast_to(length, n.shape[:2]), np.broadcast_to(s[:, None], n.shape[:2])], -1)
        self._rim()

    def _rim(self):
        """The border of the inner face as a loop, with its normals and the direction out of the sheet."""
        k, m = self.inner.shape[:2]
        self.loop = np.array([(0, j) for j in range(m)] + [(i, m - 1) for i in range(1, k)] + [(k - 1, j) for j in range(m - 2, -1, -1)] + [(i, 0) for i in range(k - 2, 0, -1)])
        i, j = self.loop.T
        self.rim, n = self.inner[i, j], self.normal[i, j]
        t = _smooth(np.roll(self.rim, -1, 0) - np.roll(self.rim, 1, 0), 1)
        out = np.cross(t, n)
        if np.sum(out * (self.rim - self.rim.mean(0))) < 0:
            out = -out
        unit = lambda v: v / np.linalg.norm(v, axis=1, keepdims=True)
        self.rim_out, self.rim_normal = unit(_smooth(unit(out), 10)), unit(_smooth(n, 10))

    def faces(self, slot, tile, turned=False):
        """Inner and outer face; the texture runs across, or along if `turned`."""
        k, m = self.inner.shape[:2]
        quads, at = grid_triangles(k, m)
        pick = at[:, None, :] + np.array([(0, 0), (0, 1), (1, 1), (1, 0)])
        uv = self.uv[pick[..., 0], pick[..., 1]] / tile
        if turned:
            uv = uv[..., ::-1]
        inner, outer = self.inner.reshape(-1, 3), self.outer.reshape(-1, 3)
        out = Surface().add(inner, *split_quads(inner, quads, uv + [0.5, 0.1]), slot)
        return out.add(outer, *split_quads(outer, quads[:, ::-1], uv[:, ::-1] + [0.2, 0.4]), slot)

    def edge(self, rows, tile):
        """The rim as rows [(share of the thickness, how far out, slot)...]; the first and last lie on the two faces."""
        i, j = self.loop.T
        out, n = Surface(), len(self.rim)
        along = arc_length(self.rim, True)
        along *= max(1, round(along[-1] / tile)) / along[-1]
        rings = [self.rim - self.rim_normal * self.sheet.thickness * t + self.rim_out * o for t, o, _ in rows]
        rings[0], rings[-1] = self.inner[i, j], self.outer[i, j]
        deep = 0.0
        for a, b, (_, _, slot) in zip(rings[:-1], rings[1:], rows[1:]):
            v = np.concatenate([a, b])
            e = np.arange(n)
            quads = np.stack([e, e + n, (e + 1) % n + n, (e + 1) % n], -1)
            step = np.linalg.norm(b - a, axis=1).mean() / tile
            uv = np.stack([along[[e, e, e + 1, e + 1]].T, np.broadcast_to([deep, deep + step, deep + step, deep], (n, 4))], -1)
            out.add(v, *split_quads(v, quads, uv), slot)
            deep += step
        return out

    def beside_rim(self, share, out_by, count):
        """A loop along the rim: at a share of the thickness, `out_by` out of the sheet."""
        p = self.rim - self.rim_normal * self.sheet.thickness * share + self.rim_out * out_by
        return _smooth(resample(p, count, True), 1)

    def top(self, a):
        """Place of the rim at `a` across the top in the axes of the back: (up, inner c, outer c)."""
        d = BACK.at(0, 1, 0) - BACK.at(0, 0, 0)
        f = BACK.at(0, 0, 1) - BACK.at(0, 0, 0)
        o = BACK.at(0, 0, 0)
        row = self.inner[-1]
        p = np.array([np.interp(a, row[:, 0], row[:, k]) for k in range(3)]) - o
        q = p - self.normal[-1, self.inner.shape[1] // 2] * self.sheet.thickness
        return max(p @ d, q @ d), p @ f, q @ f


def upholstered(sheet):
    """A padded shell covered in cloth, with two rows of piping around the rim and a board underneath."""
    m = Moulded(sheet)
    half = sheet.thickness / 2
    arc = [((1 - math.cos(math.pi * k / 5)) / 2, half * math.sin(math.pi * k / 5), "outer") for k in range(6)]
    out = m.faces("outer", FABRIC_TILE).join(m.edge(arc, FABRIC_TILE))
    for phase in (0.30, 0.70):
        p = m.beside_rim((1 - math.cos(phase * math.pi)) / 2, half * math.sin(phase * math.pi) + 1.8, 170)
        out.join(tube(p, 3.8, "piping", 7, closed=True, tile=FABRIC_TILE))
    return out.join(_board(460, 470, -sheet.thickness + 4, 6)), m


def plywood(sheet):
    """Bent plywood of seven layers; at the rim every other one shows its end grain."""
    m = Moulded(sheet)
    layers = 7
    rows = [(0, 0, "wood"), (0.035, 0.9, "wood")]
    rows += [(k / layers, 1.3, "wood_end" if k % 2 == 0 else "wood") for k in range(1, layers)]
    rows += [(0.965, 0.9, "wood"), (1, 0, "wood")]
    out = m.faces("wood", WOOD_TILE, turned=True).join(m.edge(rows, END_TILE))
    out.join(_board(400, 440, -sheet.thickness + 0.5, 14))
    for x in (-150, 150):
        for b in (150, 450):
            out.join(screw(SEAT.at(x, b, 0.0), SEAT.normal, 7.5))
    return out, m


def _board(width, length, top, bevel):
    """The board that bases and arm rests are screwed to."""
    outline = rounded(width, length, 50, 5) + [0, SEAT_LENGTH / 2]
    levels = ((MOUNT, bevel), (MOUNT + 1.5, bevel - 1.5), (MOUNT + min(8, -MOUNT + top - 1), 0), (top, 0))
    return slab(outline, levels, "wood", SEAT, WOOD_TILE)


def _profile(sheet):
    """The middle line from the front to the top, its length from the front, and the length at which the deck begins."""
    angle, r = math.radians(sheet.lip[0]), sheet.lip[1]
    pts = [SEAT.at(0, 12 - r * math.sin(angle * k / LIP), -r * (1 - math.cos(angle * k / LIP))) for k in range(LIP, 0, -1)]
    reach = COVE * math.tan(math.radians(90) - (math.pi / 2 + RECLINE - TILT) / 2)
    pts += [SEAT.at(0, b, 0) for b in np.linspace(12, SEAT_LENGTH - reach, 16)]
    p0, p1, centre = SEAT.at(0, SEAT_LENGTH - reach, 0), BACK.at(0, reach, 0), SEAT.at(0, SEAT_LENGTH - reach, COVE)
    w = math.pi / 2 - RECLINE + TILT
    for k in range(1, 9):
        pts.append(centre + ((p0 - centre) * math.sin((1 - k / 9) * w) + (p1 - centre) * math.sin(k / 9 * w)) / math.sin(w))
    pts += [BACK.at(0, d, 0) for d in np.linspace(reach, sheet.back, 15 if sheet.back < 600 else 19)]
    angle, r = math.radians(sheet.curl[0]), sheet.curl[1]
    pts += [BACK.at(0, sheet.back + r * math.sin(angle * k / 4), -r * (1 - math.cos(angle * k / 4))) for k in range(1, 5)]
    c = np.array(pts)
    s = arc_length(c)
    # Closer together where the plan is rounded, at the front and at the top.
    front, top = sheet.round_front[0], sheet.round_top[0]
    turn = 1 - np.cos(np.linspace(0, math.pi / 2, 7))
    stops = np.unique(np.r_[front * turn, s[LIP], s[(s > front + 8) & (s < s[-1] - top - 8)], s[-1] - top * turn])
    return np.stack([np.interp(stops, s, c[:, k]) for k in range(3)], -1), stops, s[LIP]


def _section(sheet):
    """Across the sheet: place from -1 to 1, share of the rise, and length in mm; denser where it curls up."""
    t = np.linspace(0, math.pi / 2, 400)
    x, g = np.sin(t) ** (2 / sheet.power), 1 - np.cos(t) ** (2 / sheet.power)
    step = np.hypot(np.diff(x) * sheet.half, np.diff(g) * 80)
    length, weight = np.r_[0, np.cumsum(step)], np.r_[0, np.cumsum(step * (1 + 3 * (x[1:] > 0.7)))]
    stops = np.linspace(0, weight[-1], sheet.columns + 1)
    x, g, length = (np.interp(stops, weight, v) for v in (x, g, length))
    return np.r_[-x[:0:-1], x], np.r_[g[:0:-1], g], np.r_[-length[:0:-1], length]


def _smooth(p, times):
    for _ in range(times):
        p = 0.5 * p + 0.25 * (np.roll(p, 1, 0) + np.roll(p, -1, 0))
    return p
