"""Each start of the trainer saves into a folder of its own, model/1, model/2, …, so that none overwrites what an earlier one saved.

The trainer counts the steps of a resumed run from its own start in names and states (train_network.py:1273), so the step that a start
began at is kept beside what it saved.
"""

import json
import re
from pathlib import Path

from . import whole

FOLDER = "model"
RECORD = "start.json"
STEP_STATE = re.compile(r"^-step(\d{8})-state$")
EPOCH_STATE = re.compile(r"^-(\d{6})-state$")


class State:
    def __init__(self, folder, step):
        self.folder = folder
        self.step = step


def folders(work):
    """The starts so far, with their numbers, the first first."""
    root = Path(work) / FOLDER
    found = [(int(path.name), path) for path in root.iterdir() if path.name.isdigit()] if root.is_dir() else []
    return sorted(found)


def record(folder):
    try:
        return json.loads((Path(folder) / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"base_step": 0}


def behind(base, manifest):
    """The steps behind a start's own first one: a LoRA script goes back to the beginning of the epoch that the state was in."""
    return base // manifest["steps_per_epoch"] * manifest["steps_per_epoch"] if manifest["knows_its_step"] else base


def step_of(folder, manifest):
    """The step of the whole training that a state was saved after."""
    base = record(folder.parent)["base_step"]
    per_epoch = manifest["steps_per_epoch"]
    if manifest["knows_its_step"]:
        return behind(base, manifest) + json.loads((folder / "train_state.json").read_text())["current_step"]
    ending = folder.name[len(manifest["output_name"]):]
    step, epoch = STEP_STATE.match(ending), EPOCH_STATE.match(ending)
    own = int(step.group(1)) if step else int(epoch.group(1)) * per_epoch if epoch else manifest["steps"] - base
    return base + own


def is_state(folder, manifest):
    ending = folder.name[len(manifest["output_name"]):]
    return folder.is_dir() and folder.name.startswith(manifest["output_name"]) and bool(
        STEP_STATE.match(ending) or EPOCH_STATE.match(ending) or ending == "-state")


def states(work, manifest):
    """Every whole state, the one that is furthest first."""
    found = []
    for _, start in folders(work):
        for folder in start.iterdir():
            if is_state(folder, manifest) and whole.state(folder):
                found.append(State(folder, min(step_of(folder, manifest), manifest["steps"])))
    return sorted(found, key=lambda state: (state.step, state.folder.stat().st_mtime), reverse=True)


def final(work, manifest):
    """Where the finished model is put."""
    return Path(work) / FOLDER / (manifest["output_name"] + manifest["save_extension"])


def is_finished(work, manifest):
    return whole.model(final(work, manifest))


def begin(work, manifest):
    """Chooses the state to go on from and makes the folder of the next start; returns its number."""
    found = [state for state in states(work, manifest) if state.step < manifest["steps"]]
    number = max([number for number, _ in folders(work)] or [0]) + 1
    folder = Path(work) / FOLDER / str(number)
    folder.mkdir(parents=True)
    base = found[0].step if found else 0
    chosen = str(found[0].folder.relative_to(work)) if found else None
    (folder / RECORD).write_text(json.dumps({"base_step": base, "resumed_from": chosen}) + "\n", encoding="utf-8")
    return number
