"""How well the visible blocks agree with the ``innerText`` of a browser, style sheets off.

``python benchmarks/innertext.py CHROMIUM FOLDER...`` serves the pages of each folder (``pages/<id>.html.gz``) on this
machine alone, opens them one after another in a frame of a headless Chromium, and compares words. Scripts and style
sheets of the pages are blocked, and so is whatever they would load; ``hidden`` and ``style`` attributes hold, as they
do for the reader. Needs nothing but Chromium and an installed corpusclean.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from corpusclean import Rejected, Source
from corpusclean.provenance.replay import decode
from corpusclean.read import read

#: Nothing loads, no script and no style sheet counts, style attributes do.
_POLICY: Final = "default-src 'none'; style-src-elem 'none'; style-src-attr 'unsafe-inline'; frame-ancestors *"
_FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
_SECONDS: Final = 600
_WORD: Final = re.compile(r"\w+")
_DRIVER: Final = """<!DOCTYPE html><meta charset="utf-8"><body><script>
(async () => {
  for (let n = 0; n < PAGES; n++) {
    const frame = document.createElement("iframe");
    frame.style = "width: 1200px; height: 800px";
    await new Promise(done => { frame.onload = done; frame.src = "/page/" + n; document.body.append(frame); });
    let text = null;
    try { text = frame.contentDocument.documentElement.innerText; } catch (error) { }
    await fetch("/text/" + n, {method: "POST", body: JSON.stringify(text)});
    frame.remove();
  }
  await fetch("/done", {method: "POST"});
})();
</script>"""


def main() -> int:
    """Print the agreement of each page that is below ``--show`` and of all pages together."""
    said = _arguments()
    pages = {path.name[: -len(".html.gz")]: gzip.decompress(path.read_bytes()) for path in _paths(said)}
    ours = {name: page for name, data in pages.items() if (page := _visible(data))}
    theirs = _inner_texts(said.chromium, [decoded for decoded, _ in ours.values()])
    total: Counter[str] = Counter()
    for (name, (_, text)), inner in zip(ours.items(), theirs, strict=True):
        if inner is None:
            print(f"{name}: the browser showed nothing")
            continue
        counts = agreement(text, inner)
        total.update(counts)
        if _share(counts) < said.show:
            print(f"{name}: {_share(counts):.1%}; ours alone {_few(text, inner)}; browser's alone {_few(inner, text)}")
    print(f"{len(ours)} pages, {total['theirs']} words, {_share(total):.2%} agree")
    return 0


def agreement(ours: str, theirs: str) -> Mapping[str, int]:
    """Words of each of the two texts, and how many they share as bags."""
    mine, others = (Counter(_WORD.findall(text.lower())) for text in (ours, theirs))
    return {"ours": mine.total(), "theirs": others.total(), "both": (mine & others).total()}


def _share(counts: Mapping[str, int]) -> float:
    every = counts["ours"] + counts["theirs"]
    return 2 * counts["both"] / every if every else 1.0


def _few(one: str, other: str) -> str:
    alone = Counter(_WORD.findall(one.lower())) - Counter(_WORD.findall(other.lower()))
    return f"{alone.total()} {[word for word, _ in alone.most_common(6)]}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chromium", help="the program")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="holds pages/<id>.html.gz")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every N-th page of each folder alone")
    parser.add_argument("--show", type=float, default=0.9, metavar="SHARE", help="name pages below this agreement")
    return parser.parse_args()


def _paths(said: argparse.Namespace) -> list[Path]:
    return [
        path for folder in said.folders for path in sorted((folder / "pages").glob("*.html.gz"))[:: max(1, said.sample)]
    ]


def _visible(data: bytes) -> tuple[str, str] | None:
    """The page's characters as decoded, and the text of its visible blocks; ``None`` for a page that is rejected."""
    try:
        page = read(Source(data, "text/html"), 1000)
    except Rejected:
        return None
    shown = "".join(block.join + block.text for block in page.blocks if not block.hidden)
    return decode(data, page.encoding.codec), shown


class _Server(ThreadingHTTPServer):
    """Serves the driver and the pages, and collects the texts. ``done`` is set behind the last page."""

    daemon_threads = True

    def __init__(self, pages: Sequence[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = pages
        self.texts: list[str | None] = [None] * len(pages)
        self.done = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """The driver, or a page with the policy that keeps it still."""
        number = re.fullmatch(r"/page/(\d+)", self.path)
        body = self.server.pages[int(number[1])] if number else _DRIVER.replace("PAGES", str(len(self.server.pages)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if number:
            self.send_header("Content-Security-Policy", _POLICY)
        self.end_headers()
        self.wfile.write(body.encode("utf-8", "replace"))

    def do_POST(self) -> None:
        """The text of a page, or the end."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        number = re.fullmatch(r"/text/(\d+)", self.path)
        if number:
            self.server.texts[int(number[1])] = json.loads(body)
        self.send_response(204)
        self.end_headers()
        if not number:
            self.server.done.set()

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""


def _inner_texts(chromium: str, pages: Sequence[str]) -> Sequence[str | None]:
    with _Server(pages) as server, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        command = [chromium, *_FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            server.done.wait(_SECONDS)
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
        return server.texts


if __name__ == "__main__":
    sys.exit(main())
