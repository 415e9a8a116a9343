"""The trade register as the product sees it, and the two back ends of KVK behind it (KVK-1)."""

import datetime as dt
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

from ..memory import remember, remembered, spend
from .answers import KvkCompany, KvkHit, company_of, hits_of
from .errors import KvkBudgetSpent, KvkTemporary
from .transport import Transport, over_http, understood

CONNECTOR = "kvk"
A_DAY = 86_400
TRIES = 3
FIRST_WAIT = 0.5


class KvkRegister(Protocol):
    """Look companies up. Both raise KvkRefusal when the register gives no usable answer."""

    def search(self, *, name: str = "", kvk_number: str = "", place: str = "") -> list[KvkHit]:
        """Return what looks like it; an empty list when there is nothing."""

    def company(self, kvk_number: str) -> KvkCompany | None:
        """Return what the register says about this number; None when it knows none."""


@dataclass(frozen=True)
class KvkSettings:
    """What an operator sets. `version` chooses the back end: 2 with basic profiles, or 3 with organisations."""

    key: str
    base_url: str = "https://api.kvk.nl/api"
    version: int = 2
    ca_bundle: str = ""
    daily_budget: int = 500
    timeout: float = 8.0


# Search and profile per version.
PATHS: Mapping[int, tuple[str, str]] = {
    2: ("/v2/zoeken", "/v1/basisprofielen/{number}"),
    3: ("/v3/zoeken", "/v1/organisatie/kvknummer/{number}"),
}


class HttpRegister:
    """The real register, or a server that behaves like it; counts what it asks and remembers answers for a day."""

    def __init__(
        self,
        settings: KvkSettings,
        *,
        scope: str,
        on: dt.date,
        transport: Transport | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Ask for one programme (`scope`) on one day."""
        self.settings, self.scope, self.on, self.wait = settings, scope, on, wait
        self.transport = transport or over_http(timeout=settings.timeout, ca_bundle=settings.ca_bundle)

    def search(self, *, name: str = "", kvk_number: str = "", place: str = "") -> list[KvkHit]:
        """Return what looks like it; only filled parameters go along, because unknown and empty ones are refused."""
        given = {"naam": name.strip(), "kvkNummer": kvk_number, "plaats": place.strip()}
        path, _profile = PATHS[self.settings.version]
        answer = self._ask(f"{path}?{urlencode({key: value for key, value in given.items() if value})}")
        return [] if answer is None else hits_of(answer)

    def company(self, kvk_number: str) -> KvkCompany | None:
        """Return what the register says about this number."""
        _search, path = PATHS[self.settings.version]
        answer = self._ask(path.format(number=quote(kvk_number, safe="")))
        return None if answer is None else company_of(answer, on=self.on)

    def _ask(self, path: str) -> object | None:
        is_known, answer = remembered(connector=CONNECTOR, question=path)
        if is_known:
            return answer
        answer = self._ask_again_when_busy(path)
        remember(connector=CONNECTOR, question=path, answer=answer, seconds=A_DAY)
        return answer

    def _ask_again_when_busy(self, path: str) -> object | None:
        """Ask at most three times, waiting longer each time and never all at the same moment."""
        for attempt in range(1, TRIES + 1):
            self._spend()
            try:
                return understood(self.transport(self.settings.base_url + path, self._headers()))
            except KvkTemporary:
                if attempt == TRIES:
                    raise
                self.wait(FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))  # noqa: S311 jitter, no secret
        raise KvkTemporary

    def _spend(self) -> None:
        if not spend(connector=CONNECTOR, scope=self.scope, day=self.on, budget=self.settings.daily_budget):
            raise KvkBudgetSpent

    def _headers(self) -> dict[str, str]:
        return {"apikey": self.settings.key, "Accept": "application/json"}
