"""The list of everything in a bundle: sizes, hashes, pinned versions, and what the run will be."""

import hashlib
import json
import zipfile
from pathlib import Path

from .redaction import say
from .trouble import Trouble

NAME = "manifest.json"
CHUNK = 1 << 20


def load(work):
    path = Path(work) / NAME
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise Trouble("{}: it is not there. Bring the whole bundle here.".format(path))
    except ValueError:
        raise Trouble("{}: it cannot be read. Bring it here again.".format(path))


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while True:
            chunk = file.read(CHUNK)
            if not chunk:
                return digest.hexdigest()
            digest.update(chunk)


def complaint(path, entry):
    """What is wrong with one file; None when it is as the manifest has it."""
    if not path.is_file():
        return "it is missing"
    size = path.stat().st_size
    if size != entry["bytes"]:
        return "it has {} bytes instead of {}".format(size, entry["bytes"])
    if sha256(path) != entry["sha256"]:
        return "its hash is another one"
    return None


def check(work, manifest, part="files"):
    """Every file of a part of the manifest is there and is the same; otherwise the first few that are not are named."""
    work = Path(work)
    wrong = []
    for name, entry in sorted(manifest[part].items()):
        trouble = complaint(work / name, entry)
        if trouble:
            wrong.append("{}: {}".format(name, trouble))
    if wrong:
        more = " (and {} more)".format(len(wrong) - 3) if len(wrong) > 3 else ""
        raise Trouble("{}{}. Bring the bundle here again.".format("; ".join(wrong[:3]), more))
    say("{} files, all as they were packed".format(len(manifest[part])))


def unpack(work, manifest, rank=0, ranks=1):
    """Unpacks the share of a rank and checks it. What is there and right already is left alone."""
    work = Path(work)
    names = [name for index, name in enumerate(sorted(manifest["dataset"])) if index % ranks == rank]
    share = {name: manifest["dataset"][name] for name in names}
    with zipfile.ZipFile(str(work / "dataset.zip")) as archive:
        for name in names:
            if complaint(work / name, share[name]) is None:
                continue
            target = work / name
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(target.name + ".part")
            with archive.open(name) as source, open(str(part), "wb") as file:
                while True:
                    chunk = source.read(CHUNK)
                    if not chunk:
                        break
                    file.write(chunk)
            part.replace(target)
    check(work, {"dataset": share}, "dataset")
