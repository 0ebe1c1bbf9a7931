"""The lights of the stage: rooms as formulas, written as panoramas for `atelier bake-environment`."""
