"""Plane and space curves: interpolating C2 splines, arc length, curvature, normals."""
import numpy as np


def smoothstep(a, b, x):
    """Hermite step from 0 at `a` to 1 at `b`."""
    t = np.clip((np.asarray(x, float) - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def bspline(points, closed, per=40):
    """Uniform cubic B-spline (approximating) through control `points`, `per` samples for each span."""
    p = np.asarray(points, float)
    n = len(p)
    t = np.linspace(0, 1, per, endpoint=False)
    basis = np.stack([(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3], -1) / 6
    spans = range(n) if closed else range(n - 3)
    out = np.concatenate([basis @ p[[(i + k) % n for k in range(4)]] for i in spans])
    if not closed:
        out = np.concatenate([out, [(p[-3] + 4 * p[-2] + p[-1]) / 6]])
    return out


def closed_spline(points, per=60):
    """C2 closed curve *through* `points`: a B-spline whose control points are solved for."""
    p = np.asarray(points, float)
    n = len(p)
    a = np.zeros((n, n))
    for i in range(n):
        a[i, i] = 4 / 6
        a[i, (i - 1) % n] = a[i, (i + 1) % n] = 1 / 6
    return bspline(np.roll(np.linalg.solve(a, p), 1, 0), True, per)


def mirrored_spline(points, per=60):
    """C2 open curve through `points`, both ends on x=0 and meeting their mirror image smoothly there."""
    p = np.asarray(points, float)
    both = np.concatenate([p, (p * [-1, 1])[::-1][1:-1]])
    curve = closed_spline(both, per)[: (len(p) - 1) * per + 1]
    curve[0, 0] = curve[-1, 0] = 0
    return curve


def hermite(p0, t0, p1, t1, pull=1.0, n=40):
    """Cubic from `p0` to `p1` leaving along `t0` and arriving along `t1` (directions), without its last point."""
    p0, p1 = np.asarray(p0, float), np.asarray(p1, float)
    chord = np.linalg.norm(p1 - p0) * pull
    t0, t1 = (np.asarray(t, float) / np.linalg.norm(t) * chord for t in (t0, t1))
    t = np.linspace(0, 1, n, endpoint=False)[:, None]
    return (2 * t**3 - 3 * t**2 + 1) * p0 + (t**3 - 2 * t**2 + t) * t0 + (3 * t**2 - 2 * t**3) * p1 + (t**3 - t**2) * t1


def relax(p, sigma, step=0.1, mirrored=False):
    """Resample evenly and blur along the length by `sigma`: evens out curvature, rounds corners.

    A closed loop, or with `mirrored` an open curve whose ends lie on x=0 and continue into their mirror image.
    """
    p = np.asarray(p, float)
    if mirrored:
        p = np.concatenate([p, (p * [-1, 1])[::-1][1:-1]])
    n = int(round(arc_length(p, True)[-1] / step / 4)) * 4
    q = resample(p, n, True)
    k = np.fft.fftfreq(n, step)
    q = np.fft.ifft(np.fft.fft(q, axis=0) * np.exp(-2 * (np.pi * k * sigma) ** 2)[:, None], axis=0).real
    if mirrored:
        q = q[: n // 2 + 1]
        q[0, 0] = q[-1, 0] = 0
    return q


def arc_length(p, closed=False):
    """Cumulative length at each point (one more entry than points when closed)."""
    q = np.concatenate([p, p[:1]]) if closed else p
    return np.r_[0, np.cumsum(np.linalg.norm(np.diff(q, axis=0), axis=1))]


def resample(p, n, closed=False, weight=None):
    """`n` points evenly spaced by arc length, or by arc length times `weight` (denser where it is large)."""
    q = np.concatenate([p, p[:1]]) if closed else p
    s = arc_length(p, closed)
    if weight is not None:
        w = np.r_[weight, weight[:1]] if closed else weight
        s = np.r_[0, np.cumsum(np.diff(s) * 0.5 * (w[:-1] + w[1:]))]
    t = np.linspace(0, s[-1], n + 1)[:-1] if closed else np.linspace(0, s[-1], n)
    return np.stack([np.interp(t, s, q[:, k]) for k in range(q.shape[1])], -1)


def curvature(p):
    """Unsigned curvature of an open plane curve."""
    d1 = np.gradient(p, axis=0)
    d2 = np.gradient(d1, axis=0)
    return np.abs(d1[:, 0] * d2[:, 1] - d1[:, 1] * d2[:, 0]) / np.maximum(np.linalg.norm(d1, axis=1) ** 3, 1e-9)


def right_normals(p, closed):
    """Unit normals to the right of the direction of travel (inwards for a clockwise loop)."""
    d = (np.roll(p, -1, 0) - np.roll(p, 1, 0)) if closed else np.gradient(p, axis=0)
    d = d / np.linalg.norm(d, axis=1, keepdims=True)
    return np.stack([d[:, 1], -d[:, 0]], -1)


def clockwise(p):
    """The closed loop `p`, reversed if it runs counter-clockwise (x right, y up)."""
    q = np.roll(p, -1, 0)
    return p if np.sum(p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0]) < 0 else p[::-1].copy()
