"""Flat text meshes from a TrueType font (for printed marks)."""
import numpy as np
import mapbox_earcut
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont


def _contours(glyphs, name, steps):
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    out, cur = [], []
    for op, args in pen.value:
        if op == "moveTo":
            cur = [np.array(args[0], float)]
        elif op == "lineTo":
            cur.append(np.array(args[0], float))
        elif op == "qCurveTo":
            pts = [np.array(a, float) for a in args]
            for i, c in enumerate(pts[:-1]):
                end = pts[-1] if i == len(pts) - 2 else (c + pts[i + 1]) / 2
                a = cur[-1]
                cur += [(1 - t) ** 2 * a + 2 * t * (1 - t) * c + t * t * end for t in np.linspace(0, 1, steps + 1)[1:]]
        elif op == "curveTo":
            a, (b, c, e) = cur[-1], [np.array(q, float) for q in args]
            cur += [(1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t**3 * e for t in np.linspace(0, 1, steps + 1)[1:]]
        elif op in ("closePath", "endPath"):
            p = np.array(cur)
            if np.allclose(p[0], p[-1]):
                p = p[:-1]
            out.append(p)
    return out


def _area(p):
    q = np.roll(p, -1, 0)
    return 0.5 * np.sum(p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0])


def text_mesh(font_path, text, height, spacing=0.0, steps=3):
    """Triangulated text: (n, 2) points with the baseline at y=0, cap height `height`, starting at x=0; and triangles."""
    font = TTFont(font_path)
    glyphs, cmap, metrics = font.getGlyphSet(), font.getBestCmap(), font["hmtx"]
    scale = height / font["OS/2"].sCapHeight
    verts, tris, x = [], [], 0.0
    for ch in text:
        name = cmap[ord(ch)]
        loops = _contours(glyphs, name, steps)
        solid = [p for p in loops if _area(p) < 0]   # TrueType: outer contours run clockwise
        holes = [p for p in loops if _area(p) > 0]
        for s in solid:
            mine = [h for h in holes if s[:, 0].min() <= h[0, 0] <= s[:, 0].max() and s[:, 1].min() <= h[0, 1] <= s[:, 1].max()]
            pts = np.concatenate([s] + mine)
            ends = np.cumsum([len(s)] + [len(h) for h in mine]).astype(np.uint32)
            t = mapbox_earcut.triangulate_float64(pts, ends).reshape(-1, 3).astype(int)
            base = sum(len(v) for v in verts)
            verts.append(pts * scale + [x, 0])
            tris += [tuple(int(i) + base for i in q) for q in t]
        x += metrics[name][0] * scale + spacing
    v = np.concatenate(verts)
    fixed = []
    for a, b, c in tris:
        area = np.cross(v[b] - v[a], v[c] - v[a])
        if abs(area) > 1e-9:
            fixed.append((a, b, c) if area > 0 else (a, c, b))
    return v, fixed
