"""Bars, tubes, discs and tiles as `Surface`s with UVs in millimetres per tile: the grain runs along a bar, its ends are cut across.

Lengths are in bench millimetres. `tile` is the length of one texture tile, `slot` the material of the sides and `end` that
of the flat ends. Every bar is cut from another place of the board: `Offsets` deals out where.
"""
import math
import numpy as np
from .surface import Surface, grid_triangles, split_quads


class Offsets:
    """Places in a texture, spread evenly, so that no two bars show the same grain."""

    def __init__(self):
        self.count = 0

    def next(self):
        self.count += 1
        return np.array([self.count * 0.618 % 1, self.count * 0.377 % 1])


BOARD = Offsets()


def rounded(w, h, r, seg=2):
    """Counter-clockwise rectangle (n, 2), its corners rounded by `seg` chords each; sharp if 0."""
    if seg == 0:
        return np.array([(w, h), (-w, h), (-w, -h), (w, -h)]) / 2
    r = min(r, w * 0.499, h * 0.499)
    corners = ((w / 2 - r, h / 2 - r, 0), (-w / 2 + r, h / 2 - r, 90), (-w / 2 + r, -h / 2 + r, 180), (w / 2 - r, -h / 2 + r, 270))
    return np.array([
        (cx + r * math.cos(math.radians(a + 90 * i / seg)), cy + r * math.sin(math.radians(a + 90 * i / seg)))
        for cx, cy, a in corners for i in range(seg + 1)
    ])


def ellipse(w, h, n=16):
    """Counter-clockwise ellipse (n, 2) of full width `w` and height `h`."""
    a = (np.arange(n) + 0.5) / n * 2 * np.pi
    return np.stack([np.cos(a) * w / 2, np.sin(a) * h / 2], -1)


def frames(path, up, closed=False):
    """Tangent, side and upright unit vectors along a path; `up` is carried along without twisting."""
    p = np.asarray(path, float)
    t = np.roll(p, -1, 0) - np.roll(p, 1, 0)
    if not closed:
        t[0], t[-1] = p[1] - p[0], p[-1] - p[-2]
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    u, ups = np.array(up, float), []
    for d in t:
        u = u - d * (u @ d)
        u = u / np.linalg.norm(u)
        ups.append(u)
    ups = np.array(ups)
    return t, np.cross(t, ups), ups


def bezier(points, n):
    """`n` points on the Bezier curve of any degree."""
    p = np.asarray(points, float)
    t, k = np.linspace(0, 1, n), len(p) - 1
    return sum(math.comb(k, i) * ((1 - t) ** (k - i) * t**i)[:, None] * p[i] for i in range(k + 1))


def fillet(points, radius, seg=7, closed=False):
    """A polyline with its corners bent to arcs, as a tube bender does; `radius` is one number or one for each corner."""
    p, n, out = [np.array(q, float) for q in points], len(points), []
    for i in range(n):
        if not closed and i in (0, n - 1):
            out.append(p[i])
            continue
        a, b, c = p[i - 1], p[i], p[(i + 1) % n]
        d1, d2 = (a - b) / np.linalg.norm(a - b), (c - b) / np.linalg.norm(c - b)
        angle = math.acos(np.clip(d1 @ d2, -1, 1))
        r = radius[i] if hasattr(radius, "__len__") else radius
        if r <= 0 or angle > 3.13:
            out.append(b)
            continue
        reach = r / math.tan(angle / 2)
        centre = b + (d1 + d2) / np.linalg.norm(d1 + d2) * r / math.sin(angle / 2)
        e1, e2 = b + d1 * reach - centre, b + d2 * reach - centre
        w = math.acos(np.clip(e1 @ e2 / r**2, -1, 1))
        out += [centre + (e1 * math.sin((1 - f) * w) + e2 * math.sin(f * w)) / math.sin(w) for f in np.linspace(0, 1, seg + 1)]
    return np.array(out)


def lofted(sections, slot, end=None, tile=400.0, end_tile=None, caps=(True, True), closed=False, offset=None, turned=False):
    """Skin (k, n, 3) closed sections; u runs along the path and v around, or the other way round if `turned`."""
    s = np.asarray(sections, float)
    k, n, _ = s.shape
    offset = BOARD.next() if offset is None else np.asarray(offset, float)
    u = np.r_[0, np.cumsum(np.linalg.norm(np.diff(s, axis=0), axis=2).mean(1))]
    if closed:
        u = np.r_[u, u[-1] + np.linalg.norm(s[0] - s[-1], axis=1).mean()]
        u *= max(1, round(u[-1] / tile)) * tile / u[-1]
    per = np.linalg.norm(np.roll(s, -1, 1) - s, axis=2)
    v = np.r_[0, np.cumsum(per[per.sum(1).argmax()])]
    quads, at = grid_triangles(k, n, closed, True)
    corners = np.array([(0, 0), (0, 1), (1, 1), (1, 0)])
    uv = np.stack([u[at[:, :1] + corners[:, 0]], v[at[:, 1:] + corners[:, 1]]], -1) / tile
    if turned:
        uv = uv[..., ::-1]
    out = Surface().add(s.reshape(-1, 3), *split_quads(s.reshape(-1, 3), quads, uv + offset), slot)
    for row, wanted in ((0, caps[0]), (k - 1, caps[1])):
        if wanted and not closed:
            out.join(_cap(s[row], row == 0, end or slot, end_tile or tile))
    return out


def _cap(ring, first, slot, tile):
    """A flat end as a fan around its middle."""
    c = ring.mean(0)
    x = ring[0] - c
    x /= np.linalg.norm(x)
    normal = np.cross(ring[0] - c, ring[len(ring) // 4] - c)
    y = np.cross(normal / np.linalg.norm(normal), x)
    v = np.concatenate([ring, c[None]])
    flat = np.stack([(v - c) @ x, (v - c) @ y], -1) / tile + 0.5
    j = np.arange(len(ring))
    t = np.stack([j, (j + 1) % len(ring), np.full(len(ring), len(ring))], -1)
    if first:
        t = t[:, [1, 0, 2]]
    return Surface().add(v, t, flat[t], slot)


def bar(path, size, slot, up=(0, 0, 1), r=4.0, ease=3.0, end=None, tile=400.0, end_tile=None, seg=2, round_=False, n=16, offset=None):
    """A bar along `path`. `size` is (width across, height along `up`), or a function of 0..1; its ends are eased by `ease`, 0 for ends that are
    hidden in a joint."""
    p = np.asarray(path, float)
    size_at = size if callable(size) else (lambda t: size)
    s = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    length = s[-1]
    begin, finish = ([0, ease * 0.3, ease], [length - ease, length - ease * 0.3, length]) if ease else ([0], [length])
    stops = begin + [x for x in s[1:-1] if ease * 1.5 < x < length - ease * 1.5] + finish
    q = np.stack([np.interp(stops, s, p[:, i]) for i in range(3)], -1)
    inset = np.array([ease, ease * 0.3] + [0] * (len(stops) - 4) + [ease * 0.3, ease]) if ease else np.zeros(len(stops))
    _, side, upright = frames(q, up)
    rings = []
    for i, x in enumerate(stops):
        w, h = (d - 2 * inset[i] for d in size_at(x / length))
        ring = ellipse(w, h, n) if round_ else rounded(w, h, max(r - inset[i] * 0.6, 0.6), seg)
        rings.append(q[i] + ring[:, :1] * side[i] + ring[:, 1:] * upright[i])
    return lofted(rings, slot, end, tile, end_tile, offset=offset)


def tube(path, r, slot, n=12, up=(0, 0, 1), closed=False, tile=400.0, end=None, offset=(0, 0)):
    """A round tube of radius `r` along `path`."""
    p = np.asarray(path, float)
    _, x, y = frames(p, up, closed)
    if closed:   # spread the twist of the frame over the loop
        t0 = frames(p, up, True)[0][0]
        u = y[-1] - t0 * (y[-1] @ t0)
        turn = np.linspace(0, 1, len(p)) * -math.atan2(u @ x[0], u @ y[0])
        c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
        x, y = x * c - y * s, y * c + x * s
    ring = ellipse(2 * r, 2 * r, n)
    return lofted([p[i] + ring[:, :1] * x[i] + ring[:, 1:] * y[i] for i in range(len(p))], slot, end, tile, closed=closed, offset=offset)


def turned(profile, slot, n=28, at=(0, 0, 0), axis=(0, 0, 1), tile=400.0):
    """`profile` [(radius, height)...] from bottom to top, turned about an axis."""
    z = np.array(axis, float)
    z /= np.linalg.norm(z)
    x = np.cross(z, (0, 1, 0.01) if abs(z[1]) < 0.9 else (1, 0, 0))
    x /= np.linalg.norm(x)
    y = np.cross(z, x)
    a = np.arange(n) / n * 2 * np.pi
    ring = np.cos(a)[:, None] * x + np.sin(a)[:, None] * y
    return lofted([np.array(at, float) + ring * max(r, 0.2) + z * h for r, h in profile], slot, tile=tile, offset=(0, 0), turned=True)


def slab(outline, levels, slot, place=lambda p: p, tile=400.0, end=None):
    """A flat plate: the closed `outline` (n, 2) at each (height, inset) of `levels`, from bottom to top."""
    o = np.asarray(outline, float)
    d = np.roll(o, -1, 0) - np.roll(o, 1, 0)
    inward = np.stack([-d[:, 1], d[:, 0]], -1) / np.linalg.norm(d, axis=1, keepdims=True)
    rings = [place(np.c_[o + inward * inset, np.full(len(o), h)]) for h, inset in levels]
    return lofted(rings, slot, end, tile, offset=(0, 0), turned=True)
