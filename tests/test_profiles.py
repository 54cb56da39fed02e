"""What a text weighs for each language is what its n-grams weigh, each looked up by itself."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from corpusclean.profiles import letters, profiles, weigh

LETTERS = "aeinrst dEN,ßéж中ा  "


def n_grams(text: str) -> list[str]:
    text = text.lower() if text.isupper() else text
    said = f" {' '.join(text.translate(letters()).split())} "
    return [said[at : at + size] for size in (1, 2, 3) for at in range(len(said) - size + 1)]


@given(st.one_of(st.text(LETTERS, max_size=60), st.text(max_size=20)))
@example("")
@example("THE FERRY")
@example("a" * 100)
def test_words_weigh_what_their_n_grams_weigh(text: str) -> None:
    count, total = weigh(text)
    grams = n_grams(text)
    rows = [profiles().rows[gram] for gram in grams if gram in profiles().rows]
    assert count == len(grams)
    assert total.tolist() == [sum(map(int, column)) for column in profiles().weights[rows].T]


def test_no_profile_knows_an_n_gram_with_a_space_in_its_middle() -> None:
    assert not [gram for gram in profiles().rows if " " in gram[1:-1] or gram == " "]
