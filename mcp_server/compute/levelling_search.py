"""A short schedule of jobs that share limited resources, searched for within a number of generated schedules.

Serial schedule generation from priority rules gives the first schedules (Kolisch 1996, European Journal of Operational
Research 90:320); shifting all jobs to the right and back to the left improves them (Valls, Ballestín and Quintanilla
2005, EJOR 165:375); a genetic algorithm goes on from there, with a population of left-justified and one of
right-justified schedules that are bred in turn from each other (Debels and Vanhoucke 2007, Operations Research 55:457),
and a mutation of our own that shuffles one stretch of time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf, isqrt
from random import Random
from typing import Final, NamedTuple

MUTATIONS: Final = 0.2
"""Share of children that have one parent and a stretch of time shuffled, rather than two parents."""

STEPS: Final = 15_000_000
"""Days looked at for jobs over all schedules, with some more for each job: a few seconds."""

_SEED: Final = 2005
_STEPS_PER_JOB: Final = 10
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
    steps: int
    """What it cost to generate."""


def generate(project: Project, side: Side, order: Sequence[int]) -> Packed:
    """Return the schedule in which each job, in this order, begins as early as others and the resources allow."""
    durations, needs, guard = project.durations, project.needs, project.guard
    free = [project.capacity] * project.horizon
    ends = [0] * len(durations)
    length, steps = 0, _STEPS_PER_JOB * len(durations)
    for job in order:
        begin = side.lead[job]
        for other in side.before[job]:
            begin = max(begin, ends[other])
        end = begin + durations[job]
        if need := needs[job]:
            day = first = begin
            while day < end:
                if (free[day] - need) & guard != guard:
                    begin = day + 1
                    end = begin + durations[job]
                day += 1
            for day in range(begin, end):
                free[day] -= need
            steps += end - first
        ends[job] = end
        length = max(length, end + side.lag[job])
    return Packed(length, ends, steps)


def search(project: Project, schedules: int, lower_bound: int) -> tuple[Packed, int]:
    """Return the shortest schedule found, in forward direction, and how many schedules were generated for it.

    It ends with the number of schedules, or sooner where the lower bound is reached or `STEPS` are used up. One
    schedule is always generated.
    """
    return _Search(project, schedules, lower_bound).run()


class _Search:
    """The state of one search; its random numbers come from a fixed seed."""

    def __init__(self, project: Project, schedules: int, lower_bound: int) -> None:
        self.project, self.schedules, self.lower_bound = project, schedules, lower_bound
        self.random = Random(_SEED)  # noqa: S311 - chance here keeps no secret
        self.generated = self.steps = 0
        self.best: Packed | None = None

    def run(self) -> tuple[Packed, int]:
        """Return the best schedule and the number of schedules generated."""
        forward, backward = self.project.forward, self.project.backward
        left = self._schedules(forward, (in_order(forward, urgency) for urgency in self._rules()))
        right = self._schedules(backward, (in_order(backward, one.ends) for one in left))
        left = self._schedules(forward, (in_order(forward, one.ends) for one in right))
        while not self._done():
            right = self._generation(left, right, backward)
            left = self._generation(right, left, forward)
        assert self.best is not None
        return self.best, self.generated

    def _done(self) -> bool:
        """Return whether the search ends: the bound, the number of schedules or that of steps is reached."""
        if self.best is None:
            return False
        return self.best.length <= self.lower_bound or self.generated >= self.schedules or self.steps >= STEPS

    def _schedules(self, side: Side, orders: Iterable[Sequence[int]]) -> list[Packed]:
        """Return the schedules of these orders, fewer where the search ends, and keep the best."""
        found: list[Packed] = []
        for order in orders:
            if self._done():
                break
            found.append(self._generate(side, order))
            if self.best is not None and found[-1].length >= self.best.length:
                continue
            if side is self.project.forward:
                self.best = found[-1]
            elif not self._done():
                self.best = self._generate(self.project.forward, in_order(self.project.forward, found[-1].ends))
        return found

    def _generate(self, side: Side, order: Sequence[int]) -> Packed:
        found = generate(self.project, side, order)
        self.generated += 1
        self.steps += found.steps
        return found

    def _rules(self) -> Iterator[list[float]]:
        """Yield how urgent each job is by five priority rules, then by latest finish with a growing share of chance."""
        durations, forward, backward = self.project.durations, self.project.forward, self.project.backward
        early, late = reach(durations, forward), reach(durations, backward)
        length = max(map(sum, zip(early, late, durations, strict=True)), default=0)
        yield [float(after) for after in late]  # latest finish
        yield [after + days for after, days in zip(late, durations, strict=True)]  # latest start
        yield [-before for before in early]  # earliest start
        yield [days + sum(durations[one] for one in ones) for days, ones in zip(durations, forward.after, strict=True)]
        yield list(map(sum, zip(early, late, durations, strict=True)))  # slack
        for _ in range(min(_LARGEST_POPULATION, isqrt(self.schedules // 8)) - 5):
            chance = self.random.uniform(0.05, 0.5) * length
            yield [after - self.random.uniform(0, chance) for after in late]

    def _generation(self, parents: Sequence[Packed], old: Sequence[Packed], side: Side) -> list[Packed]:
        """Return the children of the parents; the best of the old stays where no child is as good."""
        children = self._schedules(side, (in_order(side, urgency) for urgency in self._children(parents)))
        best = min(old, key=_length, default=None)
        if best is not None and children and best.length < min(map(_length, children)):
            children[children.index(max(children, key=_length))] = best
        return children

    def _children(self, parents: Sequence[Packed]) -> Iterator[list[float]]:
        """Yield how urgent each job is in a child of each parent and of the better of two others.

        A twin of an earlier parent has its child alone, with a stretch of time shuffled, and so have some more.
        """
        seen: set[tuple[int, ...]] = set()
        for parent in parents:
            twin = tuple(parent.ends) in seen
            seen.add(tuple(parent.ends))
            father, mother = parent, min(self.random.choice(parents), self.random.choice(parents), key=_length)
            if self.random.random() < 0.5 and not twin:
                father, mother = mother, father
            if twin or father.ends == mother.ends or self.random.random() < MUTATIONS:
                yield self._shuffled(father)
            else:
                yield self._crossed(father, mother)

    def _shuffled(self, parent: Packed) -> list[float]:
        """Return the times of a parent, those in one stretch shuffled."""
        width = self.random.uniform(0.1, 0.5) * parent.length
        low = self.random.uniform(-width / 2, parent.length - width / 2)
        return [
            end + self.random.uniform(-width, width) if low <= end <= low + width else float(end) for end in parent.ends
        ]

    def _crossed(self, father: Packed, mother: Packed) -> list[float]:
        """Return the times of the father, those in a stretch in which he uses little in the order of the mother."""
        change = [0] * (father.length + 2)
        for end, days, load in zip(father.ends, self.project.durations, self.project.loads, strict=True):
            change[end - days + 1] += load
            change[end + 1] -= load
        used = list(accumulate(accumulate(change)))
        low, high, least = 0, 0, inf
        for _ in range(_WINDOWS):
            width = self.random.randint(father.length // 4, 3 * father.length // 4)
            begin = self.random.randint(0, father.length - width)
            mean = (used[begin + width] - used[begin]) / max(1, width)
            if mean < least:
                low, high, least = begin, begin + width, mean
        far = 2 * max(father.length, mother.length)
        return [
            float(end - far if end < low else end + far if end > high else other)
            for end, other in zip(father.ends, mother.ends, strict=True)
        ]


def in_order(side: Side, urgency: Sequence[float]) -> list[int]:
    """Return the jobs by urgency, the highest first; one that must be before another is as urgent as that."""
    key = list(urgency)
    for job in reversed(side.order):
        for other in side.after[job]:
            key[job] = max(key[job], key[other])
    return sorted(side.order, key=key.__getitem__, reverse=True)


def reach(durations: Sequence[int], side: Side) -> list[int]:
    """Return the earliest begin of each job in one direction of time, without regard to resources."""
    begin = list(side.lead)
    for job in side.order:
        for other in side.before[job]:
            begin[job] = max(begin[job], begin[other] + durations[other])
    return begin


def _length(one: Packed) -> int:
    return one.length
