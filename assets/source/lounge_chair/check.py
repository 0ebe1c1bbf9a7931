"""Looks for parts that run into each other. Usage: python -m lounge_chair.check [LEAST_DEPTH_MM]

For each pair of files that can stand together: how many vertices of one lie inside the other, and how deep. Screwed and
jointed parts touch; cushions may be pressed by a few millimetres.
"""
import sys
import numpy as np
from scipy.spatial import cKDTree
from atelier_mesh import occlusion
from atelier_mesh.surface import finish_surface
from .build import products
from .frame import WITHOUT_UV

RAY = np.array([0.3146, 0.2713, 0.9097])

BASES = ["legs", "star", "disc", "sled", "rocker"]
SHELLS = ["frame", "spindle", "tub", "wing", "ply"]
STYLES = ["piped", "stitched", "channel", "buttoned"]
PAIRS = (
    [(f"{k}_{s}", f"shell_{x}") for k in ("seat", "back") for s in STYLES for x in SHELLS]
    + [(f"seat_{s}", "deck") for s in STYLES] + [(f"back_{s}", f"seat_{s}") for s in STYLES]
    + [(h, f"back_{s}") for h in ("head_piped", "head_roll") for s in STYLES] + [("head_channel", "back_channel")]
    + [(h, f"shell_{x}") for h in ("head_piped", "head_channel", "head_roll") for x in SHELLS]
    + [(f"straps_{x}", f"shell_{x}") for x in ("frame", "tub", "wing", "ply")] + [("straps_frame", "shell_spindle")]
    + [(f"straps_{x}", f"back_{s}") for x in ("frame", "tub", "wing", "ply") for s in STYLES]
    + [(f"arms_{a}", f"shell_{x}") for a in ("paddle", "hoop", "loop") for x in SHELLS if (a, x) not in (("paddle", "wing"), ("loop", "spindle"))]
    + [(f"arms_{a}", other) for a in ("paddle", "hoop", "loop") for other in ["deck", "seat_piped", "back_piped"] + [f"base_{b}" for b in BASES]]
    + [(f"base_{b}", other) for b in BASES for other in [f"shell_{x}" for x in SHELLS] + ["deck", "ottoman_frame", "ottoman_tray", "ottoman_plywood"]]
    + [(f"ottoman_base_{b}", f"ottoman_{t}") for b in BASES[:4] for t in ("frame", "tray", "plywood")]
    + [(f"ottoman_base_{b}", f"base_{b}") for b in BASES[:4]] + [("ottoman_base_legs", "base_rocker")]
    + [(f"ottoman_{s}", f"ottoman_{t}") for s in STYLES for t in ("frame", "tray", "plywood")]
)


def triangles(parts):
    return np.concatenate([p.positions[p.indices.reshape(-1, 3)] for p in parts])


def inside(points, tri):
    """Whether each point is inside the solids that `tri` bounds: signed crossings of a ray."""
    e1, e2 = tri[:, 1] - tri[:, 0], tri[:, 2] - tri[:, 0]
    h = np.cross(RAY, e2)
    det = np.einsum("ij,ij->i", e1, h)
    keep = np.abs(det) > 1e-9
    e1, e2, h, det, origin = e1[keep], e2[keep], h[keep], det[keep], tri[keep, 0]
    out = np.zeros(len(points), bool)
    for i in range(0, len(points), 256):
        s = points[i : i + 256, None] - origin
        u = np.einsum("pij,ij->pi", s, h) / det
        q = np.cross(s, e1)
        v = q @ RAY / det
        t = np.einsum("pij,ij->pi", q, e2) / det
        hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0)
        out[i : i + 256] = (hit * -np.sign(det)).sum(1) != 0
    return out


def main(least=2.0):
    made, parts, found = products(), {}, 0

    def get(name):
        if name not in parts:
            prefix, surface, crease, _ = made[name]
            parts[name] = finish_surface(prefix, surface, crease, without_uv=WITHOUT_UV)
        return parts[name]

    for a, b in PAIRS:
        for one, other in ((a, b), (b, a)):
            points = np.unique(np.round(np.concatenate([p.positions for p in get(one) if p.slot != "thread"]), 2), axis=0)
            tri = triangles([p for p in get(other) if p.slot != "thread"])
            low, high = tri.reshape(-1, 3).min(0), tri.reshape(-1, 3).max(0)
            points = points[np.all((points > low) & (points < high), axis=1)]
            if not len(points):
                continue
            near = tri[np.all((tri.max(1) > points.min(0) - 1) , axis=1)]     # the ray runs towards growing coordinates
            points = points[inside(points, near)]
            if not len(points):
                continue
            depth = cKDTree(occlusion.samples(get(other), 2.5)).query(points)[0]
            if depth.max() > least:
                found += 1
                worst = points[depth.argmax()]
                print(f"{one:20} in {other:18} {len(points):5} vertices, deepest {depth.max():5.1f} mm at x {worst[0]:.0f} d {worst[1]:.0f} h {worst[2]:.0f}", flush=True)
    print(found, "pairs deeper than", least, "mm")


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
