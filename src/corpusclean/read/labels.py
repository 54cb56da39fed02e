"""What an encoding is called, and the Python codec that reads it; only those of an allow-list."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpusclean.provenance.replay import CODECS

#: What the WHATWG encoding standard reads an encoding as, under Python's names.
_SUPERSETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ascii": "cp1252",
        "iso8859-1": "cp1252",
        "iso8859-9": "cp1254",
        "iso8859-11": "cp874",
        "tis-620": "cp874",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "shift_jis_2004": "cp932",
        "shift_jisx0213": "cp932",
        "euc_kr": "cp949",
        "euc_jis_2004": "euc_jp",
        "euc_jisx0213": "euc_jp",
        "big5": "big5hkscs",
        "utf-16": "utf-16-le",
        "utf-32": "utf-32-le",
        "utf-8-sig": "utf-8",
    }
)
#: Names that the standard knows and Python does not, by codec.
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        name: codec
        for codec, names in {
            "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
            "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
            "utf-16-be": "unicodefffe",
            "iso8859-7": "sun_eu_greek",
            "iso8859-8": "visual logical",
            "iso8859-15": "csisolatin9",
            "koi8-r": "koi koi8",
            "koi8-u": "koi8-ru",
            "mac-roman": "csmacintosh mac",
            "mac-cyrillic": "x-mac-ukrainian",
            "cp874": "dos-874 windows-874",
            "gb18030": "csgb2312 gb_2312 gb_2312-80",
            "big5hkscs": "cn-big5 x-x-big5",
            "euc_jp": "cseucpkdfmtjapanese",
            "cp932": "windows-31j",
            "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601 windows-949",
        }.items()
        for name in names.split()
    }
)
_ISO_8859: Final = re.compile(r"(?:cs)?iso[-_]?8859[-_]?(\d{1,2})(?:-?[ei])?")


def codec_of(label: str) -> str | None:
    """The Python codec for an encoding label, or ``None`` where the label is unknown or not allowed."""
    name = label.strip().strip("\"'").lower()
    if not name.isascii() or len(name) > 40 or "\0" in name:
        return None
    iso = _ISO_8859.fullmatch(name)
    for said in (f"iso8859-{iso[1]}" if iso else _NAMES.get(name, name), name.removeprefix("x-")):
        try:
            found = codecs.lookup(said).name
        except LookupError:
            continue
        found = _SUPERSETS.get(found, found)
        if found in CODECS:
            return found
    return None
