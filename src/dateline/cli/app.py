"""The Typer application that the commands hang on."""

from __future__ import annotations

import typer

app = typer.Typer(
    help="Any pile of news reports in, one archive of events out: who did what to whom, when, where, and who says so.",
    epilog="Begin with: dateline demo",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
