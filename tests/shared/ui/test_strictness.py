"""A misspelt attribute, a missing one or an unknown word fails loudly, in every tag."""

import pytest
from django.template import TemplateSyntaxError

from veerkracht.shared.ui.tags.library import register

from .conftest import Render

BLOCKS = ("alert", "bulk_bar", "card", "details", "dialog", "empty_state", "page_header")
LINES = (
    "badge", "bar_chart", "breadcrumb", "button", "chips", "data_table", "definition_list", "feed_link", "field",
    "fields",
    "filter_bar", "form_errors", "funnel_chart", "icon", "illustration", "language_switch", "line_chart",
    "link_button", "meter", "nav_link", "pagination", "rail", "scripts", "share_card", "sparkline", "stat", "steps",
    "structured_data", "stylesheets", "tabs", "tile_map", "timeline", "toast",
)  # fmt: skip
WITHOUT_ATTRIBUTES = {"htmx", "skip_link", "toasts"}


def test_every_tag_stands_in_this_test() -> None:
    assert set(register.tags) == {*BLOCKS, *LINES} | WITHOUT_ATTRIBUTES


@pytest.mark.parametrize("tag", LINES)
def test_line_tag_refuses_a_misspelt_attribute(tag: str, rendered: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'tonne'"):
        rendered(f"{{% {tag} tonne='good' %}}")


@pytest.mark.parametrize("tag", BLOCKS)
def test_block_tag_refuses_a_misspelt_attribute(tag: str, rendered: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'tonne'"):
        rendered(f"{{% {tag} tonne='good' %}}x{{% end{tag} %}}")


@pytest.mark.parametrize("tag", [tag for tag in LINES if tag != "data_table"])
def test_line_tag_refuses_a_value_without_a_name(tag: str, rendered: Render) -> None:
    with pytest.raises(TemplateSyntaxError):
        rendered(f"{{% {tag} 'good' %}}")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% badge word='x' tone='gren' %}", "badge tone is 'gren'"),
        ("{% button label='x' tone='big' %}", "button tone is 'big'"),
        ("{% button label='' %}", "needs a label"),
        ("{% icon name='unicorn' %}", "icon name is 'unicorn'"),
        ("{% stat label='x' figure=3 url='' %}", "must open the rows"),
        ("{% stylesheets door='cellar' %}", "stylesheets door is 'cellar'"),
        ("{% scripts names='jquery' %}", "script is 'jquery'"),
        ("{% illustration name='cat' width=1 height=1 %}", "illustration is 'cat'"),
        ("{% field bound='' %}", "not a field of a form"),
        ("{% steps labels='ab' current=3 %}", "current is 3"),
        ("{% card level=1 %}x{% endcard %}", "card level is '1'"),
        ("{% alert tone='loud' %}x{% endalert %}", "alert tone is 'loud'"),
        ("{% page_header title='x' back_url='/' %}{% endpage_header %}", "back_url needs back_label"),
        ("{% empty_state title='x' why='y' illustration='cat' %}{% endempty_state %}", "illustration is 'cat'"),
        ("{% toast message='x' tone='good' %}", "toast tone is 'good'"),
        ("{% definition_list items='' columns=9 %}", "columns is '9'"),
        ("{% rail items='ab' %}", "is not a RailItem"),
    ],
)
def test_unknown_word_says_what_is_right(source: str, said: str, rendered: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match=said):
        rendered(source)
