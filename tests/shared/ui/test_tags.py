"""What the tags write: escaped, spoken, and working without JavaScript."""

from datetime import date

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.test import RequestFactory

from veerkracht.shared.ui.items import Chip, Link, RailItem, Term, TimelineItem

from .conftest import Render

EVIL = '<script>"&'
SAFE = "&lt;script&gt;&quot;&amp;"


class SampleForm(forms.Form):
    """A line, a group, a box and a hidden field."""

    name = forms.CharField(label="Name", help_text="As in the register.")
    note = forms.CharField(label="Note", required=False)
    ways = forms.MultipleChoiceField(label="Ways", choices=[("m", "Mail")], widget=forms.CheckboxSelectMultiple)
    agrees = forms.BooleanField(label="Agrees", required=False)
    token = forms.CharField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    "source",
    [
        "{% badge word=evil %}",
        "{% button label=evil name=evil value=evil %}",
        "{% link_button label=evil url=evil %}",
        "{% stat label=evil figure=evil url=evil unit=evil definition=evil note=evil %}",
        "{% meter label=evil value=1 target=2 unit=evil url=evil %}",
        "{% tabs items=links label=evil %}",
        "{% breadcrumb items=links %}",
        "{% chips items=chips label=evil %}",
        "{% rail items=rail %}",
        "{% timeline items=events label=evil %}",
        "{% definition_list items=terms %}",
        "{% steps labels=labels current=1 %}",
        "{% card title=evil url=evil %}{{ evil }}{% endcard %}",
        "{% alert title=evil %}{{ evil }}{% endalert %}",
        "{% details summary=evil %}{{ evil }}{% enddetails %}",
        "{% dialog id='a' title=evil %}{{ evil }}{% enddialog %}",
        "{% empty_state title=evil why=evil %}{{ evil }}{% endempty_state %}",
        "{% page_header title=evil context=evil back_url=evil back_label=evil %}{{ evil }}{% endpage_header %}",
        "{% toast message=evil undo_url=evil %}",
        "{% sparkline values=numbers label=evil %}",
        "{% nav_link url=evil label=evil %}",
        "{% icon name='check' label=evil %}",
    ],
)
def test_values_are_escaped_once(source: str, rendered: Render) -> None:
    page = rendered(
        source,
        evil=EVIL,
        links=[Link(EVIL, EVIL), Link(EVIL, EVIL)],
        chips=[Chip(EVIL, EVIL), Chip(EVIL, EVIL, active=True)],
        rail=[RailItem(EVIL, EVIL, "home", 2)],
        events=[TimelineItem(date(2019, 9, 12), EVIL, EVIL, EVIL)],
        terms=[Term(EVIL, EVIL, EVIL)],
        labels=[EVIL],
        numbers=[1, 2],
    )
    assert "<script>" not in page
    assert SAFE in page
    assert "&amp;lt;" not in page


def test_badge_has_a_sign_beside_its_word(rendered: Render) -> None:
    assert '<span aria-hidden="true">✓</span> Activated' in rendered('{% badge word="Activated" tone="good" %}')


def test_icon_is_decoration_unless_it_has_a_label(rendered: Render) -> None:
    assert 'aria-hidden="true"' in rendered('{% icon name="search" %}')
    assert 'role="img" aria-label="Search"' in rendered('{% icon name="search" label="Search" %}')


def test_required_field_is_not_marked_and_optional_one_is(rendered: Render) -> None:
    page = rendered("{% fields form=form %}", form=SampleForm())
    assert page.count("(optional)") == 1
    assert '<input type="hidden" name="token"' in page


def test_field_ties_hint_and_error_to_its_input(rendered: Render) -> None:
    page = rendered("{% field bound=form.name %}", form=SampleForm({"name": ""}))
    assert 'aria-describedby="id_name_error id_name_helptext"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_name_error"' in page
    assert 'id="id_name_helptext"' in page


def test_group_ties_its_error_to_the_whole_group(rendered: Render) -> None:
    page = rendered("{% field bound=form.ways %}", form=SampleForm({}))
    assert '<fieldset class="v-field utrecht-form-fieldset utrecht-form-field--invalid"' in page
    assert 'aria-describedby="id_ways_error"' in page
    assert "<legend" in page


def test_field_keeps_what_was_typed(rendered: Render) -> None:
    assert 'value="Bakkerij &amp; Zn"' in rendered(
        "{% field bound=form.name %}", form=SampleForm({"name": "Bakkerij & Zn"})
    )


def test_error_summary_links_to_each_field_and_says_that_input_is_kept(rendered: Render) -> None:
    page = rendered("{% form_errors form=form %}", form=SampleForm({"name": ""}))
    assert '<a href="#id_name">Name: This field is required.</a>' in page
    assert 'role="alert"' in page
    assert "is kept" in page


def test_error_summary_of_a_good_form_is_empty(rendered: Render) -> None:
    assert rendered("{% form_errors form=form %}", form=SampleForm()) == ""


def test_stat_is_a_link_to_its_rows(rendered: Render) -> None:
    page = rendered('{% stat label="Attendances" figure=1775 unit="persons" url="/rows/" definition="Each time." %}')
    assert '<a class="v-stat__link" href="/rows/">' in page
    assert "1,775" in page
    assert "<details" in page


def test_stat_says_when_a_figure_is_unknown(rendered: Render) -> None:
    assert "unknown" in rendered('{% stat label="x" figure=none url="/" %}', none=None)


@pytest.mark.parametrize(("value", "width"), [(0, "0.0"), (50, "100.0"), (250, "200.0")])
def test_meter_bar_never_leaves_its_ground(value: int, width: str, rendered: Render) -> None:
    page = rendered('{% meter label="x" value=value target=100 unit="u" %}', value=value)
    assert f'<rect class="v-meter__fill" width="{width}"' in page
    assert f"{value} of 100 u" in page


def test_meter_without_target_is_empty(rendered: Render) -> None:
    assert 'width="0.0"' in rendered('{% meter label="x" value=5 target=0 unit="u" expected=3 %}')


def test_rail_shows_only_counts_that_need_attention(rendered: Render) -> None:
    rail = [RailItem("Questions", "/q/", "question", 7, active=True, key="q"), RailItem("Fans", "/f/", "fan")]
    page = rendered("{% rail items=rail %}", rail=rail)
    assert page.count("v-rail__count") == 1
    assert '<a href="/q/" aria-current="page" data-go="q">' in page


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/agenda/", 'aria-current="page"'), ("/agenda/3/", 'aria-current="true"'), ("/", "<li><a href=")],
)
def test_nav_link_knows_where_it_is(path: str, expected: str, rendered: Render) -> None:
    assert expected in rendered('{% nav_link url="/agenda/" label="Calendar" %}', path=path)


def test_toast_with_undo_is_a_form(rendered: Render) -> None:
    page = rendered('{% toast message="Merged." undo_url="/undo/3/" %}')
    assert '<form method="post" action="/undo/3/">' in page
    assert "csrfmiddlewaretoken" in page


@pytest.mark.parametrize(
    ("tags", "has_undo"),
    [("undo:/team/3/undo/", True), ("undo://evil.example/", False), ("undo:https://evil.example", False), ("", False)],
)
def test_message_offers_undo_only_on_this_site(tags: str, has_undo: bool, rendered: Render) -> None:
    page = rendered("{% toasts %}", messages=[Message(constants.SUCCESS, "Done.", extra_tags=tags)])
    assert ("<form" in page) is has_undo


def test_language_switch_names_the_other_language_in_its_own_words(rendered: Render, rf: RequestFactory) -> None:
    rf.cookies["csrftoken"] = "a" * 32
    page = rendered('{% language_switch action="/taal/" %}', path="/agenda/?month=9")
    assert 'value="nl" lang="nl">Nederlands' in page
    assert 'value="/agenda/?month=9"' in page


def test_language_switch_is_a_link_for_who_has_no_cookie(rendered: Render) -> None:
    page = rendered('{% language_switch action="/taal/" %}', path="/agenda/?month=9")
    assert '<a href="/taal/?next=%2Fagenda%2F%3Fmonth%3D9" lang="nl" rel="nofollow">Nederlands</a>' in page
    assert "<form" not in page


def test_steps_say_which_is_now(rendered: Render) -> None:
    page = rendered("{% steps labels=labels current=2 %}", labels=["File", "Rows", "Save"])
    assert "Step 2 of 3" in page
    assert page.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("tokens", "expected"), [("veerkracht", "veerkracht"), ("../../secret", "veerkracht"), ("", "veerkracht")]
)
def test_only_our_own_token_files_are_linked(tokens: str, expected: str, rendered: Render) -> None:
    source = '{% stylesheets door="team" %}'
    page = rendered(source, request=type("Request", (), {"programme": type("Programme", (), {"tokens": tokens})()})())
    assert f"ui/tokens/{expected}.css" in page
