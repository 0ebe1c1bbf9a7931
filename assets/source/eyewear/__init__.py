"""The eyewear line: fronts, lenses, temples, hinges and nose pads that all share one frame (see `frame.py`)."""
