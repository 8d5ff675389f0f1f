# %% [markdown]
# # @title@
# Made by KohyaPrep from `@recipe@`: @summary@.
#
# 1. Upload the bundle's whole folder to Google Drive, to `MyDrive/kohyaprep/@name@`.
# 2. The base model: @model@.
# 3. Choose a GPU: **Runtime → Change runtime type**.
# 4. **Runtime → Run all**, and allow access to Drive when it asks. Nothing is installed before files and GPU have been checked.
#
# **After a disconnect: Run all again.** States and models are copied to Drive as they appear, and the training goes on from the newest whole state.
#
# A cell that fails says why, and what to do; the cells after it then wait. Run all again when it is mended: what is done is not done again.

# %%
#@title 1. Settings { display-mode: "form" }
#@markdown The folder of Google Drive that the bundle was uploaded to.
DRIVE = @drive@  #@param {type:"string"}
#@markdown The address of the base model; empty when its file is in `models` in that folder, or in the folder above.
MODEL_FROM = @model_from@  #@param {type:"string"}
#@markdown Another package index, or a folder of wheels; empty for the usual one.
PACKAGE_INDEX = ""  #@param {type:"string"}
#@markdown Another source of sd-scripts; empty for the usual one.
SD_SCRIPTS = ""  #@param {type:"string"}
#@markdown Seconds between two lines of progress while it trains.
PROGRESS_SECONDS = 15  #@param {type:"integer"}

# %%
#@title 2. Files: are they all there, and as they were packed? { display-mode: "form" }
import os
import shutil
import subprocess
import sys
from pathlib import Path

if DRIVE.startswith("/content/drive/"):
    from google.colab import drive
    drive.mount("/content/drive")
STORE = Path(DRIVE)
WORK = Path.cwd() / "kohyaprep-@name@"
if not (STORE / "manifest.json").is_file():
    raise FileNotFoundError(f"{STORE} has no manifest.json: upload the bundle's whole folder there, or correct DRIVE above.")
WORK.mkdir(exist_ok=True)
for path in STORE.iterdir():
    if path.name == "place":
        shutil.copytree(path, WORK / path.name, dirs_exist_ok=True)
    elif path.is_file() and path.suffix != ".ipynb" and not path.name.endswith(("-result.zip", ".part")):
        shutil.copy2(path, WORK / path.name)

os.environ["KOHYAPREP_STORE"] = str(STORE)
os.environ["KOHYAPREP_PROGRESS_SECONDS"] = str(PROGRESS_SECONDS)
if MODEL_FROM:
    os.environ["KOHYAPREP_MODEL_FROM"] = MODEL_FROM
if SD_SCRIPTS:
    os.environ["KOHYAPREP_SD_SCRIPTS"] = SD_SCRIPTS
if PACKAGE_INDEX:
    os.environ["KOHYAPREP_WHEELS" if Path(PACKAGE_INDEX).is_dir() else "KOHYAPREP_INDEX"] = PACKAGE_INDEX


def place(*words):
    """Runs one verb of the bundle's own code and shows what it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "place", *words], cwd=WORK, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for line in process.stdout:
            print(line, end="")
    except KeyboardInterrupt:
        process.terminate()
    if process.wait() != 0:
        raise RuntimeError("It did not go well: the lines above say why, and what to do.")


place("check")

# %%
#@title 3. GPU: is there one, and is it large enough? { display-mode: "form" }
place("gpu")

# %%
#@title 4. Dataset, onto the runtime's own disk { display-mode: "form" }
place("unpack")

# %%
#@title 5. Trainer: sd-scripts @ref@, in an environment of its own { display-mode: "form" }
#@markdown Takes some minutes in a fresh runtime.
place("install")

# %%
#@title 6. Base model { display-mode: "form" }
#@markdown A token for a gated model is a secret of Colab (the key in the left margin): `HF_TOKEN` or `CIVITAI_TOKEN`.
for name in ("HF_TOKEN", "CIVITAI_TOKEN"):
    try:
        from google.colab import userdata
        os.environ[name] = userdata.get(name)
    except Exception:  # no such secret, no access to it, or no Colab: then without
        pass
place("model")

# %%
#@title 7. Go on where an earlier runtime stopped { display-mode: "form" }
place("restore")

# %%
#@title 8. TensorBoard: loss and learning rate while it trains { display-mode: "form" }
(WORK / "logs").mkdir(exist_ok=True)
try:
    get_ipython().run_line_magic("load_ext", "tensorboard")
    get_ipython().run_line_magic("tensorboard", f"--logdir '{WORK / 'logs'}'")
except ModuleNotFoundError:
    print("TensorBoard is not in this runtime; its files are kept in", STORE / "logs")

# %%
#@title 9. Train { display-mode: "form" }
#@markdown A line now and then says how far it is and what was kept on Drive. Stopping this cell ends the training; what was saved stays, and running it again goes on from there.
place("train")

# %%
#@title 10. Pictures drawn while training { display-mode: "form" }
from IPython.display import Image, display

pictures = sorted((STORE / "model").glob("*/sample/*.png"), key=lambda path: path.stat().st_mtime)
for path in pictures[-12:]:
    print(path.name)
    display(Image(filename=str(path), width=256))
if not pictures:
    print("None were drawn.")

# %%
#@title 11. The result as one zip { display-mode: "form" }
#@markdown On Drive, beside this notebook: models, pictures, logs and settings. `kohyaprep runs import ZIP` takes it into your list of runs.
place("pack", str(STORE / "@name@-result.zip"))
