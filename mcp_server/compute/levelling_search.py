"""A short schedule of jobs that share limited resources, searched for within a number of generated schedules.

Serial schedule generation from priority rules gives the first schedules (Kolisch 1996, European Journal of Operational
Research 90:320); shifting all jobs to the right and back to the left improves them (Valls, Ballestin and Quintanilla
2005, EJOR 165:375); a genetic algorithm with a population of left-justified and one of right-justified schedules, bred in
turn from each other, goes on from there (Debels and Vanhoucke 2007, Operations Research 55:457), here with a mutation
that shuffles one stretch of time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import isqrt
from random import Random
from typing import Final, NamedTuple

MUTATIONS: Final = 0.2
"""Share of children that have one parent and a stretch of time shuffled, rather than two parents."""

_SEED: Final = 2005
_LARGEST_POPULATION: Final = 25
_WINDOWS: Final = 3


class Side(NamedTuple):
    """One direction of time: forward from the start, or backward from the end."""

    before: tuple[tuple[int, ...], ...]
    """What must be scheduled before each job."""
    after: tuple[tuple[int, ...], ...]
    lead: tuple[int, ...]
    """Days from the origin of time before which a job does not begin."""
    lag: tuple[int, ...]
    """Days that follow a job at least."""
    order: tuple[int, ...]
    """The jobs, each behind those before it."""


@dataclass(frozen=True, slots=True)
class Project:
    """Jobs 0, 1, …, each behind those that it waits for, with what they need packed into one number.

    Each resource has a field of bits, the uppermost one a guard that is set in the capacity: it survives a subtraction
    exactly where the field is large enough, so one comparison tells whether all resources suffice.
    """

    durations: tuple[int, ...]
    needs: tuple[int, ...]
    """What a job takes on each of its days."""
    loads: tuple[int, ...]
    """The same as one figure, comparable between jobs."""
    capacity: int
    guard: int
    horizon: int
    """Days within which any order of the jobs is scheduled."""
    forward: Side
    backward: Side


class Packed(NamedTuple):
    """A schedule in one direction of time: how long it is, and when each job is over."""

    length: int
    ends: list[int]


def generate(project: Project, side: Side, order: Sequence[int]) -> Packed:
    """Return the schedule in which each job, in this order, begins as early as others and the resources allow."""
    durations, needs, guard = project.durations, project.needs, project.guard
    free = [project.capacity] * project.horizon
    ends = [0] * len(durations)
    length = 0
    for job in order:
        begin = side.lead[job]
        for other in side.before[job]:
            if ends[other] > begin:
                begin = ends[other]
        end = begin + durations[job]
        if need := needs[job]:
            day = begin
            while day < end:
                if (free[day] - need) & guard != guard:
                    begin = day + 1
                    end = begin + durations[job]
                day += 1
            for day in range(begin, end):
                free[day] -= need
        ends[job] = end
        if end + side.lag[job] > length:
            length = end + side.lag[job]
    return Packed(length, ends)


def search(project: Project, schedules: int, lower_bound: int) -> tuple[Packed, int]:
    """Return the shortest schedule found, in forward direction, and how many schedules were generated for it.

    It ends with the number of schedules, or sooner where the lower bound is reached. One schedule is always generated.
    """
    return _Search(project, schedules, lower_bound).run()


class _Search:
    """The state of one search; it has random numbers of its own, from a fixed seed."""

    def __init__(self, project: Project, schedules: int, lower_bound: int) -> None:
        self.project, self.schedules, self.lower_bound = project, schedules, lower_bound
        self.random = Random(_SEED)
        self.generated = 0
        self.best: Packed | None = None

    def run(self) -> tuple[Packed, int]:
        """Return the best schedule and the number of schedules generated."""
        forward, backward = self.project.forward, self.project.backward
        size = max(5, min(_LARGEST_POPULATION, isqrt(self.schedules // 8)))
        left = self._grow(forward, ((lambda rule=rule: rule()) for rule in self._rules(size)))
        right = self._grow(backward, ((lambda one=one: self._justified(one, backward)) for one in left))
        left = self._grow(forward, ((lambda one=one: self._justified(one, forward)) for one in right))
        while not self._done():
            right = self._bred(left, right, backward)
            left = self._bred(right, left, forward)
        assert self.best is not None
        return self.best, self.generated
