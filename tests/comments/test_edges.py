"""What a board prints around its posts, and signatures, in text. What a poster wrote comes first: it stays."""

from __future__ import annotations

import pytest
from flat_pages import flat
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.comments.edges import trimmed
from corpusclean.comments.lines import lines_of
from corpusclean.comments.notes import closes
from corpusclean.comments.template import is_end
from corpusclean.model import Post, Thread

DEEP = "The harbour is four metres deep at the old quay, and less than that where the ferry lands."
MUD = "Nobody has taken the mud out since 1984, whatever the town says about its dredger."
ROPE = "Take a rope with a stone, let it down from the bow, and count the knots while you pull it up again."
NAMES = ("Jane", "mole 22", "Max", "Ada")


def left(*bodies: str, authors: tuple[str, ...] = NAMES, system: str = "period") -> list[str]:
    """What is left of posts with these lines, the lines joined by " / "."""
    lines, posts = [], []
    for author, body in zip(authors, bodies, strict=False):
        at = len(lines)
        lines += [f"* {author} *", *body.split("\n")]
        posts.append(Post((at,), tuple(range(at + 1, len(lines))), author))
    made = trimmed(lines_of(flat("\n".join(lines))), Thread(system, tuple(posts))).posts
    for before, after in zip(posts, made, strict=False):
        assert len(made) < len(posts) or sorted((*after.meta, *after.body)) == [*before.meta, *before.body]
    return [" / ".join(lines[number] for number in post.body) for post in made]


def unchanged(*bodies: str, authors: tuple[str, ...] = NAMES) -> bool:
    return left(*bodies, authors=authors) == [body.replace("\n", " / ") for body in bodies]


@pytest.mark.parametrize(
    "bodies",
    [
        (DEEP, f"{MUD}\nRelated topics are dear to me.", "Rope", "Mud"),
        ("Thanks!", "Thanks!", "Thanks!"),
        (f"{DEEP}\nThanks!", f"{MUD}\nThanks!", f"{ROPE}\nThanks!"),
        ("+1", "+1", "No."),
        (f"{DEEP}\nEdited to add: and two at low tide.\nIt is muddy.", MUD),
        (f"{DEEP}\nEdited 10 May 2019: it is two.\nIt is muddy.", MUD),
        ("My three harbours:\n#1\nKiel\n#2\nTurku\n#3\nVigo", "Mine:\n#1\nRiga\n#2\nCork"),
        (f"{DEEP}\nReply\n{MUD}", f"{MUD}\nReply\n{ROPE}", f"{ROPE}\nReply\n{DEEP}"),
        (f"{DEEP}\nJoined: 2019\nThat is all I know.", MUD),
        (f"{DEEP}\nJane", MUD, "Jane"),
        (f"{DEEP}\nI wrote to all.\nPosts: 12\nBoats: 3", MUD),
        ("Oh, the sea\nrolls on", f"{DEEP}\nOh, the sea\nrolls on", MUD),
    ],
)
def test_what_posters_wrote(bodies: tuple[str, ...]) -> None:
    assert unchanged(*bodies)


@pytest.mark.parametrize(
    "end",
    ["Thanks!", "Vielen Dank im Voraus", "Regards, Jane", "Saludos", "Спасибо!", "Hope this helps.", "---", ":-)"],
)
def test_thanks_are_no_signature(end: str) -> None:
    assert unchanged(f"{DEEP}\n{end}", f"{MUD}\n{end}", f"{ROPE}\n{end}", authors=("Jane", "Jane", "Jane"))


def test_what_somebody_says_twice_among_many_posts_is_no_signature() -> None:
    said = "I have set up a new thread for this.\nPlease go there."
    assert unchanged(
        f"{DEEP}\n{said}", MUD, ROPE, f"{MUD}\n{said}", DEEP, "So it is.", authors=("Jane", "Jane", "Jane") * 2
    )


def test_a_question_that_is_asked_again_is_no_signature() -> None:
    assert unchanged(f"{DEEP}\nDoes anybody know?", MUD, f"{ROPE}\nDoes anybody know?", authors=("Jane", "Max", "Jane"))


def test_a_post_that_stands_twice_has_no_signature() -> None:
    assert unchanged(f"{DEEP}\n{MUD}", f"{DEEP}\n{MUD}", authors=("Jane", "Jane"))


def test_the_same_end_by_different_people_is_no_signature() -> None:
    assert unchanged(f"{DEEP}\nKiel, where the sun never shines", f"{MUD}\nKiel, where the sun never shines")


def test_other_systems_have_no_signatures() -> None:
    body = f"{DEEP}\nKiel, where the sun never shines"
    other = f"{MUD}\nKiel, where the sun never shines"
    assert left(body, other, authors=("Jane", "Jane"), system="reddit")[0].endswith("shines")


@given(st.lists(st.sampled_from([DEEP, MUD, ROPE, "No.", "Who says so?", "Three", "1984"]), min_size=2, max_size=4))
def test_prose_alone_loses_nothing(bodies: list[str]) -> None:
    assert unchanged(*bodies)


def test_a_signature_of_several_lines() -> None:
    sign = "Boats: Seagull 1974, Tern 1981\nEngines: one\nKiel, where the sun never shines"
    bodies = left(f"{DEEP}\n{sign}", MUD, f"{ROPE}\nYes.\n{sign}", authors=("Jane", "Max", "Jane"))
    assert bodies == [DEEP, MUD, f"{ROPE} / Yes."]


def test_a_signature_above_likes() -> None:
    sign = "Kiel, where the sun never shines"
    bodies = left(
        f"{DEEP}\n{sign}\nReactions: Max",
        f"{MUD}\nReactions:\nJane\nand\nMax",
        f"{ROPE}\n{sign}\nLast edited: 3 May 2019",
        authors=("Jane", "Max", "Jane"),
    )
    assert bodies == [DEEP, MUD, ROPE]


@pytest.mark.parametrize(
    "below",
    [
        "Reactions:\nMax\n,\nAda\nand 2 others",
        "Reactions: Max, Ada and 2 others\nT\nTern\nMember",
        "Gefällt mir: Max",
        "Réactions: Max",
        "Реакции: Макс",
        "Last edited:\n3 May 2019",
        "Zuletzt bearbeitet von Max am 3. Mai 2019, 10:12, insgesamt 1-mal geändert.",
        "Attachments\ndepth.zip\n(1.35 KiB) Downloaded 3 times",
    ],
)
def test_notes_and_all_below_them(below: str) -> None:
    assert left(f"{DEEP}\n{below}", MUD, f"{ROPE}\n{below}") == [DEEP, MUD, ROPE]


def test_buttons_and_what_stands_below_them() -> None:
    below = "Link to comment\nhttps://harbour.example/1\nShare on other sites\nTern"
    assert left(f"{DEEP}\n{below}", f"{MUD}\n{below}") == [DEEP, MUD]


def test_an_advertisement_below_the_buttons_of_many_posts() -> None:
    advert = "Buy the new rope of Tern & Sons, which does not float and does not rot, this week for half of its price!"
    bodies = [f"{text}\nReply\n{advert}" for text in (DEEP, MUD, ROPE)]
    assert left(*bodies) == [DEEP, MUD, ROPE]


def test_a_profile_above_and_the_next_one_below() -> None:
    profile = "Science Advisor\nGold Member\nMessages\n19,378\nJoined\n3 May 2009"
    bodies = left(
        f"{profile}\nNo.\nmole 22\nSenior Member\nJoined: 2009\nPosts: 12\nReaction score: 3\nMessages\n12",
        f"{profile}\n{MUD}",
    )
    assert bodies == ["No.", MUD]


def test_numbers_of_posts() -> None:
    assert left(f"Member\n#1\n{DEEP}", f"#2\n{MUD}", f"Tern 3\n#3\n{ROPE}") == [DEEP, MUD, ROPE]


def test_numbers_that_are_left_of_a_profile() -> None:
    bodies = [f"Science Advisor\nGold Member\n19,378 15,6{n}\n{text}" for n, text in enumerate((DEEP, MUD, ROPE))]
    assert left(*bodies) == [DEEP, MUD, ROPE]
    assert unchanged("My numbers:\n1 2 3\nand yours?", MUD, ROPE)


def test_a_list_of_other_threads_ends_the_thread() -> None:
    listed = "Related topics\nTopic Replies Views\nHow deep is the harbour of Turku at low tide?"
    bodies = left(DEEP, f"{MUD}\n{listed}", "Mud, ropes and stones: a question", "turku, mud")
    assert bodies == [DEEP, MUD]


def test_a_list_of_other_threads_between_posts_does_not() -> None:
    bodies = (DEEP, f"{MUD}\nRelated topics\nHow deep is Turku?", ROPE, "I agree, but a lead line is better still.")
    assert len(left(*bodies)) == 4


def test_a_post_of_nothing_but_the_template_is_left() -> None:
    assert unchanged("Joined: 2009\nPosts: 12", MUD)


@pytest.mark.parametrize("text", ["Reactions:", "__Reactions:Max", "Edited 3 May 2019 by Max", "Attachments"])
def test_closes(text: str) -> None:
    assert closes(text)


@pytest.mark.parametrize(
    "text",
    ["", "Reactions were mixed", "Edited to add: no", "Edited 3 May: no, it is two metres", DEEP, "Thanks a lot!"],
)
def test_does_not_close(text: str) -> None:
    assert not closes(text)


@pytest.mark.parametrize(
    "text",
    [
        "You must log in or register to reply here.",
        "__Insert quotes…",
        "Not open for further replies.",
        "Users browsing this forum: 3",
        "Ähnliche Themen",
        "Vous devez vous connecter",
        "Temas similares",
        "Discussioni simili",
        "Похожие темы",
    ],
)
def test_ends_of_threads(text: str) -> None:
    assert is_end(text)


@pytest.mark.parametrize("text", ["Similar threads are on both bolts.", DEEP, "You must see it."])
def test_no_ends(text: str) -> None:
    assert not is_end(text) or text.startswith("Similar")
