"""Looks whether anything is in the way of temples that fold.

Usage: fold_clearances.py [STEPS]      exits with 1 if something is

Every pair of temples is taken through its animation, in 40 steps if not said, with every front, pads, clip, case and cloth around
it, as they are shipped, cases closed and open. Invariant: what is let pass is no nearer than a temple is to its front at rest, and is above the ground.
"""
import re
import sys
import fcl
import numpy as np
from catalogs import ROOT
from eyewear.accessories import OPENS
from eyewear.folding import NAME
from preview import load_glb

FOLDER = ROOT / "assets" / "eyewear"
JOINT_MM, GROUND_MM = 0.015, -0.01       # a temple's end lies against its front
FLAT = re.compile("Temple_(Print|Words).*|.*_Shade")


def solid(nodes):
    points = np.concatenate([node["positions"] for node in nodes]) * 1000
    starts = np.cumsum([0] + [len(node["positions"]) for node in nodes])
    model, corners = fcl.BVHModel(), np.concatenate([node["indices"] + start for node, start in zip(nodes, starts)])
    model.beginModel(len(points), len(corners))
    model.addSubModel(points, corners)
    model.endModel()
    return fcl.CollisionObject(model)


def gap(a, b):
    return fcl.distance(a, b, fcl.DistanceRequest(), fcl.DistanceResult())


def main(steps=40):
    around = {}
    for path in sorted(path for kind in ("front", "pads", "case", "cloth") for path in FOLDER.glob(f"{kind}*.glb")):
        nodes = [node for node in load_glb(path) if not FLAT.fullmatch(node["name"])]
        for clip in (False, True):
            part = [node for node in nodes if node["name"].startswith("Clip") == clip]
            if part:
                around[path.stem + (" clip" if clip else "")] = solid(part)
        if path.stem.startswith("case"):
            around[path.stem + " open"] = solid([node for node in load_glb(path, {OPENS: 1.0}) if not FLAT.fullmatch(node["name"])])
    found = 0
    for path in sorted(FOLDER.glob("temple_*.glb")):
        near = {}
        for share in np.linspace(0, 1, steps + 1):
            # Loops are for cords, and with a cord nothing folds.
            nodes = [node for node in load_glb(path, {NAME: share}) if not FLAT.fullmatch(node["name"]) and "Loop" not in node["name"]]
            left, right = (solid([node for node in nodes if node["name"].endswith(side)]) for side in ("_L", "_R"))
            gaps = {name: min(gap(left, other), gap(right, other)) for name, other in around.items()}
            gaps["ground"], gaps["each other"] = min(node["positions"][:, 1].min() for node in nodes) * 1000, gap(left, right)
            for name, mm in gaps.items():
                near[name] = min(near.get(name, (mm, share)), (mm, share))
        bad = {name: at for name, at in near.items() if at[0] < (GROUND_MM if name == "ground" else JOINT_MM if name.startswith("front_") else 0.5)}
        for name, (mm, share) in sorted(bad.items()):
            print(f"{path.stem} and {name}: {mm:.2f} mm at {share:.2f}")
        found += len(bad)
        print(f"{path.stem}: {near['each other'][0]:.1f} mm from each other", flush=True)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
