"""Algorithms on plain values: no I/O, no clock, no words."""
