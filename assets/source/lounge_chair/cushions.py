"""Box cushions: two panels, a border, seams with piping or top stitching, ribs or buttons.

A cushion lies on the plane z=0 of its own axes: x across, y from the front edge (0) to the rear, z up. Its panels are domed
like a membrane under pressure, steep at the seam and flat in the middle, and somebody has sat on it.
"""
from dataclasses import dataclass
import math
import numpy as np
from atelier_mesh.bars import tube, turned
from atelier_mesh.curves import arc_length, smoothstep
from atelier_mesh.surface import Surface, grid_triangles, split_quads
from .frame import FABRIC_TILE
from .stitching import stitches

PITCH = 18.0          # of the grid of a panel
PIPING_R = 4.6
SEAM_STEP = 46.0      # between the points of a seam where it is straight
CORNER_STEPS = 6      # of a seam in half a corner
CORNER = 46.0         # radius of the corners


@dataclass(frozen=True)
class Shape:
    """Outer size at the seam, thickness of the border, dome of the panel and of the border, narrowing towards the rear."""

    width: float
    length: float
    border: float
    dome: float
    bulge: float = 7.0
    taper: float = 0.0
    sat: float = 0.0
    ribs: int = 7
    buttons: tuple = (3, 3)
    corner: float = CORNER
    seed: int = 1


SEAT = Shape(556, 566, 92, 26, sat=9.0, seed=3)
BACK = Shape(552, 486, 74, 24, taper=0.055, sat=3.0, seed=5)
OTTOMAN = Shape(538, 446, 80, 22, sat=3.5, seed=9)
HEAD = Shape(396, 168, 44, 15, bulge=6, corner=36, ribs=5, buttons=(3, 1), seed=11)

STYLES = ("piped", "stitched", "channel", "buttoned")


def cushion(shape, style):
    """The cushion as a `Surface` with the slots fabric, piping, thread and button."""
    body = _Body(shape, style)
    out = body.surface()
    if style in ("piped", "buttoned"):
        for loop in body.seams(2.4):
            out.join(tube(loop, PIPING_R, "piping", 8, closed=True, tile=FABRIC_TILE))
    if style == "stitched":
        out.join(_seam_stitches(next(body.seams(0)), body, 7.5))
    elif style == "piped":      # the row that holds the piping, finer than one that is for show
        out.join(_seam_stitches(next(body.seams(0)), body, 7.0, length=6.4, gap=3.2, width=1.5))
    if style == "buttoned":
        out.join(*body.buttons())
    return out


class _Body:
    def __init__(self, shape, style):
        self.shape, self.style = shape, style
        s = shape
        fine = 12 if style == "channel" else PITCH
        self.nx = s.ribs * 6 if style == "channel" else 2 * round(s.width / fine / 2)
        self.ny = 2 * round(s.length / (22 if style == "channel" else PITCH) / 2)
        self.u, self.v = np.meshgrid(_stops(self.nx, style == "channel" and s.ribs), _stops(self.ny), indexing="ij")
        self.x, self.y = self._plan(self.u, self.v)
        self.noise = _waves(shape.seed)
        self.top = np.stack([self.x, self.y, s.border + self._dome()], -1)

    def _plan(self, u, v):
        """The square -1..1 mapped to the rounded, tapered plan of the seam."""
        s = self.shape
        a, b, r = s.width / 2, s.length / 2, s.corner
        x, y = u * a, v * b
        cx, cy = np.maximum(np.abs(x) - (a - r), 0), np.maximum(np.abs(y) - (b - r), 0)
        length = np.maximum(np.hypot(cx, cy), 1e-9)
        k = np.where((cx > 0) & (cy > 0), np.maximum(cx, cy) / length, 1)
        x = np.sign(x) * (np.minimum(np.abs(x), a - r) + cx * k)
        y = np.sign(y) * (np.minimum(np.abs(y), b - r) + cy * k)
        return x * (1 - s.taper * (v + 1) / 2), y + b

    def _edge(self):
        """Distance of each point of the panel from the seam, about."""
        s = self.shape
        return np.minimum((1 - np.abs(self.u)) * s.width / 2, (1 - np.abs(self.v)) * s.length / 2)

    def _dome(self):
        s, u, v = self.shape, self.u, self.v
        membrane = ((1 - np.abs(u) ** 2.4) * (1 - np.abs(v) ** 2.4)).clip(0) ** 0.46
        z = s.dome * membrane
        inner = smoothstep(6, 70, self._edge())
        z = z + inner * self.noise(self.x, self.y) * 1.5
        # Cloth gathers a little where it is sewn to the border.
        along = np.where((1 - np.abs(u)) * s.width < (1 - np.abs(v)) * s.length, self.y, self.x)
        gather = np.sin(along / 9.1 + 2.2 * np.sin(along / 47)) * np.exp(-self._edge() / 24) * smoothstep(0, 8, self._edge())
        z = z + 0.9 * gather * (self.style != "channel")
        if s.sat:   # two shallow hollows, and a flatter front
            z = z - s.sat * membrane * (np.exp(-(((np.abs(u) - 0.36) / 0.34) ** 2) - ((v - 0.05) / 0.55) ** 2) + 0.35 * np.exp(-((u / 0.8) ** 2) - ((v - 0.1) / 0.7) ** 2))
        if self.style == "channel":
            phase = (u + 1) / 2 * s.ribs
            rib = np.sqrt(np.clip(1 - (2 * (phase - np.floor(phase.clip(0, s.ribs - 1e-6))) - 1) ** 2, 0, 1))
            z = z + (15.0 * rib**0.75 - 12.0) * smoothstep(0, 26, (1 - np.abs(v)) * s.length / 2) * smoothstep(-1, 6, self._edge())
        if self.style == "buttoned":
            for bx, by in self._button_places():
                r = np.hypot(self.x - bx, self.y - by)
                z = z - 17 * np.exp(-((r / 30) ** 1.25)) - 3.0 * np.exp(-((r / 75) ** 2))
        return z.clip(0)

    def _button_places(self):
        s = self.shape
        nx, ny = s.buttons
        xs = (np.arange(nx) - (nx - 1) / 2) * s.width / (nx + 0.35) if nx > 1 else [0.0]
        ys = s.length / 2 + (np.arange(ny) - (ny - 1) / 2) * s.length / (ny + 0.35)
        # Snapped to the grid, so that every dimple has its deepest point under its button.
        gx, gy = self.x[:, self.ny // 2], self.y[self.nx // 2, :]
        return [(gx[np.abs(gx - a).argmin()], gy[np.abs(gy - b).argmin()]) for b in ys for a in xs]

    def buttons(self):
        for bx, by in self._button_places():
            i, j = np.abs(self.x[:, self.ny // 2] - bx).argmin(), np.abs(self.y[self.nx // 2, :] - by).argmin()
            z = self.top[i, j, 2]
            profile = [(11.5, -4.0), (12.5, 1.5), (10.6, 5.6), (5.6, 7.8), (0.2, 8.3)]
            yield turned(profile, "button", 10, (bx, by, z), tile=FABRIC_TILE)

    def _ring(self):
        """Indices of the seam, counter-clockwise from the front left corner."""
        nx, ny = self.nx, self.ny
        i = np.r_[np.arange(nx), np.full(ny, nx), np.arange(nx, 0, -1), np.zeros(ny, int)]
        j = np.r_[np.zeros(nx, int), np.arange(ny), np.full(nx, ny), np.arange(ny, 0, -1)]
        return i, j

    def surface(self):
        s, out = self.shape, Surface()
        nx, ny = self.nx, self.ny
        flat = np.stack([self.x, self.y], -1) / FABRIC_TILE + 0.31
        quads, at = grid_triangles(nx + 1, ny + 1)
        corners = np.array([(0, 0), (0, 1), (1, 1), (1, 0)])
        pick = at[:, None, :] + corners
        # (x, y) grids run x first, so the quads face down: turn them.
        top = self.top.reshape(-1, 3)
        out.add(top, *split_quads(top, quads[:, ::-1], flat[pick[..., 0], pick[..., 1]][:, ::-1]), "fabric")
        i, j = self._ring()
        plan = np.stack([self.x[i, j], self.y[i, j]], -1)
        d = np.roll(plan, -1, 0) - np.roll(plan, 1, 0)
        outward = np.stack([d[:, 1], -d[:, 0]], -1) / np.linalg.norm(d, axis=1, keepdims=True)
        rows = 6
        t = np.linspace(0, 1, rows + 1)
        bulge = s.bulge * (1 - (2 * t - 1) ** 2) ** 0.7
        along = arc_length(plan, True)
        wave = 1 + 0.25 * np.sin(along[:-1] / along[-1] * 2 * np.pi * 5 + s.seed)
        border = np.stack([np.c_[plan + outward * (b * wave)[:, None], np.full(len(plan), z)] for b, z in zip(bulge, t * s.border)])
        quads, at = grid_triangles(rows + 1, len(plan), closed_columns=True)
        length = along * max(1, round(along[-1] / FABRIC_TILE)) * FABRIC_TILE / along[-1]
        pick = at[:, None, :] + corners
        uv = np.stack([length[pick[..., 1]], pick[..., 0] * s.border / rows], -1) / FABRIC_TILE + [0.13, 0.57]
        flatb = border.reshape(-1, 3)
        out.add(flatb, *split_quads(flatb, quads, uv), "fabric")
        # The underside lies flat: a fan of two rings is enough.
        c = np.array([0, s.length / 2])
        rings = np.stack([np.c_[plan, np.zeros(len(plan))], np.c_[c + (plan - c) * 0.5, np.zeros(len(plan))]])
        quads, at = grid_triangles(2, len(plan), closed_columns=True)
        under = rings.reshape(-1, 3)
        out.add(under, *split_quads(under, quads[:, ::-1], under[quads[:, ::-1]][..., :2] / FABRIC_TILE), "fabric")
        n = len(plan)
        v = np.concatenate([rings[1], [[*c, 0.0]]])
        k = np.arange(n)
        tri = np.stack([(k + 1) % n, k, np.full(n, n)], -1)
        out.add(v, tri, v[tri][..., :2] / FABRIC_TILE, "fabric")
        return out

    def seams(self, out_by):
        """The upper and the lower seam as closed loops, `out_by` outside of the plan; most of their points are in the corners."""
        loop = np.stack(self._plan(*self._seam_stops()), -1)
        d = np.roll(loop, -1, 0) - np.roll(loop, 1, 0)
        n = np.stack([d[:, 1], -d[:, 0]], -1) / np.linalg.norm(d, axis=1, keepdims=True)
        for z in (self.shape.border, 0.0):
            height = z - 0.5 if z else PIPING_R - 0.6
            yield np.c_[loop + n * out_by, np.full(len(loop), height)]

    def _seam_stops(self):
        """The seam counter-clockwise from the front left corner, in the square that `_plan` rounds."""
        s = self.shape

        def side(length):
            """-1..1 without its end: even steps of the angle in the corners, `SEAM_STEP` in between."""
            half = length / 2 - s.corner
            angle = np.radians(np.linspace(45, 0, CORNER_STEPS + 1))
            bend = (half + s.corner * np.tan(angle)) / (length / 2)
            straight = np.linspace(-half, half, max(2, round(2 * half / SEAM_STEP)) + 1)[1:-1] / (length / 2)
            return np.r_[-bend, straight, bend[:0:-1]]

        x, y = side(s.width), side(s.length)
        u = np.r_[x, np.ones(len(y)), -x, -np.ones(len(y))]
        v = np.r_[-np.ones(len(x)), y, np.ones(len(x)), -y]
        return u, v


def _seam_stitches(loop, body, below, **size):
    """A row of stitches on the border, `below` millimetres under the upper seam."""
    d = np.roll(loop, -1, 0) - np.roll(loop, 1, 0)
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    n = np.stack([d[:, 1], -d[:, 0], np.zeros(len(d))], -1)
    s = body.shape
    t = 1 - below / s.border
    push = s.bulge * (1 - (2 * t - 1) ** 2) ** 0.7
    wave = 1 + 0.25 * np.sin(arc_length(loop, True)[:-1] / arc_length(loop, True)[-1] * 2 * np.pi * 5 + s.seed)
    path = np.c_[(loop + n * (push * wave)[:, None])[:, :2], np.full(len(loop), s.border - below)]
    return stitches(path, n, closed=True, **size)


def _stops(n, ribs=0):
    """-1..1 in n steps, closer at the ends (at the seams), where the dome is steep."""
    t = np.linspace(-1, 1, n + 1)
    if ribs:
        return t
    return np.sign(t) * (1 - (1 - np.abs(t)) ** 1.0 * (0.72 + 0.28 * (1 - np.abs(t))))


def _waves(seed):
    """Slow bumps of unit height, 120 to 260 mm long."""
    rng = np.random.default_rng(seed)
    parts = [(2 * np.pi / rng.uniform(120, 260), rng.uniform(0, 2 * np.pi), rng.uniform(0, 2 * np.pi)) for _ in range(6)]

    def noise(x, y):
        return sum(np.sin(k * (x * math.cos(a) + y * math.sin(a)) + p) for k, a, p in parts) / 3

    return noise
