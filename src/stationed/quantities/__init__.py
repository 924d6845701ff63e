"""Bounded numbers: a figure's text to its lowest and highest value, and to words.

A figure is a number, or a number with a bound, in the manner of dates: ``5544``, ``50000..`` (that many or more),
``..900`` (at most), ``8000..11000``; with ``~`` (about), ``?`` (perhaps) or ``%`` (both) at the end.
"""

from stationed.quantities.grammar import Quantity
from stationed.quantities.labels import label_quantity
from stationed.quantities.read import QuantityFault, parse_quantities, parse_quantity

__all__ = ["Quantity", "QuantityFault", "label_quantity", "parse_quantities", "parse_quantity"]
