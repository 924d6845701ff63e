"""`python -m stationed` is the command `stationed`: a process that does one thing and ends."""

from stationed.cli import main
from stationed.pace import as_process


def run() -> None:
    """Run the command."""
    with as_process():
        main(prog_name="stationed")


if __name__ == "__main__":
    run()
