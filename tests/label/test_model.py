"""The trained model: whole numbers in, whole numbers out; what it must leave alone comes first."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpusclean.label.model import PRESETS, digest, judge, limits, score
from corpusclean.label.model.characters import CAPITAL, DECIMAL, DIGIT, LOWER, OTHER, UPPER, WORD, kinds_of
from corpusclean.label.model.context import matrix, nearest, shifted, window_means
from corpusclean.label.model.figures import FIGURES, rows
from corpusclean.label.model.forest import Forest, per_mille
from corpusclean.label.model.keys import Table, keys_of
from corpusclean.label.model.second import second_matrix
from corpusclean.label.model.threshold import HTML_PRESETS, threshold
from corpusclean.label.model.verdict import OUTWEIGHS_PLACES_IN_TEXT, SURE
from corpusclean.label.model.weights import FILES, data, pack, unpack, weights
from corpusclean.label.model.words import MOST_CHARACTERS, MOST_WORDS, Lexicon, lexical, line_key, line_keys, words_of
from corpusclean.label.view import Look, view
from corpusclean.model import Block, Encoding, Finding, Source
from corpusclean.read.text import read_text
from corpusclean.recipe import Recipe

PROSE = (
    "The ferry left the harbour a little after six, with nine passengers and a crate of letters on board.",
    "Nobody on the pier could say why the captain, who had sailed the strait for thirty years, turned back so soon.",
    "By noon the wind had shifted to the west, and the islanders began to carry their boats up to the meadow.",
    "The council met in the school that evening; it decided, after two hours, to wait for the morning's report.",
)
MENU = ("Home", "About us", "Contact", "Privacy Policy", "Log in", "Share this:", "Facebook", "Twitter", "Subscribe")


def looked_at(text):
    page = read_text(Source(text.encode()), Encoding("utf-8", "utf-8"))
    return view(page, frozenset())


def scores(text):
    document = looked_at(text)
    return score(document, [None] * len(document.looks))


def test_prose_alone_is_sure_content():
    assert min(scores("\n\n".join(PROSE * 3))) >= 800


def test_prose_within_a_menu_scores_above_the_menu():
    said = scores("\n\n".join(MENU + PROSE + MENU))
    inside = said[len(MENU) : len(MENU) + len(PROSE)]
    outside = said[: len(MENU)] + said[len(MENU) + len(PROSE) :]
    assert min(inside) > 400 >= max(outside)
    assert sum(outside) < 150 * len(outside)


def test_a_document_without_blocks_has_no_scores():
    assert score(view(read_text(Source(b" \n"), Encoding("utf-8", "utf-8")), frozenset()), []) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=12))
def test_every_block_of_any_text_has_a_score_per_mille(lines):
    document = looked_at("\n".join(lines))
    said = score(document, [None] * len(document.looks))
    assert len(said) == len(document.looks)
    assert all(type(number) is int and 0 <= number <= 1000 for number in said)
    assert said == score(document, [None] * len(document.looks))


def test_a_block_of_a_million_words_has_the_score_of_its_beginning():
    (long,), (short,) = (scores("word " * times) for times in (1_000_000, 20_000))
    assert abs(long - short) <= 100


# figures


def test_figures_are_as_many_as_their_names():
    document = looked_at("\n\n".join(PROSE))
    assert {len(row) for row in rows(document.looks, [None] * 4, weights("text").lexicon)} == {len(FIGURES)}


def test_the_words_of_a_block_are_weighed():
    lexicon = Lexicon({"log": (0, -30), "in": (1, 2), "#": (2, -8)}, {0 << 16 | 1: -50}, {"log in": -60})
    texts = ["Log  in", "log out in 1st", "", "Log", "in"]
    columns = lexical(words_of(texts), line_keys(texts), lexicon)
    assert np.transpose(columns).tolist() == [
        [-28, -70, -50, -125, -60, 100],
        [-36, -60, 0, 0, 0, 75],
        [0, 0, 0, 0, 0, 0],
        [-30, -100, 0, 0, 0, 100],
        [2, 6, 0, 0, 0, 100],
    ]


#: Texts with what reads unlike what stands there: signs, digits of other scripts, capitals that change in length.
WRITTEN = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
    st.text(st.sampled_from("aZ_ 129.:/  İΣσǅⒶ٣²一𝟗𐐀é\u0301\n"), max_size=30),
)


@given(st.lists(WRITTEN, max_size=6))
def test_the_words_of_texts_are_those_of_the_pattern(texts):
    said = words_of(texts)
    found = [re.findall(r"\w+", text) for text in texts]
    words = [word for words in found for word in words]
    assert said.counts.tolist() == list(map(len, found))
    assert said.lengths.tolist() == list(map(len, words))
    assert said.keys.tolist() == keys_of([word.lower() for word in words]).tolist()
    assert said.numeric.tolist() == [word[0].isdigit() for word in words]
    assert (said.first & UPPER > 0).tolist() == [word[0].isupper() for word in words]
    assert (said.kinds & (LOWER | CAPITAL) == LOWER).tolist() == list(map(str.islower, words))
    assert (said.kinds & OTHER == 0).tolist() == list(map(str.isdecimal, words))


def test_of_a_long_text_the_beginning_is_looked_at():
    said = words_of(["a " * 200, "b", "x" * 1300, "", "c d"])
    assert said.counts.tolist() == [MOST_WORDS, 1, 1, 0, 2]
    assert said.lengths.tolist() == [1] * MOST_WORDS + [1, MOST_CHARACTERS, 1, 1]


def test_every_character_is_what_python_says():
    characters = [chr(code) for code in range(1, 0x20000) if not 0xD800 <= code < 0xE000]
    kinds = kinds_of(np.array(list(map(ord, characters)), dtype=np.uint32))
    word = [character.isalnum() or character == "_" for character in characters]
    for bit, holds in ((UPPER, str.isupper), (LOWER, str.islower), (DECIMAL, str.isdecimal), (DIGIT, str.isdigit)):
        expected = [inside and holds(character) for character, inside in zip(characters, word, strict=True)]
        assert (kinds & bit > 0).tolist() == expected
    assert (kinds & WORD > 0).tolist() == word


@given(st.lists(WRITTEN, min_size=1, max_size=6))
def test_figures_of_signs_are_those_of_each_text_alone(texts):
    looks = [Look(Block(0, 1, text), text, 0, (), False, False, False, 0, 0) for text in texts]
    columns = dict(zip(FIGURES, rows(looks, [None] * len(texts), Lexicon({}, {}, {})).T.tolist(), strict=True))
    dated = re.compile(r"\b(?:19|20)\d\d\b|\d[:/.]\d\d\b")
    numbered = [any(word[0].isdigit() for word in re.findall(r"\w+", text)) for text in texts]
    assert columns["date"] == [int(n and dated.search(t) is not None) for n, t in zip(numbered, texts, strict=True)]
    assert columns["stops"] == [text.count(". ") + text.count("。") for text in texts]
    assert columns["bars"] == [sum(map(text.count, "|·•∙›→>/»")) for text in texts]
    assert columns["upper"] == list(map(str.isupper, texts))


@given(WRITTEN)
def test_the_key_of_a_line_is_that_of_the_pattern(text):
    assert line_key(text) == " ".join(re.sub(r"\d+", "#", text.lower()).split())


@given(st.sets(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=4), max_size=40))
def test_a_table_finds_what_it_holds_and_nothing_else(words):
    known, others = sorted(words)[::2], sorted(words)[1::2]
    table = Table.of(keys_of(known), range(1, len(known) + 1))
    assert table.figures[table.places(keys_of(known))].tolist() == list(range(1, len(known) + 1))
    assert table.figures[table.places(keys_of(others))].tolist() == [0] * len(others)


def test_a_long_line_has_no_key_and_numbers_are_one():
    assert line_key("Page 12 of 30") == line_key("page 7  of 9") == "page # of #"
    assert line_key("x" * 81) == ""


# columns


def test_neighbours_beyond_the_ends_are_marked():
    before, after = shifted(np.array([[1], [2], [3]], dtype=np.int32), 1)
    assert before.ravel().tolist() == [-99, 1, 2]
    assert after.ravel().tolist() == [2, 3, -99]


def test_windows_are_cut_at_the_ends_and_round_down():
    assert window_means(np.array([[1], [2], [6]], dtype=np.int32), (1,))[0].ravel().tolist() == [1, 3, 4]
    assert window_means(np.array([[-1], [0]], dtype=np.int32), (1,))[0].ravel().tolist() == [-1, -1]


def test_the_nearest_place_counts_the_block_itself():
    back, ahead = nearest(np.array([False, True, False]))
    assert back.tolist() == [-1, 1, 1]
    assert ahead.tolist() == [1, 1, 3]


@given(st.integers(1, 40), st.integers(0, 2**32))
def test_matrices_are_whole_numbers_with_a_row_per_block(count, seed):
    numbers = random.Random(seed)
    own = [[numbers.randrange(-5, 30) for _ in FIGURES] for _ in range(count)]
    whole = matrix(own)
    assert whole.shape[0] == count
    assert whole.dtype == np.int32
    scored = np.array([numbers.randrange(1001) for _ in range(count)], dtype=np.int32)
    again = second_matrix(scored, np.maximum(whole[:, 0], 0))
    assert again.shape[0] == count
    assert again.dtype == np.int32


# forest


def test_a_forest_is_the_sum_of_its_leaves():
    questions = np.array([0, 0, 1], dtype=np.int16), np.array([32767, 5, 0], dtype=np.int16)
    nodes = np.array([[1, 2, 0], [2, 0, 0]], dtype=np.int32)
    leaves = np.array([[1, 2, 3, 3], [10, 10, 40, 40]], dtype=np.int16)
    forest = Forest(*questions, nodes, leaves, 1000)
    asked = np.array([[5, 0], [5, 1], [6, 0], [6, 1], [99999, -99999]], dtype=np.int32)
    assert forest.sums(asked).tolist() == [1011, 1042, 1013, 1043, 1013]


def test_a_forest_walks_as_one_would_by_hand():
    numbers = np.random.default_rng(3)
    forest = Forest(
        numbers.integers(0, 9, 80).astype(np.int16),
        numbers.integers(-20, 20, 80).astype(np.int16),
        numbers.integers(0, 80, (25, 31)).astype(np.int32),
        numbers.integers(-500, 500, (25, 32)).astype(np.int16),
        7,
    )
    asked = numbers.integers(-30, 30, (600, 9)).astype(np.int32)

    def by_hand(row):
        total = 7
        for nodes, leaves in zip(forest.nodes, forest.leaves, strict=True):
            at = 0
            while at < 31:
                question = nodes[at]
                at = 2 * at + 1 + int(row[forest.features[question]] > forest.thresholds[question])
            total += int(leaves[at - 31])
        return total

    assert forest.sums(asked).tolist() == [by_hand(row) for row in asked]


def test_sums_become_shares():
    table = np.array([-5, 0, 0, 9], dtype=np.int32)
    assert per_mille(np.array([-6, -5, 0, 8, 9], dtype=np.int32), table).tolist() == [0, 1, 3, 3, 4]


# threshold


def test_where_all_is_sure_all_is_kept():
    assert threshold([990, 980, 970], [30, 40, 50]) == 970


def test_where_little_is_sure_weaker_blocks_are_kept():
    sure = threshold([950, 300, 20], [100, 100, 100])
    unsure = threshold([400, 300, 20], [100, 100, 100])
    assert 300 < sure <= 950
    assert 20 < unsure <= 300


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 300)), min_size=1))
def test_who_wants_precision_keeps_no_more(blocks):
    said, words = zip(*blocks, strict=True)
    least = [threshold(said, words, weight) for weight in (16, 4, 1)]
    assert least == sorted(least)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 300)), min_size=1, max_size=8))
def test_the_threshold_is_the_best_there_is(blocks):
    said, words = zip(*blocks, strict=True)
    total = sum(a * b for a, b in blocks)

    def expected(least):
        right = sum(a * b for a, b in blocks if a >= least)
        return right * 2 / (1000 * sum(b for a, b in blocks if a >= least) + total) if right else 0

    assert expected(threshold(said, words)) == pytest.approx(max(map(expected, said)))


BOX = "boilerplate.share"


def test_a_document_that_is_nearly_all_content_loses_nothing():
    document = looked_at("\n\n".join((*PROSE, "A short line")))
    first = [None] * 4 + [Finding(4, BOX, "phrase", 900)]
    assert limits(document, first, [990, 990, 990, 990, 5]) == (0,) * 5


def test_without_any_boilerplate_a_document_of_mostly_content_loses_nothing():
    document = looked_at("\n\n".join((*PROSE, "A short line")))
    assert limits(document, [None] * 5, [800, 800, 800, 700, 5]) == (0,) * 5
    one = Finding(4, BOX, "phrase", 900)
    assert limits(document, [None] * 4 + [one], [800, 800, 800, 700, 5]) == (0,) * 5
    assert limits(document, [None] * 3 + [Finding(3, BOX, "section", 910), one], [800, 800, 800, 700, 5]) == (0,) * 5
    assert 0 not in limits(document, [None] * 3 + [Finding(3, BOX, "phrase", 900), one], [800, 800, 800, 700, 5])


def test_running_text_goes_only_where_its_score_is_low():
    document = looked_at("\n\n".join((*PROSE[:2], *MENU * 6)))
    said = [900, 300, *[10] * (len(MENU) * 6)]
    found = limits(document, [None] * len(said), said)
    assert found[:2] == (300, 300)
    assert len(found) == len(said)
    assert all(10 < limit <= 400 for limit in found[2:])
    assert limits(document, [None] * len(said), said, "recall")[1] == 100
    assert limits(document, [None] * len(said), said, "precision")[1] == 500


def test_short_sentences_below_running_text_or_one_another_are_running_text():
    short = (
        "Nobody had seen the boat.",
        "The rain came back at night.",
        "Two went home.",
        "Nobody had seen her again.",
    )
    document = looked_at("\n\n".join((PROSE[0], *short[:3], "A line of a menu", *short[3:], *MENU * 6)))
    said = [900, 350, 350, 350, 350, 350, *[10] * (len(MENU) * 6)]
    found = limits(document, [None] * len(said), said)
    assert found[:3] == (300, 300, 300)
    assert min(found[3:6]) > 300
    beneath = looked_at("\n\n".join((*short[:2], *MENU * 6)))
    first, second, *_ = limits(beneath, [None] * 56, [350] * 2 + [10] * 54)
    assert second == 300 < first


def test_an_unknown_preset_is_an_error():
    with pytest.raises(KeyError):
        limits(looked_at("a"), [None], [1], "strict")


# verdict


def test_a_note_of_two_sentences_survives():
    document = looked_at("We are closed on Monday.\n\nThe shop opens again on Tuesday at nine.")
    first = [None, None]
    assert [found.label for found in judge(document, first, score(document, first))] == ["article", "article"]


def test_what_rules_are_sure_of_stays():
    document = looked_at("\n\n".join(MENU * 4))
    first = [Finding(n, "boilerplate.share" if n % 2 else "meta", "phrase", SURE if n % 2 else 500) for n in range(36)]
    assert judge(document, first, [999 if n < 3 else 10 for n in range(36)]) == tuple(first)


def test_in_a_page_dump_a_high_score_outweighs_a_weak_rule():
    document = looked_at("\n\n".join(MENU * 4))
    weak = Finding(0, "boilerplate.related", "section", SURE - 1)
    judged = judge(document, [weak, *[None] * 35], [900, 350, *[10] * 34])
    assert judged[0] == Finding(0, "article", "model", 900, judged[0].evidence)
    assert [found.label for found in judged[2:4]] == ["boilerplate.related"] * 2
    assert judged[9].label == "boilerplate.other"
    assert [(found.rule, found.score) for found in judged[2:]] == [("model", 10)] * 34


def test_in_a_page_dump_a_high_score_outweighs_a_rule_that_judges_by_place():
    document = looked_at("\n\n".join(MENU * 4))
    box, phrase = Finding(0, "boilerplate.related", "section", 910), Finding(1, "boilerplate.share", "phrase", 900)
    judged = judge(document, [box, phrase, *[None] * 34], [OUTWEIGHS_PLACES_IN_TEXT, 999, *[10] * 34])
    assert judged[0].label == "article"
    assert judged[1] == phrase
    assert judge(document, [box, *[None] * 35], [OUTWEIGHS_PLACES_IN_TEXT - 1, *[10] * 35])[0] == box


def test_in_an_article_a_box_is_a_box():
    document = looked_at("\n\n".join(PROSE))
    box = Finding(3, "boilerplate.related", "section", 910)
    assert judge(document, [None] * 3 + [box], [990, 990, 990, 950])[3] == box


def test_in_an_article_a_weak_rule_stands():
    document = looked_at("\n\n".join(PROSE))
    weak = Finding(3, "boilerplate.related", "section", SURE - 1)
    assert judge(document, [None] * 3 + [weak], [990, 990, 990, 950])[3] == weak


# weights


@pytest.mark.parametrize("kind", FILES)
def test_a_file_says_what_it_learned_from(kind):
    about = weights(kind).about
    assert "WCXB" in about["trained_on"]
    assert about["licence"] == "CC-BY-4.0"
    assert about["kind"] == kind


def test_the_files_are_small_and_in_the_recipe():
    assert sum(len(data(kind)) for kind in FILES) < 2_000_000
    assert Recipe().to_dict()["model"] == f"sha256:{digest()}"


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_written_as_it_was_read(kind):
    learned = unpack(data(kind))
    about = {key: value for key, value in learned.about.items() if key not in ("arrays", "bias")}
    assert pack(learned, about) == data(kind)


@pytest.mark.parametrize("kind", FILES)
def test_the_lexicon_is_whole(kind):
    lexicon = weights(kind).lexicon
    assert [number for number, _ in lexicon.words.values()] == list(range(len(lexicon.words)))
    assert all(key >> 16 < len(lexicon.words) and key & 0xFFFF < len(lexicon.words) for key in lexicon.pairs)
    assert lexicon.lines["privacy policy"] < 0
    assert bool(weights(kind).telling.weights) == (kind == "html")


def test_html_has_the_presets_of_text():
    assert set(PRESETS) == set(HTML_PRESETS) == {"precision", "balanced", "recall"}


def test_other_bytes_are_no_weights():
    with pytest.raises(ValueError, match="not a weights file"):
        unpack(b"something else\n{}\n")
