"""Reads the options off the training scripts of a checkout of sd-scripts.

usage: probe.py CHECKOUT RESULT {auto,source}

Writes one JSON object a line to RESULT, one for each training script, flushed as it goes: what is there when this process
dies is good. 'auto' runs the scripts' own setup_parser functions, with stand-ins for packages that are missing, and reads
the source text where that fails. 'source' only reads. The checkout is not written to.
"""

import argparse
import json
import math
import os
import pathlib
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from source_names import NotReadable
from source_reader import Reader
from stand_ins import NotRunnable, Runner

# What every script that trains a model has, and no script that draws pictures or converts files.
TRAINING_OPTIONS = {"pretrained_model_name_or_path", "train_batch_size", "learning_rate", "output_dir"}

# Kept by the trainer for the record only.
SUPERSEDED = ("_old", "_XTI")


def candidates(root):
    """The top-level scripts that may have a parser of their own: name, and whether a function makes it that can be called."""
    for path in sorted(pathlib.Path(root).glob("*.py")):
        text = path.read_text(encoding="utf-8", errors="replace")
        has_function = "\ndef setup_parser(" in text
        if not path.stem.endswith(SUPERSEDED) and (has_function or "ArgumentParser(" in text):
            yield path.stem, has_function


def type_of(action):
    if action.nargs == 0 or action.__class__.__name__ == "BooleanOptionalAction":
        return "bool"
    if isinstance(action.type, type) and issubclass(action.type, pathlib.PurePath):
        return "Path"
    name = getattr(action.type, "__name__", "str")
    return "str" if name == "<lambda>" else name


def plain(value):
    """The value as JSON has it; None for what JSON has no form for."""
    if isinstance(value, (list, tuple, set, range)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, pathlib.PurePath):
        return str(value)
    return value if isinstance(value, (bool, int, float, str)) else None


def option_of(action):
    option = {"name": action.dest, "type": type_of(action)}
    if action.nargs not in (None, 0, "?"):
        option["nargs"] = str(action.nargs)
    default = action.default
    # argparse gives a default that is a text to the type, as if it had been typed.
    if isinstance(default, str) and action.type in (int, float):
        default = action.type(default)
    default = plain(default)
    if default is not None and not (option["type"] == "bool" and default is False):
        option["default"] = default
    choices = [choice for choice in plain(list(action.choices or [])) if choice is not None]
    if choices:
        option["choices"] = choices
    return option


def options_of(parser):
    options = {}
    for action in parser._actions:
        if any(text.startswith("--") for text in action.option_strings) and action.default is not argparse.SUPPRESS:
            options[action.dest] = option_of(action)
    return [options[name] for name in sorted(options)]


def read(reader, name):
    """Options by source text, places that could not be followed, and why it failed."""
    try:
        parser, unread = reader.parser_of(name)
        return options_of(parser), unread, None
    except (NotReadable, RecursionError) as error:
        return None, [], f"{type(error).__name__}: {error}"


def run(runner, name):
    """Options by the script's own function, the packages that had stand-ins, and why it failed."""
    try:
        parser, missing = runner.parser_of(name)
        return options_of(parser), missing, None
    except NotRunnable as error:
        return None, [], str(error)


def is_training(options):
    return TRAINING_OPTIONS.issubset(option["name"] for option in options)


def record_of(reader, runner, name, has_function, way):
    """What is written of a script; None when it is no training script."""
    options, unread, failure = read(reader, name)
    if options is None and not has_function or options is not None and not is_training(options):
        return None
    record = {"script": name, "way": "source", "stand_ins": [], "unread": unread, "disagrees": [], "reason": None}
    if way == "auto" and not has_function:
        record["reason"] = "it has no setup_parser function"
    elif way == "auto":
        ran, missing, record["reason"] = run(runner, name)
        if ran is not None:
            record.update(way="stand-ins" if missing else "packages", stand_ins=missing, unread=[])
            if options is not None:
                record["disagrees"] = sorted({option["name"] for option in ran + options if not (option in ran and option in options)})
            options = ran
    if options is None:
        return dict(record, way="none", reason=record["reason"] or failure, options=[])
    return dict(record, options=options) if is_training(options) else None


def main():
    if sys.version_info < (3, 8):
        sys.exit(f"this is Python {sys.version_info[0]}.{sys.version_info[1]}, and 3.8 is needed")
    root, result, way = sys.argv[1:4]
    root = os.path.realpath(root)
    reader, runner = Reader(root), Runner(root)
    with open(result, "w", encoding="utf-8", newline="\n") as output:
        for name, has_function in candidates(root):
            record = record_of(reader, runner, name, has_function, way)
            if record is not None:
                output.write(json.dumps(record, ensure_ascii=False) + "\n")
                output.flush()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    # Packages may have left threads behind that would hold the process.
    os._exit(0)
