"""Mesh hygiene: weld, orient, check, and smooth normals with creases."""
from collections import defaultdict
from dataclasses import dataclass, field
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from .surface import Finished


@dataclass
class Part:
    """One node of a product: its material slot and its mesh in bench millimetres.

    `uv` holds one coordinate for each vertex, in the convention of the file (glTF: v grows downwards in the image).
    `crease` is the angle in degrees above which an edge is shaded sharp. `sheet` marks open sheets (print).
    `layer` marks the faces that belong to another slot; `finish_layers` makes them a node of their own.
    """

    name: str
    slot: str
    vertices: np.ndarray
    faces: list
    uv: np.ndarray = None
    crease: float = 40.0
    sheet: bool = False
    weld: float = 1e-3
    extras: dict = field(default_factory=dict)
    layer: list = None


def weld(v, faces, uv, dist):
    """Merge vertices closer than `dist` and drop faces that collapse. Returns vertices, faces, UVs and which faces are left."""
    pairs = cKDTree(v).query_pairs(dist, output_type="ndarray")
    n = len(v)
    if len(pairs):
        g = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (n, n))
        _, lab = connected_components(g, directed=False)
    else:
        lab = np.arange(n)
    _, first, inv = np.unique(lab, return_index=True, return_inverse=True)
    out, left = [], []
    for number, f in enumerate(faces):
        q = [int(inv[i]) for i in f]
        q = [a for i, a in enumerate(q) if a != q[i - 1]]
        if len(set(q)) >= 3:
            out.append(tuple(q))
            left.append(number)
    used = np.unique([i for f in out for i in f])
    remap = np.full(len(first), -1)
    remap[used] = np.arange(len(used))
    return v[first][used], [tuple(int(remap[i]) for i in f) for f in out], None if uv is None else uv[first][used], left


def orient(v, faces, sheet=False):
    """Make winding consistent and outward. Returns faces and a report {components, open_edges, min_volume}."""
    edges = defaultdict(list)
    for i, f in enumerate(faces):
        for a, b in zip(f, f[1:] + f[:1]):
            edges[(min(a, b), max(a, b))].append((i, a < b))
    open_edges = sum(len(e) != 2 for e in edges.values())
    near = defaultdict(list)
    for e in edges.values():
        if len(e) == 2:
            (i, s), (j, t) = e
            near[i].append((j, s == t))
            near[j].append((i, s == t))
    flip = [None] * len(faces)
    comps = []
    for i in range(len(faces)):
        if flip[i] is not None:
            continue
        flip[i] = False
        stack, comp = [i], []
        while stack:
            a = stack.pop()
            comp.append(a)
            for b, differ in near[a]:
                if flip[b] is None:
                    flip[b] = flip[a] ^ differ
                    stack.append(b)
        comps.append(comp)
    faces = [tuple(reversed(f)) if flip[i] else f for i, f in enumerate(faces)]
    volumes = []
    for comp in comps:
        o = v[faces[comp[0]][0]]
        vol = 0.0
        for i in comp:
            p = v[list(faces[i])] - o
            vol += sum(float(p[0] @ np.cross(p[k], p[k + 1])) for k in range(1, len(p) - 1)) / 6
        if vol < 0 and not sheet:
            for i in comp:
                faces[i] = tuple(reversed(faces[i]))
        volumes.append(abs(vol))
    return faces, dict(components=len(comps), open_edges=open_edges, min_volume=min(volumes))


def triangulate(v, faces):
    """Quads split along the shorter diagonal. Returns triangles and the index of each one's face."""
    tri, src = [], []
    for i, f in enumerate(faces):
        if len(f) == 4:
            if np.sum((v[f[0]] - v[f[2]]) ** 2) > np.sum((v[f[1]] - v[f[3]]) ** 2):
                f = f[1:] + f[:1]
        for k in range(1, len(f) - 1):
            tri.append((f[0], f[k], f[k + 1]))
            src.append(i)
    return np.array(tri), np.array(src)


def corner_normals(v, faces, tri, src, crease):
    """Area-weighted normals for each triangle corner, smoothed across edges flatter than `crease` degrees.

    Weighting by face area keeps large flats flat next to narrow bevels ("weighted normals").
    """
    fn = np.zeros((len(faces), 3))
    np.add.at(fn, src, np.cross(v[tri[:, 1]] - v[tri[:, 0]], v[tri[:, 2]] - v[tri[:, 0]]))
    unit = fn / np.maximum(np.linalg.norm(fn, axis=1, keepdims=True), 1e-12)
    at = defaultdict(set)
    for t, s in zip(tri, src):
        for i in t:
            at[int(i)].add(int(s))
    cos = np.cos(np.radians(crease))
    out = np.empty((len(tri), 3, 3))
    for n, (t, s) in enumerate(zip(tri, src)):
        for c in range(3):
            ids = list(at[int(t[c])])
            keep = unit[ids] @ unit[s] >= cos
            out[n, c] = fn[np.array(ids)[keep]].sum(0)
    return out / np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 1e-12)


def _shaded(part):
    """Weld, orient and triangulate: vertices, UVs, triangles with the number of their face and their normals, and a report."""
    v, faces, uv, left = weld(np.asarray(part.vertices, float), part.faces, part.uv, part.weld)
    faces, report = orient(v, faces, part.sheet)
    tri, src = triangulate(v, faces)
    area = np.linalg.norm(np.cross(v[tri[:, 1]] - v[tri[:, 0]], v[tri[:, 2]] - v[tri[:, 0]]), axis=1)
    normals = corner_normals(v, faces, tri, src, part.crease)
    keep = area > 1e-9
    report["flat_dropped"] = int((~keep).sum())
    return v, uv, tri[keep], np.array(left)[src][keep], normals[keep], report


def _flat(v, uv, tri, normals, report):
    """Triangles as flat arrays: positions, normals, uv, indices and a report."""
    key = np.concatenate([tri.reshape(-1, 1).astype(float), np.round(normals.reshape(-1, 3), 4)], 1)
    _, first, inv = np.unique(key, axis=0, return_index=True, return_inverse=True)
    corner = tri.reshape(-1)[first]
    report = dict(report, triangles=len(tri), vertices=len(first))
    return v[corner], normals.reshape(-1, 3)[first], None if uv is None else uv[corner], inv.reshape(-1), report


def finish(part):
    """Weld, orient, triangulate, and split into flat arrays: positions, normals, uv, indices and a report."""
    v, uv, tri, _, normals, report = _shaded(part)
    return _flat(v, uv, tri, normals, report)


def finish_layers(part, name, slot):
    """The part without its `layer`, and the layer as a node `name` of `slot`, shaded as one surface."""
    v, uv, tri, src, normals, report = _shaded(part)
    mine = np.asarray(part.layer, bool)[src]
    made = []
    for kept, node, of in ((~mine, part.name, part.slot), (mine, name, slot)):
        p, n, w, indices, found = _flat(v, uv, tri[kept], normals[kept], report)
        made.append(Finished(node, of, p, n, w, indices, found))
    return made


def with_linings(parts, slot):
    """The parts, those with a `layer` as two nodes: themselves, and the layer in `slot`."""
    return [made for part in parts for made in ([part] if part.layer is None else finish_layers(part, part.name + "_Lining", slot))]
