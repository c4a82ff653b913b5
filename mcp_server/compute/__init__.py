"""Algorithms on plain values: no I/O, no clock, no words."""

import os

# Matrices here are small: threads of BLAS take a hundred times as long where other work keeps the processors busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
