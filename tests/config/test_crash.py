"""Whatever is killed while people ask questions, no question that was acknowledged is lost, and none is doubled."""

import os
import random
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg
import pytest

from tests.config.house import House, new_house
from tests.processes import veerkracht, wait_until
from veerkracht.config import postgres
from veerkracht.config.postgres.processes import leftovers

pytestmark = pytest.mark.processes

QUESTIONS = 200
KILLS = 9
PEOPLE_AT_ONCE = 4
PATIENCE = 20.0
SEED = 20190923
MAKE_PROGRAMME = "from tests.factories.programme import ProgrammeFactory; ProgrammeFactory.create(is_default=True)"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """Return a running product with a database of its own and one programme."""
    with new_house(DJANGO_SETTINGS_MODULE="veerkracht.config.settings.demo", DATABASE_URL="") as place:
        place.start()
        wait_until(place.is_ready, seconds=120)
        making = veerkracht("shell", "--no-imports", "-c", MAKE_PROGRAMME, **place.environment())
        said, _ = making.communicate(timeout=60)
        assert making.returncode == 0, said
        yield place
        postgres.stop(place.var / "postgres")


class Opener(urllib.request.HTTPRedirectHandler):
    """Shows a redirect as the answer it is."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Asker:
    """A person at the form: keeps the page open, and sends it again when no answer comes."""

    house: House
    number: int
    fields: dict[str, str] = field(default_factory=dict)
    is_acknowledged: bool = False

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(Opener(), urllib.request.HTTPCookieProcessor())
        # Each comes from an address of its own, as 200 people do.
        self.opener.addheaders = [("X-Forwarded-For", f"45.83.{self.number // 200}.{self.number % 200 + 1}")]
        self.url = f"http://127.0.0.1:{self.house.port}/vraag/"

    def open_form(self) -> None:
        page = self.opener.open(self.url, timeout=PATIENCE).read().decode()
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
        self.fields = dict(hidden) | {"text": f"Vraag {self.number}", "email": f"vraag{self.number}@example.org"}

    def send(self) -> None:
        """Send until it is acknowledged, as somebody would who sees an error."""
        limit = time.monotonic() + PATIENCE
        while not self.is_acknowledged and time.monotonic() < limit:
            self.is_acknowledged = self.is_redirected()
            if not self.is_acknowledged:
                time.sleep(0.3)

    def is_redirected(self) -> bool:
        """Send the form; the product acknowledges with a redirect to its thanks."""
        data = urllib.parse.urlencode(self.fields).encode()
        try:
            self.opener.open(self.url, data, timeout=5)
        except urllib.error.HTTPError as answer:
            return answer.code == 302
        except OSError:
            return False
        return False


def kill_web(house: House) -> None:
    os.kill(house.pid("web"), signal.SIGKILL)


def kill_worker(house: House) -> None:
    os.kill(house.pid("worker"), signal.SIGKILL)


def kill_postgres(house: House) -> None:
    for process in leftovers(house.var / "postgres"):
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def ask_all(askers: list[Asker], house: House, dice: random.Random) -> list[str]:
    """Let people ask, some at once, and kill something at each of a few moments; return what was killed."""
    moments = set(dice.sample(range(5, QUESTIONS - 5), KILLS))
    victims = [kill_web, kill_worker, kill_postgres] * (KILLS // 3)
    dice.shuffle(victims)
    waiting, taken = iter(askers), threading.Lock()
    killed: list[Callable[[House], None]] = []

    def person() -> None:
        while True:
            with taken:
                asker = next(waiting, None)
                if asker is None:
                    return
                if asker.number in moments:
                    killed.append(victims[len(killed)])
                    threading.Timer(dice.random() / 20, killed[-1], [house]).start()
            asker.send()

    people = [threading.Thread(target=person) for _ in range(PEOPLE_AT_ONCE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return [victim.__name__ for victim in killed]


def kept(house: House, question: str) -> dict[str, int]:
    with psycopg.connect(postgres.dsn(house.var / "postgres")) as connection:
        return dict(connection.execute(question).fetchall())


def test_no_acknowledged_question_is_lost(house: House) -> None:
    askers = [Asker(house, number) for number in range(QUESTIONS)]
    for asker in askers:
        asker.open_form()
    time.sleep(1)
    killed = ask_all(askers, house, random.Random(SEED))
    acknowledged = [asker for asker in askers if asker.is_acknowledged]
    assert sorted(set(killed)) == ["kill_postgres", "kill_web", "kill_worker"]
    assert len(killed) == KILLS
    assert len(acknowledged) > QUESTIONS * 0.9, "the product comes back by itself, so nearly all get through"

    kill_web(house)
    kill_postgres(house)
    os.kill(house.runs[-1].pid, signal.SIGKILL)
    house.runs[-1].wait()
    house.start()
    wait_until(house.is_ready, seconds=60)

    questions = kept(house, "SELECT text, count(*) FROM referrals_question GROUP BY text")
    mails = kept(house, "SELECT to_address, count(*) FROM mail_mail GROUP BY to_address")
    assert [asker.number for asker in acknowledged if questions.get(asker.fields["text"]) != 1] == []
    assert [asker.number for asker in acknowledged if mails.get(asker.fields["email"]) != 1] == []
