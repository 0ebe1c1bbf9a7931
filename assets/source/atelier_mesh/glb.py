"""A minimal glTF 2.0 binary writer: one node, mesh and primitive for each part, plain factors, float attributes.

Only the light that reaches a vertex (its colour) is stored in bytes. Parts that move hang on a node where they turn; at rest
everything is where it is without.
"""
import json
import struct
from dataclasses import dataclass
import numpy as np
from .mesh import finish
from .surface import Finished


@dataclass
class Turn:
    """Parts that an animation turns about a place, and takes elsewhere."""

    node: str
    members: object          # how their names end, one or a tuple
    at: np.ndarray           # metres, glTF axes
    animation: str
    keys: list               # pairs of a time in seconds and a quaternion x, y, z, w, from no turn on
    shifts: list = ()        # pairs of a time and how far it has gone by then, in metres
    sizes: list = ()         # pairs of a time and a factor; they have that of the first at rest

    def holds(self, name):
        return name.endswith(self.members)


def write_glb(path, parts, to_world, slots, extras=None, turns=()):
    """Write `parts` to `path`: `Part`s, or `Finished` ones. `to_world(points, directions)` maps bench axes to glTF axes and metres.

    `slots` maps a slot name to a glTF material without its name, `turns` says what moves. Returns one report for each part.
    """
    blob, views, accessors, meshes, nodes, materials, reports = bytearray(), [], [], [], [], [], []
    animations, hung = {}, []

    def accessor(array, kind, target, component):
        while len(blob) % 4:
            blob.append(0)
        data = array.tobytes()
        views.append(dict(buffer=0, byteOffset=len(blob), byteLength=len(data), **(dict(target=target) if target else {})))
        blob.extend(data)
        a = dict(bufferView=len(views) - 1, componentType=component, count=len(array), type=kind)
        if kind == "VEC3" and target == 34962:
            a["min"], a["max"] = array.min(0).tolist(), array.max(0).tolist()
        accessors.append(a)
        return len(accessors) - 1

    turns = [turn for turn in turns if any(turn.holds(part.name) for part in parts)]
    for number, turn in enumerate(turns):
        animation = animations.setdefault(turn.animation, dict(name=turn.animation, channels=[], samplers=[]))
        at = np.asarray(turn.at, float)
        places, sizes = [(time, at + shift) for time, shift in turn.shifts], [(time, np.full(3, size)) for time, size in turn.sizes]
        # Keyframes begin and end with the animation, so that every player gives it the same length.
        whole = max(keys[-1][0] for other in turns if other.animation == turn.animation for keys in (other.keys, other.shifts, other.sizes) if keys)
        for what, kind, keys in (("rotation", "VEC4", turn.keys), ("translation", "VEC3", places), ("scale", "VEC3", sizes)):
            if not keys:
                continue
            known = dict([(0.0, keys[0][1]), *keys, (whole, keys[-1][1])])
            times, values = np.array(list(known), "<f4"), np.array(list(known.values()), "<f4")
            input = accessor(times, "SCALAR", None, 5126)
            accessors[input].update(min=[float(times[0])], max=[float(times[-1])])
            animation["channels"].append(dict(sampler=len(animation["samplers"]), target=dict(node=len(parts) + number, path=what)))
            animation["samplers"].append(dict(input=input, output=accessor(values, kind, None, 5126), interpolation="LINEAR"))
        hung.append(dict(name=turn.node, translation=np.asarray(turn.at, "<f4").tolist(), children=[]))
        if turn.sizes:
            hung[-1]["scale"] = [turn.sizes[0][1]] * 3
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
        for turn, node in zip(turns, hung):
            if turn.holds(part.name):
                nodes[-1]["translation"] = [-value for value in node["translation"]]
                node["children"].append(len(nodes) - 1)
        report.update(name=part.name, slot=part.slot, min=p.min(0), max=p.max(0))
        reports.append(report)
    inner = {child for node in hung for child in node["children"]}
    doc = dict(
        asset=dict(version="2.0", generator="Atelier assets/source"),
        scene=0,
        scenes=[dict(name="Scene", nodes=[at for at in range(len(nodes) + len(hung)) if at not in inner])],
        nodes=nodes + hung, meshes=meshes, materials=materials, accessors=accessors, bufferViews=views,
        buffers=[dict(byteLength=0)],
    )
    if animations:
        doc["animations"] = list(animations.values())
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
