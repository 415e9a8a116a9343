"""The calendar on somebody else's site: in a frame, without cookies, in a checked style that can be read."""

import datetime as dt

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.events import EventFactory
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.programme.models import Programme
from veerkracht.web.public.events.embed_style import READABLE, Style, contrast, style_of, stylesheet

EMBED, STYLE = "/agenda/inbedden/", "/agenda/inbedden/stijl.css"


@pytest.fixture
def coming(programme: Programme, the_fan: Fan) -> None:
    """Plan a public meeting at the fan, one elsewhere, and one that is not public."""
    for fan, public, title in ((the_fan, True, "Bij de fan"), (None, True, "Elders"), (the_fan, False, "Besloten")):
        event = EventFactory.create(programme=programme, fan=fan, is_public=public)
        event.occasion.title, event.occasion.starts_at = title, programme.now() + dt.timedelta(days=3)
        event.occasion.save()


@pytest.mark.usefixtures("coming")
def test_it_may_stand_in_any_frame_and_leaves_nothing_behind(visitor: Client, the_fan: Fan) -> None:
    answer = visitor.get(f"{EMBED}?fan={the_fan.pk}")
    page = answer.content.decode()
    assert "Bij de fan" in page
    assert "Elders" not in page
    assert "Besloten" not in page
    assert not answer.cookies
    assert "X-Frame-Options" not in answer
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'self'" in policy
    assert "<script" not in page
    assert "style=" not in page
    assert 'target="_blank" rel="noopener"' in page


@pytest.mark.usefixtures("coming")
def test_every_other_page_stays_out_of_frames(visitor: Client) -> None:
    for path in ("/", "/agenda/", "/vraag/", STYLE):
        answer = visitor.get(path)
        assert answer["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], path


@pytest.mark.usefixtures("coming")
@pytest.mark.parametrize("query", ["", "?fan=0", "?fan=x", "?aantal=x", "?taal=en", "?grond=zzz", "?hoek=-1&aantal=99"])
def test_whatever_is_asked_a_page_comes(visitor: Client, query: str) -> None:
    answer = visitor.get(f"{EMBED}{query}")
    assert answer.status_code == 200
    assert "Elders" in answer.content.decode()
    assert ('lang="en"' in answer.content.decode()) == ("taal=en" in query)


NAMES = st.sampled_from(["accent", "grond", "inkt", "letter", "hoek", "aantal"])
TEXTS = st.text(max_size=8) | st.text("0123456789abcdef", min_size=6, max_size=6) | st.just("serif") | st.just("7")


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, TEXTS, max_size=6))
def test_no_text_of_a_stranger_gets_into_the_style_and_it_can_be_read(asked: dict[str, str]) -> None:
    style = style_of(asked)
    assert contrast(style.ink, style.ground) >= READABLE
    assert contrast(style.accent, style.ground) >= READABLE
    rules = stylesheet(style)
    assert not set(rules) & set("<>\\@\"'")
    assert 1 <= style.most <= 20
    assert 0 <= style.corner <= 16


def test_own_colours_are_used_when_they_can_be_read(visitor: Client, programme: Programme) -> None:
    css = visitor.get(f"{STYLE}?accent=%23AA0000&grond=fffff0&letter=serif")
    assert css["Content-Type"].startswith("text/css")
    assert "color:#aa0000" in css.content.decode()
    assert "Georgia" in css.content.decode()
    assert style_of({"accent": "ffff00"}) == Style(), "yellow on white cannot be read"
