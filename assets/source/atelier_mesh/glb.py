"""A minimal glTF 2.0 binary writer: one node, mesh and primitive for each part, plain factors, float attributes.

Only the light that reaches a vertex (its colour) is stored in bytes.
"""
import json
import struct
import numpy as np
from .mesh import finish
from .surface import Finished


def write_glb(path, parts, to_world, slots, extras=None):
    """Write `parts` to `path`: `Part`s, or `Finished` ones. `to_world(points, directions)` maps bench axes to glTF axes and metres.

    `slots` maps a slot name to a glTF material without its name. Returns one report for each part.
    """
    blob, views, accessors, meshes, nodes, materials, reports = bytearray(), [], [], [], [], [], []

    def accessor(array, kind, target, component):
        while len(blob) % 4:
            blob.append(0)
        data = array.tobytes()
        views.append(dict(buffer=0, byteOffset=len(blob), byteLength=len(data), target=target))
        blob.extend(data)
        a = dict(bufferView=len(views) - 1, componentType=component, count=len(array), type=kind)
        if kind == "VEC3" and target == 34962:
            a["min"], a["max"] = array.min(0).tolist(), array.max(0).tolist()
        accessors.append(a)
        return len(accessors) - 1

    names = []
    for part in parts:
        light = None
        if isinstance(part, Finished):
            p, n, uv, idx, report, light = part.positions, part.normals, part.uv, part.indices, part.report, part.light
        else:
            p, n, uv, idx, report = finish(part)
        p, n = to_world(p, n)
        p = np.ascontiguousarray(p, "<f4")
        n = n / np.linalg.norm(n, axis=1, keepdims=True)
        attributes = dict(POSITION=accessor(p, "VEC3", 34962, 5126), NORMAL=accessor(np.ascontiguousarray(n, "<f4"), "VEC3", 34962, 5126))
        del accessors[attributes["NORMAL"]]["min"], accessors[attributes["NORMAL"]]["max"]
        if uv is not None:
            attributes["TEXCOORD_0"] = accessor(np.ascontiguousarray(uv, "<f4"), "VEC2", 34962, 5126)
        if light is not None:
            grey = np.round(np.clip(light, 0, 1) * 255).astype("<u1")
            attributes["COLOR_0"] = accessor(np.stack([grey, grey, grey, np.full_like(grey, 255)], -1), "VEC4", 34962, 5121)
            accessors[-1]["normalized"] = True
        small = len(p) < 65535
        indices = accessor(idx.astype("<u2" if small else "<u4"), "SCALAR", 34963, 5123 if small else 5125)
        if part.slot not in names:
            names.append(part.slot)
            materials.append(dict(name=part.slot, **slots[part.slot]))
        meshes.append(dict(name=part.name, primitives=[dict(attributes=attributes, indices=indices, material=names.index(part.slot))]))
        nodes.append(dict(name=part.name, mesh=len(meshes) - 1, extras=dict(slot=part.slot, **part.extras)))
        report.update(name=part.name, slot=part.slot, min=p.min(0), max=p.max(0))
        reports.append(report)
    doc = dict(
        asset=dict(version="2.0", generator="Atelier assets/source"),
        scene=0,
        scenes=[dict(name="Scene", nodes=list(range(len(nodes))))],
        nodes=nodes, meshes=meshes, materials=materials, accessors=accessors, bufferViews=views,
        buffers=[dict(byteLength=0)],
    )
    if extras:
        doc["scenes"][0]["extras"] = extras
    used = sorted({e for m in materials for e in m.get("extensions", {})})
    if used:
        doc["extensionsUsed"] = used
    while len(blob) % 4:
        blob.append(0)
    doc["buffers"][0]["byteLength"] = len(blob)
    text = json.dumps(doc, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    total = 12 + 8 + len(text) + 8 + len(blob)
    with open(path, "wb") as f:
        f.write(struct.pack("<4sII", b"glTF", 2, total) + struct.pack("<I4s", len(text), b"JSON") + text)
        f.write(struct.pack("<I4s", len(blob), b"BIN\0") + bytes(blob))
    return reports
