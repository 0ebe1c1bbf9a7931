"""Boxes that stand beside the bottle: a tube, a carton and a wooden crate, printed with the wine's name.

All of them open: the lids of tube and carton lift off, that of the crate slides out, and what was below them is lined. At rest they
are closed, and what is seen of them is closed: walls have a thickness, and a lid sits on the shoulder below it.
"""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.glb import Turn
from atelier_mesh.mesh import Part, with_linings
from .frame import BOX_AT, to_world
from .lathe import round_uv, rounded, turned

SHADE = 34.0           # how far a box's contact shadow reaches beyond its foot
GRAIN = 300.0          # one tile of wood or board in millimetres along the grain


def _bevelled(w, d, h, bevel, at=(0, 0, 0)):
    """A block whose upright and level edges are rounded."""
    b = bevel
    rows = []
    for inset, z in ((b, 0), (0.3 * b, 0.3 * b), (0, b), (0, h - b), (0.3 * b, h - 0.3 * b), (b, h)):
        q = so.rounded_rect(w - 2 * inset, d - 2 * inset, max(b - inset, 0.15 * b), 2, 0)
        rows.append(np.stack([q[:, 0], q[:, 1], np.full(len(q), z)], -1))
    v, f = so.loft(rows)
    return v + np.array(at, float), f


def _grain(v, f, along, tile=GRAIN, seed=0):
    """Box-projected UVs with the grain (u) along an axis; the faces stay welded, so each vertex takes its own best side."""
    v = np.asarray(v, float)
    off = np.random.default_rng(seed).random(2)
    across = [k for k in range(3) if k != along]
    return np.stack([v[:, along] / tile + off[0], (v[:, across[0]] + v[:, across[1]]) / (tile * 0.5) + off[1]], -1)


def _wrapped(v):
    """UVs of board that is wrapped round a box and over its top, with streaks on neither."""
    v = np.asarray(v, float)
    return (v[:, :2] + 0.7 * v[:, 2:]) / 150


def _shade(name, w, d, at, slot="shade"):
    """A contact shadow on the ground round a foot."""
    half, deep = w / 2 + SHADE, d / 2 + SHADE
    corners = np.array([(-half, deep, 0.3), (half, deep, 0.3), (-half, -deep, 0.3), (half, -deep, 0.3)]) + [*at, 0]
    return Part(name, slot, corners, [(0, 2, 3, 1)], uv=np.array([(0, 0), (1, 0), (0, 1), (1, 1)], float), sheet=True)


def _place(parts, w, slot="shade"):
    """Move a box to its place and lay contact shadows on the ground: that of its foot, `w` wide, and in its middle that of the lid."""
    parts = parts + [_shade("Box_Shade", w, w, (0, 0), slot)]
    for p in parts:
        p.vertices = np.asarray(p.vertices, float) + [BOX_AT[0], BOX_AT[1], 0]
    return with_linings(parts, "box_lining")


def _metres(right, away, up):
    """A way in bench millimetres as metres along the axes of glTF."""
    return to_world(np.array([[right, away, up]], float))[0]


def _front_print(name, w, h, z, d, slot="boxprint"):
    """A flat printed layer on a front at depth d."""
    x = np.array([-w / 2, w / 2])
    v = np.array([(a, d, b) for b in (z + h / 2, z - h / 2) for a in x])
    return Part(name, slot, v, [(0, 2, 3, 1)], uv=np.array([(0, 0), (1, 0), (0, 1), (1, 1)], float), sheet=True)


def tube():
    """A tube of board with a cap; its neck, 18 mm high, is what the cap sits on."""
    r, neck, bore, h, split = 48.4, 46.5, 44.4, 342.0, 276.0
    rim = split + 18
    body = turned(rounded([(0, 0.6), (r - 3, 0.6), (r - 2.6, 0, 0.3), (r - 0.6, 0, 0.4), (r, 0.8, 0.4), (r, split - 0.1, 0.3), (neck, split - 0.1), (neck, rim, 0.8), (bore, rim, 0.8),
                           (bore, 3.0, 2.0), (0, 3.0)], 20), 72)
    part = Part("Tube", "board", *body, crease=40, layer=[np.hypot(*at[:2]) < bore + 0.01 and at[2] > 1 for at in _middles(*body)])
    part.uv = np.stack([round_uv(part.vertices) * np.pi * r / 150, part.vertices[:, 2] / 150], -1)
    lid = turned(rounded([(0, h - 3.0), (neck + 0.25, h - 3.0, 1.0), (neck + 0.25, split), (r - 1.0, split), (r, split + 0.8, 0.6), (r, h - 1.2, 1.2), (r - 1.6, h, 0.8), (r - 2.2, h - 0.4, 0.4), (0, h - 0.4)], 20), 72)
    cap = Part("Tube_Lid", "board", *lid, crease=40)
    cap.uv = np.stack([round_uv(cap.vertices) * np.pi * r / 150 + 0.4, cap.vertices[:, 2] / 150 + np.hypot(cap.vertices[:, 0], cap.vertices[:, 1]) / 150], -1)
    rings = []
    for a, b in ((split + 5, split + 7.4), (split + 8.8, split + 9.4)):
        v, f = turned(np.array([(r - 0.2, a), (r + 0.06, a), (r + 0.06, b), (r - 0.2, b)]), 72, closed=True)
        rings.append((v, f))
    v, f = so.join(rings)
    w, hh = 96.0, 24.0
    u, t = np.meshgrid(np.linspace(0, 1, 19), np.linspace(0, 1, 2))
    ang, z = (u - 0.5) * w / r, 150 + (0.5 - t) * hh
    sheet = np.stack([(r + 0.08) * np.sin(ang), -(r + 0.08) * np.cos(ang), z], -1).reshape(-1, 3)
    quads = [(i, 19 + i, 20 + i, i + 1) for i in range(18)]
    name = Part("Tube_Print", "boxprint", sheet, quads, uv=np.stack([u, t], -1).reshape(-1, 2), sheet=True)
    return _place([part, cap, Part("Tube_Trim", "trim", v, f, crease=40), name, _shade("Tube_Lid_Shade", 2 * r, 2 * r, (0, 0), "shade_round")], 2 * r, "shade_round")


def _middles(v, f):
    """The middle of each face."""
    return np.array([np.asarray(v)[list(face)].mean(0) for face in f])


def carton():
    """A rigid gift box: its lid sits on a shoulder, and a plate in it has a hole for the bottle. Both are lined."""
    w, neck, wall, h, split = 98.0, 95.4, 2.4, 344.0, 236.0
    rim, plate, hole = split + 20, split + 12, 43.6

    def square(size, z, r=1.0):
        return np.c_[so.rounded_rect(size, size, r, 3, 7), np.full(44, z)]

    def circle(r, z):
        q = so.rounded_rect(2, 2, 0.05, 3, 7)
        return np.c_[q / np.linalg.norm(q, axis=1, keepdims=True) * r, np.full(44, z)]

    inner = neck - 2 * wall
    rows = [square(w - 1.8, 0), square(w - 0.5, 0.3), square(w, 0.9), square(w, split - 0.4), square(w - 0.4, split - 0.1), square(neck, split - 0.1), square(neck, rim - 0.5),
            square(neck - 0.8, rim), square(inner + 0.8, rim), square(inner, rim - 0.5), square(inner, plate), circle(hole + 0.8, plate), circle(hole, plate - 0.8), circle(hole, 4.0)]
    v, f = so.loft(rows)
    lined = [row >= 9 for row in range(len(rows) - 1) for _ in range(44)] + [False] * 44 + [True] * 44
    body = Part("Carton", "board", v, f, crease=35, layer=lined)
    body.uv = _wrapped(v)
    rows = [square(w - 2.0, h), square(w - 0.6, h - 0.3), square(w, h - 1.0), square(w, split + 0.4), square(w - 0.5, split), square(neck + 0.9, split), square(neck + 0.5, split + 0.4), square(neck + 0.5, h - 1.6)]
    v, f = so.loft(rows)
    lid = Part("Carton_Lid", "board", v, f, crease=35)
    lid.uv = _wrapped(v) + 0.37
    band = so.join([_frame_strip(w, split + 3.2, 1.6), _frame_strip(w, split + 6.6, 0.5)])
    return _place([body, lid, Part("Carton_Trim", "trim", *band, crease=30), _front_print("Carton_Print", 92, 23, 140, -w / 2 - 0.05), _shade("Carton_Lid_Shade", w, w, (0, 0))], w)


def _frame_strip(w, z, h):
    """A thin foil line round a square box."""
    rows = []
    for out, dz in ((-0.2, 0), (0.05, 0), (0.05, h), (-0.2, h)):
        q = so.rounded_rect(w + 2 * out, w + 2 * out, 1.0, 3, 0)
        rows.append(np.stack([q[:, 0], q[:, 1], np.full(len(q), z + dz)], -1))
    n = len(rows[0])
    v = np.concatenate(rows)
    f = [(i * n + k, i * n + (k + 1) % n, (i + 1) % 4 * n + (k + 1) % n, (i + 1) % 4 * n + k) for i in range(4) for k in range(n)]
    return v, f


CRATE_HIGH = 348.0     # just enough for the wired bottle, so that it is whole where all bottles are looked at from


def crate():
    """Pine, standing on its end: sides nailed over the ends, a sliding lid in front, a rope to carry it by, and two saddles in it."""
    w, d, h, t, end = 112.0, 108.0, CRATE_HIGH, 9.0, 6.0
    boards = []

    def board(name, bw, bd, bh, at, along, seed):
        v, f = _bevelled(bw, bd, bh, 0.8, at)
        boards.append((v, f, _grain(v, f, along, seed=seed)))

    gap = 0.15
    board("left", t, d, h, (-(w - t) / 2, 0, 0), 2, 1)
    board("right", t, d, h, ((w - t) / 2, 0, 0), 2, 2)
    inner = w - 2 * t - 2 * gap
    board("back", inner, t, h - 0.6, (0, (d - t) / 2 - 0.3, 0.3), 2, 3)
    board("foot", inner, d - t - 8.4, end, (0, -t / 2 + 3.6, 0.3), 0, 4)
    board("head", inner, d - t - 8.4, end, (0, -t / 2 + 3.6, h - end - 0.3), 0, 5)
    for seed, (z, radius) in enumerate(((70.0, 43.6), (262.0, 17.0)), 7):
        v, f = _saddle(inner, 44.6, 9.0, radius, z)
        boards.append((v, f, _grain(v, f, 0, seed=seed)))
    v, f = _bevelled(inner, 5.2, h - 3.0, 0.8, (0, -(d / 2) + 4.6, 0.6))
    lid = Part("Crate_Lid", "wood", v, f, uv=_grain(v, f, 2, seed=6), crease=35)
    v, f = so.join([(b[0], b[1]) for b in boards])
    # Felt on the back, under what the saddles leave of it.
    pads = so.join([_bevelled(inner - 1.0, 1.2, high, 0.4, (0, 44.3, low)) for low, high in ((6.9, 62.7), (79.4, 182.2), (271.4, 69.6))])
    felt = Part("Crate_Lining", "box_lining", *pads, uv=_grain(*pads, 2, 60, 3), crease=35)
    wood = Part("Crate", "wood", v, f, uv=np.concatenate([b[2] for b in boards]), crease=35)
    # Screws through the sides into head and foot.
    heads = []
    for side in (-1, 1):
        for z in (3.3, h - 3.3):
            for dd in (-30, 0, 30):
                sv, sf = so.revolve([(0, -0.4), (2.2, -0.4), (2.2, 0.12), (1.8, 0.32), (0, 0.36)], 12, "x")
                heads.append((sv * [side, 1, 1] + [side * w / 2, dd, z], sf if side > 0 else [tuple(reversed(q)) for q in sf]))
    sv, sf = so.join(heads)
    front = -(d / 2) + 4.6 - 2.6
    # The rope: three strands through two holes in the head; it has fallen back and lies on it.
    half = [(-24, 0, h - 3), (-24, 0.4, h + 1), (-23.4, 4, h + 4.6), (-22, 12, h + 4.4), (-15, 22, h + 4.1)]
    key = np.array([*half, (0, 26, h + 4.0), *((-x, y, z) for x, y, z in half[::-1])], float)
    path = cv.resample(cv.bspline(np.concatenate([[2 * key[0] - key[1]], key, [2 * key[-1] - key[-2]]]), False, 8), 64)
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    u, ahead = np.empty_like(tangent), np.array([0.0, 1.0, 0.0])
    for i, along in enumerate(tangent):
        ahead = ahead - along * (ahead @ along)
        u[i] = ahead = ahead / np.linalg.norm(ahead)
    side_ = np.cross(tangent, u)
    turn = cv.arc_length(path) / 17.0 * 2 * np.pi
    strands = []
    for k in range(3):
        q = turn + k * 2 * np.pi / 3
        p = path + 1.7 * (np.cos(q)[:, None] * u + np.sin(q)[:, None] * side_)
        strands.append(so.loft(so.sweep(p, lambda i: so.circle(1.85, 7), (0, 1, 0.01))))
    rv, rf = so.join(strands)
    return _place([
        wood, lid, felt, Part("Crate_Screws", "steel", sv, sf, crease=40),
        Part("Crate_Rope", "rope", rv, rf, crease=70, weld=1e-4),
        _front_print("Crate_Print", 92, 23, 186, front - 0.05), _shade("Crate_Lid_Shade", 94.0, LEANS_MM, (0, 0)),
    ], w)


def _saddle(w, back, thick, radius, z):
    """A board across the crate from its back to the bottle's middle, with half a hole for it; its upper side is at z + thick."""
    a = np.linspace(0, np.pi, 25)
    arc = np.stack([np.cos(a), np.sin(a)], -1) * radius
    # From the front on the right around the back: the outline at the same share of its way as the arc.
    corners = np.array([(w / 2, 0), (w / 2, back), (-w / 2, back), (-w / 2, 0)], float)
    outer = np.stack([np.interp(a / np.pi, [0, 0.25, 0.75, 1], corners[:, k]) for k in (0, 1)], -1)
    return so.loft([[(*i, z), (*o, z), (*o, z + thick), (*i, z + thick)] for i, o in zip(arc, outer)])


LEANS_MM = 58.0        # how far from the crate the lid stands that leans against it


def turns(name):
    """How the lid of a box goes off, for the file called `name`: up, aside and down; its shadow comes to where it stands."""
    at, none = to_world(np.array([[*BOX_AT, 0.0]]))[0], np.array([0, 0, 0, 1.0])
    if name == "box_crate":
        # Up out of its groove, then down beside it, and back against the front of one side.
        lean, up = math.asin(50.8 / (CRATE_HIGH - 3)), _metres(0, 0, CRATE_HIGH + 9)
        tilted = np.array([-math.sin(lean / 2), 0, 0, math.cos(lean / 2)])
        foot = to_world(np.array([[BOX_AT[0], BOX_AT[1] - 46.8, 0.6]]))[0]
        stands, shadow = _metres(74, -LEANS_MM, -0.4), _metres(74, -54 - LEANS_MM / 2 + 4, 0)
        way = [(0.0, 0 * up), (0.45, up), (0.7, up * 0.5 + stands), (1.0, stands)]
        return [Turn("Crate_Lid_Out", ("_Lid", "_Print"), foot, "Slide", [(0.0, none), (0.7, none), (1.0, tilted)], way),
                Turn("Crate_Lid_Shade_Out", "_Lid_Shade", at, "Slide", [], [(0.0, 0 * up), (0.6, 0 * up), (1.0, shadow)], [(0.0, 0.1), (0.6, 0.1), (1.0, 1.0)])]
    low = dict(box_carton=236.0, box_tube=276.0)[name]
    up, aside = _metres(0, 0, 32), _metres(106, -34, 0)
    way = [(0.0, 0 * up), (0.25, up), (0.6, up + aside), (1.0, aside + _metres(0, 0, 0.3 - low))]
    return [Turn("Lid_Off", ("_Lid", "_Trim"), at, "Lift", [], way),
            Turn("Lid_Shade_Off", "_Lid_Shade", at, "Lift", [], [(0.0, 0 * up), (0.6, aside), (1.0, aside)], [(0.0, 0.1), (0.6, 0.1), (1.0, 1.0)])]


def files():
    return dict(box_tube=tube(), box_carton=carton(), box_crate=crate())
