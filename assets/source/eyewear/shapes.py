"""The catalogue of front shapes.

A lens is four superellipse quarters around `centre`: half widths towards the nose and the temple (`nasal`,
`temporal`), half heights (`top`, `bottom`), and an exponent for each quarter, in the order top-temple, bottom-temple,
bottom-nose, top-nose (2 is an ellipse, 4 nearly a box). `sweep` lifts the temple side, `skew` moves the bottom outwards.

The outline runs from `bridge` (height of its top middle) along the brow rim (polar degrees `brow`) to the end piece
(polyline `end`, by default the shared one), and from there along the lower rim (degrees `lower`) to the shared nose.
`rim` lists rim widths at polar degrees. `hole` is the half outline of the opening of a double bridge. A lens with
corners is a `polygon` (clockwise around `centre`) whose corners are rounded by `soft`.

`BROWLINE` has an acetate bar above each lens and a metal rim round it, see `browline.py`.
"""

SHAPES = dict(
    panto=dict(
        centre=(34.8, 2.6), nasal=23.3, temporal=23.4, top=17.4, bottom=24.7, power=(2.25, 2.0, 2.0, 2.25), sweep=0.0, skew=0.6,
        bridge=11.2, brow=(138, 62), lower=(-22, -140), rim=[(90, 4.4), (0, 4.4), (-90, 4.2), (180, 3.9)],
    ),
    round=dict(
        centre=(34.8, -0.3), nasal=22.5, temporal=22.5, top=22.1, bottom=22.1, power=(2, 2, 2, 2), sweep=0.0, skew=0.0,
        bridge=10.6, brow=(140, 58), lower=(-20, -146), rim=[(90, 3.6), (0, 3.7), (-90, 3.7), (180, 3.5)],
    ),
    square=dict(
        centre=(34.8, 2.4), nasal=23.2, temporal=23.4, top=12.6, bottom=23.6, power=(3.9, 2.75, 2.5, 3.5), sweep=0.03, skew=0.4,
        bridge=12.0, brow=(136, 38), lower=(-26, -140), rim=[(90, 5.2), (0, 4.6), (-90, 4.3), (180, 4.2)],
    ),
    rectangle=dict(
        centre=(34.8, -2.6), nasal=23.4, temporal=23.4, top=14.2, bottom=19.6, power=(4.4, 3.4, 3.2, 3.9), sweep=0.02, skew=0.0,
        bridge=11.8, brow=(138, 40), lower=(-22, -138), rim=[(90, 4.3), (0, 4.3), (-90, 4.1), (180, 4.1)],
    ),
    cateye=dict(
        centre=(34.6, -0.4), nasal=22.9, temporal=23.2, top=15.2, bottom=21.4, power=(3.1, 1.95, 2.15, 2.4), sweep=0.13, skew=-1.6,
        bridge=10.8, brow=(136, 92), lower=(-26, -140), rim=[(90, 4.7), (40, 5.6), (0, 4.6), (-90, 4.2), (180, 4.0)],
        end=[(62.0, 21.7), (69.9, 24.0), (71.8, 22.2), (70.5, 15.0), (69.6, 10.6), (69.6, 3.9), (66.4, 3.7)],
    ),
    aviator=dict(
        centre=(35.3, 5.2), nasal=23.9, temporal=22.9, top=12.4, bottom=27.2, power=(2.7, 2.05, 1.72, 2.5), sweep=-0.02, skew=2.0,
        bridge=18.4, brow=(112, 48), lower=(-26, -136), rim=[(90, 4.1), (0, 4.2), (-90, 4.1), (180, 3.8)],
        hole=[(0, 9.9), (3.8, 10.15), (6.6, 10.9), (8.0, 12.3), (6.6, 13.7), (3.8, 14.35), (0, 14.5)],
    ),
    hexagon=dict(
        centre=(34.8, 0.6), nasal=23.6, temporal=24.0, top=20.4, bottom=22.6, polygon=[(-11.6, 20.6), (13.2, 20.6), (24.6, 1.6), (13.4, -22.8), (-10.6, -22.8), (-23.8, 1.2)],
        soft=2.5, power=(2, 2, 2, 2), sweep=0.0, skew=0.0, bridge=10.9, brow=(134, 52), lower=(-20, -142), rim=[(90, 3.9), (0, 4.2), (-90, 3.9), (180, 3.7)],
    ),
    butterfly=dict(
        centre=(35.4, -0.2), nasal=24.2, temporal=23.9, top=18.6, bottom=25.4, power=(3.3, 2.05, 2.15, 2.6), sweep=0.10, skew=1.2,
        bridge=12.0, brow=(134, 84), lower=(-28, -138), rim=[(90, 5.2), (40, 6.6), (0, 5.0), (-90, 4.8), (180, 4.3)],
        end=[(61.0, 24.6), (69.6, 23.4), (71.6, 19.6), (70.2, 12.5), (69.6, 9.6), (69.6, 3.9), (66.4, 3.7)],
    ),
)

BROWLINE = dict(
    centre=(34.8, 1.6), nasal=22.9, temporal=23.2, top=16.8, bottom=23.4, power=(2.9, 2.15, 2.1, 2.7), sweep=0.02, skew=0.2,
    bridge=11.0, brow=(138, 60), lower=(-22, -140), rim=[(90, 1.5), (0, 1.5), (-90, 1.5), (180, 1.5)],
    # The upper edge of the bar, from its tip above the nose to the end piece.
    bar=[(10.9, 12.4), (13.2, 18.3), (21.0, 23.2), (33.0, 24.9), (46.0, 24.4), (57.0, 21.2), (64.4, 16.4), (69.6, 14.75)],
)
