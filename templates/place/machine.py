"""What the machine has, asked before anything is installed on it."""

import os
import shutil
import subprocess
from pathlib import Path

from .redaction import say
from .trouble import Trouble

GIB = 1 << 30
# PyTorch and the trainer's packages, unpacked.
ENVIRONMENT_BYTES = 9 * GIB


def gpus():
    """Name and GiB of each card; empty without one."""
    if shutil.which("nvidia-smi"):
        query = ["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits"]
        answer = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
        cards = []
        for line in answer.stdout.splitlines() if answer.returncode == 0 else []:
            name, _, memory = line.rpartition(",")
            if name and memory.strip().replace(".", "").isdigit():
                cards.append((name.strip(), float(memory) / 1024))
        return cards
    if shutil.which("rocm-smi"):
        answer = subprocess.run(["rocm-smi", "--showproductname"], stdout=subprocess.PIPE, universal_newlines=True)
        return [(line.split(":")[-1].strip(), None) for line in answer.stdout.splitlines() if "Card Series" in line or "Card series" in line]
    return []


def check_gpu(manifest):
    cards = gpus()
    if not cards:
        raise Trouble("There is no GPU here, and nothing was installed yet. In Colab: Runtime, Change runtime type, a GPU. Elsewhere: ask for a machine with one.")
    wanted = manifest["processes"]
    if len(cards) < wanted:
        raise Trouble("The run wants {} GPUs and there {} {}.".format(wanted, "is" if len(cards) == 1 else "are", len(cards)))
    needed = manifest.get("gpu_gib_needed")
    for name, memory in cards:
        say("GPU: {}{}".format(name, "" if memory is None else ", {:.1f} GiB".format(memory)))
        if needed and memory and memory < needed * 0.9:
            raise Trouble("The training needs about {:.1f} GiB of GPU memory, and the {} has {:.1f}. Take a larger card, or a smaller batch or resolution.".format(needed, name, memory))


def check_disk(folder, bytes_needed):
    place = Path(folder)
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(str(place)).free
    say("disk: {:.1f} GiB free, about {:.1f} GiB needed".format(free / GIB, bytes_needed / GIB))
    if free < bytes_needed:
        raise Trouble("{}: {:.1f} GiB are free, and about {:.1f} GiB are needed. Make room, or save less often.".format(folder, free / GIB, bytes_needed / GIB))


def check_room(work, manifest):
    model = manifest["model"].get("bytes") or 0
    dataset = sum(entry["bytes"] for entry in manifest["dataset"].values())
    environment = 0 if os.environ.get("KOHYAPREP_TRAINER") else ENVIRONMENT_BYTES
    if os.environ.get("KOHYAPREP_WHEELS"):
        environment = 0
    check_disk(work, manifest["bytes_needed"] + model + dataset + environment)
