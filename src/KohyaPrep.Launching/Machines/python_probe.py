"""Says in one line of JSON what this Python has: its version, its packages, and what its PyTorch can do."""

import json
import platform
import sys


def packages():
    from importlib import metadata

    found = {}
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        if name:
            found.setdefault(name, distribution.version)
    return found


def torch_facts():
    try:
        import torch
    except Exception as error:  # whatever a broken package raises is the answer
        return None, "{}: {}".format(type(error).__name__, str(error).split("\n")[0])
    version = getattr(torch, "version", None)
    facts = {
        "version": str(getattr(torch, "__version__", "of an unknown version")),
        "cuda": getattr(version, "cuda", None),
        "hip": getattr(version, "hip", None),
        "sees_gpu": False,
        "architectures": [],
    }
    try:
        backends = getattr(torch, "backends", None)
        mps = getattr(backends, "mps", None)
        facts["sees_gpu"] = bool(torch.cuda.is_available() or (mps is not None and mps.is_available()))
        if facts["sees_gpu"] and facts["cuda"]:
            facts["architectures"] = list(torch.cuda.get_arch_list())
    except Exception:
        pass
    return facts, None


torch, trouble = torch_facts()
answer = {"python": platform.python_version(), "packages": packages(), "torch": torch, "torch_trouble": trouble}
sys.stdout.write("\n" + json.dumps(answer) + "\n")
