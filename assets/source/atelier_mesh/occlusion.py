"""Ambient occlusion by looking at an assembly from many sides: how much light from all around reaches a point.

The renderer has neither bounced light nor screen-space occlusion, so parts carry this as a vertex colour.
"""
import numpy as np


def directions(n):
    """`n` directions spread evenly over the sphere."""
    i = np.arange(n) + 0.5
    z, a = 1 - 2 * i / n, np.pi * (1 + 5**0.5) * i
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(a), r * np.sin(a), z], -1)


def samples(finished, spacing=3.0, seed=1):
    """Points on the triangles of `finished` parts, about `spacing` apart."""
    rng, out = np.random.default_rng(seed), []
    for part in finished:
        t = part.positions[part.indices.reshape(-1, 3)]
        area = np.linalg.norm(np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]), axis=1) / 2
        count = np.maximum(1, np.ceil(area / spacing**2)).astype(int)
        pick = np.repeat(np.arange(len(t)), count)
        u, v = rng.random((2, len(pick)))
        u, v = np.where(u + v > 1, 1 - u, u), np.where(u + v > 1, 1 - v, v)
        out.append(t[pick, 0] + u[:, None] * (t[pick, 1] - t[pick, 0]) + v[:, None] * (t[pick, 2] - t[pick, 0]))
    return np.concatenate(out)


def light(positions, normals, blockers, count=64, cell=9.0, lift=7.0):
    """Share of light from all around, from 0 to 1, at each position; `blockers` are points on what stands in the way."""
    seen, total = np.zeros(len(positions)), np.zeros(len(positions))
    at = positions + normals * lift
    for d in directions(count):
        facing = np.maximum(normals @ d, 0)
        x = np.cross(d, [0, 0, 1.0] if abs(d[2]) < 0.9 else [1.0, 0, 0])
        x /= np.linalg.norm(x)
        y = np.cross(d, x)
        bu, bv, bw = blockers @ x, blockers @ y, blockers @ d
        u0, v0 = bu.min() - 2 * cell, bv.min() - 2 * cell
        shape = (int((bu.max() - u0) / cell) + 3, int((bv.max() - v0) / cell) + 3)
        top = np.full(shape[0] * shape[1], -1e9)
        np.maximum.at(top, ((bu - u0) / cell).astype(int) * shape[1] + ((bv - v0) / cell).astype(int), bw)
        i, j = ((at @ x - u0) / cell).astype(int), ((at @ y - v0) / cell).astype(int)
        inside = (i >= 0) & (j >= 0) & (i < shape[0]) & (j < shape[1])
        height = np.where(inside, top[np.clip(i, 0, shape[0] - 1) * shape[1] + np.clip(j, 0, shape[1] - 1)], -1e9)
        open_ = 1 - np.clip((height - at @ d - 1.0) / cell, 0, 1)
        seen += facing * open_
        total += facing
    return seen / np.maximum(total, 1e-9)


def hollows(positions, normals, indices):
    """How hollow the surface is at each vertex, from 0 (flat or domed) to 1: creases that `light` is too coarse to see."""
    t = indices.reshape(-1, 3)
    a, b = np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]], t[:, [1, 0]], t[:, [2, 1]], t[:, [0, 2]]]).T
    way = positions[b] - positions[a]
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    rise = np.einsum("ij,ij->i", normals[a], way)
    n = len(positions)
    return np.clip(np.bincount(a, rise, n) / np.maximum(np.bincount(a, minlength=n), 1), 0, 1)


def smoothed(values, indices, times=2):
    """`values` at the vertices, averaged with their neighbours."""
    t = indices.reshape(-1, 3)
    a, b = np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]], t[:, [1, 0]], t[:, [2, 1]], t[:, [0, 2]]]).T
    n = len(values)
    count = np.maximum(np.bincount(a, minlength=n), 1)
    for _ in range(times):
        values = 0.4 * values + 0.6 * np.bincount(a, values[b], n) / count
    return values
