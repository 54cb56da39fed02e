from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments import find_threads

THREAD = """How deep is a harbour?
Asked 14 years, 10 months ago
Modified 5 years, 1 month ago
Viewed 6k times
11
I have never known.
What should I measure?
Share
Improve this question
asked Feb 11, 2011 at 23:49
mole 12
159 1 silver badge 6 bronze badges
Add a comment |
2 Answers 2
18
Take a rope.
Share
Improve this answer
answered Feb 12, 2011 at 1:01
Jane Doe
30.5k 18 gold badges 90 silver badges
3
• And a stone.
– מוטי
Feb 12, 2011 at 1:30
Add a comment |
5
Ask the pilot.
Share
answered Jan 20, 2015 at 19:39
user5105user5105
83.4k 20 gold badges"""


@pytest.mark.parametrize(
    "text",
    [
        "We asked Feb 11 people.\nThey answered on Feb 12, 2011 at 1:01\nJane Doe\nA report.",
        "asked\nFeb 11, 2011\nanswered\nFeb 12, 2011",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


def test_thread() -> None:
    found = posts(THREAD, "stackexchange")
    assert authors(found) == ["mole 12", "Jane Doe", "מוטי", "user5105"]
    assert [post.opening for post in found] == [True, False, False, False]
    assert [post.kind for post in found[1:]] == ["answer", "comment", "answer"]
    assert [(post.depth, post.parent) for post in found[1:]] == [(0, None), (1, 0), (0, None)]
    assert [post.score for post in found] == [11, 18, 3, 5]
    assert [post.published for post in found][2:] == ["2011-02-12T01:30", "2015-01-20T19:39"]
    assert bodies(THREAD, "stackexchange")[1:] == ["Take a rope.", "• And a stone.", "Ask the pilot."]
