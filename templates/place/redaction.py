"""Takes secrets out of text before it is shown or kept, and out of logs that others write."""

import os
import re

USER_IN_ADDRESS = re.compile(r"(://)[^/@\s]+@")
SECRET_NAMES = ("TOKEN", "KEY", "SECRET", "PASSWORD")
SHORTEST_SECRET = 8
# A secret may come in two pieces.
OVERLAP = 512
# The forms that services give their tokens.
TOKENS = re.compile(
    rb"\b(?:hf|api_org)_[A-Za-z0-9]{20,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}|\brpa_[A-Z0-9]{20,}"
    rb"|\bsk-[A-Za-z0-9_-]{20,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_-]{30,}|\bglpat-[A-Za-z0-9_-]{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    rb"|\bwandb_v1_[A-Za-z0-9_]{20,}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"
    rb"|(?:(?<=api_key)|(?<=token)|(?<=password))[\"']?\s*[:=]\s*[\"']?(?=[A-Za-z_.-]*[0-9])[A-Za-z0-9_.-]{16,}")


def secrets():
    """The values of secret variables of this environment."""
    return [value for name, value in os.environ.items() if name.upper().endswith(SECRET_NAMES) and len(value) >= SHORTEST_SECRET]


def redact(text):
    """The text without secrets of this environment, without what looks like a token, and without users in addresses."""
    for value in secrets():
        text = text.replace(value, "***")
    text = USER_IN_ADDRESS.sub(r"\1***@", text)
    return TOKENS.sub(b"***", text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")


def say(text):
    print(redact(text), flush=True)


class Mask:
    """Puts stars over secrets in a log that the trainer writes itself, in their places, so that nothing else of it moves."""

    def __init__(self, path):
        self.path = str(path)
        self.before = b""
        self.known = [value.encode("utf-8") for value in secrets()]

    def take(self, piece, place):
        """What was read from that place on, with stars."""
        text = bytearray(self.before + piece)
        start = place - len(self.before)
        found = [match.span() for value in self.known for match in re.finditer(re.escape(value), bytes(text))]
        found += [match.span() for match in TOKENS.finditer(bytes(text))]
        for first, last in found:
            text[first:last] = b"*" * (last - first)
        if found:
            with open(self.path, "r+b") as file:
                for first, last in found:
                    file.seek(start + first)
                    file.write(b"*" * (last - first))
        fresh = bytes(text[len(self.before):])
        self.before = bytes(text[-OVERLAP:])
        return fresh
