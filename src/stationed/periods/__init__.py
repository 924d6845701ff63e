"""Which deployments each period holds, definitely or possibly, and why; what changed between two times."""

from stationed.periods.changed import changes_between
from stationed.periods.membership import Membership, in_periods
from stationed.periods.why import explain

__all__ = ["Membership", "changes_between", "explain", "in_periods"]
