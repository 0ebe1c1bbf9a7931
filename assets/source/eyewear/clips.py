"""Magnetic sun clips: a wire round each lens, a bridge, magnets on the rim and tinted lenses. Each front has its own."""
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .browline import hoop, lens_edge
from .frame import bow
from .fronts import curves_of
from .hardware import both

BEFORE = -1.55        # depth of the clip: it hovers in front of the front
WIRE = 0.55


def clip(key, squeeze):
    """`Clip_Rim` (metal) and `Clip_Lens` (clip) of a shape; hidden unless chosen."""
    edge = lens_edge(key, squeeze, 60, 0.95)
    wire = hoop(edge, so.circle(WIRE, 6), BEFORE)
    lens, _, _, c = curves_of(key, squeeze)
    polar = np.degrees(np.arctan2(lens[:, 1] - c[1], lens[:, 0] - c[0]))
    outward = -cv.right_normals(lens, True)
    at = lambda a: int(np.argmin(np.abs((polar - a + 180) % 360 - 180)))
    parts = [wire]
    for a in (38, 142):
        i = at(a)
        p = lens[i] + outward[i] * 1.9
        parts.append(so.revolve([(0, BEFORE - 0.55), (0.9, BEFORE - 0.5), (1.25, BEFORE - 0.2), (1.25, 0.2)], 12, "d", (p[0], float(bow(p[0])), p[1])))
    i = at(146)
    p, q = lens[i] + outward[i] * 0.95, lens[at(132)] + outward[at(132)] * 0.95
    lift = max(2.0, q[1] - p[1])
    path = np.array([(p[0] + 0.4, p[1] - 0.8), (p[0] - 2.0, p[1] + 0.9), (p[0] * 0.45, p[1] + lift), (0, p[1] + lift + 0.5)])
    path = np.concatenate([path, (path * [-1, 1])[::-1][1:]])
    path = cv.bspline(np.concatenate([path[:1], path[:1], path, path[-1:], path[-1:]]), False, 6)
    space = np.stack([path[:, 0], bow(path[:, 0]) + BEFORE - 0.1, path[:, 1]], -1)
    bridge = so.loft(so.sweep(space, lambda i: so.circle(0.7, 10), (0, 1, 0)))
    v, f = so.join([so.join(parts), so.mirror_x(so.join(parts)), bridge])
    return [Part("Clip_Rim", "metal", v, f, crease=50), _lens(key, squeeze, c)]


def _lens(key, squeeze, c):
    edge = lens_edge(key, squeeze, 46, 0.7)
    n, thick, bulge, radii = len(edge), 0.9, 1.3, (1, 0.7, 0.35)
    v, f, first = [], [], []
    for sign in (-1, 1):
        rows = []
        for r in radii:
            p = c + (edge - c) * r
            i = sum(len(q) for q in v)
            v.append(np.stack([p[:, 0], bow(p[:, 0]) + BEFORE - bulge * (1 - r * r) + sign * thick / 2, p[:, 1]], -1))
            rows.append(np.arange(i, i + n))
        v.append(np.array([[c[0], bow(c[0]) + BEFORE - bulge + sign * thick / 2, c[1]]]))
        tip = sum(len(q) for q in v) - 1
        first.append(rows[0])
        for a, b in zip(rows[:-1], rows[1:]):
            f += [(a[i], a[(i + 1) % n], b[(i + 1) % n], b[i])[:: -sign] for i in range(n)]
        f += [(rows[-1][i], rows[-1][(i + 1) % n], tip)[:: -sign] for i in range(n)]
    f += [(first[0][(i + 1) % n], first[0][i], first[1][i], first[1][(i + 1) % n]) for i in range(n)]
    f = [tuple(int(i) for i in q) for q in f]
    return both("Clip_Lens", "clip", (np.concatenate(v), f), crease=35)
