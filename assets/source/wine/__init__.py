"""Make your own wine: bottles with their closures and labels, and the boxes they travel in."""
