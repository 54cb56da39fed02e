"""Draw docs/images/show.svg: what ``corpusclean show`` prints for a document of seeds/.

Run it at the top of the repository: ``python docs/images/draw.py``.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

DOCUMENT = "seeds/article-with-disqus-comments.txt"
WIDTH = 112

shown = subprocess.run(
    [sys.executable, "-m", "corpusclean", "show", DOCUMENT],
    env={**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color", "PYTHONUTF8": "1"},
    capture_output=True,
    check=True,
)
screen = Console(width=WIDTH, record=True, file=io.StringIO())
screen.print(Text.from_ansi(shown.stdout.decode("utf-8")))
drawn = screen.export_svg(title=f"corpusclean show {DOCUMENT}", unique_id="show")
# The picture loads no font from elsewhere.
drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
drawn = drawn.replace("font-family: Fira Code, monospace", "font-family: Menlo, Consolas, 'DejaVu Sans Mono', monospace")
lines = [line.rstrip() for line in drawn.splitlines()]
Path("docs/images/show.svg").write_text("\n".join(filter(None, lines)) + "\n", "utf-8")
