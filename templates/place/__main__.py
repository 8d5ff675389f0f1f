"""python3 -m place VERB: see the verbs' own help."""

import argparse
import json
import os
import sys
from pathlib import Path

from . import install, machine, mirror, model, starts, train
from . import manifest as manifests
from .redaction import redact, say
from .trouble import Trouble


def parser():
    whole = argparse.ArgumentParser(prog="place")
    verbs = whole.add_subparsers(dest="verb")
    verbs.required = True
    for name, text in (
        ("check", "files, hashes and room, before any GPU is paid for"),
        ("unpack", "the dataset, or this rank's share of it"),
        ("gpu", "a GPU that is large enough, before anything is installed"),
        ("install", "the pinned trainer, in its own environment"),
        ("model", "the base model"),
        ("restore", "what a machine that is gone had kept"),
        ("begin", "choose the state to go on from; prints the number of the start, or nothing when the training is finished"),
        ("train", "one start of the trainer"),
        ("pack", "the result as one zip"),
    ):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("--store", default=os.environ.get("KOHYAPREP_STORE"), help="the folder that outlives the machine")
        if name == "unpack":
            verb.add_argument("--rank", type=int, default=0)
            verb.add_argument("--ranks", type=int, default=1)
        if name == "install":
            verb.add_argument("--pins", help="a JSON file of what to install, in place of the manifest's")
            verb.add_argument("--dir", help="where to")
            verb.add_argument("--python", help="the Python that the environment is made with")
        if name == "train":
            verb.add_argument("--start", type=int, help="chosen by `begin`; chosen here when left out")
            verb.add_argument("--rank", type=int, default=0)
            verb.add_argument("--nodes", type=int, default=1)
            verb.add_argument("--head", default="", help="the first machine's address")
            verb.add_argument("--port", type=int, default=29500)
        if name == "pack":
            verb.add_argument("zip")
    return whole


def do(arguments):
    work = Path.cwd()
    if arguments.verb == "install":
        pins = json.loads(Path(arguments.pins).read_text(encoding="utf-8")) if arguments.pins else manifests.load(work)["trainer"]
        install.Install(arguments.dir or train.trainer_folder(work), pins, arguments.python).do()
        return
    manifest = manifests.load(work)
    if arguments.verb == "check":
        manifests.check(work, manifest)
        machine.check_room(work, manifest)
    elif arguments.verb == "unpack":
        manifests.unpack(work, manifest, arguments.rank, arguments.ranks, arguments.store)
    elif arguments.verb == "gpu":
        machine.check_gpu(manifest)
    elif arguments.verb == "model":
        model.get(work, manifest, arguments.store)
    elif arguments.verb == "restore":
        restore(work, manifest, arguments.store)
    elif arguments.verb == "begin":
        if not starts.is_finished(work, manifest):
            print(starts.begin(work, manifest))
    elif arguments.verb == "train":
        begin_and_train(work, manifest, arguments)
    else:
        train.pack(work, arguments.zip, arguments.store)


def restore(work, manifest, store):
    found = mirror.restore(work, store, manifest) if store else None
    if found == "finished":
        say("the training is finished already: {}".format(starts.final(work, manifest)))
    elif found:
        say("going on from step {} ({})".format(found.step, found.folder.name))
    else:
        say("nothing to go on from: a fresh start")


def begin_and_train(work, manifest, arguments):
    number = arguments.start
    if number is None:
        if starts.is_finished(work, manifest):
            say("the training is finished already: {}".format(starts.final(work, manifest)))
            return
        number = starts.begin(work, manifest)
    cluster = train.Cluster(arguments.rank, arguments.nodes, arguments.head, arguments.port)
    train.run(work, manifest, number, cluster, arguments.store)


def main():
    try:
        do(parser().parse_args())
        return 0
    except Trouble as trouble:
        print(redact("kohyaprep: {}".format(trouble)), file=sys.stderr, flush=True)
        return trouble.code


sys.exit(main())
