"""Larger meshes: triangles with a UV at each corner and a material slot, finished in bulk with numpy.

A `Surface` collects pieces in bench millimetres; each piece is a closed solid (or the sum of its pieces is: the flat ends of
a bar are pieces of another slot). `finish_surface` checks and shades all of it together and then splits it by slot.
"""
from dataclasses import dataclass, field
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree


class Surface:
    """Pieces of a mesh: vertices (n, 3), triangles (m, 3), UVs (m, 3, 2) in texture tiles, and a slot."""

    def __init__(self):
        self.pieces = []

    def add(self, vertices, triangles, uv, slot):
        self.pieces.append((np.asarray(vertices, float), np.asarray(triangles, int), np.asarray(uv, float), slot))
        return self

    def join(self, *others):
        for other in others:
            self.pieces += other.pieces
        return self

    def moved(self, place):
        """A copy with `place` applied to all vertices."""
        out = Surface()
        out.pieces = [(place(v), t, uv, slot) for v, t, uv, slot in self.pieces]
        return out

    def mirrored(self):
        """The mirror image in x=0 with its winding kept outward."""
        out = Surface()
        out.pieces = [(v * [-1, 1, 1], t[:, ::-1], uv[:, ::-1], slot) for v, t, uv, slot in self.pieces]
        return out

    def in_slot(self, slot):
        """A copy that is all of one slot."""
        out = Surface()
        out.pieces = [(v, t, uv, slot) for v, t, uv, _ in self.pieces]
        return out


def grid_triangles(rows, columns, closed_rows=False, closed_columns=False):
    """Quads of a (rows, columns) grid of vertices as corner indices (q, 4), and their (row, column)."""
    i, j = np.meshgrid(np.arange(rows if closed_rows else rows - 1), np.arange(columns if closed_columns else columns - 1), indexing="ij")
    i, j = i.ravel(), j.ravel()
    i2, j2 = (i + 1) % rows, (j + 1) % columns
    return np.stack([i * columns + j, i * columns + j2, i2 * columns + j2, i2 * columns + j], -1), np.stack([i, j], -1)


def split_quads(vertices, quads, uv):
    """Quads (q, 4) with UVs (q, 4, 2) as triangles along the shorter diagonal."""
    v = vertices[quads]
    other = np.sum((v[:, 0] - v[:, 2]) ** 2, 1) > np.sum((v[:, 1] - v[:, 3]) ** 2, 1)
    quads = np.where(other[:, None], np.roll(quads, -1, 1), quads)
    uv = np.where(other[:, None, None], np.roll(uv, -1, 1), uv)
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]), np.concatenate([uv[:, [0, 1, 2]], uv[:, [0, 2, 3]]])


@dataclass
class Finished:
    """One node ready for export: flat arrays in bench millimetres, and what was found when checking it."""

    name: str
    slot: str
    positions: np.ndarray
    normals: np.ndarray
    uv: np.ndarray
    indices: np.ndarray
    report: dict
    light: np.ndarray = None   # share of ambient light that reaches each vertex
    extras: dict = field(default_factory=dict)


def finish_surface(name, surface, crease=40.0, smooth=(), without_uv=(), tolerance=1e-3):
    """Weld, check, orient and shade a surface; one `Finished` for each slot, named `<name>_<Slot>`.

    Edges above `crease` degrees are shaded sharp, except in the slots `smooth`; the slots `without_uv` get no UVs.
    """
    vertices, triangles, uv, slots = [], [], [], []
    offset = 0
    for v, t, w, slot in surface.pieces:
        vertices.append(v)
        triangles.append(t + offset)
        uv.append(w)
        slots += [slot] * len(t)
        offset += len(v)
    v, tri, uv, slots = np.concatenate(vertices), np.concatenate(triangles), np.concatenate(uv), np.array(slots)
    pairs = cKDTree(v).query_pairs(tolerance, output_type="ndarray")
    if len(pairs):
        graph = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (len(v), len(v)))
        label = connected_components(graph, directed=False)[1]
    else:
        label = np.arange(len(v))
    _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    v, tri = v[first], inverse[tri]
    normal = np.cross(v[tri[:, 1]] - v[tri[:, 0]], v[tri[:, 2]] - v[tri[:, 0]])
    whole = (tri[:, 0] != tri[:, 1]) & (tri[:, 1] != tri[:, 2]) & (tri[:, 2] != tri[:, 0])
    tri, uv, slots, normal = tri[whole], uv[whole], slots[whole], normal[whole]
    tri, uv, normal, report = _orient(v, tri, uv, normal)
    solid = np.linalg.norm(normal, axis=1) > 1e-7
    tri, uv, slots, normal = tri[solid], uv[solid], slots[solid], normal[solid]
    corner = _corner_normals(tri, normal, np.where(np.isin(slots, list(smooth)), 180.0, crease))
    out = []
    for slot in dict.fromkeys(slots.tolist()):
        mine = slots == slot
        index, n, w = tri[mine].reshape(-1), corner[mine].reshape(-1, 3), uv[mine].reshape(-1, 2)
        flat = slot in without_uv
        key = [index[:, None].astype(float), np.round(n, 3)] + ([] if flat else [np.round(w, 5)])
        _, pick, order = np.unique(np.concatenate(key, 1), axis=0, return_index=True, return_inverse=True)
        node = f"{name}_{slot.title().replace('_', '')}"
        found = dict(report, triangles=int(mine.sum()), vertices=len(pick))
        out.append(Finished(node, slot, v[index[pick]], n[pick], None if flat else w[pick], order.reshape(-1), found))
    return out


def _orient(v, tri, uv, normal):
    """Turn components inside out that have negative volume; count edges that are open or disagree."""
    # Solids that touch in a point stay apart: what belongs together shares edges.
    ends = np.concatenate([tri[:, [0, 1]], tri[:, [1, 2]], tri[:, [2, 0]]])
    _, place, uses = np.unique(ends.min(1) * len(v) + ends.max(1), return_inverse=True, return_counts=True)
    order = np.argsort(place, kind="stable")
    same = place[order[1:]] == place[order[:-1]]
    a, b = order[:-1][same] % len(tri), order[1:][same] % len(tri)
    component = connected_components(coo_matrix((np.ones(len(a)), (a, b)), (len(tri), len(tri))), directed=False)[1]
    count = component.max() + 1
    middle = np.stack([np.bincount(component, v[tri[:, 0], k], count) for k in range(3)], -1) / np.bincount(component)[:, None]
    volume = np.bincount(component, np.einsum("ij,ij->i", v[tri[:, 0]] - middle[component], normal), count) / 6
    wrong = volume[component] < 0
    tri = np.where(wrong[:, None], tri[:, ::-1], tri)
    uv = np.where(wrong[:, None, None], uv[:, ::-1], uv)
    normal = np.where(wrong[:, None], -normal, normal)
    balance = np.bincount(place, np.where(ends[:, 0] < ends[:, 1], 1, -1))
    report = dict(components=int(count), open_edges=int((uses != 2).sum() + (balance[uses == 2] != 0).sum()), min_volume=float(np.abs(volume).min()))
    return tri, uv, normal, report


def _corner_normals(tri, normal, crease):
    """Area-weighted normals for each corner, smoothed across neighbours within the `crease` of the triangle, in degrees."""
    unit = normal / np.linalg.norm(normal, axis=1, keepdims=True)
    vertex = tri.reshape(-1)
    face = np.repeat(np.arange(len(tri)), 3)
    order = np.argsort(vertex, kind="stable")
    start = np.searchsorted(vertex[order], np.arange(vertex.max() + 2))
    size = np.diff(start)[vertex]
    corner = np.repeat(np.arange(len(vertex)), size)
    step = np.arange(len(corner)) - np.repeat(np.cumsum(size) - size, size)
    other = order[start[vertex[corner]] + step]
    near = np.einsum("ij,ij->i", unit[face[corner]], unit[face[other]]) >= np.cos(np.radians(crease))[face[corner]] - 1e-9
    weight = normal[face[other]] * near[:, None]
    out = np.stack([np.bincount(corner, weight[:, k], len(vertex)) for k in range(3)], -1)
    return (out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)).reshape(-1, 3, 3)
