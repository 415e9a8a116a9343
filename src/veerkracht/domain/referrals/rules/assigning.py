"""Many questions and many providers at once: who gets what, so that fit is high and nobody is flooded.

The best way is a flow of least cost: every question flows to one provider or to the queue; each next question costs a
provider more the fuller it is, so that load is spread. The solver is exact: its answer comes with a proof.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# More than moving every other question could cost, so a question waits only when nobody can be found for it.
QUEUE_COST = 100_000_000
# What the fullest provider costs more than an empty one, in points of fit.
FAIRNESS = 30
SCALE = 100
STEPS = 5


@dataclass(frozen=True)
class Assignment:
    """Who gets which question; `waits` are those for whom nobody has room. `is_optimal` is proven, not hoped."""

    chosen: dict[int, int]
    waits: tuple[int, ...]
    cost: int
    is_optimal: bool


Fits = Mapping[int, Mapping[int, int]]


def costs_of(taken: int, room: int) -> list[tuple[int, int]]:
    """Return steps of (how many, cost of each): the fuller a provider is, the dearer its next question."""
    steps = []
    for place in range(taken, room):
        cost = round(FAIRNESS * SCALE * (place + 1) ** 2 / room**2)
        steps.append((1, cost))
    return _joined(steps)


def _joined(steps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join single places to at most `STEPS` groups at their highest cost, so that the cost still only rises."""
    size = -(-len(steps) // STEPS) if steps else 1
    groups = [steps[start : start + size] for start in range(0, len(steps), size)]
    return [(sum(count for count, _ in group), max(cost for _, cost in group)) for group in groups]


def assign(fits: Fits, rooms: Mapping[int, tuple[int, int]]) -> Assignment:
    """Return the assignment of least cost. `fits` gives per question the fit (0-100) of each provider that may take
    it; `rooms` per provider how much is taken and how much room there is in all.
    """
    # The solver takes a tenth of a second to load, which only pages that assign should pay.
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415 see above

    questions, providers = sorted(fits), sorted(rooms)
    node_of = {("p", pk): place for place, pk in enumerate(providers, start=len(questions))}
    queue = len(questions) + len(providers)
    sink = queue + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs: dict[int, tuple[int, int]] = {}
    for node, question in enumerate(questions):
        flow.set_node_supply(node, 1)
        for provider, fit in sorted(fits[question].items()):
            if ("p", provider) in node_of:
                arc = flow.add_arc_with_capacity_and_unit_cost(node, node_of["p", provider], 1, (100 - fit) * SCALE)
                arcs[arc] = (question, provider)
        flow.add_arc_with_capacity_and_unit_cost(node, queue, 1, QUEUE_COST)
    for provider in providers:
        for count, cost in costs_of(*rooms[provider]):
            flow.add_arc_with_capacity_and_unit_cost(node_of["p", provider], sink, count, cost)
    flow.add_arc_with_capacity_and_unit_cost(queue, sink, max(len(questions), 1), 0)
    flow.set_node_supply(sink, -len(questions))
    status = flow.solve() if questions else flow.OPTIMAL
    chosen = {question: provider for arc, (question, provider) in arcs.items() if questions and flow.flow(arc)}
    waits = tuple(question for question in questions if question not in chosen)
    return Assignment(chosen, waits, flow.optimal_cost() if questions else 0, status == flow.OPTIMAL)


def assign_greedily(fits: Fits, rooms: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Return what a hurried desk does: always the best pair that is left."""
    left = {provider: room - taken for provider, (taken, room) in rooms.items()}
    pairs = [(-fit, question, provider) for question, row in fits.items() for provider, fit in row.items()]
    chosen: dict[int, int] = {}
    for _fit, question, provider in sorted(pairs):
        if question not in chosen and left.get(provider, 0) > 0:
            chosen[question] = provider
            left[provider] -= 1
    return chosen


def assign_in_order(fits: Fits, rooms: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Return first come, first served: each question in turn takes its best provider that has room."""
    left = {provider: room - taken for provider, (taken, room) in rooms.items()}
    chosen: dict[int, int] = {}
    for question in sorted(fits):
        options = [(-fit, provider) for provider, fit in fits[question].items() if left.get(provider, 0) > 0]
        if options:
            chosen[question] = min(options)[1]
            left[chosen[question]] -= 1
    return chosen
