"""The list of everything in a bundle: sizes, hashes, pinned versions, and what the run will be."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

from .redaction import say
from .trouble import Trouble

NAME = "manifest.json"
DATASET = "dataset"
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


def unpack(work, manifest, rank=0, ranks=1, store=None):
    """Unpacks the share of a rank and checks it; of several ranks into the store, where all of them see it."""
    work, target = Path(work), Path(store if store and ranks > 1 else work)
    if ranks == 1 and store and is_prepared(store, manifest) and Path(store).resolve() != work.resolve():
        link(Path(store) / DATASET, work / DATASET)
        return
    names = [name for index, name in enumerate(sorted(manifest["dataset"])) if index % ranks == rank]
    share = {name: manifest["dataset"][name] for name in names}
    with zipfile.ZipFile(str(work / "dataset.zip")) as archive:
        for name in names:
            if complaint(target / name, share[name]) is not None:
                extract(archive, name, target / name)
    check(target, {"dataset": share}, "dataset")
    if ranks > 1:
        mark(target, rank, ranks).write_text(manifest["files"]["dataset.zip"]["sha256"] + "\n")


def extract(archive, name, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with archive.open(name) as source, open(str(part), "wb") as file:
        shutil.copyfileobj(source, file, CHUNK)
    part.replace(path)


def mark(store, rank, ranks):
    return Path(store) / "prepared-{}-of-{}".format(rank, ranks)


def is_prepared(store, manifest):
    """Whether every rank has unpacked and checked its share of this very dataset."""
    marks = list(Path(store).glob("prepared-*-of-*"))
    wanted = manifest["files"]["dataset.zip"]["sha256"]
    return bool(marks) and len(marks) == int(marks[0].name.rsplit("-", 1)[1]) and all(path.read_text().strip() == wanted for path in marks)


def link(source, target):
    if target.is_symlink():
        target.unlink()
    if target.exists():
        shutil.rmtree(str(target))
    target.symlink_to(source.resolve(), target_is_directory=True)
    say("the dataset is at {}, unpacked and checked by several machines".format(source))
