"""Boxes that stand beside the bottle: a tube, a carton and a wooden crate. All closed, printed with the wine's name."""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .frame import BOX_AT
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


def _place(parts, w, slot="shade"):
    """Move a box to its place and lay its contact shadow on the ground; `w` is the width of its foot."""
    half = w / 2 + SHADE
    corners = np.array([(-half, half, 0.3), (half, half, 0.3), (-half, -half, 0.3), (half, -half, 0.3)])
    parts = parts + [Part("Box_Shade", slot, corners, [(0, 2, 3, 1)], uv=np.array([(0, 0), (1, 0), (0, 1), (1, 1)], float), sheet=True)]
    for p in parts:
        p.vertices = np.asarray(p.vertices, float) + [BOX_AT[0], BOX_AT[1], 0]
    return parts


def _front_print(name, w, h, z, d, slot="boxprint"):
    """A flat printed layer on a front at depth d."""
    x = np.array([-w / 2, w / 2])
    v = np.array([(a, d, b) for b in (z + h / 2, z - h / 2) for a in x])
    return Part(name, slot, v, [(0, 2, 3, 1)], uv=np.array([(0, 0), (1, 0), (0, 1), (1, 1)], float), sheet=True)


def tube():
    r, lid_r, h, split = 46.5, 48.4, 342.0, 276.0
    body = turned(rounded([(0, 0.6), (r - 3, 0.6), (r - 2.6, 0, 0.3), (r - 0.6, 0, 0.4), (r, 0.8, 0.4), (r, split + 4), (0, split + 4)], 20), 72)
    part = Part("Tube", "board", *body, crease=40)
    part.uv = np.stack([round_uv(part.vertices) * np.pi * r / 150, part.vertices[:, 2] / 150], -1)
    lid = turned(rounded([(0, split), (lid_r - 1.0, split), (lid_r, split + 0.8, 0.6), (lid_r, h - 1.2, 1.2), (lid_r - 1.6, h, 0.8), (lid_r - 2.2, h - 0.4, 0.4), (0, h - 0.4)], 20), 72)
    cap = Part("Tube_Lid", "board", *lid, crease=40)
    cap.uv = np.stack([round_uv(cap.vertices) * np.pi * r / 150 + 0.4, cap.vertices[:, 2] / 150 + np.hypot(cap.vertices[:, 0], cap.vertices[:, 1]) / 150], -1)
    rings = []
    for a, b in ((split + 5, split + 7.4), (split + 8.8, split + 9.4)):
        v, f = turned(np.array([(lid_r - 0.2, a), (lid_r + 0.06, a), (lid_r + 0.06, b), (lid_r - 0.2, b)]), 72, closed=True)
        rings.append((v, f))
    v, f = so.join(rings)
    w, hh = 96.0, 24.0
    u, t = np.meshgrid(np.linspace(0, 1, 19), np.linspace(0, 1, 2))
    ang, z = (u - 0.5) * w / r, 150 + (0.5 - t) * hh
    sheet = np.stack([(r + 0.08) * np.sin(ang), -(r + 0.08) * np.cos(ang), z], -1).reshape(-1, 3)
    quads = [(i, 19 + i, 20 + i, i + 1) for i in range(18)]
    name = Part("Tube_Print", "boxprint", sheet, quads, uv=np.stack([u, t], -1).reshape(-1, 2), sheet=True)
    return _place([part, cap, Part("Tube_Trim", "trim", v, f, crease=40), name], 2 * r, "shade_round")


def carton():
    """A rigid gift box with a lid that overlaps its upper third, and a ribbon pull."""
    w, h, split = 98.0, 344.0, 236.0
    v, f = _bevelled(w - 2.4, w - 2.4, split + 20, 0.9)
    body = Part("Carton", "board", v, f, crease=35)
    body.uv = _grain(v, f, 2, 150, 1)
    v, f = _bevelled(w, w, h - split, 1.0, (0, 0, split))
    lid = Part("Carton_Lid", "board", v, f, crease=35)
    lid.uv = _grain(v, f, 2, 150, 2)
    band = so.join([_frame_strip(w, split + 3.2, 1.6), _frame_strip(w, split + 6.6, 0.5)])
    return _place([body, lid, Part("Carton_Trim", "trim", *band, crease=30), _front_print("Carton_Print", 92, 23, 140, -(w - 2.4) / 2 - 0.05)], w)


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


def crate():
    """Pine, standing on its end: sides nailed over the ends, a sliding lid in front, and a rope to carry it by."""
    w, d, h, t = 112.0, 108.0, 366.0, 9.0
    boards = []

    def board(name, bw, bd, bh, at, along, seed):
        v, f = _bevelled(bw, bd, bh, 0.8, at)
        boards.append((v, f, _grain(v, f, along, seed=seed)))

    gap = 0.15
    board("left", t, d, h, (-(w - t) / 2, 0, 0), 2, 1)
    board("right", t, d, h, ((w - t) / 2, 0, 0), 2, 2)
    inner = w - 2 * t - 2 * gap
    board("back", inner, t, h - 0.6, (0, (d - t) / 2 - 0.3, 0.3), 2, 3)
    board("foot", inner, d - t - 8.4, t, (0, -t / 2 + 3.6, 0.5), 0, 4)
    board("head", inner, d - t - 8.4, t, (0, -t / 2 + 3.6, h - t - 0.5), 0, 5)
    board("lid", inner, 5.2, h - 3.0, (0, -(d / 2) + 4.6, 0.6), 2, 6)
    v, f = so.join([(b[0], b[1]) for b in boards])
    wood = Part("Crate", "wood", v, f, uv=np.concatenate([b[2] for b in boards]), crease=35)
    # Screws through the sides into head and foot.
    heads = []
    for side in (-1, 1):
        for z in (5.0, h - 5.0):
            for dd in (-30, 0, 30):
                sv, sf = so.revolve([(0, -0.4), (2.2, -0.4), (2.2, 0.12), (1.8, 0.32), (0, 0.36)], 12, "x")
                heads.append((sv * [side, 1, 1] + [side * w / 2, dd, z], sf if side > 0 else [tuple(reversed(q)) for q in sf]))
    sv, sf = so.join(heads)
    front = -(d / 2) + 4.6 - 2.6
    # The rope: three strands through two holes in the head.
    key = np.array([(-24, 0, h - 3), (-24, 0, h + 3), (-22.5, 0, h + 11), (-14, 0, h + 18.5), (0, 0, h + 20.5), (14, 0, h + 18.5), (22.5, 0, h + 11), (24, 0, h + 3), (24, 0, h - 3)], float)
    path = cv.resample(cv.bspline(np.concatenate([[2 * key[0] - key[1]], key, [2 * key[-1] - key[-2]]]), False, 8), 64)
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    u = np.tile([[0.0, 1.0, 0.0]], (len(path), 1))
    side_ = np.cross(tangent, u)
    turn = cv.arc_length(path) / 17.0 * 2 * np.pi
    strands = []
    for k in range(3):
        q = turn + k * 2 * np.pi / 3
        p = path + 1.7 * (np.cos(q)[:, None] * u + np.sin(q)[:, None] * side_)
        strands.append(so.loft(so.sweep(p, lambda i: so.circle(1.85, 7), (0, 1, 0.01))))
    rv, rf = so.join(strands)
    return _place([
        wood, Part("Crate_Screws", "steel", sv, sf, crease=40),
        Part("Crate_Rope", "rope", rv, rf, crease=70, weld=1e-4),
        _front_print("Crate_Print", 92, 23, 196, front - 0.05),
    ], w)


def files():
    return dict(box_tube=tube(), box_carton=carton(), box_crate=crate())
