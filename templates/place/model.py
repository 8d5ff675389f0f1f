"""Gets the base model: from what is here already, or by a download that goes on where it stopped."""

import http.client
import os
import shutil
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from . import manifest as manifests
from . import whole
from .redaction import say
from .trouble import Trouble

CHUNK = 1 << 22
TOKENS = (("huggingface.co", "HF_TOKEN"), ("civitai.com", "CIVITAI_TOKEN"))


class SameHostOnly(urllib.request.HTTPRedirectHandler):
    """A token is for the host that it was made for, and for no other that an address leads to."""

    def redirect_request(self, request, file, code, message, headers, address):
        following = super().redirect_request(request, file, code, message, headers, address)
        if following is not None and following.host != request.host:
            following.remove_header("Authorization")
        return following


def is_right(path, entry):
    if not path.is_file():
        return False
    if entry.get("bytes") and path.stat().st_size != entry["bytes"]:
        return False
    if entry.get("sha256"):
        return manifests.sha256(path) == entry["sha256"]
    return whole.model(path)


def link(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_symlink() or target.exists():
        target.unlink()
    try:
        target.symlink_to(source.resolve())
    except OSError:
        shutil.copyfile(str(source), str(target))


def download(address, target):
    part = target.with_name(target.name + ".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(address, headers={"User-Agent": "kohyaprep"})
    if have:
        request.add_header("Range", "bytes={}-".format(have))
    host = urllib.parse.urlsplit(address).hostname or ""
    for name, variable in TOKENS:
        token = os.environ.get(variable, "")
        # A place that has no such secret leaves its own placeholder: {{ RUNPOD_SECRET_HF_TOKEN }}.
        if (host == name or host.endswith("." + name)) and token and not token.startswith("{{"):
            request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.build_opener(SameHostOnly).open(request, timeout=60) as answer:
            if answer.status != 206:
                have = 0
            say("downloading {} ({})".format(target.name, "going on at {:.0f} MB".format(have / 1e6) if have else "from its beginning"))
            left = int(answer.headers.get("Content-Length") or 0)
            with open(str(part), "ab" if have else "wb") as file:
                # What has come is written at once, so that nothing of it is lost when the rest does not come.
                for chunk in iter(lambda: answer.read1(CHUNK), b""):
                    file.write(chunk)
                    left -= len(chunk)
            if left > 0:
                raise OSError("{:.0f} MB did not come".format(left / 1e6))
    except urllib.error.HTTPError as error:
        if error.code == 416:
            return part  # nothing is left to get
        if error.code in (401, 403):
            raise Trouble("{} refuses the download ({}). Accept the model's licence on its page, and give a token in {}.".format(
                host, error.code, " or ".join(variable for _, variable in TOKENS)))
        raise Trouble("{}: {}. Try again, or put the file into `models` yourself.".format(host, error))
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise Trouble("The download of {} broke off: {}. Run again: it goes on where it stopped.".format(target.name, getattr(error, "reason", error)))
    return part


def get(work, manifest, store=None):
    """Ends with the model at its place in the bundle, whole and the one that was meant."""
    entry = manifest["model"]
    if "hub" in entry:
        say("the trainer gets {} from the hub itself".format(entry["hub"]))
        return
    target = Path(work) / entry["file"]
    origin = os.environ.get("KOHYAPREP_MODEL_FROM") or entry.get("from") or ""
    if is_right(target, entry):
        say("{} is here".format(entry["file"]))
        return
    places = [os.environ.get("KOHYAPREP_MODEL"), origin if origin.startswith("/") else None]
    places += [str(Path(store) / "models" / target.name), str(Path(store).parent / "models" / target.name)] if store else []
    for place in places:
        if place and Path(place).is_file():
            if not is_right(Path(place), entry):
                raise Trouble("{}: it is not the model that the recipe was made with, or not whole. Bring it there again.".format(place))
            link(Path(place), target)
            say("{} is at {}".format(entry["file"], place))
            return
    if not origin.startswith(("http://", "https://")):
        named = ", or ".join(place for place in places if place) or "KOHYAPREP_MODEL=/path/of/it"
        raise Trouble("The base model {} is not here. Put it at {}, or write its address as `launch.model_from` in the recipe.".format(target.name, named))
    download(origin, target).replace(target)
    if not is_right(target, entry):
        target.unlink()
        raise Trouble("What came from {} is not the model that was meant, or not whole. Run again, or look at `launch.model_from`.".format(
            urllib.parse.urlsplit(origin).hostname))
    say("{} is here and whole".format(entry["file"]))
