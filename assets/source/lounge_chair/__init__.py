"""The lounge chair: shells, bases, arm rests, cushions, head rests and ottoman. See `build.py`."""
