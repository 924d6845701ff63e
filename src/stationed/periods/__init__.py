"""Which deployments each period holds, definitely or possibly, and why."""

from stationed.periods.membership import Membership, in_periods
from stationed.periods.why import explain

__all__ = ["Membership", "explain", "in_periods"]
