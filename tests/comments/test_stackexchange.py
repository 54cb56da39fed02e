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


NEW = """How deep is a harbour?
Asked 14 years, 10 months ago
Viewed 6k times
11
I have never known.
Share
asked Feb 11, 2011 at 23:49
mole 12
159 1 silver badge
2 Answers 2
Sorted by:
Reset to default
Highest score (default)
Date created (oldest first)
18
Take a rope.
2021-04-08T04:06:17Z
Share
answered Feb 12, 2011 at 1:01
Jane Doe
30.5k 18 gold badges
Sign up to request clarification or add additional context in comments.
3 Comments
Add a comment
{first}
And a stone.
2021-04-08T04:06:17.467Z+00:00
31
Reply
Copy link
{second}
A stone may be
too light.
2022-01-18T14:06:17Z
Reply
Add a comment
5
Ask the pilot.
Share
answered Jan 20, 2015 at 19:39
user5105
83.4k 20 gold badges"""


@pytest.mark.parametrize("age", ["מוטי Over a year ago", "מוטי\nOver a year ago", "מוטי Apr 8, 2021 at 4:06"])
def test_comments_below_their_author(age: str) -> None:
    found = posts(NEW.format(first=f"מוטי\n{age}", second="Ann 7\nAnn 7 Over a year ago"), "stackexchange")
    assert authors(found) == ["mole 12", "Jane Doe", "מוטי", "Ann 7", "user5105"]
    assert [(post.kind, post.depth, post.parent, post.score) for post in found[1:]] == [
        ("answer", 0, None, 18),
        ("comment", 1, 0, 31),
        ("comment", 1, 0, None),
        ("answer", 0, None, 5),
    ]
    assert [post.published for post in found[2:4]] == ["2021-04-08T04:06:17.467Z", "2022-01-18T14:06:17Z"]
    said = bodies(NEW.format(first=f"מוטי\n{age}", second="Ann 7\nAnn 7 Over a year ago"), "stackexchange")
    assert said[1] == "Take a rope. / 2021-04-08T04:06:17Z"
    assert said[2:] == ["And a stone.", "A stone may be / too light.", "Ask the pilot."]


@pytest.mark.parametrize("first", ["מוטי", "מוטי\nSomebody Else Over a year ago", "Take two ropes.\nThen take three."])
def test_without_the_author_twice_there_is_no_new_comment(first: str) -> None:
    found = posts(NEW.format(first=first, second="Ann 7\nAnn 7 likes stones"), "stackexchange")
    assert authors(found) == ["mole 12", "Jane Doe", "user5105"]


def test_controls_and_editors_are_no_words() -> None:
    controls = "Sorted by:\nReset to default\nHighest score (default)\nDate created (oldest first)\n18\nTake a rope."
    edited = "edited\nJul 4, 2012 at 10:11\nAnn\n1,234 5 silver badges\nanswered Feb 12, 2011 at 1:01"
    text = THREAD.replace("18\nTake a rope.", controls).replace("answered Feb 12, 2011 at 1:01", edited)
    assert bodies(text, "stackexchange") == bodies(THREAD, "stackexchange")
    assert [post.score for post in posts(text, "stackexchange")] == [
        post.score for post in posts(THREAD, "stackexchange")
    ]


def test_an_answer_in_short_lines_stays_above_its_editor() -> None:
    edited = "edited\nJul 4, 2012 at 10:11\nAnn\n1,234 5 silver badges\nanswered Feb 12, 2011 at 1:01"
    short = "Take\n.\nRope\nworks in 7, 8.1 and 10"
    text = THREAD.replace("Take a rope.", short).replace("answered Feb 12, 2011 at 1:01", edited)
    assert bodies(text, "stackexchange")[1] == short.replace("\n", " / ")
