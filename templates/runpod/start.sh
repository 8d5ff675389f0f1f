#!/usr/bin/env bash
# What the pod runs: everything from the check to the finished model, in this folder on the network volume. At the end, however
# it comes, the pod is stopped so that it costs nothing more. KOHYAPREP_KEEP_POD=1 leaves it running, to look around.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p logs
exec > >(tee -a logs/start.log) 2>&1
say() { echo "kohyaprep: $*"; }

# In the words of today's runpodctl, of the one in older images, and of the API. The key that RunPod gives every pod is for this pod
# alone; it goes to curl over its standard input, since the arguments of a program are seen by everyone on the machine.
stop_pod() {
  runpodctl pod stop "$RUNPOD_POD_ID" || runpodctl stop pod "$RUNPOD_POD_ID" || ask '{"action": "stop"}'
}

remove_pod() {
  runpodctl pod delete "$RUNPOD_POD_ID" || runpodctl remove pod "$RUNPOD_POD_ID" || ask '{"action": "terminate"}'
}

ask() {
  [ -n "${RUNPOD_API_KEY:-}" ] || return 1
  printf 'header = "Authorization: Bearer %s"\n' "$RUNPOD_API_KEY" |
    curl --config - --fail --silent --show-error --output /dev/null --header 'Content-Type: application/json' --data "$1" \
      "${RUNPOD_API:-https://api.runpod.io/v2}/pods/$RUNPOD_POD_ID/action"
}

finish() {
  code=$?
  say "ended with $code"
  if [ -n "${KOHYAPREP_KEEP_POD:-}" ] || [ -z "${RUNPOD_POD_ID:-}" ]; then
    say "the pod is left running"
  elif stop_pod; then
    say "the pod is stopped; start it again to go on, or remove it: everything is on the volume"
  elif remove_pod; then
    say "the pod is removed; everything is on the volume"
  else
    say "the pod could not be stopped: stop it by hand, it costs money"
  fi
  # A container that ends is started again at once: wait until it is taken away.
  sleep "${KOHYAPREP_SECONDS_TO_STOP:-120}"
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
