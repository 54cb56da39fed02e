"""The command ``corpusclean``. Nothing heavy is imported before a command that needs it is run."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, Final, NoReturn

import click

from corpusclean.cli_common import BROKEN_PIPE, INTERRUPTED, Problem, visible
from corpusclean.errors import MissingExtra
from corpusclean.version import __version__

#: Each command: the module that holds it under its own name, and its line in the help.
COMMANDS: Final = {
    "clean": ("corpusclean.cli_clean", "Clean documents and write one record for each, as JSON lines."),
    "show": ("corpusclean.cli_show", "Show a document with the label of every block."),
    "verify": ("corpusclean.cli_verify", "Check records against their digests and their sources."),
    "trace": ("corpusclean.cli_trace", "Find where quoted words come from: record, block, bytes and rule."),
    "restore": ("corpusclean.cli_restore", "Put removed blocks back into the text, without labelling again."),
    "root": ("corpusclean.cli_root", "Compute the corpus root of files of records."),
    "prove": ("corpusclean.cli_root", "Prove that a record is in a corpus."),
    "remove": ("corpusclean.cli_remove", "Remove records, leaving tombstones and a new root."),
    "export": ("corpusclean.cli_export", "Export records, or metadata about them, to other formats."),
    "statement": (
        "corpusclean.cli_statement",
        "Describe a file of records and what it was made from, or check such a statement.",
    ),
    "sign": ("corpusclean.cli_statement", "Sign a statement with Sigstore."),
    "diff": ("corpusclean.cli_diff", "Compare two runs or two recipes: what changed, where, and by which rule."),
    "rules": ("corpusclean.cli_rules", "List the rules that label blocks, in the order in which they run."),
    "rule": ("corpusclean.cli_rules", "Show the documentation of one rule, with its examples."),
}
#: What ends a run from outside, and is to leave no half-written file. Windows has no SIGHUP.
_SIGNALS: Final = ("SIGTERM", "SIGHUP")


class _Group(click.Group):
    """A group that imports a command when it is asked for, and whose errors are one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _failures_told():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _failures_told():
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        return result

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        extra["standalone_mode"] = False
        if sys.stderr is None:
            sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (for as long as the process lives)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            with _ended_by_signals():
                code = super().main(*args, **extra)
        except click.Abort:
            sys.exit(INTERRUPTED)
        except click.ClickException as error:
            click.echo(f"corpusclean: {_one_line(error)}", err=True)
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


def _one_line(error: click.ClickException) -> str:
    message = error.format_message()
    if isinstance(error, click.MissingParameter):  # lists the choices of an argument on a line each
        message = " ".join(message.split())
    said = visible(message)
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "corpusclean"
        return f"{said[:1].lower()}{said[1:].rstrip('.')} — see {path} --help"
    return said


@contextmanager
def _failures_told() -> Iterator[None]:
    """Turn what goes wrong with files and streams, the one that takes the help too, into one line and an exit code."""
    try:
        yield
    except BrokenPipeError:
        _close_stdout()
        raise click.exceptions.Exit(BROKEN_PIPE) from None
    except MissingExtra as error:
        raise Problem(str(error)) from error
    except OSError as error:
        raise Problem(f"{error.filename or 'input or output'}: {error.strerror or error}") from error


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Turn signals that would end the process at once into an exit that tidies up. Ignored ones stay ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    named = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    taken = [number for number in named if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _exit)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _exit(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001  (the form of a signal handler)
    sys.exit(128 + number)


def _close_stdout() -> None:
    """Let what is still buffered for a reader that has gone away go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group("corpusclean", cls=_Group, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="corpusclean", message="%(prog)s %(version)s")
def main() -> None:
    """Turn scraped documents into clean, verifiable records.

    A record contains the article, the comments, the metadata, and a ledger that lists every block of the source with
    its position and the reason why it was kept or removed.

    \b
    Examples:
      corpusclean clean pages/ -o records.jsonl
      corpusclean show pages/news.html
      corpusclean verify records.jsonl --sources pages/
      corpusclean trace "quoted words" records.jsonl --sources pages/
      corpusclean rule byline

    \b
    Exit codes:
      0  success
      1  a check failed, diff found different content, or nothing was found that matches
      2  usage error, or no input
      3  some inputs were rejected or are missing
    """
