"""What lies beside the glasses: cases, a folded cloth, cords. All stand on the ground, in table axes.

Table axes are bench axes without the product's lean: x right, d away from the viewer, h above the ground, in millimetres,
with the origin of the product's file below them.
"""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.glb import Turn
from atelier_mesh.mesh import Part, with_linings
from .folding import REST, turned

CASE_AT, CASE_TURN = (92.0, 148.0), math.radians(24)      # where a case stands (x, d), clear of every temple, and how it is turned
CLOTH_AT, CLOTH_TURN = (-116.0, -96.0), math.radians(20)
SHADE = 26.0                                              # how far a contact shadow reaches beyond a foot
LEATHER = 90.0                                            # texture tiles in mm
WOOD = 330.0
OPENS = "Open"
# Hard cases open about an axis along x behind or above them: its (d, h) where the case is made, and by how many degrees.
LIDS = dict(shell=((32.0, 21.2), 104.0), walnut=((33.4, 30.2), 100.0), folding=((6.0, 54.4), 128.0))


def to_table(points, directions=None):
    """Table millimetres -> glTF metres."""
    turn = lambda v: np.stack([v[:, 0], v[:, 2], -v[:, 1]], -1)
    p = turn(np.asarray(points, float)) * 0.001
    return p if directions is None else (p, turn(np.asarray(directions, float)))


def placed(parts, at, turn, foot, shade=("Case_Shade", "shade"), reach=SHADE):
    """Turn parts, move them to their place and lay a contact shadow round their `foot` (width, depth)."""
    w, d = foot[0] / 2 + reach, foot[1] / 2 + reach
    corners = np.array([(-w, d, 0.3), (w, d, 0.3), (-w, -d, 0.3), (w, -d, 0.3)])
    parts = parts + [Part(*shade, corners, [(0, 2, 3, 1)], uv=np.array([(0, 0), (1, 0), (0, 1), (1, 1)], float), sheet=True)]
    for p in parts:
        p.vertices = so.rotate_h(np.asarray(p.vertices, float), turn) + [*at, 0]
    return parts


def stack(outline, levels):
    """A solid of horizontal rings: the counter-clockwise `outline` (n, 2) at each (height, inset)."""
    w, d = np.ptp(outline[:, 0]), np.ptp(outline[:, 1])
    rows = [np.c_[outline * [1 - 2 * i / w, 1 - 2 * i / d], np.full(len(outline), h)] for h, i in levels]
    return so.loft(rows)


def hollow(outline, outside, inside):
    """A solid of horizontal rings with a hollow: down or up its `outside`, and back on its `inside`, which is marked as its layer."""
    v, f = stack(outline, [*outside, *inside])
    n = len(outline)
    walls = len(outside) + len(inside) - 1
    return v, f, [row >= len(outside) for row in range(walls) for _ in range(n)] + [False] * n + [True] * n


def ring(outline, low, high, outer, inner):
    """A band round an outline, from `low` to `high`, between two insets."""
    w, d = np.ptp(outline[:, 0]), np.ptp(outline[:, 1])
    rows = [np.c_[outline * [1 - 2 * i / w, 1 - 2 * i / d], np.full(len(outline), h)] for i, h in ((outer, low), (outer, high), (inner, high), (inner, low))]
    n = len(outline)
    return np.concatenate(rows), [(i * n + k, i * n + (k + 1) % n, (i + 1) % 4 * n + (k + 1) % n, (i + 1) % 4 * n + k) for i in range(4) for k in range(n)]


def opening(name):
    """How the lid of a case turns, for the file called `name`."""
    found = LIDS.get(name.removeprefix("case_"))
    if not found:
        return []
    (d, h), degrees = found
    at = so.rotate_h(np.array([[0.0, d, h]]), CASE_TURN) + [*CASE_AT, 0]
    axis = (math.cos(CASE_TURN), 0.0, -math.sin(CASE_TURN))
    members = ("_Flap", "_Flap_Lining", "_Snap", "_Tab")
    return [Turn("Case_Hinge", members, to_table(at)[0], OPENS, [(0.0, REST), (1.0, turned(axis, -degrees))])]


def draped(v, tile):
    """UVs of leather and cloth: projected from above and sheared with the height, so that walls show no streaks."""
    v = np.asarray(v, float)
    return np.stack([v[:, 0] + 0.3 * v[:, 2], v[:, 1] + 0.8 * v[:, 2]], -1) / tile


def grained(v):
    """UVs of wood with its grain along x."""
    v = np.asarray(v, float)
    return np.stack([v[:, 0] / (2 * WOOD) + 0.1, (v[:, 2] + 0.55 * v[:, 1]) / WOOD], -1)


def stitches(path, up, length=3.2, pitch=5.4, r=0.38):
    """Short threads along a space curve, half sunk."""
    s = cv.arc_length(path)
    out = []
    for a in np.arange(pitch / 2, s[-1] - length, pitch):
        p, q = (np.array([np.interp(t, s, path[:, k]) for k in range(3)]) for t in (a, a + length))
        dirn = (q - p) / np.linalg.norm(q - p)
        side = np.cross(dirn, up)
        ring = so.circle(1.0, 6)
        rows = [p + dirn * length * t + (ring[:, :1] * side + ring[:, 1:] * np.asarray(up, float)) * r * k for t, k in ((0, 0.35), (0.15, 1), (0.85, 1), (1, 0.35))]
        out.append(so.loft(rows))
    return so.join(out)


def shell():
    """A clamshell case: two domed halves under leather, lined, with a stitched seam and a brass snap; it opens behind."""
    outline = so.rounded_rect(160, 64, 27, 9, 3)
    split, top = 21.0, 43.0
    low = [(0.2, 9.0), (0.6, 7.0), (2.2, 3.6), (5.0, 1.6), (9.0, 0.5), (14.0, 0.0), (split - 0.9, 0.0), (split - 0.35, 0.15), (split - 0.1, 0.6), (split - 0.1, 2.5)]
    u = np.linspace(0, 1, 12)
    dome = [(split + 4.0 + (top - split - 4.0) * math.sin(a), 27.0 * (1 - math.cos(a)) ** 1.15) for a in u[1:] * math.pi / 2 * 0.97]
    high = [(split + 0.6, 2.5), (split + 0.6, 0.6), (split + 0.85, 0.15), (split + 1.4, 0.0), (split + 4.0, 0.0), *dome]
    # Both halves are pressed board, 2.6 mm thick, and lined.
    inner_low = [(split - 0.9, 2.9), (10.0, 3.1), (6.0, 4.4), (3.6, 8.0), (3.0, 12.0)]
    inner_high = [(split + 1.4, 2.9), (split + 4.0, 3.1), *[(h - 2.6, i + 3.1) for h, i in dome]]
    v, f, layer = hollow(outline, low, inner_low)
    body = Part("Case", "case", v, f, crease=55, layer=layer)
    body.uv = draped(body.vertices, LEATHER)
    v, f, layer = hollow(outline, high[::-1], inner_high)
    lid = Part("Case_Flap", "case", v, f, crease=55, layer=layer)
    lid.uv = draped(lid.vertices, LEATHER)
    rim = np.concatenate([outline, outline[:1]])
    rim = cv.resample(rim, 260)
    seam = []
    for h in (split - 3.0,):
        path = np.c_[rim * [1 + 0.1 / 80, 1 + 0.1 / 32], np.full(len(rim), h)]
        seam.append(stitches(path, (0, 0, 1)))
    snap = so.revolve([(3.4, -0.4), (3.4, 0.5), (2.9, 0.9), (0, 1.1)], 20, "d")
    snap = (snap[0] * [1, -1, 1] + [0, -32.0, split + 5.4], [tuple(reversed(q)) for q in snap[1]])
    tab = so.plate(13.0, 15.0, 1.5, 6.0, 0.5)
    tab = (tab[0] * [1, -1, 1] + [0, -31.2, split + 1.2], [tuple(reversed(q)) for q in tab[1]])
    strap = Part("Case_Tab", "case_trim", *tab, crease=40)
    strap.uv = draped(strap.vertices, LEATHER)
    return [body, lid, strap, Part("Case_Thread", "thread", *so.join(seam), crease=85), Part("Case_Snap", "case_metal", *snap, crease=40)], (150, 56)


def _pillow(x, half, wide, tall, n=30, flat=0.30, sharp=2.6):
    """A section of a soft pouch at x: (n, 3); `half` is how much of its fullness is left there."""
    a = np.arange(n) / n * 2 * np.pi
    c, s = np.cos(a), np.sin(a)
    d = wide / 2 * np.sign(c) * np.abs(c) ** (2 / sharp)
    t = 2.2 + (tall - 2.2) * half
    h = np.where(s > 0, t * flat + t * (1 - flat) * np.abs(s) ** (2 / 2.2), t * flat * (1 - np.abs(s) ** (2 / sharp))) + 0.2
    return np.stack([np.full(n, x), d, h], -1)


def sleeve():
    """A slip-in sleeve of saddle leather, stitched on three sides, with an open mouth."""
    length, wide, tall = 166.0, 76.0, 21.0

    def shape(x):
        """Width and fullness at x."""
        corner = math.sqrt(max(1 - max(0, (14 - (x + 83)) / 14) ** 2, 0)) if x < -69 else 1.0
        full = math.sin(min((x + 83) / length * 1.25, 1) * math.pi / 2) ** 0.8 if x > -83 else 0.02
        return wide - 18 * (1 - corner), full

    rows = []
    for x in (-83, -82.6, -81.5, -79, -75, -69, -60, -48, -32, -14, 6, 26, 46, 62, 74, 81.5, 82.4):
        w, full = shape(x)
        rows.append(_pillow(x, full, w, tall))
    mouth = [_pillow(x, 1.0, wide - 4.4, tall - 3.4) + [0, 0, 1.5] for x in (82.4, 70.0)]
    body = Part("Case", "case", *so.loft(rows + mouth), crease=60)
    body.uv = draped(body.vertices, LEATHER)
    thread = []
    for side in (1, -1):
        path = []
        for x in np.linspace(-74, 79, 90):   # lay the seam on the leather, 3.4 mm from its edge
            w, full = shape(x)
            d = w / 2 - 3.4
            c = (2 * d / w) ** (2.6 / 2)
            t = 2.2 + (tall - 2.2) * full
            path.append((x, side * d, t * 0.30 + t * 0.70 * math.sqrt(1 - c * c) ** (2 / 2.2) + 0.2))
        thread.append(stitches(np.array(path), (0, 0, 1), r=0.45))
    return [body, Part("Case_Thread", "thread", *so.join(thread), crease=85)], (158, 66)


def pouch():
    """A pouch of thick felt with a flap and a horn button."""
    wide, tall = 84.0, 30.0
    xs = (-87, -86.6, -85.2, -82, -77, -70, -60, -46, -28, -8, 12, 32, 50, 62, 71, 78, 83, 86, 87.2, 87.6)
    rows = []
    for x in xs:
        e = 1 - abs(x) / 87.6
        full = min(1.0, 1.9 * e) ** 0.55 * (1.0 - 0.08 * math.cos(x / 26))
        corner = math.sqrt(max(1 - max(0, (10 - (87.6 - abs(x))) / 10) ** 2, 0))
        rows.append(_pillow(x, max(full, 0.01), wide - 12 * (1 - corner), tall))
    body = Part("Case", "case", *so.loft(rows), crease=70)
    body.uv = draped(body.vertices, LEATHER)
    flap = []
    for x in np.r_[-80, -79.4, -78, -75, np.linspace(-70, 70, 15), 75, 78, 79.4, 80]:
        base = _pillow(x, min(1.0, 1.9 * (1 - abs(x) / 87.6)) ** 0.55 * (1.0 - 0.08 * math.cos(x / 26)), wide, tall, 240)
        reach = math.radians(52 + 34 * (abs(x) / 80) ** 2.6)                    # how far it comes down in front
        a = np.linspace(math.radians(172), reach, 22)
        at = lambda angle: np.stack([np.interp(angle, np.arange(240) / 240 * 2 * np.pi, base[:, k]) for k in range(3)], -1)
        # In front the section lies at d < 0: mirror it, so that the flap starts behind.
        p = at(a) * [1, -1, 1]
        nxt = np.gradient(p, axis=0)
        out = np.stack([np.zeros(len(p)), -nxt[:, 2], nxt[:, 1]], -1)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        out *= np.sign(np.sum(out * [0, 0, 1], axis=1, keepdims=True) + 1e-9)
        thin = min(1.0, (80.4 - abs(x)) / 1.6)
        flap.append(np.concatenate([p + out * (0.5 + 2.4 * thin), (p + out * -0.4)[::-1]]))
    lid = Part("Case_Flap", "case", *so.loft(flap), crease=60)
    lid.uv = draped(lid.vertices, LEATHER) + 0.37
    front = [q for q in flap if abs(q[0, 0]) < 6][0]
    tip = front[21] + (front[16] - front[21]) * 0.9
    button = so.revolve([(0, -3.0), (7.2, -3.0), (8.0, -2.2), (8.0, -0.6), (7.0, 0.3), (5.4, 0.0), (0, -0.5)], 26)
    lean = math.radians(38)
    b = button[0] @ np.array([[1, 0, 0], [0, math.cos(lean), math.sin(lean)], [0, -math.sin(lean), math.cos(lean)]])
    return [body, lid, Part("Case_Button", "case_trim", b + tip + [0, -1.6, 3.0], button[1], crease=40)], (164, 74)


def folding():
    """A folding case: a prism of covered board, lined, whose front is a flap that hangs from the ridge and is held by a magnet."""
    wide, tall, length, thick = 66.0, 54.0, 164.0, 2.2
    foot, ridge, half = np.array([-wide / 2, 0.4]), np.array([6.0, tall]), length / 2
    corners = np.array([foot, (wide / 2, 0.4), ridge])
    middle = corners.mean(0)

    def section(x, grow):
        p = cv.relax(cv.clockwise(middle + (corners - middle) * (1 - grow / 20))[::-1], 1.5, 0.25)
        return np.c_[np.full(54, x), cv.resample(p, 54, True)]

    # Floor and back in one piece, open to the front, let into both ends.
    inner = middle + (corners - middle) * (1 - thick / np.array([18.0, 17.0, 19.0]))[:, None]
    profile = np.array([foot, corners[1], ridge, inner[2], inner[1], inner[0]])
    trough = so.loft([np.c_[np.full(len(profile), x), profile] for x in (-half + 1.2, half - 1.2)])
    ends = [so.loft([section(side * (half - g), grow) for g, grow in ((thick, 0.0), (1.2, 0.0), (0.3, 0.6), (0.0, 1.6))]) for side in (-1, 1)]
    v, f = so.join([trough, *ends])
    at = np.array([v[list(face)].mean(0) for face in f])
    edges = corners - np.roll(corners, 1, 0)
    normals = np.stack([edges[:, 1], -edges[:, 0]], -1) / np.linalg.norm(edges, axis=1, keepdims=True)
    normals *= np.sign(((corners - middle) * normals).sum(1))[:, None]
    within = np.all(((at[:, None, 1:] - corners) * normals).sum(2) < -0.8, axis=1)
    body = Part("Case", "case", v, f, crease=40, layer=(within & (np.abs(at[:, 0]) < half - thick + 0.1)).tolist())
    body.uv = draped(body.vertices, LEATHER)
    # The flap lies on the front slope; its edge is rounded.
    way = (ridge - foot) / np.linalg.norm(ridge - foot)
    away = np.array([-way[1], way[0]])
    slope = np.linalg.norm(ridge - foot)
    outline = so.rounded_rect(length - 2, slope - 1.0, 4.0, 5, 3)
    rows = []
    for t, inset in ((0.1, 0.6), (0.15, 0.2), (0.3, 0), (1.7, 0), (2.15, 0.25), (2.3, 0.8)):
        q = outline * [1 - 2 * inset / (length - 2), 1 - 2 * inset / (slope - 1.0)]
        rows.append(np.c_[q[:, 0], foot + np.outer(slope / 2 + 0.5 + q[:, 1], way) + away * t])
    v, f = so.loft(rows)
    count = len(outline)
    flap = Part("Case_Flap", "case_trim", v, f, crease=40, layer=[False] * (5 * count) + [True] * count + [False] * count)
    flap.uv = draped(flap.vertices, LEATHER)
    return [body, flap], (158, 62)


def walnut():
    """A walnut box, lined, with a lid that is hinged behind, a finger groove between them and a brass pin."""
    outline = so.rounded_rect(172, 68, 4.0, 4, 2)
    split, top = 30.0, 46.0
    v, f, layer = hollow(outline, [(0.3, 0.9), (1.0, 0.0), (split - 0.7, 0.0), (split - 0.2, 0.4), (split - 0.1, 1.6), (split - 0.1, 5.0)],
                         [(split - 0.5, 5.6), (8.0, 5.8), (5.2, 7.0), (4.6, 10.0)])
    body = Part("Case", "case", v, f, crease=40, layer=layer)
    v, f, layer = hollow(outline, [(top, 3.0), (top, 1.4), (top - 0.4, 0.4), (top - 1.4, 0.0), (split + 1.1, 0.0), (split + 0.6, 0.4), (split + 0.5, 1.6), (split + 0.5, 5.0)],
                         [(split + 0.9, 5.6), (top - 7.0, 5.8), (top - 5.0, 7.0), (top - 4.6, 10.0)])
    lid = Part("Case_Flap", "case", v, f, crease=40, layer=layer)
    body.uv, lid.uv = grained(body.vertices), grained(lid.vertices) + [0.43, 0.21]
    waist = Part("Case_Waist", "case_trim", *ring(outline, split - 1.0, split + 0.45, 2.0, 4.6), crease=40)
    pin = so.revolve([(2.6, -1.0), (2.6, 0.25), (2.2, 0.5), (0, 0.55)], 20, "d")
    pin = (pin[0] * [1, -1, 1] + [0, -34.0, split + 6.0], [tuple(reversed(q)) for q in pin[1]])
    return [body, lid, waist, Part("Case_Snap", "case_metal", *pin, crease=40)], (168, 64)


def cloth():
    """A microfibre cloth folded to a small stack, its layers a little apart and not quite square."""
    wide, long, thick, gap = 62.0, 82.0, 0.75, 1.15
    path, layers = [], 4
    for k in range(layers):
        h = 0.7 + k * gap
        xs = np.linspace(-long / 2 + 1.2 * (k % 3), long / 2 - 0.9 * k, 15)
        xs = xs if k % 2 == 0 else xs[::-1]
        path += [(x, h + 0.30 * math.sin(x / 11 + 1.7 * k) * (k / layers) + 0.5 * (abs(x) / long * 2) ** 6 * k / layers) for x in xs]
        if k < layers - 1:
            side = 1 if k % 2 == 0 else -1
            turn = gap / 2
            cx = xs[-1]
            path += [(cx + side * turn * 1.5 * math.sin(a), h + turn - turn * math.cos(a)) for a in np.linspace(0, math.pi, 7)[1:-1]]
    path = np.array(path)
    s = cv.arc_length(path)
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], -1)
    across = np.r_[-1, -0.985, np.linspace(-0.92, 0.92, 13), 0.985, 1]
    rings, uv = [], []
    for i, (p, n) in enumerate(zip(path, normal)):
        layer = s[i] / s[-1]
        skew = 0.9 * math.sin(7 * layer) + 0.6 * layer
        d = across * wide / 2 + skew
        lift = 0.18 * np.sin(across * 4.2 + s[i] / 14) * layer + 0.9 * layer * np.abs(across) ** 8 * 0.4
        t = thick / 2 * np.where(np.abs(across) > 0.99, 0.35, 1.0)
        up = np.stack([p[0] + n[0] * t, d, p[1] + lift + n[1] * t], -1)
        down = np.stack([p[0] - n[0] * t, d, p[1] + lift - n[1] * t], -1)
        rings.append(np.concatenate([up, down[::-1]]))
        w = np.concatenate([across, across[::-1]]) * wide / 2
        uv.append(np.stack([np.full(len(w), s[i] / LEATHER), w / LEATHER], -1))
    v, f = so.loft(rings)
    uv = np.concatenate([np.concatenate(uv), [uv[0].mean(0), uv[-1].mean(0)]])
    return [Part("Cloth", "cloth", v, f, uv, crease=70, weld=1e-4)], (80, 60)


# From the loop on one temple to that on the other, and how a cord lies between: (x, d, h).
CORD = [(-61.3, 70.5, 6.6), (-56.5, 72.5, 3.6), (-51.0, 75.0, 1.7), (-45.0, 74.0, 1.3), (-40.0, 65.0, 1.3), (-38.0, 50.0, 1.3), (-30.0, 34.0, 1.3), (-12.0, 24.0, 1.3),
        (8.0, 30.0, 1.3), (21.0, 45.0, 1.3), (29.0, 61.0, 1.3), (38.0, 72.5, 1.3), (46.0, 76.0, 1.4), (52.0, 75.0, 1.8), (56.8, 72.5, 3.7), (61.3, 70.5, 6.6)]


def _cord_path(n):
    p = np.array(CORD)
    p = cv.bspline(np.concatenate([[2 * p[0] - p[1]], p, [2 * p[-1] - p[-2]]]), False, 24)
    return cv.resample(p, n)


def _ferrules(path):
    out = []
    for a, b in ((path[0], path[4]), (path[-1], path[-5])):
        t = (b - a) / np.linalg.norm(b - a)
        line = np.array([a, a + t * 0.6, a + t * 6.0, a + t * 6.6])
        size = (1.0, 1.7, 1.7, 1.1)
        out.append(so.loft(so.sweep(line, lambda i: so.circle(size[i], 12))))
    return so.join(out)


def cord():
    """A round cotton cord with metal ferrules."""
    path = _cord_path(150)
    body = so.loft(so.sweep(path, lambda i: so.circle(1.15, 8)))
    return [Part("Cord", "cord", *body, crease=60), Part("Cord_Ferrules", "chain", *_ferrules(path), crease=40)]


def chain():
    """A ball chain in the colour of the hinges."""
    path = _cord_path(600)
    s = cv.arc_length(path)
    out = []
    for a in np.arange(7.5, s[-1] - 7.0, 3.5):
        p = np.array([np.interp(a, s, path[:, k]) for k in range(3)])
        out.append(so.revolve([(0, -1.25), (0.72, -1.02), (1.2, -0.3), (1.2, 0.3), (0.72, 1.02), (0, 1.25)], 9, at=p))
    thread = so.loft(so.sweep(path[::4], lambda i: so.circle(0.4, 5)))
    return [Part("Cord", "chain", *so.join(out), crease=80), Part("Cord_Ferrules", "chain", *so.join([_ferrules(path), thread]), crease=40)]


def files():
    """Every file: name, its parts, and the map from table axes to glTF axes."""
    for name, make in (("shell", shell), ("sleeve", sleeve), ("felt", pouch), ("folding", folding), ("walnut", walnut)):
        parts, foot = make()
        yield f"case_{name}", with_linings(placed(parts, CASE_AT, CASE_TURN, foot), "case_lining"), to_table
    parts, foot = cloth()
    yield "cloth", placed(parts, CLOTH_AT, CLOTH_TURN, foot, ("Cloth_Shade", "shade_low"), 11.0), to_table
    yield "cord_cotton", cord(), to_table
    yield "cord_chain", chain(), to_table
