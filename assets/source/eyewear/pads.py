"""Nose pads: adjustable (arms and silicone), saddle (acetate), and titanium. They fit the shared nose of every front."""
import math
import numpy as np
from atelier_mesh import curves as cv
from atelier_mesh import solids as so
from atelier_mesh.mesh import Part
from .frame import THICK, bow, nose_curve, sheet_uv
from .hardware import both

POS = np.array([9.6, THICK + 7.0, -6.2])           # middle of a pad
FOOT = (9.4, -2.2)                                 # where the arm leaves the back of the rim
# Pad axes: c looks at the nose, a is the long axis, b the width.
C = np.array([-0.83, 0.50, -0.12])
C /= np.linalg.norm(C)
A = np.array([-0.30, -0.18, 1.0])
A -= C * (A @ C)
A /= np.linalg.norm(A)
B = np.cross(C, A)


def _pad(long, wide, thick, dish=0.010, nu=22, nv=12):
    """A drop-shaped superellipsoid in pad axes."""
    v, f = [], []
    spow = lambda x, e: np.sign(x) * abs(x) ** e
    for i in range(nv + 1):
        ph = -math.pi / 2 + math.pi * i / nv
        cp, sp = max(math.cos(ph), 0.0), math.sin(ph)
        for j in range(nu):
            t = 2 * math.pi * j / nu
            a = long * spow(math.sin(t), 0.9) * cp**0.8
            b = wide * spow(math.cos(t), 0.9) * cp**0.8 * (1 - 0.16 * math.sin(t))
            v.append((a, b, thick * spow(sp, 0.8) - dish * a * a))
    for i in range(nv):
        for j in range(nu):
            k = (j + 1) % nu
            f.append((i * nu + j, i * nu + k, (i + 1) * nu + k, (i + 1) * nu + j))
    v = np.array(v)
    return POS + v[:, :1] * A + v[:, 1:2] * B + v[:, 2:] * C, f


def _arm(reach):
    """The bent wire with its foot on the rim; it ends `reach` mm behind the pad's middle, in a small box."""
    foot = np.array([FOOT[0], float(bow(FOOT[0])) + THICK, FOOT[1]])
    end = POS - C * reach
    key = np.array([foot + [0, -0.15, 0], foot + [0.3, 1.5, 0.2], foot + [1.7, 3.6, 0.1], foot + [3.4, 5.7, -1.2], end + [2.4, 0.3, 1.0], end - C * 0.9, end])
    ends = np.concatenate([[2 * key[0] - key[1]], key, [2 * key[-1] - key[-2]]])
    path = cv.bspline(ends, False, 6)
    arm = so.loft(so.sweep(path, lambda i: so.circle(0.5, 10)))
    base = so.revolve([(0.9, -0.15), (0.9, 0.22), (0.74, 0.40), (0, 0.45)], 18, "d", foot)
    v, f = so.revolve([(0, -1.1), (1.05, -1.06), (1.3, -0.85), (1.3, 0.02), (1.1, 0.06)], 18)
    box = (v @ np.stack([B, A, C]) + end, f)
    return so.join([arm, base, box])


def adjustable():
    return [both("Pads", "pad", _pad(6.9, 3.9, 1.35), crease=60, weld=1e-3), both("Pad_Arms", "metal", _arm(1.35), crease=45)]


def titanium():
    return [both("Pads", "metal", so.join([_pad(6.4, 3.5, 0.42, 0.014), _arm(0.45)]), crease=45, weld=1e-3)]


def saddle(rise=4.0, wide=2.7):
    """Acetate pads that grow out of the back of the bridge along the nose curve, by up to `rise` mm."""
    nose = nose_curve(200)[::-1]
    nose = np.concatenate([[nose[0] + (nose[0] - nose[1]) * 14], nose])   # a little further down
    keep = nose[nose[:, 0] > 4.6]
    p = cv.resample(keep, 30)
    n = cv.right_normals(p, False)          # the curve climbs towards the bridge: right is into the rim
    rings = []
    for i, (q, m) in enumerate(zip(p, n)):
        t = i / (len(p) - 1)
        k = math.sin(math.pi * t) ** 0.8
        w, deep = wide, 0.34 + rise * k
        # Section: across the rim (along m) and in depth, rounded on top, foot sunk into the back of the rim.
        s = so.rounded_rect(w, deep, min(w, deep) * 0.46, 4, 1)
        out = s[:, 1] + deep / 2 - 0.30
        centre = q + m * (0.35 + w / 2)
        lean = -0.22 * np.clip(out, 0, None)
        xh = centre + np.outer(s[:, 0] + lean, m)
        rings.append(np.stack([xh[:, 0], bow(xh[:, 0]) + THICK + 0.7 * (1 - cv.smoothstep(2, 9, xh[:, 0])) + out, xh[:, 1]], -1))
    part = both("Pads", "front_lining", so.loft(rings), crease=60)
    part.uv = sheet_uv(part.vertices)
    return [part]
