"""Bottle shapes as numbers, and the glass and wine made from them.

The wall of each bottle is found so that it holds its volume at the fill level. The wine is a solid just inside the glass
and opaque: a renderer with one layer of transmission shows what is opaque through the glass, and nothing else.
All bottles are `HEIGHT` high and all still ones have the same neck, so closures and covers are files of their own.
"""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh.mesh import Part
from .frame import BAND, BORE_R, DEPTH, HEIGHT, MOUTH_R, SEGMENTS, SPARKLING_BORE, SPARKLING_R
from .lathe import even_out, rounded, subdivided, thinned, turned

# body: corners (radius, height, fillet) from the foot to the neck; punt: its height; base: thickness of the bottom; fill:
# distance from the mouth to the wine; volume in ml; label: (lower edge, scale), on a part whose
# side is straight; neck: (middle, height) of a neck label.
SHAPES = dict(
    bordeaux=dict(body=[(38.1, 0), (38.1, 206, 30), (14.75, 236, 20)], punt=26, base=6.5, fill=67, volume=750, label=(40, 1.0), neck=(240, 13), blur=4),
    burgundy=dict(body=[(41.6, 0), (41.6, 168, 120), (14.9, 232, 120)], punt=30, base=6.0, fill=72, volume=750, label=(24, 1.04), neck=(226, 14), blur=5),
    flute=dict(body=[(40.2, 0), (40.2, 160, 180), (14.75, 230, 140)], punt=9, base=5.0, fill=66, volume=750, label=(20, 0.98), neck=(226, 14), blur=6),
    provence=dict(body=[(40.6, 0), (40.6, 16, 40), (37.4, 36, 40), (37.4, 158, 60), (41.4, 186, 34), (14.75, 240, 70)], punt=22, base=6.0, fill=67, volume=750, label=(47, 0.90), neck=(238, 13), blur=4),
    slim=dict(body=[(31.2, 0), (31.2, 214, 30), (14.6, 240, 22)], punt=18, base=5.0, fill=66, volume=500, label=(46, 0.82), neck=(242, 12), blur=4),
    sparkling=dict(body=[(44.4, 0), (44.4, 142, 120), (15.4, 228, 130)], punt=38, base=8.0, fill=98, volume=750, label=(16, 0.96), neck=(186, 18), blur=5, sparkling=True),
)


class Bottle:
    """One shape: its outer and inner profiles, and where things on it lie."""

    def __init__(self, key):
        self.key, q = key, SHAPES[key]
        self.height, self.sparkling = HEIGHT, q.get("sparkling", False)
        self.fill = self.height - q["fill"]
        self.label_base, self.scale = q["label"]
        self.neck_at, self.neck_height = q["neck"]
        self._base, self._punt, self.foot = q["base"], q["punt"], q["body"][0][0]
        self.outer = self._outer(q["body"], q["blur"])
        self.plain = self._plain(q["body"], q["blur"])
        low, high = 0.8, 9.0
        for _ in range(40):
            self.wall = (low + high) / 2
            self.inner = self._inner(self.wall)
            low, high = (self.wall, high) if self._content(self.fill) > q["volume"] else (low, self.wall)

    def _finish(self):
        top = self.height
        if self.sparkling:
            return [(14.2, top - 22, 2), (15.7, top - 19.6, 1.0), (15.7, top - 11.2, 1.0), (SPARKLING_R, top - 8.6, 1.0), (SPARKLING_R, top, 1.4), (SPARKLING_BORE, top, 1.0), (SPARKLING_BORE, top - 3)]
        return [(13.9, top - BAND[1] - 0.7, 1.2), (MOUTH_R, top - BAND[1], 0.7), (MOUTH_R, top, 1.3), (BORE_R, top, 0.9), (BORE_R, top - 3)]

    def _plain(self, body, blur):
        """The outer side from the ground to the mouth without heel and finish."""
        end = [(14.3 if self.sparkling else 13.9, self.height)]
        return even_out(rounded([tuple(body[0])] + list(body[1:]) + end, 3), blur)

    def _outer(self, body, blur):
        r, punt = body[0][0], self._punt
        under = rounded([(0, punt), (6.5, punt, 7), (r - 13, 3.2, 9), (r - 9.5, 0, 2.2), (r, 0, 6.0), (r - 0.02, 12)], 18)
        side = self._plain(body, blur)
        finish = self._finish()
        side = side[(side[:, 1] > 12) & (side[:, 1] < finish[0][1] - 4)]
        top = rounded([tuple(side[-1])] + finish, 14)
        return np.concatenate([under[:-1], side, top[1:]])

    def _inner(self, wall):
        p, top, base = self.plain, self.height, self._base
        slope = np.gradient(p[:, 0]) / np.maximum(np.gradient(p[:, 1]), 1e-6)
        r = np.minimum(p[:, 0] - wall * np.sqrt(1 + slope**2), p[:, 0] - 3.0)
        bore = (SPARKLING_BORE if self.sparkling else BORE_R) + 0.006 * np.clip(top - p[:, 1], 0, 60)
        blend = cv.smoothstep(top - 96, top - 44, p[:, 1])
        r = np.maximum(r * (1 - blend) + bore * blend, bore)
        keep = (p[:, 1] > base + 13) & (p[:, 1] < top - 1.5)
        side = np.stack([r, p[:, 1]], -1)[keep]
        foot = float(side[0, 0])
        crown = self._punt + base * 0.85
        bottom = rounded([(0, crown), (7, crown, 8), (foot - 11.5, base + 2.0, 7), (foot, base + 1.2, 7), (foot, base + 13)], 9)
        return np.concatenate([bottom[:-1], side])

    def _content(self, level):
        """Millilitres up to `level`."""
        p = self.inner
        h = np.minimum(p[:, 1], level)
        r = np.where(p[:, 1] > level, self.r_in(level), p[:, 0])
        return float(np.sum(np.pi * (r[:-1] ** 2 + r[:-1] * r[1:] + r[1:] ** 2) / 3 * np.diff(h))) / 1000

    def r_in(self, h):
        side = self.inner[self.inner[:, 1] > 60]
        return np.interp(h, side[:, 1], side[:, 0])

    def r_out(self, h):
        i = int(np.argmax(self.outer[:, 0] >= self.foot - 0.05))
        up = self.outer[i:]
        up = up[np.r_[True, np.diff(np.maximum.accumulate(up[:, 1])) > 1e-9]]
        return np.interp(h, up[:, 1], up[:, 0])

    def wrap(self, x, y, off, middle, back=False):
        """Points of a flat sheet (x to the right, y up, around height `middle`) laid round the bottle, `off` above the glass."""
        h = middle + np.asarray(y, float)
        angle = np.asarray(x, float) / float(self.r_out(middle)) + (math.pi if back else 0)
        r = self.r_out(h) + off
        return np.stack([r * np.sin(angle), -r * np.cos(angle), h], -1)

    def glass(self):
        outer, inner = thinned(self.outer, 0.07), thinned(self.inner, 0.8)[::-1]
        profile = np.concatenate([subdivided(outer, 48), inner])
        return Part("Glass", "glass", *turned(profile, SEGMENTS), crease=50)

    def liquid(self, skin=0.6):
        """The wine, with a meniscus.

        Refraction makes the content of a round bottle fill its whole outline. A renderer that looks straight through the
        glass would show the wall as an empty margin instead, so the wine is drawn as far out as it is seen: `skin` below
        the outer surface. Only the thick bottom stays clear.
        """
        p = thinned(self.inner, 0.35)
        p = p[p[:, 1] < self.fill - 2]
        low = p[p[:, 1] > self._base + 12][0, 1]
        grow = lambda h: (self.r_out(h) - skin) / np.interp(h, self.inner[:, 1][self.inner[:, 1] > 8], self.inner[:, 0][self.inner[:, 1] > 8])
        side = thinned(np.stack([self.r_out(self.plain[:, 1]) - skin, self.plain[:, 1]], -1)[(self.plain[:, 1] > low) & (self.plain[:, 1] < self.fill - 2)], 0.12)
        foot = p[p[:, 1] < low] * [float(grow(low)), 1]
        foot[0] = (0, foot[1, 1])
        r, h = float(self.r_out(self.fill)) - skin, self.fill
        top = [(r, h - 0.9), (r, h + 0.9), (r - 0.1, h + 0.95), (r - 0.5, h + 0.5), (r - 1.2, h + 0.18), (r - 2.6, h), (0, h)]
        v, f = turned(np.concatenate([foot, subdivided(side, 40), top]), 60)
        # v = how far light travels through it there: the neck of a pale wine is paler than its body.
        uv = np.stack([np.full(len(v), 0.5), np.clip(np.hypot(v[:, 0], v[:, 1]) / DEPTH, 0.02, 0.98)], -1)
        return Part("Liquid", "wine", v, f, uv=uv, crease=50)
