"""The browline front: a bar of acetate above each lens, a metal rim round it and a metal bridge."""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .frame import THICK, bow, sheet_uv
from .fronts import curves_of
from .hardware import both
from .pads import FOOT
from .shapes import BROWLINE

RIM, DEEP = 1.5, 2.2      # width and depth of the metal rim


def hoop(curve, section, depth):
    """A closed band: `section` (m, 2), outwards and in depth, carried round the clockwise plane `curve`."""
    out = -cv.right_normals(curve, True)
    n, m = len(curve), len(section)
    v = []
    for p, o in zip(curve, out):
        q = p + np.outer(section[:, 0], o)
        v.append(np.stack([q[:, 0], bow(q[:, 0]) + depth + section[:, 1], q[:, 1]], -1))
    f = [(i * m + j, i * m + (j + 1) % m, (i + 1) % n * m + (j + 1) % m, (i + 1) % n * m + j) for i in range(n) for j in range(m)]
    return np.concatenate(v), f


def lens_edge(key, squeeze, n, outward=0.0):
    """The lens outline as `n` points, denser in its corners, moved outwards."""
    lens, _, _, _ = curves_of(key, squeeze)
    outward = lens - cv.right_normals(lens, True) * outward
    w = 1 + 6 * np.clip(cv.curvature(np.concatenate([lens, lens[:2]]))[:-2], 0, 0.4)
    return cv.resample(outward, n, True, np.convolve(np.pad(w, 20, mode="wrap"), np.ones(41) / 41, "valid"))


def rims(squeeze):
    """`Front_Rims`: both rims, the bridge between them and the brackets that carry nose pads."""
    edge = lens_edge("browline", squeeze, 80)
    section = so.rounded_rect(RIM, DEEP, 0.5, 2, 0) + [RIM / 2, 0]
    rim = hoop(edge, section, THICK / 2)
    # The bridge and the brackets end in the middle of the rims.
    nasal = edge - cv.right_normals(edge, True) * RIM / 2
    nasal = nasal[nasal[:, 0] < BROWLINE["centre"][0] - 12]
    rim_at = lambda h: float(np.interp(h, np.sort(nasal[:, 1]), nasal[np.argsort(nasal[:, 1]), 0]))
    x = rim_at(6.0)
    path = np.array([(-x, 6.0), (-x * 0.74, 8.7), (-x * 0.4, 10.3), (0, 10.8)])
    path = np.concatenate([path, (path * [-1, 1])[::-1][1:]])
    path = cv.bspline(np.concatenate([path[:1], path[:1], path, path[-1:], path[-1:]]), False, 6)
    ring = so.circle(1.0, 12) * [1.25, 0.95]
    space = np.stack([path[:, 0], bow(path[:, 0]) + THICK / 2 - 0.6 * np.cos(path[:, 0] / x * math.pi / 2), path[:, 1]], -1)
    bridge = so.loft(so.sweep(space, lambda i: ring, (0, 1, 0)))
    d = float(bow(FOOT[0]))
    bracket = so.box(FOOT[0] - 0.75, rim_at(FOOT[1]), d + 1.4, d + THICK + 0.1, FOOT[1] - 0.75, FOOT[1] + 0.75)
    v, f = so.join([so.join([rim, bracket]), so.mirror_x(so.join([rim, bracket])), bridge])
    return Part("Front_Rims", "metal", v, f, crease=50, weld=2e-2)


def bars(squeeze):
    """`Front`: the acetate bars, from a rounded tip above the nose to the end piece."""
    lens, _, _, c = curves_of("browline", squeeze)
    polar = np.degrees(np.arctan2(lens[:, 1] - c[1], lens[:, 0] - c[0]))
    lens = lens - cv.right_normals(lens, True) * 0.25
    at = lambda a: int(np.argmin(np.abs((polar - a + 180) % 360 - 180)))
    i, j = at(158), at(4)
    arc = lens[np.arange(i, j + 1 if j >= i else j + 1 + len(lens)) % len(lens)]
    low = np.concatenate([arc[:-1], cv.hermite(arc[-1], arc[-1] - arc[-2], (66.4, 3.7), (1, 0.05), 0.8), np.array([(66.4, 3.7), (69.6, 3.95)])])
    bar = np.array(BROWLINE["bar"])
    ends = np.concatenate([[2 * bar[0] - bar[1]], bar, [2 * bar[-1] - bar[-2]]])
    high = cv.bspline(ends, False, 30)
    high[-1] = bar[-1]
    n = 58
    t = np.r_[0, 0.25, 0.6, 1.1, 1.8, 2.6, np.linspace(3.6, 66, n - 12), 66.5, 67]      # stations in mm, roughly
    t = t / t[-1]
    t = np.concatenate([t[:-1], [1 - 0.35 / 70, 1 - 0.12 / 70, 1.0]])
    along = lambda p: np.stack([np.interp(t * cv.arc_length(p)[-1], cv.arc_length(p), p[:, k]) for k in (0, 1)], -1)
    a, b = along(low), along(high)
    rings = []
    for k, (p, q) in enumerate(zip(a, b)):
        w = np.linalg.norm(q - p)
        x = (q - p) / w
        s = t[k] * 67
        tip = math.sqrt(max(1 - (1 - min(s / 2.6, 1)) ** 2, 0.002))                   # rounded towards the nose
        end = max(0.0, 1 - (1 - t[k]) * 67 / 0.35) if t[k] > 0.99 else 0.0
        inset = 0.32 * (1 - math.sqrt(max(0, 1 - end**2)))
        width, thick = w * tip - 2 * inset, THICK * (0.35 + 0.65 * tip) - 2 * inset
        r = min(1.15, width * 0.45, thick * 0.45)
        ring = so.rounded_rect(width, thick, r, 3, 2)
        mid = (p + q) / 2
        flat = mid + np.outer(ring[:, 0], x)
        crown = -0.18 * (1 - (ring[:, 0] / (width / 2)) ** 2) * (ring[:, 1] < 0)
        rings.append(np.stack([flat[:, 0], bow(flat[:, 0]) + THICK / 2 + ring[:, 1] + crown, flat[:, 1]], -1))
    part = both("Front", "front", so.loft(rings), crease=50, weld=2e-2)
    part.uv = sheet_uv(part.vertices)
    return part
