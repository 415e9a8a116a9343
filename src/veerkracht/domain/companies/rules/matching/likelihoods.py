"""What agreeing and differing is worth, under five explanations of a pair (Fellegi-Sunter with three extra classes).

A pair of descriptions is SAME (one company), a SISTER (holding and working company, another firm behind the same
door), a NAMESAKE (a branch of the chain, a cousin with the same trade in the next village), a NEIGHBOUR (a company
that has nothing to do with it but shares the address: the accountant, a business centre) or OTHER (chance). Each line
says how often an observation is made under each. The figures are estimates of how lists and registers are written,
not fitted to a data set; docs/decisions has the reasoning.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import exp, log
from typing import NamedTuple


class Weights(NamedTuple):
    """Logarithms of likelihoods, one for each explanation."""

    same: float = 0.0
    sister: float = 0.0
    namesake: float = 0.0
    neighbour: float = 0.0
    other: float = 0.0

    def plus(self, more: "Weights") -> "Weights":
        """Both observations together."""
        a, b, c, d, e = self
        f, g, h, i, j = more
        return Weights(a + f, b + g, c + h, d + i, e + j)


def log_odds(prior: Weights, observations: Iterable[Weights]) -> float:
    """How much likelier SAME is than all other explanations together; natural logarithm."""
    same, sister, namesake, neighbour, other = prior
    for a, b, c, d, e in observations:
        same += a
        sister += b
        namesake += c
        neighbour += d
        other += e
    most = max(sister, namesake, neighbour, other)
    return same - most - log(exp(sister - most) + exp(namesake - most) + exp(neighbour - most) + exp(other - most))


def weights(same: float, sister: float, namesake: float, neighbour: float, other: float) -> Weights:
    """The logarithms of five likelihoods."""
    return Weights(log(same), log(sister), log(namesake), log(neighbour), log(other))


NOTHING = Weights()

# Before anything is compared: how many companies of a register of n are the one of the row, its sisters and so on.
PRIOR = (0.7, 0.1, 0.05, 0.3)

# Observations that chance explains equally well in every register: same, sister, namesake, neighbour, other.
LIKELIHOODS = {
    "role_none": weights(0.9, 0.3, 0.8, 0.8, 0.8),
    "role_same": weights(0.9, 0.1, 0.2, 0.05, 0.03),
    "role_differs": weights(0.05, 0.65, 0.15, 0.15, 0.15),
    "form_same": weights(0.96, 0.6, 0.5, 0.4, 0.4),
    "form_differs": weights(0.04, 0.4, 0.5, 0.6, 0.6),
    "kvk_near": weights(0.04, 0.004, 0.001, 1e-5, 1e-5),
    # Numbers that follow each other: more likely given out on one day to a holding and its working company.
    "kvk_next": weights(0.005, 0.04, 0.001, 1e-5, 1e-5),
    "kvk_differs": weights(0.015, 0.94, 0.97, 1.0, 1.0),
    "place_near": weights(0.04, 0.1, 0.4, 0.02, 0.05),
    "place_differs": weights(0.05, 0.1, 0.65, 0.01, 0.95),
    "domain_differs": weights(0.13, 0.7, 0.7, 0.9, 1.0),
    "phone_near": weights(0.03, 0.01, 0.002, 0.001, 1e-4),
    "phone_differs": weights(0.37, 0.7, 0.97, 0.85, 1.0),
    "person_same": weights(0.3, 0.2, 0.03, 0.02, 0.0005),
    "person_differs": weights(0.7, 0.8, 0.97, 1.0, 1.0),
    "street_same": weights(0.7, 0.6, 0.02, 0.9, 0.0005),
}
# What agrees and is shared by few companies: chance is the number given last, for each company of the register that
# has the detail, over the size of the register. It stands for the slip by which a row carries somebody else's detail.
SHARED = {
    "kvk_same": (0.94, 0.03, 0.02, 0.002, 0.02),
    "establishment_same": (0.6, 0.01, 0.001, 0.002, 0.02),
    "domain_same": (0.87, 0.25, 0.25, 0.08, 0.08),
    "email_same": (0.6, 0.1, 0.03, 0.05, 0.03),
    "phone_same": (0.6, 0.25, 0.03, 0.15, 0.05),
    "postcode_same": (0.75, 0.65, 0.02, 0.9, 1.0),
}
# The place agrees: with postcodes that differ, and without two postcodes to compare.
PLACE_SAME_POSTCODE_DIFFERS = (0.12, 0.15, 0.08, 0.05)
PLACE_SAME = (0.88, 0.85, 0.1, 0.95)


@lru_cache(maxsize=4096)
def shared(observation: str, companies: int, size: int) -> Weights:
    """A detail agrees that this many companies of a register of this size have."""
    *known, slip = SHARED[observation]
    same, sister, namesake, neighbour = known
    return weights(same, sister, namesake, neighbour, min(slip * max(companies, 1) / size, 0.5))


@lru_cache(maxsize=64)
def prior(size: int) -> Weights:
    """The explanations of a pair from a register of this size before anything is compared."""
    same, sister, namesake, neighbour = (share / size for share in PRIOR)
    return weights(same, sister, namesake, neighbour, 1.0)
