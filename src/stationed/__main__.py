"""`python -m stationed` is the command `stationed`: a process that does one thing and ends."""

import os
import sys


def run() -> None:
    """Run the command; Ctrl-C before it begins, while it is loaded, ends it as later."""
    try:
        from stationed.cli import main
        from stationed.pace import as_process
    except KeyboardInterrupt:
        os.write(2, b"Stopped. Files that were there before are whole.\n")
        sys.exit(130)
    with as_process():
        main(prog_name="stationed")


if __name__ == "__main__":
    run()
