"""The statement of a run: of the standard's form, true of the files, and silent about everything else."""

from __future__ import annotations

import hashlib
import json
import sys

import pytest
from attrs import evolve
from click.testing import CliRunner
from google.protobuf.json_format import Parse, ParseDict
from in_toto_attestation.predicates.provenance.v1.provenance_pb2 import Provenance
from in_toto_attestation.v1.statement import Statement
from in_toto_attestation.v1.statement_pb2 import Statement as Message
from sigstore import dsse, oidc
from sigstore.errors import VerificationError
from sigstore.models import Bundle, ClientTrustConfig
from sigstore.sign import SigningContext
from sigstore.verify import Verifier

from corpusclean.cli import main
from corpusclean.errors import MissingExtra
from corpusclean.provenance.check import leaf, tree_hash
from corpusclean.statement import build, sign
from corpusclean.statement.check import contradictions
from tests.expected import DOCUMENTS, SEEDS


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("run")
    options = [
        "-o",
        made / "records.jsonl",
        "--rejections",
        made / "rejected.jsonl",
        "--statement",
        made / "run.json",
        "-q",
    ]
    (made / "empty.txt").write_bytes(b"")
    assert run("clean", SEEDS, made / "empty.txt", *options).exit_code == 3
    return made


def run(*arguments, **options):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


def said(folder):
    return json.loads((folder / "run.json").read_bytes())


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---- the standards' own readers


def test_it_is_a_statement_by_the_reference_library(folder):
    message = Parse((folder / "run.json").read_bytes(), Message())
    Statement.copy_from_pb(message).validate()


def test_the_predicate_is_provenance_by_the_reference_library(folder):
    predicate = ParseDict(said(folder)["predicate"], Provenance())
    assert predicate.build_definition.build_type == build.BUILD_TYPE
    assert predicate.run_details.builder.id == build.BUILDER
    assert predicate.run_details.metadata.started_on.seconds > 0
    assert len(predicate.build_definition.resolved_dependencies) > 1
    assert all(one.uri or one.digest or one.content for one in predicate.build_definition.resolved_dependencies)


def test_sigstore_takes_it_for_a_statement(folder):
    assert dsse.Statement((folder / "run.json").read_bytes())._matches_digest


# ---- what it says


def test_subject_sources_and_byproducts_are_the_files(folder):
    statement = said(folder)
    assert statement["subject"][0] == {"name": "records.jsonl", "digest": {"sha256": digest(folder / "records.jsonl")}}
    dependencies = statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    named = {one.get("name"): one for one in dependencies}
    for path in DOCUMENTS:
        assert named[path.name]["digest"]["sha256"] == digest(path)
    lines = "".join(f"{one}\n" for one in sorted(digest(path) for path in DOCUMENTS))
    assert named["sources"]["digest"]["sha256"] == hashlib.sha256(lines.encode()).hexdigest()
    assert {"corpusclean rules", "corpusclean model", "corpusclean corpusclean", "ftfy", "unicode"} <= named.keys()
    assert named["ftfy"]["uri"].startswith("pkg:pypi/ftfy@6.")
    byproducts = statement["predicate"]["runDetails"]["byproducts"]
    assert byproducts == [{"name": "rejected.jsonl", "digest": {"sha256": digest(folder / "rejected.jsonl")}}]


def test_it_tells_nothing_of_the_machine(folder):
    text = (folder / "run.json").read_text("utf-8")
    assert str(SEEDS.parent) not in text
    assert str(folder) not in text


def test_the_parameters_are_the_options_that_were_given(folder, tmp_path):
    page = next(path for path in sorted(SEEDS.iterdir()) if path.suffix == ".html")
    given = ["-o", tmp_path / "r.jsonl", "--statement", tmp_path / "s.json"]
    assert run("clean", page, *given, "--comments", "drop", "--no-comment-systems", "--max-bytes", "1MB").exit_code == 0
    stated = json.loads((tmp_path / "s.json").read_text("utf-8"))["predicate"]["buildDefinition"]["externalParameters"]
    assert stated == {
        "documents": [page.name],
        "recipe": "balanced",
        "comments": "drop",
        "commentSystems": False,
        "maxBytes": 1_000_000,
    }


def test_times_stand_nowhere_else(folder):
    alone = build.statement(build.survey(folder / "records.jsonl"))
    assert "metadata" not in alone["predicate"]["runDetails"]
    assert build.statement(build.survey(folder / "records.jsonl")) == alone
    times = said(folder)["predicate"]["runDetails"]["metadata"]
    assert set(times) == {"startedOn", "finishedOn"}
    assert times["startedOn"] <= times["finishedOn"]


def test_a_corpus_root_is_a_subject_of_its_own(folder):
    corpus = build.survey(folder / "records.jsonl")
    lines = [json.loads(line) for line in (folder / "records.jsonl").read_bytes().splitlines()]
    root = tree_hash(leaf(key, 1) for key in sorted((line["id"], line["digest"]) for line in lines))
    assert build.statement(corpus)["subject"][1] == {"name": build.ROOT_NAME, "digest": {"sha256": root[7:]}}
    assert list(contradictions(build.statement(corpus), corpus)) == []
    other = evolve(corpus, root="cd" * 32)
    assert list(contradictions(build.statement(corpus), other)) == ["the corpus root is another one"]


def test_of_many_sources_only_the_list_is_named(folder, monkeypatch):
    monkeypatch.setattr(build, "LISTED", 3)
    names = [one.get("name") for one in build.dependencies(build.survey(folder / "records.jsonl"))]
    assert "sources" in names
    assert DOCUMENTS[0].name not in names


# ---- check


def test_what_is_so_is_well(folder):
    done = run("statement", folder / "records.jsonl", "--check", folder / "run.json")
    assert done.exit_code == 0
    assert "25, as stated" in done.output
    assert "signature:  none" in done.output


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda s: s["subject"][0]["digest"].update(sha256="0" * 64), "other bytes"),
        (lambda s: s["subject"].clear(), "other bytes"),
        (lambda s: s.update(subject=None), "other bytes"),
        (lambda s: s["predicate"]["buildDefinition"]["resolvedDependencies"].pop(3), "does not name"),
        (lambda s: s["predicate"]["buildDefinition"]["resolvedDependencies"].append({"name": "x\x1b"}), r"x\u001b"),
        (lambda s: s["predicate"]["buildDefinition"]["internalParameters"].update(records=7), "7 records"),
        (lambda s: s["predicate"]["buildDefinition"]["internalParameters"].update(recipes=[]), "recipes are other"),
        (lambda s: s.update(predicate=[]), "does not name"),
    ],
)
def test_what_is_not_so_is_found(change, found, folder, tmp_path):
    statement = said(folder)
    change(statement)
    (tmp_path / "run.json").write_text(json.dumps(statement))
    done = run("statement", folder / "records.jsonl", "--check", tmp_path / "run.json")
    assert done.exit_code == 1
    assert found in done.output
    assert "\x1b" not in done.output


def test_records_that_were_changed_or_cut_are_found(folder, tmp_path):
    lines = (folder / "records.jsonl").read_bytes().splitlines(keepends=True)
    for data in (b"".join(lines[1:]), b"".join(lines)[:-20], b"".join(reversed(lines))):
        (tmp_path / "records.jsonl").write_bytes(data)
        assert run("statement", tmp_path / "records.jsonl", "--check", folder / "run.json").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("gone.jsonl",),
        (".",),
        ("records.jsonl", "--check", "gone.json"),
        ("records.jsonl", "--check", "records.jsonl"),
        ("records.jsonl", "--check", "run.json", "--identity", "me@a.example"),
        ("records.jsonl", "--check", "run.json", "--identity", "me@a.example", "--issuer", "https://a.example"),
        ("records.jsonl", "--identity", "me@a.example", "--issuer", "https://a.example"),
        ("records.jsonl", "--check", "run.json", "-o", "x.json"),
        ("records.jsonl", "-o", "records.jsonl"),
        ("rejected.jsonl",),
    ],
)
def test_wrong_usage_is_one_line(arguments, folder, monkeypatch):
    monkeypatch.chdir(folder)
    done = run("statement", *arguments)
    assert done.exit_code == 2
    assert " — " in done.output
    assert done.output.count("\n") == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--statement", "s.json"],
        ["-o", "a.jsonl", "--statement", "a.jsonl"],
        ["-o", "o", "--format", "text", "--statement", "s"],
    ],
)
def test_a_statement_is_about_a_file_of_records(options, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("clean", DOCUMENTS[0], *options).exit_code == 2
    assert list(tmp_path.iterdir()) == []


# ---- Sigstore, as far as it goes without its services


class FakeSigner:
    """Puts a statement into a bundle without a signature."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def sign_dsse(self, statement):
        self.statement = statement
        return self

    def to_json(self):
        return json.dumps({"verificationMaterial": {}, "payload": self.statement._contents.decode()})


class FakeBundle(Bundle):
    """A bundle that is read without being checked."""

    def __init__(self, payload):
        self.payload = payload

    @classmethod
    def from_json(cls, raw):
        return cls(json.loads(raw)["payload"].encode())


@pytest.fixture
def fake(monkeypatch):
    asked = {}

    def verify(self, bundle, policy):
        asked["policy"] = (policy._identity, policy._issuer._value)
        if policy._identity != "me@a.example":
            raise VerificationError("the certificate is another's\nwith details")
        return asked.get("kind", "application/vnd.in-toto+json"), bundle.payload

    monkeypatch.setattr(ClientTrustConfig, "production", classmethod(lambda cls, offline=False: asked))
    monkeypatch.setattr(oidc, "IdentityToken", lambda raw: asked.update(token=raw))
    monkeypatch.setattr(SigningContext, "from_trust_config", classmethod(lambda cls, trust: cls.__new__(cls)))
    monkeypatch.setattr(SigningContext, "signer", lambda self, token: FakeSigner())
    monkeypatch.setattr(Bundle, "from_json", FakeBundle.from_json)
    monkeypatch.setattr(Verifier, "production", classmethod(lambda cls, offline=False: cls.__new__(cls)))
    monkeypatch.setattr(Verifier, "verify_dsse", verify)
    return asked


WHO = ("--identity", "me@a.example", "--issuer", "https://a.example")


def test_signed_and_verified(fake, folder, tmp_path):
    bundle = tmp_path / "run.sigstore.json"
    done = run("sign", folder / "run.json", "-o", bundle, env={"SIGSTORE_ID_TOKEN": "token"})
    assert done.exit_code == 0, done.output
    assert fake["token"] == "token"
    done = run("statement", folder / "records.jsonl", "--check", bundle, *WHO)
    assert done.exit_code == 0, done.output
    assert "signature:  good, by me@a.example" in done.output
    assert fake["policy"] == ("me@a.example", "https://a.example")
    done = run("statement", folder / "records.jsonl", "--check", bundle, "--identity", "you", "--issuer", "x")
    assert done.exit_code == 1
    assert done.output == "the signature does not hold: the certificate is another's\n"
    assert run("statement", folder / "records.jsonl", "--check", bundle).exit_code == 2
    fake["kind"] = "text/plain"
    assert run("statement", folder / "records.jsonl", "--check", bundle, *WHO).exit_code == 1


def test_a_bundle_that_is_none_is_said(folder, tmp_path):
    bundle = tmp_path / "x.json"
    for data in ({"verificationMaterial": {}}, {"verificationMaterial": 3, "mediaType": "x"}):
        bundle.write_text(json.dumps(data))
        done = run("statement", folder / "records.jsonl", "--check", bundle, *WHO, "--offline")
        assert done.exit_code == 1
        assert done.output.startswith("the signature does not hold: ")
        assert done.output.count("\n") == 1


def test_a_bad_token_is_said(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(ClientTrustConfig, "production", classmethod(lambda cls, offline=False: None))
    done = run("sign", folder / "run.json", "-o", tmp_path / "b.json", env={"SIGSTORE_ID_TOKEN": "nonsense"})
    assert done.exit_code == 1
    assert done.output.startswith("not signed: ")
    assert not (tmp_path / "b.json").exists()


def test_what_is_no_statement_is_not_signed(folder):
    assert run("sign", folder / "records.jsonl").exit_code == 2
    assert run("sign", folder / "gone").exit_code == 2


def test_without_the_extra_it_says_what_to_install(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "sigstore.sign", None)
    monkeypatch.setitem(sys.modules, "sigstore.verify", None)
    with pytest.raises(MissingExtra, match=r"corpusclean\[sign\]"):
        sign.verified(b"{}", sign.Signer("a", "b"))
    done = run("sign", folder / "run.json")
    assert done.exit_code == 2
    assert "pip install 'corpusclean[sign]'" in done.output
