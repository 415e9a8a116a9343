"""The trade register: every code, slow and wrong answers, partial dates, the budget and the memory (KVK-1 to KVK-3)."""

import datetime as dt
import json
import threading
import time
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from tests.domain.companies.threads import at_once
from veerkracht.shared.connectors.kvk import (
    HttpRegister,
    KvkBudgetSpent,
    KvkNotUnderstood,
    KvkQuestionRefused,
    KvkRefusal,
    KvkSettings,
    KvkTemporary,
    KvkUnreachable,
    KvkWrongKey,
    fake,
    partial_date,
)
from veerkracht.shared.connectors.kvk.transport import Reply, over_http
from veerkracht.shared.connectors.memory import spend
from veerkracht.shared.connectors.models import ConnectorAnswer, ConnectorUse

ON = dt.date(2019, 9, 23)
pytestmark = pytest.mark.django_db


def register(transport=fake.answer, **settings) -> HttpRegister:
    given = {"key": fake.KEY, **settings}
    return HttpRegister(KvkSettings(**given), scope="een", on=ON, transport=transport, wait=lambda _seconds: None)


def always(status: int, body: object) -> HttpRegister:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return register(lambda _url, _headers: Reply(status, content))


def fault(code: str) -> dict[str, object]:
    return {"fout": [{"code": code, "omschrijving": "x"}]}


@pytest.mark.parametrize("version", [2, 3])
def test_both_versions_find_by_name_and_number_and_give_a_profile(version):
    kvk = register(version=version)
    assert [hit.kvk_number for hit in kvk.search(name="metaal")] == ["69599068"]
    assert kvk.search(kvk_number="69599068")[0].place == "Zwolle"
    found = kvk.company("69599068")
    assert (found.name, found.persons, found.sbi_code, found.sbi_version) == (
        "Voorbeeld Metaalbewerking B.V.",
        34,
        "25620",
        "2008",
    )
    assert (found.started_on, found.postcode, found.establishment_number) == ("2015", "8011AB", "000037178598")


def test_no_hits_is_a_404_and_an_empty_list():
    assert register().search(name="bestaat niet") == []
    assert register().company("12345678") is None


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (400, "IPD0004", KvkQuestionRefused),
        (400, "IPD0006", KvkQuestionRefused),
        (400, "IPD0010", KvkQuestionRefused),
        (400, "IPD1998", KvkQuestionRefused),
        (400, "IPD1999", KvkQuestionRefused),
        (400, "IPD5203", KvkQuestionRefused),
        (503, "IPD1002", KvkTemporary),
        (404, "IPD1003", KvkTemporary),
        (500, "IPD9999", KvkTemporary),
        (429, "", KvkTemporary),
        (401, "", KvkWrongKey),
        (403, "", KvkWrongKey),
        (404, "", KvkRefusal),
        (418, "IPD7777", KvkRefusal),
    ],
)
def test_each_code_is_its_own_error(status, code, error):
    with pytest.raises(KvkRefusal) as caught:
        always(status, fault(code)).search(name="x")
    assert type(caught.value) is error
    assert caught.value.code == code
    assert str(caught.value)


@pytest.mark.parametrize("code", ["IPD5200", "IPD0005", "IPD0007"])
def test_nothing_found_is_no_error(code):
    assert always(404, fault(code)).search(name="x") == []


@pytest.mark.parametrize(
    "body", [b"<html>", b"", [1], {"resultaten": {}}, {"resultaten": ["x"]}, {"resultaten": [{"kvkNummer": "1"}]}]
)
def test_a_wrong_answer_is_told_and_never_guessed_at(body):
    with pytest.raises(KvkNotUnderstood):
        always(200, body).search(name="x")


def test_an_error_of_another_shape_still_has_its_status():
    with pytest.raises(KvkTemporary):
        always(503, {"error": {"message": "busy"}}).search(name="x")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("20190923", "2019-09-23"),
        ("2019-09-23", "2019-09-23"),
        ("20190900", "2019-09"),
        ("20190000", "2019"),
        (20190923, "2019-09-23"),
        ("20191399", ""),
        ("00000000", ""),
        ("19000229", ""),
        ("", ""),
        (None, ""),
        ("vandaag", ""),
    ],
)
def test_dates_may_be_partial_or_wrong(given, expected):
    assert partial_date(given) == expected


def test_a_profile_with_everything_missing_is_still_a_company():
    found = always(200, {"kvkNummer": "01234567", "sbiActiviteiten": None, "_embedded": []}).company("01234567")
    assert (found.kvk_number, found.name, found.persons, found.trade_names) == ("01234567", "", None, ())


def test_a_nought_that_json_lost_comes_back_and_a_shielded_address_is_not_used():
    main = {"adressen": [{"type": "bezoekadres", "indAfgeschermd": "Ja", "plaats": "Geheim"}]}
    found = always(200, {"kvkNummer": 1234567, "_embedded": {"hoofdvestiging": main}}).company("01234567")
    assert (found.kvk_number, found.place) == ("01234567", "")


def test_a_busy_register_is_asked_three_times_with_growing_waits():
    waits, asked = [], []

    def busy_twice(url, headers):
        asked.append(url)
        return Reply(503, json.dumps(fault("IPD1002")).encode()) if len(asked) < 3 else fake.answer(url, headers)

    kvk = HttpRegister(KvkSettings(key=fake.KEY), scope="een", on=ON, transport=busy_twice, wait=waits.append)
    assert kvk.search(name="bakkerij")
    assert len(asked) == 3
    assert 0.25 <= waits[0] <= 0.75
    assert 0.5 <= waits[1] <= 1.5


def test_a_refused_question_is_asked_once():
    kvk = register()
    with pytest.raises(KvkQuestionRefused):
        kvk.search(kvk_number="1")
    assert ConnectorUse.objects.get().count == 1


def test_an_answer_is_remembered_and_an_error_is_not():
    kvk = register()
    for _ in range(2):
        assert kvk.search(name="bakkerij")
        assert kvk.search(name="bestaat niet") == []
    assert ConnectorUse.objects.get().count == 2
    with pytest.raises(KvkTemporary):
        kvk.search(name="fout down")
    assert ConnectorAnswer.objects.count() == 2


def test_the_budget_of_a_day_is_per_programme():
    kvk = register(daily_budget=1)
    kvk.search(name="bakkerij")
    with pytest.raises(KvkBudgetSpent):
        kvk.search(name="bouw")
    other = HttpRegister(
        KvkSettings(key=fake.KEY, daily_budget=1), scope="twee", on=ON, transport=fake.answer, wait=lambda _: None
    )
    assert other.search(name="bouw")


def test_the_wrong_key_is_told():
    with pytest.raises(KvkWrongKey):
        register(key="another-key").search(name="bakkerij")


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_spend_more_than_the_budget():
    asked = [lambda: spend(connector="kvk", scope="een", day=ON, budget=1)] * 4
    assert sorted(at_once(*asked)) == [False, False, False, True]


class Quiet(WSGIRequestHandler):
    """A handler that writes no log."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def served():
    """Return a function that serves a WSGI application on this machine and gives its address."""
    servers = []

    def serve(application) -> str:
        server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/api"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def over_the_wire(base_url: str, timeout: float = 5) -> HttpRegister:
    settings = KvkSettings(key=fake.KEY, base_url=base_url)
    transport = over_http(timeout=timeout)
    return HttpRegister(settings, scope="een", on=ON, transport=transport, wait=lambda _seconds: None)


def test_over_a_real_connection_the_invented_register_answers_the_same(served):
    kvk = over_the_wire(served(fake.application))
    assert kvk.company("69599068").name == "Voorbeeld Metaalbewerking B.V."
    assert kvk.search(name="bestaat niet") == []


def test_a_slow_register_is_given_up_on(served):
    def slow(environ, start_response):
        time.sleep(0.5)
        return fake.application(environ, start_response)

    with pytest.raises(KvkUnreachable):
        over_the_wire(served(slow), timeout=0.1).search(name="bakkerij")


def test_a_register_that_drips_is_given_up_on(served):
    def drips(environ, start_response):
        start_response("200 OK", [("Content-Type", "application/json")])
        for _ in range(50):
            time.sleep(0.05)
            yield b" "

    began = time.monotonic()
    with pytest.raises(KvkUnreachable):
        over_the_wire(served(drips), timeout=0.2).search(name="bakkerij")
    assert time.monotonic() - began < 3


def test_no_server_is_unreachable():
    with pytest.raises(KvkUnreachable):
        over_the_wire("http://127.0.0.1:9").search(name="bakkerij")
