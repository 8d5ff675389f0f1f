"""Puts a pinned version of the trainer into a folder with an environment of its own. Nothing outside of that folder is changed.

A step that is done is not done again; one that broke off is. Addresses may be replaced:
KOHYAPREP_SD_SCRIPTS (a git address or a local clone), KOHYAPREP_INDEX (packages), KOHYAPREP_TORCH_INDEX (PyTorch), KOHYAPREP_WHEELS (a folder).
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

from .redaction import redact, say
from .trouble import Trouble

OWN = ".kohyaprep"


def without_user(address):
    """An address without its user and password, and what gives them to git by the environment: arguments and .git/config are seen by others."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("http", "https") or "@" not in parts.netloc:
        return address, {}
    user, host = parts.netloc.rsplit("@", 1)
    pair = base64.b64encode(urllib.parse.unquote(user).encode("utf-8")).decode("ascii")
    plain = urllib.parse.urlunsplit(parts._replace(netloc=host))
    return plain, {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.{}://{}/.extraHeader".format(parts.scheme, host),
        "GIT_CONFIG_VALUE_0": "Authorization: Basic " + pair,
    }


class Install:
    def __init__(self, folder, pins, python=None):
        self.folder = Path(folder).resolve()
        self.pins = pins
        self.source, self.login = without_user(os.environ.get("KOHYAPREP_SD_SCRIPTS") or pins["source"])
        self.wheels = os.environ.get("KOHYAPREP_WHEELS")
        self.index = os.environ.get("KOHYAPREP_INDEX")
        self.torch_index = os.environ.get("KOHYAPREP_TORCH_INDEX") or self.index or pins.get("torch_index")
        self.host_python = python or sys.executable
        self.uv = None if os.environ.get("KOHYAPREP_WITHOUT_UV") else shutil.which("uv")
        self.log = self.folder / OWN / "install.log"
        self.marks = self.folder / OWN / "install.json"

    @property
    def python(self):
        return self.folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def run(self, title, command, cwd=None, **environment):
        """Runs one program, its output kept in the log; its last lines are shown when it fails."""
        merged = dict(os.environ, GIT_TERMINAL_PROMPT="0", PIP_NO_INPUT="1", PYTHONUTF8="1")
        cache = str(self.folder / OWN / "cache")
        merged.update(PIP_CACHE_DIR=cache, UV_CACHE_DIR=cache, UV_PYTHON_INSTALL_DIR=str(self.folder / OWN / "python"))
        merged.update({name: value for name, value in environment.items() if value})
        process = subprocess.Popen(
            [str(word) for word in command], cwd=str(cwd) if cwd else None, env=merged, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, encoding="utf-8", errors="replace")
        lines = []
        with open(str(self.log), "a", encoding="utf-8") as log:
            log.write("== {}\n".format(title))
            for line in process.stdout:
                log.write(redact(line))
                log.flush()
                lines = (lines + [redact(line.rstrip())])[-5:]
        if process.wait() != 0:
            raise Trouble("{} failed:\n  {}\nAll of it is in {}. Run again: what is done is not done again.".format(title, "\n  ".join(lines), self.log))

    def fetch(self):
        git = ["git", "-C", self.folder]
        if not (self.folder / ".git").exists():
            self.run("making the clone", ["git", "init", "-q", self.folder])
        known = subprocess.run(["git", "-C", str(self.folder), "remote"], stdout=subprocess.PIPE, universal_newlines=True).stdout.split()
        self.run("naming the source", git + ["remote", "set-url" if "origin" in known else "add", "origin", self.source])
        ref = self.pins["ref"]
        tag = "refs/tags/{0}:refs/tags/{0}".format(ref)
        is_tag = subprocess.run(
            ["git", "ls-remote", "--exit-code", self.source, "refs/tags/" + ref], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ, GIT_TERMINAL_PROMPT="0", **self.login)).returncode == 0
        self.run("fetching {}".format(ref), git + ["fetch", "--depth", "1", "--no-tags", "--force", "origin", tag if is_tag else ref], **self.login)
        self.run("checking out {}".format(ref), git + ["-c", "advice.detachedHead=false", "checkout", "-q", "--detach", "FETCH_HEAD"])
        head = subprocess.run(["git", "-C", str(self.folder), "rev-parse", "HEAD"], stdout=subprocess.PIPE, universal_newlines=True).stdout.strip()
        pinned = self.pins.get("commit")
        if pinned and head != pinned:
            message = "{} is {} there, and {} was pinned".format(ref, head[:8], pinned[:8])
            if self.source == self.pins["source"]:
                raise Trouble(message + ". Look at what happened to it before you run its code.")
            say(message + "; going on, since the source was replaced")

    def make_environment(self):
        shutil.rmtree(str(self.folder / "venv"), ignore_errors=True)
        target = self.folder / "venv"
        if self.uv:
            self.run("making the environment with uv", [self.uv, "venv", "--python", self.host_python, target])
            return
        try:
            self.run("making the environment", [self.host_python, "-m", "venv", target])
        except Trouble:
            # Debian and Colab have venv without ensurepip; a pip outside can fill an environment too.
            shutil.rmtree(str(target), ignore_errors=True)
            self.run("making the environment without pip", [self.host_python, "-m", "venv", "--without-pip", target])

    def pip(self):
        if self.uv:
            return [self.uv, "pip", "install", "--python", self.python]
        inside = subprocess.run([str(self.python), "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if inside.returncode == 0:
            return [self.python, "-m", "pip", "install", "--disable-pip-version-check"]
        return [self.host_python, "-m", "pip", "--python", self.python, "install", "--disable-pip-version-check"]

    def packages(self, title, wanted, index):
        """The index goes by the environment: an address may carry a secret, and arguments are seen by everyone."""
        if self.wheels:
            local = ["--no-index", "--find-links", Path(self.wheels).resolve()]
            self.run(title, self.pip() + local + wanted, cwd=self.folder)
        else:
            self.run(title, self.pip() + wanted, cwd=self.folder, PIP_INDEX_URL=index, UV_DEFAULT_INDEX=index)

    def requirements(self):
        # PyTorch once more, so that none of them brings another one with it: xformers asks for the newest.
        wanted = ["-r", "requirements.txt"] + self.pins["torch"] + self.pins.get("packages", [])
        self.packages("installing the trainer's packages", wanted, self.index)

    def verify(self):
        self.run("trying it", [self.python, "-c", "import torch, accelerate.commands.launch"], cwd=self.folder)

    def steps(self):
        requirements = self.folder / "requirements.txt"
        yield "sd-scripts {}".format(self.pins["ref"]), [self.source, self.pins["ref"]], self.fetch
        yield "environment", [self.host_python, bool(self.uv)], self.make_environment
        yield " ".join(self.pins["torch"]), [self.pins["torch"], self.torch_index, self.wheels], lambda: self.packages("installing PyTorch", self.pins["torch"], self.torch_index)
        yield "the trainer's packages", [requirements.read_text(encoding="utf-8") if requirements.is_file() else "", self.pins.get("packages")], self.requirements
        yield "a first import", [], self.verify

    def refuse_strangers(self):
        there = [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []
        if there and OWN not in there and ".git" not in there:
            raise Trouble("{}: there is something else in it. Name an empty or new folder with --dir.".format(self.folder), 2)

    def do(self):
        self.refuse_strangers()
        (self.folder / OWN).mkdir(parents=True, exist_ok=True)
        try:
            marks = json.loads(self.marks.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            marks = {}
        key = ""
        for title, depends, step in self.steps():
            # A step that is done anew makes all that follow it be done anew.
            key = hashlib.sha256(json.dumps([key, title, depends]).encode("utf-8")).hexdigest()
            if marks.get(title) == key and (self.folder / ".git").exists() and (title.startswith("sd-scripts") or self.python.exists()):
                say("{}: done already".format(title))
                continue
            say("{} …".format(title))
            step()
            marks[title] = key
            beside = self.marks.with_name(self.marks.name + ".new")
            beside.write_text(json.dumps(marks, indent=2) + "\n", encoding="utf-8")
            beside.replace(self.marks)
        shutil.rmtree(str(self.folder / OWN / "cache"), ignore_errors=True)
        say("the trainer is in {}, its Python is {}".format(self.folder, self.python))
