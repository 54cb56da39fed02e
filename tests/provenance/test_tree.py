"""The corpus root: RFC 9162's tree hash, independent of order, shards and memory, and proofs that hold or do not."""

from __future__ import annotations

import hashlib
import random
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.provenance import replay
from corpusclean.provenance.check import leaf, tree_hash
from corpusclean.provenance.tree import Ambiguous, Pairs, Proof, find, leads_to, prove, read_proof, root_of

#: Leaves and roots of trees with one to eight leaves that have long been used to test implementations of RFC 6962.
KNOWN_LEAVES = [
    bytes.fromhex(said)
    for said in (*("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"),)
]
KNOWN_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def recursive(leaves: list[bytes]) -> bytes:
    """The definition in RFC 9162, 2.1.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + recursive(leaves[:k]) + recursive(leaves[k:])).digest()


def digest(number: int) -> str:
    return "sha256:" + hashlib.sha256(str(number).encode()).hexdigest()


def pairs_of(numbers: list[int], run: int = 1 << 18) -> Pairs:
    pairs = Pairs(run)
    for number in numbers:
        pairs.add(digest(number), digest(-number))
    return pairs


@pytest.mark.parametrize("size", range(1, 9))
def test_known_roots(size: int) -> None:
    assert tree_hash(KNOWN_LEAVES[:size]) == "sha256:" + KNOWN_ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert tree_hash([]) == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_one_pass_gives_what_the_definition_gives(leaves: list[bytes]) -> None:
    assert tree_hash(leaves) == "sha256:" + recursive(leaves).hex()


@given(st.lists(st.integers(0, 12), max_size=40), st.randoms(), st.integers(1, 7))
def test_order_shards_and_memory_do_not_matter(numbers: list[int], chance: random.Random, run: int) -> None:
    with pairs_of(numbers) as pairs:
        one = root_of(pairs)
    chance.shuffle(numbers)
    with pairs_of(numbers, run) as pairs:
        assert root_of(pairs) == one
    counts = Counter((digest(n), digest(-n)) for n in numbers)
    leaves = [replay.canonical({"count": counts[key], "digest": key[1], "id": key[0]}) for key in sorted(counts)]
    assert one.root == "sha256:" + recursive(leaves).hex()
    assert (one.leaves, one.lines) == (len(counts), len(numbers))


def test_a_leaf_is_text_that_a_person_can_write_down() -> None:
    assert leaf(("sha256:aa", "sha256:bb"), 2) == b'{"count":2,"digest":"sha256:bb","id":"sha256:aa"}'


@given(st.integers(1, 40), st.integers(0, 10**6), st.integers(1, 9))
def test_a_proof_leads_to_the_root(size: int, number: int, run: int) -> None:
    with pairs_of(list(range(size)), run) as pairs:
        root = root_of(pairs)
        proof = prove(pairs, number % size, root)
    assert leads_to(proof) == proof.root == root.root
    assert read_proof(proof.to_bytes()) == proof
    assert len(proof.path) <= max(1, size - 1).bit_length()


@given(st.integers(2, 40), st.data())
def test_a_changed_proof_leads_elsewhere(size: int, data: st.DataObject) -> None:
    with pairs_of(list(range(size))) as pairs:
        root = root_of(pairs)
        proof = prove(pairs, data.draw(st.integers(0, size - 1)), root)
    changes: list[Proof] = [
        evolve(proof, id=digest(-1)),
        evolve(proof, digest=digest(99)),
        evolve(proof, count=proof.count + 1),
        evolve(proof, path=(*proof.path, digest(5))),
        evolve(proof, path=proof.path[:-1]),
        evolve(proof, path=(digest(5), *proof.path[1:])),
        evolve(proof, index=size),
        evolve(proof, index=-1),
    ]
    assert [one for one in changes if leads_to(one) == root.root] == []


def test_a_proof_of_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema"):
        read_proof(replay.canonical({"schema": "corpusclean.proof/2"}) + b"\n")
    with pytest.raises(ValueError, match="not a proof"):
        read_proof(replay.canonical({"schema": "corpusclean.proof/1", "path": []}) + b"\n")


def test_records_are_found_by_the_beginning_of_id_or_digest() -> None:
    with pairs_of([1, 2, 3]) as pairs:
        keys = [key for key, _ in pairs.leaves()]
        for number, (source, sealed) in enumerate(keys):
            assert find(pairs, source[7:19]) == find(pairs, sealed) == [number]
        assert find(pairs, "0" * 12) == []


def test_the_id_of_a_document_is_that_of_its_comments_and_what_several_begin_with_is_refused() -> None:
    one, other = (f"sha256:{'ab' * 30}{n:04x}" for n in (1, 2))
    with Pairs() as pairs:
        pairs.add(one, digest(1))
        pairs.add(f"{one}#comment-0", digest(2))
        pairs.add(other, digest(3))
        assert len(find(pairs, one)) == 2
        assert len(find(pairs, other)) == 1
        with pytest.raises(Ambiguous, match="2 ids and digests begin with abababab"):
            find(pairs, "abababab")
        with pytest.raises(ValueError, match="eight hexadecimal digits"):
            find(pairs, "ababab")


@pytest.mark.parametrize("bad", ["", "sha256:", "sha256:" + "g" * 64, "sha256:" + "A" * 64, "md5:" + "a" * 64])
def test_what_is_no_digest_is_refused(bad: str) -> None:
    with Pairs() as pairs, pytest.raises(ValueError, match="64 hexadecimal"):
        pairs.add(bad, digest(1))


def test_comments_that_are_records_of_their_own_sort_as_their_ids_do():
    ids = [f"sha256:{'ab' * 32}{part}" for part in ("", "#comment-0", "#comment-10", "#comment-2")]
    digests = [f"sha256:{n:064x}" for n in range(len(ids))]
    with Pairs() as pairs:
        for key in reversed(list(zip(ids, digests, strict=True))):
            pairs.add(*key)
        assert [key for key, _ in pairs.leaves()] == sorted(zip(ids, digests, strict=True))
        expected = tree_hash(leaf(key, 1) for key in sorted(zip(ids, digests, strict=True)))
        assert root_of(pairs).root == expected
