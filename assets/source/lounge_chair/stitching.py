"""Top stitching: a row of short, thick stitches lying half in the cloth."""
import numpy as np
from atelier_mesh.curves import arc_length
from atelier_mesh.surface import Surface

LENGTH, GAP, WIDTH = 7.6, 3.4, 1.6


def stitches(path, normals, closed=False, length=LENGTH, gap=GAP, width=WIDTH):
    """Stitches along `path` (n, 3), standing on the surface whose unit `normals` are given at the same points."""
    p, n = np.asarray(path, float), np.asarray(normals, float)
    s = arc_length(p, closed)
    if closed:
        p, n = np.concatenate([p, p[:1]]), np.concatenate([n, n[:1]])
    count = max(1, int(s[-1] / (length + gap)))
    start = (np.arange(count) + 0.5) * s[-1] / count - length / 2

    def at(x, a):
        return np.stack([np.interp(x, s, a[:, k]) for k in range(3)], -1)

    a, b, up = at(start, p), at(start + length, p), at(start + length / 2, n)
    along = b - a
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    up = up - along * np.einsum("ij,ij->i", up, along)[:, None]
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    side = np.cross(along, up)
    w, tall, low = width / 2, width * 0.62, width * 0.4
    # A grain of rice: two ends, two flanks, a top and a bottom.
    middle = (a + b) / 2
    v = np.stack([a - up * low * 0.5, b - up * low * 0.5, middle + side * w, middle - side * w, middle + up * tall, middle - up * low], 1).reshape(-1, 3)
    shape = np.array([(0, 4, 2), (2, 4, 1), (1, 4, 3), (3, 4, 0), (0, 2, 5), (2, 1, 5), (1, 3, 5), (3, 0, 5)])
    t = (shape[None] + np.arange(count)[:, None, None] * 6).reshape(-1, 3)
    return Surface().add(v, t, np.zeros((len(t), 3, 2)), "thread")
