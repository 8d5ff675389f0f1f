#!/usr/bin/env bash
# What the pod runs: everything from the check to the finished model, in this folder on the network volume. At the end, however
# it comes, the pod is stopped so that it costs nothing more. KOHYAPREP_KEEP_POD=1 leaves it running, to look around.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p logs
exec > >(tee -a logs/start.log) 2>&1
say() { echo "kohyaprep: $*"; }

finish() {
  code=$?
  say "ended with $code"
  if [ -n "${KOHYAPREP_KEEP_POD:-}" ] || [ -z "${RUNPOD_POD_ID:-}" ]; then
    say "the pod is left running"
  # A pod with a network volume cannot be stopped, only removed; the volume stays.
  elif runpodctl stop pod "$RUNPOD_POD_ID"; then
    say "the pod is stopped"
  elif runpodctl remove pod "$RUNPOD_POD_ID"; then
    say "the pod is removed; everything is on the volume"
  else
    say "the pod could not be stopped: stop it by hand, it costs money"
  fi
}
trap finish EXIT
trap 'exit 143' TERM INT

# One installation for all bundles on the volume.
export KOHYAPREP_TRAINER=${KOHYAPREP_TRAINER:-$(dirname "$PWD")/trainer-@ref@}
python3 -m place check
python3 -m place gpu
python3 -m place unpack
python3 -m place install
python3 -m place model
python3 -m place train &
trainer=$!
trap 'kill -TERM "$trainer" 2>/dev/null; wait "$trainer" || true; exit 143' TERM INT
wait "$trainer"
python3 -m place pack @name@-result.zip
