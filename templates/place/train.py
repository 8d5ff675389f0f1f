"""One start of the trainer: begun from the newest whole state, watched, and judged by what it leaves."""

import json
import os
import re
import signal
import subprocess
import time
import zipfile
from contextlib import ExitStack
from pathlib import Path

from . import install, mirror, starts, whole
from .redaction import Mask, say
from .trouble import Trouble

BAR = re.compile(r"steps:\s+\d+%\|[^|]*\|\s*(\d+)/\d+ \[([^\]]*)\]")
LOSS = re.compile(r"avr_loss=([^,\s\]]+)")
LENGTH = re.compile(r"^\s*max_train_(?:steps|epochs)\s*=.*\n", re.MULTILINE)
SECONDS_BETWEEN_LINES = float(os.environ.get("KOHYAPREP_PROGRESS_SECONDS") or 15)
SECONDS_TO_END = 30
INTERRUPTED = 130


def trainer_folder(work):
    return Path(os.environ.get("KOHYAPREP_TRAINER") or Path(work) / "trainer")


def command(work, manifest, number, cluster):
    """The trainer's command line; paths in it start at the bundle's folder."""
    work = Path(work)
    folder = trainer_folder(work)
    python = install.Install(folder, {"source": ""}).python
    words = [str(python), "-m", "accelerate.commands.launch", "--config_file", "accelerate.yaml", "--num_cpu_threads_per_process", "1"]
    if cluster.nodes > 1:
        words += ["--multi_gpu", "--num_machines", str(cluster.nodes), "--machine_rank", str(cluster.rank)]
        words += ["--num_processes", str(cluster.nodes * manifest["processes"]), "--main_process_ip", cluster.head]
        words += ["--main_process_port", str(cluster.port), "--rdzv_backend", "static", "--same_network"]
    words += [str(folder.resolve() / (manifest["script"] + ".py")), "--config_file", training_file(work, manifest, number)]
    words += ["--dataset_config", "dataset.toml", "--output_dir", "{}/{}".format(starts.FOLDER, number)]
    chosen = starts.record(work / starts.FOLDER / str(number)).get("resumed_from")
    return words + (["--resume", chosen] if chosen else [])


def training_file(work, manifest, number):
    """A LoRA script knows from its state which steps are behind it; the others are told how many are left."""
    base = starts.record(work / starts.FOLDER / str(number))["base_step"]
    if base == 0 or manifest["knows_its_step"]:
        return "training.toml"
    left = "max_train_steps = {}\n".format(manifest["steps"] - base)
    text = LENGTH.sub("", (work / "training.toml").read_text(encoding="utf-8"))
    name = "training-{}.toml".format(number)
    # Before the first table: what follows one belongs to it, and the trainer reads both alike.
    (work / name).write_text(left + text, encoding="utf-8")
    return name


def set_step(work, manifest, number):
    """A state of a resumed LoRA run says a smaller step than it is at; the trainer must be told the true one."""
    record = starts.record(work / starts.FOLDER / str(number))
    if not manifest["knows_its_step"] or not record.get("resumed_from"):
        return
    file = work / record["resumed_from"] / "train_state.json"
    state = json.loads(file.read_text())
    if state["current_step"] != record["base_step"]:
        state["current_step"] = record["base_step"]
        beside = file.with_name(file.name + ".new")
        beside.write_text(json.dumps(state))
        beside.replace(file)


class Cluster:
    """Which of the machines this is, and where the first one is."""

    def __init__(self, rank=0, nodes=1, head="", port=29500):
        self.rank, self.nodes, self.head, self.port = rank, nodes, head, port


class Watch:
    """Follows the log and says now and then how far the whole training is."""

    def __init__(self, log, behind, steps):
        self.log, self.behind, self.steps = log, behind, steps
        self.place = log.stat().st_size if log.exists() else 0
        self.mask = Mask(log)
        self.rest = ""
        self.step = self.loss = None
        self.no_data = False
        self.said = 0.0

    def look(self, always=False):
        with open(str(self.log), "rb") as file:
            file.seek(self.place)
            text = self.mask.take(file.read(), self.place)
        self.place += len(text)
        text = self.rest + text.decode("utf-8", "replace")
        self.no_data = self.no_data or "No data found" in text
        for match in BAR.finditer(text):
            self.step = self.behind + int(match.group(1))
            loss = LOSS.search(match.group(2))
            if loss:
                self.loss = loss.group(1)
        self.rest = text[-300:]
        if self.step is not None and (always or time.monotonic() - self.said > SECONDS_BETWEEN_LINES):
            self.said = time.monotonic()
            say("step {}/{}{}".format(self.step, self.steps, "" if self.loss is None else ", loss {}".format(self.loss)))

    @property
    def is_lost(self):
        return self.loss is not None and self.loss.lower() in ("nan", "inf", "-inf")


def end(process):
    """The whole group: accelerate would end alone and leave the training running."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        deadline = time.monotonic() + SECONDS_TO_END
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    process.wait()


def last_error(log):
    """The traceback that is not accelerate's own."""
    text = log.read_bytes()[-20000:].decode("utf-8", "replace")
    lines = [line.strip() for line in text.splitlines() if re.match(r"^[\w.]+(Error|Exception|Interrupt)\b", line) and "CalledProcessError" not in line]
    if lines:
        return lines[-1]
    return "it was killed, most often by the system for want of memory" if "SIGKILL" in text else "no error of its own in the log"


def run(work, manifest, number, cluster, store=None):
    """Trains to the end, or raises with the reason. The first machine judges; the others only take part."""
    work = Path(work)
    base = starts.record(work / starts.FOLDER / str(number))["base_step"]
    if cluster.rank == 0:
        set_step(work, manifest, number)
        say("start {}, {}".format(number, "from step {} of {}".format(base, manifest["steps"]) if base else "from the beginning, {} steps".format(manifest["steps"])))
    log = work / "logs" / "train-{}{}.log".format(number, "" if cluster.rank == 0 else "-rank{}".format(cluster.rank))
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, COLUMNS="1000", PYTHONUNBUFFERED="1", PYTHONUTF8="1")
    stops = []
    before = {name: signal.signal(name, lambda received, _: stops.append(received)) for name in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)}
    try:
        with ExitStack() as stack:
            output = stack.enter_context(open(str(log), "ab"))
            if store and cluster.rank == 0:
                stack.enter_context(mirror.Mirror(work, store, manifest))
            watch = Watch(log, starts.behind(base, manifest), manifest["steps"])
            words = command(work, manifest, number, cluster)
            with open(str(log.parent / "commands.log"), "a", encoding="utf-8") as commands:
                commands.write(" ".join(words) + "\n")
            process = subprocess.Popen(
                words, cwd=str(work), env=environment, stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
            while process.poll() is None and not stops and not watch.is_lost:
                time.sleep(0.2)
                watch.look()
            if process.poll() is None:
                end(process)
            watch.look(always=True)
            if stops:
                raise Trouble("Stopped. The next start goes on from the newest state.", INTERRUPTED)
            if cluster.rank == 0:
                judge(work, manifest, number, process.returncode, watch, log)
            elif process.returncode != 0:
                raise Trouble("The trainer of machine {} ended with {}: {}".format(cluster.rank, process.returncode, last_error(log)), 4)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def judge(work, manifest, number, code, watch, log):
    """Exit 0 is no success: no data, a loss that is no number, and a damaged file end with it too."""
    if watch.is_lost:
        raise Trouble("The loss became {}: what is saved from then on is worthless. Lower the learning rate, or train in bf16.".format(watch.loss), 4)
    if code != 0:
        raise Trouble("The trainer ended with {}: {}\nIts log: {}".format(code, last_error(log), log), 4)
    if watch.no_data:
        raise Trouble("The trainer found no pictures. Its log: {}".format(log), 4)
    saved = work / starts.FOLDER / str(number) / (manifest["output_name"] + manifest["save_extension"])
    if not whole.model(saved):
        raise Trouble("The trainer ended well, but {} is not there or not whole.".format(saved), 4)
    final = starts.final(work, manifest)
    if saved.is_dir():
        mirror.copy_folder(saved, final)
    else:
        mirror.copy_file(saved, final)
    say("trained: {}".format(final))


def pack(work, target, store=None):
    """The models, the pictures drawn while training, the logs and the settings, as one zip; of all starts, where a store has them."""
    work, target = Path(work), Path(target)
    root = Path(store) if store else work
    # Here first: a mounted bucket takes no writing back and forth.
    part = work / (target.name + ".packing")
    with zipfile.ZipFile(str(part), "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(work.glob("*.toml")) + [work / "manifest.json"]:
            archive.write(str(path), path.name)
        for path in sorted(root.glob("logs/**/*")) + sorted(root.glob("{}/**/*".format(starts.FOLDER))):
            if path.is_file() and not any(parent.name.endswith("-state") for parent in path.parents):
                archive.write(str(path), str(path.relative_to(root)))
    mirror.copy_file(part, target)
    part.unlink()
    say("{}: {:.1f} MB".format(target, target.stat().st_size / 1e6))


