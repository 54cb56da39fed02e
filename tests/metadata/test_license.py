"""Licences as notices name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.metadata.license import find_license
from corpusclean.model import License

NONE = [
    "",
    "Copyright 2020 The Harbour Post",
    "He was copied, cc: by mail",
    "Write to us, cc: by Monday",
    "The MIT professor said that it was common and creative.",
    "The reserves of the bank are all right.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_licence_is_named(text: str) -> None:
    assert find_license(text) is None


NAMED: list[tuple[str, str | None, str, str | None]] = [
    ("Republished here under a Creative Commons license.", None, "Creative Commons", None),
    (
        "Copy our work for non-commercial purposes, with attribution. See the Creative Commons website.",
        None,
        "Creative Commons",
        None,
    ),
    ("CC-BY-NC-ND", None, "Creative Commons Attribution-NonCommercial-NoDerivatives", None),
    ("Licensed under CC BY-SA 4.0", "CC-BY-SA-4.0", "Creative Commons Attribution-ShareAlike 4.0", "4.0"),
    (
        "the text is under the Creative Commons Attribution 3.0 License, and code is under a BSD license",
        "CC-BY-3.0",
        "Creative Commons Attribution 3.0",
        "3.0",
    ),
    (
        "Creative Commons Namensnennung - Nicht-kommerziell - Weitergabe unter gleichen Bedingungen 3.0 Deutschland",
        "CC-BY-NC-SA-3.0-DE",
        "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 DE",
        "3.0",
    ),
    (
        "知识共享署名-非商业性使用-相同方式共享 4.0 国际许可协议",
        "CC-BY-NC-SA-4.0",
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
        "4.0",
    ),
    ("CC BY-NC-ND 2.0 DE", None, "Creative Commons Attribution-NonCommercial-NoDerivatives 2.0 DE", "2.0"),
    ("Published under CC0.", "CC0-1.0", "CC0 (Creative Commons Zero)", None),
    ("This text is in the public domain.", None, "Public domain", None),
    ("GNU Free Documentation License 1.3 or later", "GFDL-1.3-or-later", "GNU Free Documentation License", "1.3"),
    ("Under the Apache License, Version 2.0", "Apache-2.0", "Apache License", "2.0"),
    ("Released under the MIT License", "MIT", "MIT License", None),
    ("© 2020 The Harbour Post. All rights reserved.", None, "All rights reserved", None),
    ("Alle Rechte vorbehalten", None, "All rights reserved", None),
    ("保留所有权利", None, "All rights reserved", None),
]


@pytest.mark.parametrize(("text", "spdx", "name", "version"), NAMED)
def test_no_more_than_the_notice_says(text: str, spdx: str | None, name: str, version: str | None) -> None:
    assert find_license(text) == License(spdx, name, version, None)


def test_the_address_says_which() -> None:
    url = "https://creativecommons.org/licenses/by-nc/4.0/"
    assert find_license(f"Licence: {url}.") == License(
        "CC-BY-NC-4.0", "Creative Commons Attribution-NonCommercial 4.0", "4.0", url
    )
    assert find_license("//creativecommons.org/publicdomain/zero/1.0/") == License(
        "CC0-1.0", "CC0 (Creative Commons Zero)", "1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    )


@given(st.text(alphabet=st.sampled_from("creative commons BY-NCSA 4.0 gpl attribution./"), max_size=300))
def test_any_text_is_answered(text: str) -> None:
    found = find_license(text)
    assert found is None or found.name
