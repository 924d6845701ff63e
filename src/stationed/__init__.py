"""Layered Leaflet maps of who was stationed where, when, and on whose word."""

__version__ = "0.1.0"
