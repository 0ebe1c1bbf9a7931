"""Closed solids from sections: loft, sweep, revolve, plates and boxes. Each returns (vertices, faces)."""
import math
import numpy as np


def loft(sections, cap_start=True, cap_end=True):
    """Skin closed rings of equal point count, (s, n, 3), and cap both ends."""
    s_ = np.asarray(sections, float)
    s, n, _ = s_.shape
    faces = []
    for i in range(s - 1):
        for j in range(n):
            k = (j + 1) % n
            faces.append((i * n + j, i * n + k, (i + 1) * n + k, (i + 1) * n + j))
    v = s_.reshape(-1, 3)
    for cap, row in ((cap_start, 0), (cap_end, s - 1)):
        if cap:  # fan around a centre vertex: no n-gons reach the exporter
            c = len(v)
            v = np.concatenate([v, s_[row].mean(0)[None]])
            for j in range(n):
                k = (j + 1) % n
                a, b = row * n + j, row * n + k
                faces.append((b, a, c) if row == 0 else (a, b, c))
    return v, faces


def rounded_rect(w, h, r, seg=4, mid=1):
    """Counter-clockwise rounded rectangle section (n, 2) with `mid` extra points on each straight side."""
    r = min(r, w / 2 - 1e-3, h / 2 - 1e-3)
    p = []
    for cx, cy, a0 in ((w / 2 - r, h / 2 - r, 0), (-w / 2 + r, h / 2 - r, 90), (-w / 2 + r, -h / 2 + r, 180), (w / 2 - r, -h / 2 + r, 270)):
        p += [(cx + r * math.cos(math.radians(a0 + 90 * i / seg)), cy + r * math.sin(math.radians(a0 + 90 * i / seg))) for i in range(seg + 1)]
    if mid:
        q = []
        for c in range(4):
            q += p[c * (seg + 1) : (c + 1) * (seg + 1)]
            a, b = np.array(p[(c + 1) * (seg + 1) - 1]), np.array(p[((c + 1) * (seg + 1)) % len(p)])
            q += [tuple(a + (b - a) * (k + 1) / (mid + 1)) for k in range(mid)]
        p = q
    return np.array(p)


def circle(r, n=12):
    """Circle section (n, 2)."""
    a = np.arange(n) / n * 2 * np.pi
    return np.stack([np.cos(a) * r, np.sin(a) * r], -1)


def sweep(path, section, up=(0, 0, 1)):
    """Rings of `section(i)` (m, 2) carried along `path` by parallel transport; feed the result to `loft`."""
    p = np.asarray(path, float)
    t = np.gradient(p, axis=0)
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    u = np.array(up, float)
    rings = []
    for i in range(len(p)):
        u = u - t[i] * (u @ t[i])
        u /= np.linalg.norm(u)
        v = np.cross(t[i], u)
        q = section(i)
        rings.append(p[i] + q[:, :1] * v + q[:, 1:] * u)
    return np.array(rings)


def revolve(profile, n=24, axis="h", at=(0, 0, 0)):
    """Turn `profile` [(radius, height)...] about an axis: 'x', 'd' or 'h'. Radius 0 closes an end."""
    a = np.arange(n) / n * 2 * np.pi
    v, f = loft([np.stack([np.cos(a) * r, np.sin(a) * r, np.full(n, h)], -1) for r, h in profile], profile[0][0] > 1e-6, profile[-1][0] > 1e-6)
    v = {"h": v, "x": v[:, [2, 0, 1]], "d": v[:, [1, 2, 0]]}[axis]
    return v + np.array(at), f


def box(x0, x1, d0, d1, h0, h1):
    """Axis-aligned box."""
    v = np.array([(x, d, h) for h in (h0, h1) for d in (d0, d1) for x in (x0, x1)], float)
    return v, [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]


def plate(w, h, t, r=0.9, bevel=0.22):
    """Rounded plate in the (x, h) plane, from d=0 to d=t, with bevelled upper edge (towards +d)."""
    q = rounded_rect(w, h, r, 4, 0)
    rows = []
    for d, ins in ((0, 0), (t - bevel, 0), (t - 0.3 * bevel, 0.3 * bevel), (t, bevel), (t, bevel + 0.15)):
        p = q * np.array([1 - 2 * ins / w, 1 - 2 * ins / h])
        rows.append(np.stack([p[:, 0], np.full(len(p), d), p[:, 1]], -1))
    return loft(rows)


def rotate_h(v, angle):
    """Turn about the vertical axis."""
    c, s = math.cos(angle), math.sin(angle)
    return v @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])


def join(parts):
    """Concatenate (vertices, faces) pairs."""
    vs, fs, o = [], [], 0
    for v, f in parts:
        vs.append(v)
        fs += [tuple(i + o for i in q) for q in f]
        o += len(v)
    return np.concatenate(vs), fs


def mirror_x(part):
    """Mirror image in x=0 with the winding kept outward."""
    v, f = part
    return v * [-1, 1, 1], [tuple(reversed(q)) for q in f]
