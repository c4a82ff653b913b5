"""Fupan: plans and retrospectives whose numbers hold."""

__version__ = "0.1.0"
