"""Profiles that are turned: polylines with rounded corners, thinned to what can be seen, and lathed with a periodic shape."""
import math
import numpy as np
from scipy import ndimage
from atelier_mesh import curves as cv


def rounded(points, degrees=7.0):
    """The polyline through `points` (x, y[, radius]) with circular fillets, one point each `degrees` of turn."""
    out = [np.array(points[0][:2], float)]
    for before, corner, after in zip(points, points[1:], points[2:]):
        p = np.array(corner[:2], float)
        radius = corner[2] if len(corner) > 2 else 0
        a, b = np.array(before[:2]) - p, np.array(after[:2]) - p
        la, lb = np.linalg.norm(a), np.linalg.norm(b)
        a, b = a / la, b / lb
        turn = math.pi - math.acos(np.clip(a @ b, -1, 1))
        if radius <= 0 or turn < 1e-3:
            out.append(p)
            continue
        reach = radius * math.tan(turn / 2)
        limit = 0.499 * min(la if len(out) > 1 else 2 * la, lb if after is not points[-1] else 2 * lb)
        if reach > limit:
            reach, radius = limit, limit / math.tan(turn / 2)
        centre = p + (a + b) / np.linalg.norm(a + b) * radius / math.cos(turn / 2)
        s, e = p + a * reach - centre, p + b * reach - centre
        sign = 1 if s[0] * e[1] - s[1] * e[0] > 0 else -1
        steps = max(2, math.ceil(math.degrees(turn) / degrees))
        for k in range(steps + 1):
            t = sign * turn * k / steps
            out.append(centre + [s[0] * math.cos(t) - s[1] * math.sin(t), s[0] * math.sin(t) + s[1] * math.cos(t)])
    out.append(np.array(points[-1][:2], float))
    return np.array(out)


def even_out(profile, sigma, step=0.5):
    """Blur a profile along its length so that curvature changes gently: reflections then run without a kink."""
    p = cv.resample(profile, int(cv.arc_length(profile)[-1] / step) + 1)
    q = np.stack([ndimage.gaussian_filter1d(p[:, k], sigma / step, mode="nearest") for k in (0, 1)], -1)
    # `nearest` shortens the ends: keep them where the profile is straight.
    w = np.clip(np.minimum(np.arange(len(p)), np.arange(len(p))[::-1]) * step / (4 * sigma), 0, 1)[:, None]
    return p * (1 - w) + q * w


def thinned(profile, tolerance):
    """Douglas-Peucker: drop points that move the curve by less than `tolerance`."""
    p = np.asarray(profile, float)
    keep = np.zeros(len(p), bool)
    keep[[0, -1]] = True
    stack = [(0, len(p) - 1)]
    while stack:
        a, b = stack.pop()
        if b <= a + 1:
            continue
        d, q = p[b] - p[a], p[a + 1 : b] - p[a]
        length = np.linalg.norm(d)
        off = np.abs(q[:, 0] * d[1] - q[:, 1] * d[0]) / length if length > 1e-9 else np.linalg.norm(q, axis=1)
        i = int(np.argmax(off))
        if off[i] > tolerance:
            keep[a + 1 + i] = True
            stack += [(a, a + 1 + i), (a + 1 + i, b)]
    return p[keep]


def subdivided(profile, longest):
    """Add points so that no piece is longer than `longest`."""
    out = [profile[0]]
    for a, b in zip(profile[:-1], profile[1:]):
        k = max(1, math.ceil(np.linalg.norm(b - a) / longest))
        out += [a + (b - a) * j / k for j in range(1, k + 1)]
    return np.array(out)


def turned(profile, n, shape=None, closed=False):
    """Lathe `profile` [(radius, h)...]. `shape(angle, rows)` returns (dr, dh), each (rows, n). Angle 0 looks at the viewer.

    Radius 0 closes an end; with `closed` the last point is joined to the first instead (a ring).
    """
    p = np.asarray(profile, float)
    angle = np.arange(n) / n * 2 * np.pi
    r, h = np.repeat(p[:, :1], n, 1), np.repeat(p[:, 1:2], n, 1)
    if shape is not None:
        dr, dh = shape(angle[None], np.arange(len(p))[:, None])
        r, h = r + dr * (r > 0), h + dh
    v = np.stack([r * np.sin(angle), -r * np.cos(angle), h], -1).reshape(-1, 3)
    rows = len(p)
    faces = []
    for i in range(rows if closed else rows - 1):
        j = (i + 1) % rows
        for k in range(n):
            m = (k + 1) % n
            faces.append((i * n + k, i * n + m, j * n + m, j * n + k))
    return v, faces


def angle_of(v):
    """Angle around the bottle of bench points: 0 at the viewer, growing to the right."""
    return np.arctan2(v[:, 0], -v[:, 1])


def round_uv(v):
    """0..1 from one side of the bottle to the other and back: a texture laid on so shows no seam, and its mirror lines lie
    where the viewer does not look, left and right."""
    a = angle_of(v) + np.pi / 2
    return np.abs((a + np.pi) % (2 * np.pi) - np.pi) / np.pi
