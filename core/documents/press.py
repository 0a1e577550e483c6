"""The press itself, run as a process of its own: a paper as JSON comes in, a PDF or pictures go out.

What it takes of memory goes back to the system with it, and what breaks it breaks nothing else.
"""

import json
import resource
import sys
from base64 import b64encode
from pathlib import Path
from typing import Final

import typst

SET_BY: Final = {"posters": "poster.typ"}  # everything else is a paper
MOST_MEMORY: Final = 3 * 1024**3  # of addresses; a paper that needs more ends the press, not the machine


def main() -> None:
    """Press what comes in; ``pdf`` and ``posters`` give the file, ``png`` a JSON list of pictures in base64."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    kind = sys.argv[1]
    said = sys.stdin.buffer.read().decode()
    pressed = typst.compile(
        Path(__file__).with_name(SET_BY.get(kind, "press.typ")).read_bytes(),
        format="png" if kind == "png" else "pdf",
        ppi=150,
        ignore_system_fonts=True,
        sys_inputs={"paper": said},
    )
    if kind == "png":
        pages = pressed if isinstance(pressed, list) else [pressed]
        pressed = json.dumps([b64encode(page or b"").decode() for page in pages]).encode()
    sys.stdout.buffer.write(pressed)


if __name__ == "__main__":
    main()
