"""Thin sheets laid round a bottle: label papers in several shapes, printed layers, neck labels, a wax seal."""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh.mesh import Part
from .frame import BACK_H, BACK_W, CANVAS_H, CANVAS_W, GLUE, INK, PAPER, STORY, ZONES

GRAIN = 40.0           # one tile of paper grain in millimetres
STEP = 3.0             # columns of all flat sheets lie at multiples of this, so that layers cut the same corners
# Shape of a paper at scale 1: width, height, corner radius (`ticket`: radius of the notches).
PAPERS = dict(
    rect=(80.0, 104.0, 2.2), arch=(80.0, 108.0, 2.2), ticket=(82.0, 106.0, 7.0),
    oval=(88.0, 114.0, 0.0), wrap=(156.0, 104.0, 1.5), torn=(82.0, 106.0, 0.6),
)
BACK = (56.0, 80.0, 2.0)
# Printed layers from the paper upwards, with the zone of the canvas they cover (None is all of it).
PRINTS = dict(
    Print_Paint=("paint", None), Print_Ink=("ink", None), Print_Foil=("foil", None),
    Print_Title=("title", "title"), Print_Place=("place", "place"), Print_Year=("year", "year"),
)


def bounds(kind, w, h, r, x):
    """Lower and upper edge of a paper at x."""
    a, b, ax = w / 2, h / 2, np.abs(x)
    if kind == "oval":
        hi = b * np.sqrt(np.maximum(1 - (x / a) ** 2, 0))
        return -hi, hi
    if kind == "ticket":
        hi = b - np.sqrt(np.maximum(r * r - np.clip(a - ax, 0, r) ** 2, 0)) * (ax > a - r)
        return -hi, hi
    corner = r - np.sqrt(np.maximum(r * r - np.clip(ax - (a - r), 0, r) ** 2, 0))
    lo, hi = -b + corner, b - corner
    if kind == "arch":
        rise = 0.19 * h
        hi = b - rise + rise * np.sqrt(np.maximum(1 - (x / a) ** 2, 0))
    if kind == "shield":
        lo = -b + 0.62 * h * (ax / a) ** 1.6 * 0.98
    return lo, hi


def _columns(kind, w, r, step):
    """x of the columns of a paper: even, and denser where its edge turns."""
    a = w / 2
    x = list(np.arange(-int(a / step), int(a / step) + 1) * step) + [-a, a]
    if kind in ("oval", "arch"):    # finer only where the edge falls steeply
        x += [s * a * math.sin(t) for t in np.linspace(1.05, math.pi / 2, 7) for s in (-1, 1)]
    if r > 0:
        turn = a - r + r * np.sin(np.linspace(0, 1, 4) * np.pi / 2) if kind != "ticket" else a - r * np.sin(np.linspace(0, 1, 6) * np.pi / 2)
        x += list(turn) + list(-turn)
        x += [a - r - 1e-3, r + 1e-3 - a] if kind == "ticket" else []
    if kind == "torn":
        x += list(np.arange(-int(2 * a / step), int(2 * a / step) + 1) * step / 2)
    x = np.unique(np.round(x, 3))
    return x[np.r_[True, np.diff(x) > (0.0005 if kind == "ticket" else 0.2)]]


def paper(name, bottle, kind, size, middle, scale, back=False, slot="paper", rows=3, step=None, torn=0.0):
    """A closed sheet of paper with a soft cut edge."""
    w, h, r = (s * scale for s in size)
    x = _columns(kind, w, r, step or STEP * scale)
    lo, hi = bounds(kind, w, h, r, x)
    t = np.linspace(0, 1, rows) if torn == 0 else np.r_[0, np.linspace(0.04, 0.96, 9), 1]
    xx, yy = np.repeat(x[None], len(t), 0), lo + (hi - lo) * t[:, None]
    if torn:  # fibres pulled from the sheet: a rough edge on all four sides
        rng = np.random.default_rng(17)
        rough = lambda n: torn * (0.6 * np.interp(np.arange(n), np.arange(0, n + 3, 3), rng.normal(0, 1, n // 3 + 2)[: len(np.arange(0, n + 3, 3))]) + 0.5 * rng.normal(0, 1, n))
        yy = yy + rough(len(x)) * (t[:, None] > 0.5) * (2 * t[:, None] - 1) ** 8 + rough(len(x)) * (t[:, None] < 0.5) * (1 - 2 * t[:, None]) ** 8
        side = np.stack([rough(len(t)), rough(len(t))])
        xx = xx + np.where(xx > 0, side[1][:, None], side[0][:, None]) * np.abs(xx / (w / 2)) ** 8
    soft = 0.14
    inner = 1 - 2 * soft / w, 1 - 2 * soft / h
    top = GLUE + PAPER
    layers = [
        bottle.wrap(xx * inner[0], yy * inner[1], top, middle, back),
        bottle.wrap(xx, yy, GLUE + PAPER * 0.55, middle, back),
        bottle.wrap(xx, yy, GLUE, middle, back),
    ]
    rows_, cols = xx.shape
    n = rows_ * cols
    quad = lambda i, j: (i * cols + j, i * cols + j + 1, (i + 1) * cols + j + 1, (i + 1) * cols + j)
    faces = [quad(i, j) for i in range(rows_ - 1) for j in range(cols - 1)]
    faces += [tuple(2 * n + k for k in reversed(quad(i, j))) for i in range(rows_ - 1) for j in range(cols - 1)]
    ring = [j for j in range(cols)] + [i * cols + cols - 1 for i in range(1, rows_)]
    ring += [(rows_ - 1) * cols + j for j in range(cols - 2, -1, -1)] + [i * cols for i in range(rows_ - 2, 0, -1)]
    for a, b in zip(ring, ring[1:] + ring[:1]):
        faces += [(a + n, b + n, b, a), (a + 2 * n, b + 2 * n, b + n, a + n)]
    uv = np.tile(np.stack([xx, -yy], -1).reshape(-1, 2) / GRAIN, (3, 1))
    return Part(name, slot, np.concatenate([p.reshape(-1, 3) for p in layers]), faces, uv=uv, crease=50, weld=5e-4)


def outline(kind, w, h, r, inset):
    """Closed outline of a paper, `inset` inside its edge; always the same number of points for one kind."""
    a, b = w / 2 - inset, h / 2 - inset
    arc = lambda cx, cy, rx, ry, t0, t1, n: [(cx + rx * math.cos(math.radians(t0 + (t1 - t0) * i / n)), cy + ry * math.sin(math.radians(t0 + (t1 - t0) * i / n))) for i in range(n + 1)]
    if kind == "oval":
        p = arc(0, 0, a, b, 0, 360, 88)[:-1]
    elif kind == "ticket":
        q = r + inset
        k = math.degrees(math.asin(min(0.99, inset / q)))
        x, y = w / 2, h / 2
        p = arc(x, -y, q, q, 180 - k, 90 + k, 8) + arc(x, y, q, q, 270 - k, 180 + k, 8) + arc(-x, y, q, q, -k, -90 + k, 8) + arc(-x, -y, q, q, 90 - k, k, 8)
    else:
        c = max(r - inset, 0.5)
        p = arc(a - c, -b + c, c, c, -90, 0, 5)
        if kind == "arch":
            rise = 0.19 * h - inset * 0.45
            p += arc(0, b - rise, a, rise, 0, 180, 40)
        else:
            p += arc(a - c, b - c, c, c, 0, 90, 5) + arc(-a + c, b - c, c, c, 90, 180, 5)
        p += arc(-a + c, -b + c, c, c, 180, 270, 5)
    return np.array(p)


def border(name, bottle, kind, middle, scale, rules=((2.6, 3.25), (4.1, 4.35))):
    """A frame of foil rules that follows the paper's edge."""
    w, h, r = (s * scale for s in PAPERS[kind])
    v, faces = [], []
    for d0, d1 in rules:
        p, q = (outline(kind, w, h, r, d * scale) for d in (d0, d1))
        pairs = []
        for i in range(len(p)):
            j = (i + 1) % len(p)
            k = max(1, math.ceil(abs(p[j, 0] - p[i, 0]) / 2.0), math.ceil(abs(p[j, 1] - p[i, 1]) / 30.0))
            pairs += [(p[i] + (p[j] - p[i]) * t / k, q[i] + (q[j] - q[i]) * t / k) for t in range(k)]
        base, m = sum(map(len, v)), len(pairs)
        v.append(np.array(pairs).reshape(-1, 2))
        faces += [(base + 2 * i, base + 2 * ((i + 1) % m), base + 2 * ((i + 1) % m) + 1, base + 2 * i + 1) for i in range(m)]
    xy = np.concatenate(v)
    return Part(name, "border", bottle.wrap(xy[:, 0], xy[:, 1], GLUE + PAPER + INK * 1.5, middle), faces, sheet=True, crease=60, weld=1e-5)


def printed(name, slot, bottle, w, h, x0, y0, middle, layer, back=False, cols=24, rows=1):
    """A printed layer of size w x h whose middle is at (x0, y0) of the sheet; UV 0..1, v = 0 at its top."""
    u, t = np.meshgrid(np.linspace(0, 1, cols + 1), np.linspace(0, 1, rows + 1))
    x, y = x0 + (u - 0.5) * w, y0 + (0.5 - t) * h
    p = bottle.wrap(x, y, GLUE + PAPER + INK * (1 + 0.3 * layer), middle, back)
    n = cols + 1
    faces = [(j * n + i, (j + 1) * n + i, (j + 1) * n + i + 1, j * n + i + 1) for j in range(rows) for i in range(cols)]
    return Part(name, slot, p.reshape(-1, 3), faces, uv=np.stack([u, t], -1).reshape(-1, 2), sheet=True, crease=60, weld=1e-5)


def front_labels(bottle):
    """Every paper shape with its border, and the printed layers, which all shapes share."""
    k = bottle.scale
    middle = bottle.label_base + 54 * k
    parts = []
    for kind, size in PAPERS.items():
        title = kind.capitalize()
        parts.append(paper(f"Label_{title}", bottle, kind if kind != "torn" else "rect", size, middle, k, torn=0.42 * k if kind == "torn" else 0))
        if kind != "torn":
            parts.append(border(f"Border_{title}", bottle, kind, middle, k))
    for i, (name, (slot, zone)) in enumerate(PRINTS.items()):
        top, bottom = ZONES.get(zone, (0, CANVAS_H))
        parts.append(printed(name, slot, bottle, CANVAS_W * k, (bottom - top) * k, 0, (CANVAS_H / 2 - (top + bottom) / 2) * k, middle, i + 1))
    return parts


def back_label(bottle):
    k = bottle.scale
    middle = bottle.label_base + 50 * k
    return [
        paper("Label_Back", bottle, "rect", BACK, middle, k, back=True),
        printed("Back_Print", "back", bottle, BACK_W * k, BACK_H * k, 0, 0, middle, 1, back=True, cols=16),
        printed("Back_Story", "story", bottle, BACK_W * k, (STORY[1] - STORY[0]) * k, 0, (BACK_H / 2 - sum(STORY) / 2) * k, middle, 2, back=True, cols=16),
    ]


def neck_labels(bottle):
    """A band and a shield with the vintage, and a stamped seal."""
    middle, h = bottle.neck_at, bottle.neck_height
    around = float(bottle.r_out(middle)) * 2 * math.pi
    w = min(around * 0.46, 4.6 * h)
    year = min(w * 0.86, h * 3.4)
    parts = [
        paper("Neck_Band", bottle, "rect", (w, h, 0.8), middle, 1.0, rows=5, step=1.7),
        printed("Neck_Band_Print", "year", bottle, year, year / 7.68, 0, 0, middle, 1, cols=22, rows=4),
    ]
    sh, sw = h * 1.75, w * 0.8
    drop = middle - sh * 0.28
    parts += [
        paper("Neck_Shield", bottle, "shield", (sw, sh, 0.8), drop, 1.0, rows=7, step=1.7),
        printed("Neck_Shield_Print", "year", bottle, sw * 0.74, sw * 0.74 / 7.68, 0, sh * 0.16, drop, 1, cols=22, rows=4),
    ]
    return parts + [_seal(bottle, middle - h * 0.15, 10.5 * min(1.0, h / 12.5))]


def _seal(bottle, middle, radius):
    """A blob of wax pressed with a stamp: a sunken field with a raised ring and a bunch of grapes."""
    n, rng = 44, np.random.default_rng(5)
    angle = np.arange(n) / n * 2 * np.pi
    wobble = sum(rng.normal(0, 0.028) * np.cos(k * angle + rng.uniform(0, 6.3)) for k in range(2, 8))
    grapes = [(x, 0.30 - 0.2 * row) for row, xs in enumerate(((-0.3, -0.1, 0.1, 0.3), (-0.2, 0, 0.2), (-0.1, 0.1), (0,))) for x in xs]

    def height(x, y):
        """Over the glass, at a point in units of the radius."""
        q = np.hypot(x, y)
        field = 1.15 + 0.75 * cv.smoothstep(0.66, 0.74, q) + 0.42 * np.exp(-(((q - 0.6) / 0.03) ** 2))
        berries = np.max([np.sqrt(np.maximum(0.0115 - (x - gx) ** 2 - (y - gy + 0.02) ** 2, 0)) for gx, gy in grapes], 0) * 7.0
        stem = 0.5 * np.exp(-((x - 0.12 * (y - 0.4)) / 0.035) ** 2) * cv.smoothstep(0.36, 0.42, y) * (1 - cv.smoothstep(0.52, 0.56, y))
        return field + berries * (q < 0.6) + stem

    rings = [(1.0, 0.0), (1.02, 0.5), (1.0, 1.0), (0.955, 1.55), (0.9, 1.8)] + [(f, None) for f in np.r_[0.76, 0.72, 0.67, 0.63, 0.60, 0.57, np.linspace(0.50, 0.06, 9)]]
    v = []
    for f, off in rings:
        fade = f * (1 + wobble * cv.smoothstep(0.6, 0.95, f))
        x, y = fade * np.sin(angle), fade * np.cos(angle)
        z = GLUE + (height(x, y) if off is None else off * 1.0)
        v.append(bottle.wrap(x * radius, y * radius, z, middle))
    rows = len(v)
    v = np.concatenate(v + [bottle.wrap(np.zeros(1), np.zeros(1), GLUE + height(np.zeros(1), np.zeros(1)), middle), bottle.wrap(np.zeros(1), np.zeros(1), GLUE, middle)])
    faces = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(rows - 1) for k in range(n)]
    faces += [((rows - 1) * n + k, (rows - 1) * n + (k + 1) % n, rows * n) for k in range(n)] + [((k + 1) % n, k, rows * n + 1) for k in range(n)]
    return Part("Neck_Seal", "seal", v, faces, crease=45, weld=1e-5)
