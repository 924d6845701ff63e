"""Figures and deployments over time, each counted once."""

from stationed.strength.over_time import Counts, Strength, counts, strength
from stationed.strength.presence import Presence, presence_of

__all__ = ["Counts", "Presence", "Strength", "counts", "presence_of", "strength"]
