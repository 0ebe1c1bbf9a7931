"""A ribbon tied round the neck: a band, two loops, two tails that lie on the shoulder, and the knot."""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part

THICK = 0.45


def _strip(path, widths, up=(0, 0, 1)):
    """A ribbon along `path` with its face towards the viewer at its start."""
    n = len(path)
    w = np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(widths)), widths)
    return so.loft(so.sweep(path, lambda i: so.rounded_rect(THICK, w[i], THICK * 0.45, 1, 0), up))


def bow(bottle):
    h = bottle.neck_at + 2
    r = float(bottle.r_out(h))
    a = np.arange(64) / 64 * 2 * np.pi
    rings = []
    for off, dz in ((0.15, -4.0), (0.15 + THICK, -3.9), (0.15 + THICK, 3.9), (0.15, 4.0)):
        rr = bottle.r_out(h + dz) + off
        rings.append(np.stack([rr * np.sin(a), -rr * np.cos(a), np.full(64, h + dz)], -1))
    ring = np.array(rings)
    v = ring.reshape(-1, 3)
    faces = [(i * 64 + k, i * 64 + (k + 1) % 64, (i + 1) % 4 * 64 + (k + 1) % 64, (i + 1) % 4 * 64 + k) for i in range(4) for k in range(64)]
    parts = [(v, faces)]
    front = -(r + 2.2)
    for side, tilt in ((1, 0.10), (-1, 0.16)):
        key = np.array([(1.0, -2.2, 0), (8, -4.2, 1.6), (19, -5.2, 3.6), (27.5, -3.0, 3.8), (29.5, 1.6, 2.6), (25, 4.2, 0.4), (14, 2.6, -0.4), (5, 0.2, 0), (1.0, 0.4, 0)], float)
        p = cv.bspline(np.concatenate([[2 * key[0] - key[1]], key, [2 * key[-1] - key[-2]]]), False, 4)
        p[:, 1] += front + p[:, 0] ** 2 / 150
        p[:, 2] += p[:, 0] * tilt - 0.012 * p[:, 0] ** 2 * (0.5 + tilt) + h
        parts.append(_strip(p * [side, 1, 1], [5.0, 9.5, 13.0, 14.0, 13.0, 11, 9.0, 6.5, 5.0]))
    for side, length, lean in ((1, 46, 0.34), (-1, 38, 0.40)):
        t = np.linspace(0, 1, 15)
        y = -1.5 - length * t
        hh = h + y
        x = side * (1.5 + lean * length * t**1.15 + 1.2 * np.sin(4.2 * t + side))
        rr = bottle.r_out(hh) + 1.0 + 1.3 * (1 - t) + 0.5 * np.sin(5 * t + side) ** 2
        ang = x / rr
        p = np.stack([rr * np.sin(ang), -rr * np.cos(ang), hh], -1)
        parts.append(_strip(p, [5.0, 7.5, 9.0, 9.0, 9.0], up=(1, 0, 0)))
    rings = []
    for f, s in ((-1, 0.55), (-0.8, 0.85), (-0.35, 1.0), (0.35, 1.0), (0.8, 0.85), (1, 0.55)):
        q = so.rounded_rect(5.4 * s, 4.6 * s, 2.0 * s, 4, 0)
        rings.append(np.stack([q[:, 0], q[:, 1] + front - 1.0, np.full(len(q), h + f * 4.0)], -1))
    parts.append(so.loft(rings))
    v, f = so.join(parts)
    return Part("Ribbon", "ribbon", v, f, crease=60, weld=1e-4)
