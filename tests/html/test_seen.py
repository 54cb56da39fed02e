"""The quick look at an element's attributes must not miss what hides or shows its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.html.seen import NOT_DISPLAYED, NOT_VISIBLE, hidden_by, may_hide

_STYLES = st.lists(
    st.sampled_from(
        [
            "display:none",
            "display: block",
            "visibility:hidden",
            "visibility: visible",
            "visibility:collapse",
            "position:absolute",
            "position: fixed",
            "left:-9999px",
            "top: -5000px",
            "width:1px",
            "height: 1px",
            "width:0",
            "height:0",
            "overflow:hidden",
            "overflow: clip",
            "clip: rect(0 0 0 0)",
            "clip-path: inset(50%)",
            "color: red",
        ]
    ),
    max_size=5,
).map(";".join)
_ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "style": _STYLES,
        "hidden": st.sampled_from(["", "hidden", "until-found"]),
        "popover": st.just("auto"),
        "class": st.sampled_from(["lead", "hidden-xs", "popup"]),
        "aria-hidden": st.just("true"),
    },
)


@given(_ATTRIBUTES, st.sampled_from([0, NOT_DISPLAYED, NOT_VISIBLE, NOT_DISPLAYED | NOT_VISIBLE]))
def test_what_changes_whether_a_text_is_seen_is_looked_at(attributes: dict[str, str], hidden: int) -> None:
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    if hidden_by("div", attributes, hidden) != hidden:
        assert may_hide(said)


def test_most_elements_are_not_looked_at() -> None:
    for said in (' class="lead"', ' aria-hidden="true"', ' style="color: red"', ' class="is-hidden"'):
        assert not may_hide(said)
