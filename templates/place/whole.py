"""Tells whole files from those that are still being written, or were cut short."""

import json
import os
import struct
import zipfile
from pathlib import Path

LONGEST_HEADER = 100000000
LAST_FILE = "random_states_0.pkl"


def safetensors(path):
    """Whether the file is as long as its header says."""
    try:
        size = os.path.getsize(str(path))
        with open(str(path), "rb") as file:
            prefix = file.read(8)
            if len(prefix) < 8:
                return False
            length = struct.unpack("<Q", prefix)[0]
            if length > min(LONGEST_HEADER, size - 8):
                return False
            header = json.loads(file.read(length).decode("utf-8"))
        end = max([entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"] or [0])
        return 8 + length + end == size
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return False


def archive(path):
    """Whether a file of torch.save has the list at its end; a pickle of old has none and is taken as it is."""
    try:
        with open(str(path), "rb") as file:
            if file.read(1) == b"\x80":
                return True
        return zipfile.is_zipfile(str(path))
    except OSError:
        return False


def model(path):
    """A saved model: a file, or a folder in diffusers' form."""
    path = Path(path)
    if path.is_dir():
        files = list(path.rglob("*.safetensors"))
        return (path / "model_index.json").is_file() and bool(files) and all(safetensors(file) for file in files)
    if path.suffix == ".safetensors":
        return safetensors(path)
    return path.is_file() and archive(path)


def state(folder):
    """A state to resume from: its files are written in place, one after the other."""
    folder = Path(folder)
    models = list(folder.glob("model*.safetensors")) + list(folder.glob("pytorch_model*.bin"))
    if not models or not (folder / "optimizer.bin").is_file() or not (folder / LAST_FILE).is_file():
        return False
    for file in folder.iterdir():
        if file.suffix == ".safetensors" and not safetensors(file):
            return False
        if file.suffix in (".bin", ".pt", ".pkl") and file.stat().st_size > 0 and not archive(file):
            return False
    try:
        return not (folder / "train_state.json").exists() or isinstance(json.loads((folder / "train_state.json").read_text()), dict)
    except ValueError:
        return False
