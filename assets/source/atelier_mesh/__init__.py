"""Shared library for procedural product meshes: curves, solids, mesh hygiene, text and GLB export.

Everything is plain numpy; no 3D package is needed. Modelling happens in *bench axes* in millimetres:
`x` to the viewer's right, `d` depth away from the viewer, `h` height. A product's `frame` module turns bench
coordinates into glTF coordinates (metres, +Y up, front facing +Z) when exporting.
"""
