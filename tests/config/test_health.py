"""What a machine is told about the health of the process and of what it needs."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from veerkracht.config import health, schema
from veerkracht.config.health import Health
from veerkracht.shared.tasks.heartbeat import beat
from veerkracht.shared.tasks.models import Worker


def test_healthz_needs_no_database() -> None:
    response = Client().get(reverse("healthz"))
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_is_ready_with_a_worker() -> None:
    beat("worker")
    response = Client().get(reverse("readyz"))
    assert response.status_code == 200
    assert response.json()["status"] == "ready"
    assert response.json()["checks"]["worker"]["ok"] is True
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_misses_the_worker() -> None:
    Worker.objects.all().delete()
    response = Client().get(reverse("readyz"))
    assert response.status_code == 503
    assert response.json()["checks"]["worker"] == {"ok": False, "detail": "no sign of life"}


@pytest.mark.django_db
def test_readyz_tells_of_missing_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "on_disk", lambda: schema.applied() | {("tasks", "0999_later")})
    checks = Client().get(reverse("readyz")).json()["checks"]
    assert checks["migrations"] == {"ok": False, "detail": "1 pending"}


@pytest.mark.django_db
def test_readyz_tells_of_a_lost_database_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> Health:
        raise OperationalError("password of jan is wrong")

    monkeypatch.setitem(health.CHECKS, "database", lost)
    response = Client().get(reverse("readyz"))
    assert response.status_code == 503
    assert response.json()["checks"]["database"] == {"ok": False, "detail": "OperationalError"}


def test_health_cannot_be_posted() -> None:
    assert Client().post(reverse("healthz")).status_code == 405


@pytest.mark.django_db
def test_nothing_is_pending_in_a_migrated_database() -> None:
    assert schema.pending() == set()


@pytest.mark.django_db
def test_names_on_disk_are_those_django_finds() -> None:
    assert schema.on_disk() >= {("tasks", "0001_initial"), ("wagtailcore", "0040_page_draft_title")}
