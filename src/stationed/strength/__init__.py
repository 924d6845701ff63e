"""Figures and deployments over time, each counted once."""

from stationed.strength.over_time import Counts, Strength, counts, strength

__all__ = ["Counts", "Strength", "counts", "strength"]
