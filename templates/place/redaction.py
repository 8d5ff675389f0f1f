"""Takes secrets out of text before it is shown or kept."""

import os
import re

USER_IN_ADDRESS = re.compile(r"(://)[^/@\s]+@")
SECRET_NAMES = ("TOKEN", "KEY", "SECRET", "PASSWORD")
SHORTEST_SECRET = 8


def redact(text):
    """The text without the values of secret variables of this environment, and without users in addresses."""
    for name, value in os.environ.items():
        if name.upper().endswith(SECRET_NAMES) and len(value) >= SHORTEST_SECRET:
            text = text.replace(value, "***")
    return USER_IN_ADDRESS.sub(r"\1***@", text)


def say(text):
    print(redact(text), flush=True)
