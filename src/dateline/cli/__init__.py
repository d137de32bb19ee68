"""The command: parses arguments, calls the library, prints. Data goes to standard output, progress to standard error.

Law of this folder: nothing heavy is imported at the top of a file, so that `dateline --help` answers at once.
"""

from __future__ import annotations

import os
import sys

from dateline.cli.app import app

# The order of these imports is the order in which `dateline --help` lists the commands.
# isort: off
from dateline.cli import keeping  # noqa: F401
from dateline.cli import reading  # noqa: F401
from dateline.cli import exporting  # noqa: F401
from dateline.cli import comparing  # noqa: F401
from dateline.cli import actors  # noqa: F401
from dateline.cli import judging  # noqa: F401
from dateline.cli import coding  # noqa: F401
# isort: on


def main() -> None:
    """The console entry point: one clear sentence for what a user can mend, never a traceback."""
    try:
        app()
    except BrokenPipeError:  # whoever reads our output, `head` for one, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit("dateline: stopped; what was kept is complete, and adding again goes on from there")
    except OSError as fault:
        sys.exit(f"dateline: {fault}")
