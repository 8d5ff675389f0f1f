"""What ends a run with a message for people."""


class Trouble(Exception):
    """We cannot go on, and the message says what to do. The code is what the program ends with."""

    def __init__(self, message, code=3):
        super().__init__(message)
        self.code = code
