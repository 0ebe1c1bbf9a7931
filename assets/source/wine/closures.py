"""What closes a bottle and what covers the closure. Heights are bench heights; `mouth` is the height of the lip."""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .frame import BORE_R, HEIGHT, MOUTH_R, SPARKLING_BORE
from .lathe import round_uv, rounded, subdivided, turned

CAPSULE_LENGTH, CAP_LENGTH = 58.0, 60.0


def _part(name, slot, profile, mouth, n, shape=None, **kw):
    v, f = turned(profile, n, shape)
    return Part(name, slot, v + [0, 0, mouth], f, **kw)


def _neck_r(h):
    """Outer radius of a still bottle's neck at h below the mouth (h is negative)."""
    return np.interp(h, [-90, -66, -8.6, -7.4, -6.6, 0], [15.0, 14.62, 13.95, 14.2, MOUTH_R, MOUTH_R])


def cork(mouth):
    profile = subdivided(rounded([(0, -45), (BORE_R - 0.06, -45, 0.8), (BORE_R - 0.06, -0.9, 0.8), (0, -0.9)], 25), 12)
    part = _part("Cork", "cork", profile, mouth, 40)
    v = part.vertices
    # Mirrored round the axis, so that no seam shows; the ends are planar.
    side = np.stack([round_uv(v) * 0.52, (mouth - v[:, 2]) / 58], -1)
    flat = np.hypot(v[:, 0], v[:, 1]) < BORE_R - 0.5
    part.uv = np.where(flat[:, None], np.stack([v[:, 0], v[:, 1]], -1) / 58 + 0.5, side)
    return part


def capsule(mouth, n=76):
    """Tin, rolled on tight: a flat top, a tear line under the band, a few folds where the neck narrows."""
    rng = np.random.default_rng(7)
    waves = [(int(rng.integers(5, 34)), rng.uniform(0, 6.28), rng.uniform(0.4, 1)) for _ in range(9)]
    heights = [-0.6, -1.6, -3.2, -5.2, -6.6, -7.6, -8.6, -9.8, -11.5, -14, -17.6, -18.6, -19.0, -19.4, -19.8, -20.6, -28, -40, -50.2, -50.6, -51.0, -52.6, -53.0, -53.4, -56, -CAPSULE_LENGTH + 0.3, -CAPSULE_LENGTH]
    out = [(0, 0.5), (8.4, 0.5), (8.8, 0.66), (9.6, 0.66), (10.0, 0.48), (12.8, 0.44), (14.1, 0.3), (14.85, -0.15)]
    out += [(float(_neck_r(h)) + 0.42 - 0.1 * (h < -CAPSULE_LENGTH + 0.1), h) for h in heights]
    inner = [(float(_neck_r(h)) + 0.2, h) for h in (-CAPSULE_LENGTH, -40, -12)] + [(14.15, -9.0), (14.9, -6.8), (14.9, -1.2), (14.2, 0.08), (0, 0.2)]
    profile, rows_out = np.array(out + inner), len(out)

    def shape(a, row):
        h = profile[row[:, 0], 1][:, None]
        fold = sum(w * (1 - 2 * np.abs(np.sin(k * a / 2 + p + 0.02 * h))) for k, p, w in waves) / len(waves)
        outside = row < rows_out
        dr = -0.12 * np.exp(-(((h + 10) / 2.6) ** 2)) * (0.5 + fold) - 0.02 * fold * (h < -8) * (h > -17)
        dr += -0.2 * (np.sin(44 * a) > -0.2) * np.exp(-(((h + 19.2) / 0.25) ** 2))
        for edge in (-50.6, -53.0):
            dr += 0.07 * np.exp(-(((h - edge) / 0.35) ** 2))
        return np.where(outside & (h < -1), dr, 0.0), np.zeros_like(dr)

    ring = np.array([(_neck_r(h) + 0.45, h) for h in (-51.1, -52.5)], float)
    stripe = turned(np.array([ring[0], ring[1]]), n)
    return [
        _part("Capsule", "capsule", profile, mouth, n, shape, crease=50),
        Part("Capsule_Stripe", "trim", stripe[0] + [0, 0, mouth], [tuple(reversed(f)) for f in stripe[1]], sheet=True, crease=60),
    ]


def screw_cap(mouth, n=104):
    """Aluminium: knurled above, a row of bridges that break, and a skirt rolled in at its end."""
    r, wall = 15.2, 0.3
    out = [(0, 0.9), (9, 0.9), (10.2, 0.82), (13.0, 0.82), (14.2, 0.6), (14.95, 0), (r, -0.8), (r, -2.2), (r, -2.6), (r, -9.6), (r, -10.0), (r, -11.2), (r - 0.4, -12), (r - 0.1, -13.2), (r - 0.1, -15.6), (r - 0.45, -16.6), (r, -17.6)]
    out += [(r, -18.5), (r - 0.02, -18.75), (r - 0.02, -19.15), (r, -19.4), (r, -56.8), (r - 0.2, -57.4), (r - 0.2, -58.2), (r, -58.8), (r, -59.6), (r - 0.14, -CAP_LENGTH)]
    inner = [(r - wall - 0.1, -CAP_LENGTH), (r - wall - 0.25, -57.8), (r - wall - 0.1, -2), (14.2, 0.2), (0, 0.4)]

    def shape(a, row):
        knurl = np.where((row == 8) | (row == 9), 0.17 * np.sign(np.sin(52 * a + 0.01)), 0.0)
        bridge = np.where((row == 18) | (row == 19), -0.22 * (np.sin(9 * a) < 0.86), 0.0)
        return knurl + bridge, np.zeros_like(knurl)

    return _part("Screwcap", "capsule", out + inner, mouth, n, shape, crease=40)


def stopper(mouth):
    """Glass stopper: a faceted head on a plug with a soft ring."""
    head = rounded([(0, -12.5), (8.7, -12.5, 1.2), (8.7, 0.15, 0.3), (13.0, 0.15, 0.5), (14.1, 1.6, 0.8), (14.1, 6.0, 1.6), (12.2, 7.2, 1.2), (0, 7.0)], 12)
    ring = rounded([(8.72, -6.5), (9.15, -6.2, 0.3), (9.15, -1.0, 0.3), (8.72, -0.7)], 20)
    return [_part("Stopper", "stopper", head, mouth, 48, crease=35), Part("Stopper_Ring", "trim", turned(ring, 40, closed=True)[0] + [0, 0, mouth], turned(ring, 40, closed=True)[1], crease=40)]


def wax(mouth, n=112):
    """Dipped: thick and smooth on top, thinning downwards, with drips of different lengths."""
    rng, drips, at = np.random.default_rng(11), [], 0.1
    while at < 2 * math.pi - 0.3:
        drips.append((at, rng.uniform(0.11, 0.17), float(rng.choice([3, 6, 9, 13, 17], p=[0.22, 0.26, 0.24, 0.18, 0.10]))))
        at += rng.uniform(0.42, 0.80)
    fine = np.linspace(0, 2 * np.pi, 4000)
    gap = lambda a, b: np.abs((a - b + np.pi) % (2 * np.pi) - np.pi)
    dense = 1 + sum(5 * np.exp(-(((gap(fine, a) - w * 0.9) / (0.32 * w)) ** 2)) for a, w, _ in drips)
    run = np.r_[0, np.cumsum((dense[1:] + dense[:-1]) / 2)]
    angle = np.interp(np.arange(n) / n * run[-1], run, fine)     # columns crowd at the flanks of drips
    edge = -38 + 1.4 * np.sin(2 * angle + 0.6) + 0.8 * np.sin(5 * angle + 2) + 0.4 * np.sin(9 * angle)
    thick = np.zeros(n)
    for a, w, length in drips:
        x = gap(angle, a)
        edge -= length * np.clip(1 - (x / w) ** 2.6, 0, 1) ** 0.55 + min(length, 9) * 0.16 * np.exp(-((x / (1.7 * w)) ** 2))
        thick = np.maximum(thick, np.exp(-((x / (0.85 * w)) ** 2)) * min(1, length / 8))
    edge = np.maximum(edge, -57.0)
    rings = []
    for r, h in ((0.001, 1.75), (5, 1.7), (9, 1.5), (12, 1.15), (14, 0.5), (15.1, -0.5), (15.7, -2.0), (15.9, -4.0)):
        rings.append(np.stack([np.full(n, r), np.full(n, h)], -1))
    for t in np.r_[0.04, 0.08, 0.12, 0.16, 0.2, 0.26, 0.34, 0.46, 0.58, 0.7, 0.8, 0.88, 0.94, 0.975]:
        h = -5.0 + (edge + 5.0) * t
        body = 1.12 - 0.5 * cv.smoothstep(-8, -36, h)
        rings.append(np.stack([np.maximum(_neck_r(h), 14.35 - 0.4 * cv.smoothstep(-7, -20, h)) + body * (1 - 0.35 * t**6) + thick * 0.75 * cv.smoothstep(0.45, 0.92, t), h], -1))
    low = edge
    rings.append(np.stack([_neck_r(low) + 0.5 + thick * 0.75, low - 0.05], -1))
    rings.append(np.stack([_neck_r(low) + 0.22, low - 0.35], -1))
    rings.append(np.stack([_neck_r(low) + 0.05, low - 0.2], -1))
    for h, r in ((-20, 14.2), (-1.2, 14.78), (0.1, 14.0), (0.1, 0.001)):
        rings.append(np.stack([np.full(n, r), np.full(n, h)], -1))
    p = np.array(rings)
    v = np.stack([p[..., 0] * np.sin(angle), -p[..., 0] * np.cos(angle), p[..., 1] + mouth], -1).reshape(-1, 3)
    rows = len(p)
    faces = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(rows - 1) for k in range(n)]
    return Part("Wax", "wax", v, faces, crease=75, weld=5e-3)


def crown(mouth, n=105):
    """A crown cap with its 21 teeth."""
    out = [(0, 1.25), (9, 1.25), (10.6, 1.1), (12.0, 0.6), (13.2, -0.4), (13.9, -1.7), (14.2, -3.2), (14.7, -4.8), (15.3, -6.0)]
    inner = [(15.05, -6.05), (14.4, -4.8), (13.9, -3.2), (13.6, -1.7), (13.0, -0.2), (0, 0.1)]

    def shape(a, row):
        rows = np.array([0, 0, 0, 0.04, 0.15, 0.35, 0.6, 0.9, 1.0, 1.0, 0.9, 0.0, 0.0, 0, 0])[row]
        return rows * 0.55 * np.cos(21 * a), np.zeros_like(rows + a)

    return _part("Crown", "crown", out + inner, mouth, n, shape, crease=50)


def _strand(path, radius, closed, sides=6):
    """A wire: a tube along `path`."""
    p = np.asarray(path, float)
    if not closed:
        return so.loft(so.sweep(p, lambda i: so.circle(radius, sides)))
    rings = so.sweep(np.concatenate([p[-2:], p, p[:2]]), lambda i: so.circle(radius, sides))[2:-2]
    v, f = so.loft(rings, False, False)
    m = len(p)
    # Parallel transport comes back turned: join each corner to the nearest one.
    first, last = rings[0], rings[-1]
    turn = int(np.argmin([np.sum((np.roll(first, -s, 0) - last) ** 2) for s in range(sides)]))
    f += [((m - 1) * sides + j, (m - 1) * sides + (j + 1) % sides, (j + 1 + turn) % sides, (j + turn) % sides) for j in range(sides)]
    return v, f


def _twisted(path, off, radius, pitch, sides=5):
    """Two wires twisted round an open path."""
    p = np.asarray(path, float)
    t = np.gradient(p, axis=0)
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    u = np.cross(t, [0.31, 0.52, 0.79])
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    w = np.cross(t, u)
    turn = cv.arc_length(p) / pitch * 2 * np.pi
    return [_strand(p + off * (np.cos(turn + k)[:, None] * u + np.sin(turn + k)[:, None] * w), radius, False, sides) for k in (0, np.pi)]


def wired_cork(mouth):
    """The mushroom cork, the cage that holds it, and the plaque between them."""
    b = SPARKLING_BORE
    profile = subdivided(rounded([(0, -22), (b - 0.06, -22, 0.6), (b - 0.06, -0.5, 0.6), (13.2, 2.6, 2.5), (14.6, 9.0, 4.0), (13.2, 17.0, 4.5), (8, 18.6, 6), (0, 19.0)], 12), 9)
    part = _part("Spark_Cork", "cork", profile, mouth, 40, crease=60)
    v = part.vertices
    side = np.stack([round_uv(v) * 0.75, (mouth - v[:, 2]) / 58], -1)
    part.uv = np.where((v[:, 2] > mouth + 17.6)[:, None], np.stack([v[:, 0], v[:, 1]], -1) / 58 + 0.5, side)
    wires = []
    a = np.arange(72) / 72 * 2 * np.pi
    ring = np.stack([15.3 * np.sin(a), -15.3 * np.cos(a), np.full(72, -20.6)], -1)
    wires.append(_strand(ring, 0.55, True))
    top = np.stack([10.2 * np.sin(a), -10.2 * np.cos(a), np.full(72, 19.25)], -1)
    wires.append(_strand(top[::2], 0.5, True))
    for k in range(4):
        turn = math.pi / 4 + k * math.pi / 2
        leg = [(10.2, 19.3), (12.8, 18.6), (14.2, 15.5), (15.35, 9.0), (14.6, 3.0), (14.5, -2.0), (15.6, -8.5), (16.45, -11.0), (16.45, -19.0), (15.3, -20.6)]
        path = cv.bspline(np.array([leg[0]] + leg + [leg[-1]], float), False, 5)
        path = np.stack([path[:, 0] * math.sin(turn), -path[:, 0] * math.cos(turn), path[:, 1]], -1)
        wires += _twisted(path, 0.42, 0.42, 5.5)
    a = np.arange(30) / 30 * 2 * np.pi
    wires.append(_strand(np.stack([2.6 * np.sin(a) * (0.75 + 0.25 * np.cos(a)), -16.9 + 0.2 * np.cos(a), -25.4 + 5.0 * np.cos(a)], -1), 0.5, True))
    v, f = so.join(wires)
    plaque = rounded([(0, 19.9), (4.4, 19.8), (5.0, 20.0), (5.6, 19.7), (9.0, 19.3), (11.2, 18.9, 1), (13.2, 17.6, 1), (13.4, 16.9)], 14)
    under = np.array([(13.1, 17.0), (11.0, 18.4), (5, 19.2), (0, 19.3)])
    lid = _part("Plaque", "plaque", np.concatenate([plaque, under]), mouth + 0.35, 48, crease=50)
    return [part, Part("Muselet", "steel", v + [0, 0, mouth], f, crease=85, weld=1e-4), lid]


def sleeve(bottle, n=88, rows=20):
    """Crinkled foil round the neck of a sparkling bottle, from under the cage's ring down to the shoulder."""
    rng = np.random.default_rng(3)
    fold = lambda count, low, high, drift: [(int(rng.integers(low, high)), rng.uniform(0, 6.28), rng.normal(0, drift), rng.uniform(0.4, 1)) for _ in range(count)]
    coarse, crisp = fold(9, 5, 20, 0.05), fold(8, 20, 44, 0.10)
    value = lambda waves, a, h: sum(w * (1 - 2 * np.abs(np.sin(k * a / 2 + p + c * h))) for k, p, c, w in waves) / len(waves)
    mouth, z0, z1 = bottle.height, -24.5, -112.0
    a = np.arange(n) / n * 2 * np.pi
    rings = []
    for i in range(rows):
        t = i / (rows - 1)
        h = np.full(n, z0 + (z1 - z0) * t)
        fade = (0.25 + 0.75 * cv.smoothstep(0, 0.12, t)) * (1 - 0.8 * cv.smoothstep(0.84, 1, t))
        r = bottle.r_out(mouth + h) + 0.85 + fade * (1.2 * value(coarse, a, h) + 0.5 * value(crisp, a, h))
        rings.append(np.stack([np.maximum(r, bottle.r_out(mouth + h) + 0.12), h], -1))
    for t in (1.0, 0.66, 0.33, 0.0):
        h = np.full(n, z0 + (z1 - z0) * t)
        rings.append(np.stack([bottle.r_out(mouth + h) + 0.05, h], -1))
    p = np.array(rings)
    v = np.stack([p[..., 0] * np.sin(a), -p[..., 0] * np.cos(a), p[..., 1] + mouth], -1).reshape(-1, 3)
    m = len(p)
    faces = [(i * n + k, i * n + (k + 1) % n, (i + 1) % m * n + (k + 1) % n, (i + 1) % m * n + k) for i in range(m) for k in range(n)]
    return Part("Sleeve", "capsule", v, faces, crease=38)


def files(sparkling_bottle):
    """Files by name: what closes a bottle, and what covers it. All stand at the height of every bottle's mouth."""
    mouth = HEIGHT
    return dict(
        closure_cork=[cork(mouth)], closure_screwcap=[screw_cap(mouth)], closure_stopper=stopper(mouth),
        closure_wired=wired_cork(mouth), closure_crown=[crown(mouth)],
        cover_capsule=capsule(mouth), cover_wax=[wax(mouth)], cover_sleeve=[sleeve(sparkling_bottle)],
    )
