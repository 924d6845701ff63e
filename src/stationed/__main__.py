"""`python -m stationed` is the command `stationed`."""

from stationed.cli import main

if __name__ == "__main__":
    main(prog_name="stationed")
