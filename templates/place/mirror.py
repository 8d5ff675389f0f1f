"""Copies what a training saves to where it outlives the machine, as it appears and only when it is whole."""

import shutil
import threading
from pathlib import Path

from . import starts, whole
from .redaction import say

KEPT = (starts.FOLDER, "logs")
MODELS = (".safetensors", ".ckpt", ".pt")
SECONDS = 5


def copy_file(source, target):
    """Beside its place first: what is at the target is always whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.copyfile(str(source), str(part))
    shutil.copystat(str(source), str(part))
    part.replace(target)


def is_same(source, target):
    try:
        one, other = source.stat(), target.stat()
        return one.st_size == other.st_size and int(one.st_mtime) == int(other.st_mtime)
    except OSError:
        return False


def copy_folder(source, target):
    part = target.with_name(target.name + ".part")
    shutil.rmtree(str(part), ignore_errors=True)
    shutil.copytree(str(source), str(part))
    shutil.rmtree(str(target), ignore_errors=True)
    part.rename(target)


def settle(source, target, manifest):
    """One pass over a folder; returns the number of things copied."""
    copied = 0
    for path in sorted(source.iterdir()):
        other = target / path.name
        if starts.is_state(path, manifest):
            if whole.state(path) and not (other.is_dir() and is_same(path / whole.LAST_FILE, other / whole.LAST_FILE)):
                target.mkdir(parents=True, exist_ok=True)
                copy_folder(path, other)
                say("kept {}".format(other))
                copied += 1
        elif path.is_dir():
            copied += settle(path, other, manifest)
        elif not path.name.endswith(".part") and not is_same(path, other):
            if path.suffix in MODELS and not whole.model(path):
                continue
            copy_file(path, other)
            copied += 1
            if path.suffix in MODELS:
                say("kept {}".format(other))
    return copied


def drop_old_states(work, store, manifest):
    """States are large: one that the trainer took away goes here too, once a newer one is safe."""
    for number, folder in starts.folders(store):
        here = Path(work) / starts.FOLDER / str(number)
        gone = [path for path in folder.iterdir() if starts.is_state(path, manifest) and here.is_dir() and not (here / path.name).exists()]
        newest = max([path.stat().st_mtime for path in folder.iterdir() if starts.is_state(path, manifest)] or [0])
        for path in gone:
            if path.stat().st_mtime < newest:
                shutil.rmtree(str(path), ignore_errors=True)


def once(work, store, manifest):
    work, store = Path(work), Path(store)
    copied = sum(settle(work / name, store / name, manifest) for name in KEPT if (work / name).is_dir())
    drop_old_states(work, store, manifest)
    return copied


def restore(work, store, manifest):
    """Brings back what a machine that is gone had kept: the records of its starts, the newest state, the finished model."""
    work, store = Path(work), Path(store)
    for number, folder in starts.folders(store):
        (work / starts.FOLDER / str(number)).mkdir(parents=True, exist_ok=True)
        record = folder / starts.RECORD
        if record.is_file():
            copy_file(record, work / starts.FOLDER / str(number) / starts.RECORD)
    final = starts.final(store, manifest)
    if whole.model(final):
        target = starts.final(work, manifest)
        copy_folder(final, target) if final.is_dir() else copy_file(final, target)
        return "finished"
    kept = starts.states(store, manifest)
    if not kept:
        return None
    target = work / kept[0].folder.relative_to(store)
    if not whole.state(target):
        copy_folder(kept[0].folder, target)
    return kept[0]


class Mirror:
    """Runs beside a training; the last pass is made when it is left."""

    def __init__(self, work, store, manifest):
        self.arguments = (work, store, manifest)
        self.end = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        while not self.end.wait(SECONDS):
            self.attempt()

    def attempt(self):
        try:
            once(*self.arguments)
        except OSError as error:
            # Drive stumbles now and then; the next pass tries again.
            say("not kept yet: {}".format(error))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.end.set()
        self.thread.join()
        self.attempt()
