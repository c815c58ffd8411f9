"""The key that signs cookies: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

NAME = "cookie-key"


def cookie_key(folder: Path) -> bytes:
    """The key of this instance. Several processes may start at once: whoever is first makes it, the others read it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    made = folder / f".{NAME}.{os.getpid()}.{secrets.token_hex(4)}"
    if not path.exists():
        with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        try:
            os.link(made, path)  # refuses to replace a key that another process has made meanwhile
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_bytes()
