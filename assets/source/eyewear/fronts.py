"""Acetate fronts: a ring of quads between the lens curve and the outline, mirrored at x=0, with rounded edges."""
import math
import numpy as np
from scipy.spatial import Delaunay
from atelier_mesh import curves as cv
from atelier_mesh.mesh import Part
from .frame import END_PIECE, REST, THICK, bow, nose_curve, sheet_uv, to_world
from .shapes import BROWLINE, SHAPES

ALL = dict(SHAPES, browline=BROWLINE)

N_OUTLINE, N_BRIDGE, N_HOLE = 111, 6, 18
ACROSS_FRONT, ACROSS_BACK = 3, 2      # bands between the roundings
R_FRONT, R_BACK, R_LENS = 1.15, 0.9, 0.55
SEG_FRONT, SEG_BACK, SEG_LENS = 5, 2, 2
THIN, CLEAR = 0.06, 0.8               # least height of a triangle of a face, and distance of points where it would be less
WIDEN = 8                             # columns that a run of folded quads may grow by
CROWN = 0.20                          # the front face swells this much between its edges


def lens_curve(sp):
    """Clockwise lens outline of a shape, dense and curvature-smooth."""
    c = np.array(sp["centre"])
    if "polygon" in sp:
        return cv.clockwise(cv.relax(np.array(sp["polygon"], float) + c, sp["soft"], 0.15))
    quarters = [(sp["temporal"], sp["top"], 1, 1), (sp["temporal"], sp["bottom"], 1, -1), (sp["nasal"], sp["bottom"], -1, -1), (sp["nasal"], sp["top"], -1, 1)]
    out = []
    for (w, h, sx, sy), power in zip(quarters, sp["power"]):
        a = np.linspace(0, math.pi / 2, 120, endpoint=False)  # clockwise from the top
        if sx * sy < 0:
            a = math.pi / 2 - a
        out.append(np.stack([sx * w * np.sin(a) ** (2 / power), sy * h * np.cos(a) ** (2 / power)], -1))
    p = np.concatenate(out)
    p[:, 1] += sp["sweep"] * p[:, 0]
    p[:, 0] += sp["skew"] * np.clip(-p[:, 1] / sp["bottom"], 0, 1) ** 2
    return cv.clockwise(cv.relax(p + c, 1.6, 0.15))


def curves_of(key, squeeze=1.0):
    """Dense lens curve, outline (top middle to bottom middle) and hole (or None). `squeeze` scales heights below 0."""
    sp = ALL[key]
    c = np.array(sp["centre"])
    lens = lens_curve(sp)
    # Scale the lower half only, easing in so that curvature stays smooth.
    h = lens[:, 1]
    lens = np.stack([lens[:, 0], np.where(h < 0, h + (squeeze - 1) * h * cv.smoothstep(0, -8, h), h)], -1)
    outward = -cv.right_normals(lens, True)
    polar = np.degrees(np.arctan2(lens[:, 1] - c[1], lens[:, 0] - c[0]))
    ang, width = np.array(sorted(sp["rim"])).T
    # Periodic, smoothly varying rim width along the lens.
    w = np.interp(polar, ang, width, period=360)
    k = np.fft.fftfreq(len(w), 0.15)
    w = np.fft.ifft(np.fft.fft(w) * np.exp(-2 * (np.pi * k * 6.0) ** 2)).real
    rim = lens + outward * w[:, None]

    def arc(a0, a1):
        """The rim clockwise from polar degree a0 to a1."""
        i = np.argmin(np.abs((polar - a0 + 180) % 360 - 180))
        j = np.argmin(np.abs((polar - a1 + 180) % 360 - 180))
        return rim[np.arange(i, j + 1 if j >= i else j + 1 + len(rim)) % len(rim)]

    brow, lower = arc(*sp["brow"]), arc(*sp["lower"])
    end = np.array(sp.get("end", END_PIECE))
    nose = nose_curve()[::-1]
    top = np.array([0, sp["bridge"]])
    outline = np.concatenate([
        cv.hermite(top, (1, 0), brow[0], brow[1] - brow[0], 1.0),
        brow[:-1],
        cv.hermite(brow[-1], brow[-1] - brow[-2], end[0], end[1] - end[0], 0.9),
        end[:-1],
        cv.hermite(end[-1], end[-1] - end[-2], lower[0], lower[1] - lower[0], 0.95),
        lower[:-1],
        cv.hermite(lower[-1], lower[-1] - lower[-2], nose[0], nose[1] - nose[0], 1.0),
        nose,
    ])
    hole = cv.relax(cv.mirrored_spline(sp["hole"]), 0.5, 0.05, True) if "hole" in sp else None
    return lens, cv.relax(outline, 0.95, 0.1, True), hole, c


def back_depth(x):
    """Depth of the back face behind the front face: the sheet, a little thicker at the bridge."""
    return THICK + 0.7 * (1 - cv.smoothstep(2, 9, np.abs(x)))


def _dense_where_curved(curve, n):
    w = 1 + 7.0 * np.clip(cv.curvature(curve), 0, 0.6)
    m = min(34, len(curve) // 4)
    w = np.convolve(np.pad(w, m, mode="edge"), np.ones(m) / m, "same")[m:-m]
    return cv.resample(curve, n, False, w)


def _folded(bands):
    """Which columns of quads between the rows `bands` are folded, or next to one: where the outline runs towards the lens."""
    worst = np.full(len(bands[0]), np.inf)
    turned = lambda a, b, c: np.cross(c - a, b - a)      # loops run clockwise
    height = lambda a, b, c: turned(a, b, c) / np.max([np.linalg.norm(a - b, axis=1), np.linalg.norm(b - c, axis=1), np.linalg.norm(c - a, axis=1)], 0)
    for a, b in zip(bands[:-1], bands[1:]):
        a2, b2 = np.roll(a, -1, 0), np.roll(b, -1, 0)
        split = np.linalg.norm(a - b2, axis=1) <= np.linalg.norm(a2 - b, axis=1)
        first = np.minimum(height(a, b, b2), height(a, b2, a2))
        other = np.minimum(height(a, b, a2), height(a2, b, b2))
        worst = np.minimum(worst, np.where(split, first, other))
    bad = worst < THIN
    return bad | np.roll(bad, 1) | np.roll(bad, -1)


def _even(bands, folded):
    """The columns that have triangles in place of quads, and these, as even as can be: corners are (row, place) in `bands`."""
    n, taken, out = len(folded), folded.copy(), []
    for start in (i for i in range(n) if folded[i] and not folded[i - 1]):
        count = next(k for k in range(n) if not folded[(start + k) % n])
        # Where an edge of the run is no edge of its triangles the run needs another column on both sides.
        for wider in range(WIDEN):
            place = (start - wider + np.arange(count + 2 * wider + 1)) % n
            made = _filled(bands, place)
            if made is not None:
                out.append(made)
                taken[place[:-1]] = True
                break
        else:
            taken[(start + np.arange(count)) % n] = False
    return taken, out


def _filled(bands, place):
    """Triangles over the columns between the first and the last `place`; `None` if they do not keep to the edges."""
    height = len(bands)
    rim = [(0, i) for i in place] + [(row, place[-1]) for row in range(1, height - 1)]
    rim += [(height - 1, i) for i in place[::-1]] + [(row, place[0]) for row in range(height - 2, 0, -1)]
    at = np.array(rim + [(row, i) for row in range(1, height - 1) for i in place[1:-1]])
    v = np.array([bands[row][i] for row, i in at])
    keep = np.arange(len(v)) < len(rim)
    for k in range(len(rim), len(v)):      # points of the rows in between leave room for each other
        keep[k] = np.linalg.norm(v[keep] - v[k], axis=1).min() > CLEAR
    at, v = at[keep], v[keep]
    tri = Delaunay(v).simplices
    tri = tri[_holds(v[: len(rim)], v[tri].mean(1))]
    sides = np.sort(np.concatenate([tri[:, [0, 1]], tri[:, [1, 2]], tri[:, [2, 0]]]), axis=1)
    sides, uses = np.unique(sides, axis=0, return_counts=True)
    once = {tuple(side) for side in sides[uses == 1].tolist()}
    if once != {(min(k, (k + 1) % len(rim)), max(k, (k + 1) % len(rim))) for k in range(len(rim))}:
        return None
    turn = np.cross(v[tri[:, 1]] - v[tri[:, 0]], v[tri[:, 2]] - v[tri[:, 0]])
    return at[np.where((turn > 0)[:, None], tri[:, ::-1], tri)]


def _holds(loop, points):
    """Whether each point is inside a closed loop."""
    a, b = loop, np.roll(loop, -1, 0)
    x, y = points[:, 0, None], points[:, 1, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = ((a[:, 1] > y) != (b[:, 1] > y)) & (x < a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]))
    return crossing.sum(1) % 2 == 1


def front_mesh(key, squeeze=1.0):
    """The `Front` part of a shape."""
    lens, outline, hole, c = curves_of(key, squeeze)
    # The outer loop runs clockwise: outline, up the mirror plane, (round the hole, up again).
    pieces = [("edge", _dense_where_curved(outline, N_OUTLINE))]
    climb = lambda a, b, n: ("plane", np.stack([np.zeros(n), np.linspace(a, b, n + 2)[1:-1]], -1))
    if hole is None:
        pieces += [climb(outline[-1, 1], outline[0, 1], N_BRIDGE)]
    else:
        pieces += [climb(outline[-1, 1], hole[0, 1], 3), ("edge", _dense_where_curved(hole, N_HOLE)), climb(hole[-1, 1], outline[0, 1], 3)]
    inward, spans, start = [], [], 0
    for kind, p in pieces:
        if kind == "edge":
            ext = np.concatenate([[p[1] * [-1, 1]], p, [p[-2] * [-1, 1]]])
            inward.append(cv.right_normals(ext, False)[1:-1])
            spans.append((start, start + len(p)))
        start += len(p)
    n = start

    def outer(inset):
        """The outer loop moved inwards; the mirror plane's points respread between the moved edges."""
        out, k = [], 0
        for kind, p in pieces:
            if kind == "edge":
                q = p + inward[k] * (inset[len(np.concatenate(out)) if out else 0 :][: len(p), None] if np.ndim(inset) else inset)
                q[0, 0] = q[-1, 0] = 0
                k += 1
            else:
                q = p.copy()
            out.append(q)
        for i, (kind, _) in enumerate(pieces):
            if kind == "plane":
                a, b = out[i - 1][-1, 1], out[(i + 1) % len(out)][0, 1]
                out[i][:, 1] = np.linspace(a, b, len(out[i]) + 2)[1:-1]
        return np.concatenate(out)

    base = outer(0.0)
    # Pair each outer point with the lens at the same polar angle, then smooth the pairing.
    s = cv.arc_length(lens, True)
    loop = np.concatenate([lens, lens[:1]])
    ang = np.unwrap(np.arctan2(loop[:, 1] - c[1], loop[:, 0] - c[0]))
    th = np.unwrap(np.arctan2(base[:, 1] - c[1], base[:, 0] - c[0]))
    tu = np.interp((ang[0] - th) % (2 * np.pi), ang[0] - ang, s)
    for i in range(1, n):
        while tu[i] < tu[i - 1] - s[-1] / 2:
            tu[i:] += s[-1]
    lin = tu[0] + np.arange(n) / n * s[-1]
    kern = np.exp(-0.5 * (np.arange(-20, 21) / 6.0) ** 2)
    res = np.convolve(np.pad(tu - lin, 20, mode="wrap"), kern / kern.sum(), "same")[20:-20]
    tu = lin + res
    at = lambda t: np.stack([np.interp(t % s[-1], s, loop[:, i]) for i in (0, 1)], -1)
    inner = at(tu)
    e = s[-1] / 800
    tangent = at(tu + e) - at(tu - e)
    away = -np.stack([tangent[:, 1], -tangent[:, 0]], -1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)

    v, f = [], []
    behind = []                       # numbers of the faces (from, to) that a second sheet glued to the back would have

    def emit(p, depth):
        i0 = sum(len(q) for q in v)
        v.append(np.stack([p[:, 0], bow(p[:, 0]) + depth, p[:, 1]], -1))
        return np.arange(i0, i0 + len(p))

    def face(is_front):
        """One face from the lens edge to the outer edge. Returns the vertex rows next to the walls."""
        seg, across, r0 = (SEG_FRONT, ACROSS_FRONT, R_FRONT) if is_front else (SEG_BACK, ACROSS_BACK, R_BACK)
        r = np.full(n, r0) if is_front else r0 * (1 - 0.62 * cv.smoothstep(63, 67, base[:, 0]) * (base[:, 1] > 0) * (base[:, 1] < 15.5))
        below = lambda p, h: h if is_front else back_depth(p[:, 0]) - h
        quad = lambda a, b, ca, cb: f.append((a, b, cb, ca) if is_front else (ca, cb, b, a))
        rows = []
        for i in range(SEG_LENS + 1):
            a = math.pi / 2 * i / SEG_LENS
            p = inner + away * (R_LENS * (1 - math.cos(a)))
            rows.append(emit(p, below(p, R_LENS * (1 - math.sin(a)))))
        p0, p1 = inner + away * R_LENS, outer(r)
        edge = len(rows) - 1
        bands = [p0 * (1 - t) + p1 * t for t in np.linspace(0, 1, across + 1)]
        for j in range(1, across + 1):
            t = j / across
            rows.append(emit(bands[j], below(bands[j], -CROWN * (1 - (2 * t - 1) ** 2) if is_front else 0.0)))
        uneven, even = _even(bands, _folded(bands))
        for k, (a, b) in enumerate(zip(rows[:-1], rows[1:])):
            for i in range(n):
                if k < edge or not uneven[i]:
                    quad(a[i], a[(i + 1) % n], b[i], b[(i + 1) % n])
        numbers = np.array(rows[edge:])
        for corners in even:
            f.extend(tuple(numbers[row, i] for row, i in (q if is_front else q[::-1])) for q in corners)
        last = {}
        for (lo, hi), nn in zip(spans, inward):
            prev = rows[-1][lo:hi]
            for i in range(1, seg + 1):
                a = math.pi / 2 * i / seg
                p = base[lo:hi] + nn * (r[lo:hi] * (1 - math.sin(a)))[:, None]
                p[0, 0] = p[-1, 0] = 0
                cur = emit(p, below(p, r[lo:hi] * (1 - math.cos(a))))
                for j in range(hi - lo - 1):
                    quad(prev[j], prev[j + 1], cur[j], cur[j + 1])
                prev = cur
            last[lo] = prev
        return rows[0], last

    lens_front, wall_front = face(True)
    start = len(f)
    lens_back, wall_back = face(False)
    behind.append((start, len(f)))
    for lo, hi in spans:
        a, b = wall_front[lo], wall_back[lo]
        f.extend((a[j], a[j + 1], b[j + 1], b[j]) for j in range(hi - lo - 1))
    depth = back_depth(inner[:, 0]) - 2 * R_LENS
    groove = [emit(inner + away * cut, R_LENS + depth * t) for t, cut in ((0.28, 0), (0.5, 0.75), (0.72, 0))]
    rows = [lens_front, *groove, lens_back]
    for a, b in zip(rows[:-1], rows[1:]):
        f.extend((a[(i + 1) % n], a[i], b[i], b[(i + 1) % n]) for i in range(n))
    behind.append((len(f) - n, len(f)))   # behind the groove
    layer = [any(a <= i < b for a, b in behind) for i in range(len(f))] * 2
    half = np.concatenate(v)
    m = len(half)
    v = np.concatenate([half, half * [-1, 1, 1]])
    f = [tuple(int(i) for i in q) for q in f]
    f += [tuple(i + m for i in reversed(q)) for q in f]
    return Part("Front", "front", v, f, sheet_uv(v), crease=50, weld=2e-2, layer=layer)


def fitted(key, mesh=None):
    """The squeeze with which the rims of a shape (of `mesh(squeeze)`, if it is not a front of quads) just touch the ground."""
    k = 1.0
    mesh = mesh or (lambda k: front_mesh(key, k))
    for _ in range(6):
        low = to_world(mesh(k).vertices)[:, 1].min() * 1000
        if abs(low) < 2e-4:
            break
        k *= REST / (REST - low)
    return k


def lens_mesh(key, squeeze, side):
    """`Lens_L` (the wearer's left, x>0) or `Lens_R`: a curved lens seated in the groove, UV 0..1 with v=1 at the top."""
    lens, _, _, c = curves_of(key, squeeze)
    edge = cv.resample(lens, 66, True)
    edge = edge - cv.right_normals(edge, True) * 0.30
    n, thick, bulge = len(edge), 1.7, 1.5
    radii = (1, 0.982, 0.84, 0.5)
    v, f = [], []

    def ring(r, off):
        p = c + (edge - c) * r
        i = sum(len(q) for q in v)
        v.append(np.stack([p[:, 0], bow(p[:, 0]) + THICK / 2 - bulge * (1 - r * r) + off, p[:, 1]], -1))
        return list(range(i, i + n))

    faces = []
    for sign in (-1, 1):
        rows = [ring(r, sign * (thick / 2 if r < 1 else 0.22)) for r in radii]
        v.append(np.array([[c[0], bow(c[0]) + THICK / 2 - bulge + sign * thick / 2, c[1]]]))
        tip = sum(len(q) for q in v) - 1
        faces.append(rows)
        for a, b in zip(rows[:-1], rows[1:]):
            for i in range(n):
                k = (i + 1) % n
                f.append((a[i], a[k], b[k], b[i]) if sign < 0 else (b[i], b[k], a[k], a[i]))
        for i in range(n):
            k = (i + 1) % n
            f.append((rows[-1][i], rows[-1][k], tip) if sign < 0 else (rows[-1][k], rows[-1][i], tip))
    for i in range(n):
        k = (i + 1) % n
        f.append((faces[0][0][k], faces[0][0][i], faces[1][0][i], faces[1][0][k]))
    v = np.concatenate(v)
    if side == "R":
        v, f = v * [-1, 1, 1], [tuple(reversed(q)) for q in f]
    lo, hi = v.min(0), v.max(0)
    uv = np.stack([(v[:, 0] - lo[0]) / (hi[0] - lo[0]), (v[:, 2] - lo[2]) / (hi[2] - lo[2])], -1)
    return Part(f"Lens_{side}", "lens", v, f, uv, crease=35)
