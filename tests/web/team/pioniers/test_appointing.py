"""The appointment with its documents, looked at as PDF/UA-1 and as pictures; and the link to the own page."""

import datetime as dt
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.factories.companies import OccasionFactory
from tests.factories.consents import say_yes
from tests.factories.pioniers import AppointmentFactory, PionierFactory
from veerkracht.domain.companies.models import Consent
from veerkracht.domain.pioniers.models import Appointment, Pionier, ProfileRequest

GIVEN = {"deputy_name": "M. de Vries", "starts_on": "2020-09-01", "ends_on": "2022-09-01", "decision_note": "punt 4"}
LONG = "Wilhelmina Hoogeveen-van der Meulen tot Oudekamphuis"


def test_an_appointment_waits_for_the_consents(team: Client, the_pionier: Pionier) -> None:
    """PIO-2."""
    path = reverse("team:pionier-appoint", args=[the_pionier.pk])
    assert "logo van het bedrijf" in team.post(path, GIVEN).content.decode()
    say_yes(the_pionier.person)
    ceremony = OccasionFactory.create(
        programme=the_pionier.programme, title="Feest in het provinciehuis", starts_at=the_pionier.programme.now()
    )
    response = team.post(path, GIVEN | {"ceremony": ceremony.pk, "plaque_text": "Voor het lef."})
    assert response.status_code == 302
    page = team.get(response.headers["Location"]).content.decode()
    assert "Feest in het provinciehuis" in page
    assert "punt 4" in page


def test_the_form_proposes_the_term_after_this_one(team: Client, the_pionier: Pionier) -> None:
    page = team.get(reverse("team:pionier-appoint", args=[the_pionier.pk])).content.decode()
    assert 'value="2020-09-01"' in page
    assert 'value="2022-09-01"' in page


@pytest.mark.parametrize("kind", ["oorkonde", "plaquette"])
@pytest.mark.parametrize(("name", "text"), [("Ank", ""), (LONG, "Wie een fout meldt, krijgt hulp. " * 7)])
def test_certificate_and_plaque_are_accessible_and_fit_one_sheet(
    team: Client, programme: object, kind: str, name: str, text: str
) -> None:
    pionier = PionierFactory.create(programme=programme, person__name=name, company__name=LONG)
    term = AppointmentFactory.create(pionier=pionier, plaque_text=text)
    pdf = team.get(reverse("team:appointment-pdf", args=[term.pk, kind])).content
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in pdf
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/") + pdf.count(b"/Type /Page ") <= 1
    picture = Image.open(BytesIO(team.get(reverse("team:appointment-proof", args=[term.pk, kind])).content))
    colours = picture.convert("L").getextrema()
    assert picture.width > picture.height
    assert colours[0] < 60 < 200 < colours[1], "something dark is written on something light"


def test_another_document_is_not_there(team: Client, the_pionier: Pionier) -> None:
    term = Appointment.objects.get()
    assert team.get(reverse("team:appointment-pdf", args=[term.pk, "diploma"])).status_code == 404


def test_the_link_is_mailed_once_open_at_a_time(team: Client, the_pionier: Pionier) -> None:
    for _ in range(2):
        team.post(reverse("team:profile-ask", args=[the_pionier.pk]))
    assert ProfileRequest.objects.filter(answered_at__isnull=True).count() == 1
    assert not Consent.objects.exists()


def test_a_term_that_ends_soon_is_told(team: Client, the_pionier: Pionier) -> None:
    Appointment.objects.update(ends_on=dt.date(2019, 11, 23))
    assert "De termijn loopt bijna af" in team.get(reverse("team:pionier", args=[the_pionier.pk])).content.decode()
