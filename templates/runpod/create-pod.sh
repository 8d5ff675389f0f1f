#!/usr/bin/env bash
# Asks RunPod for the pod that pod.json describes. The key comes from the environment or is asked for, and goes to curl over its
# standard input: the arguments of a program are seen by everyone on the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ -z "${RUNPOD_API_KEY:-}" ] && [ -t 0 ]; then
  read -rsp 'RunPod API key: ' RUNPOD_API_KEY
  echo
fi
: "${RUNPOD_API_KEY:?is not set. Make a key on RunPod, Settings, API Keys, and export it.}"
printf 'header = "Authorization: Bearer %s"\n' "$RUNPOD_API_KEY" |
  curl --config - --fail-with-body --silent --show-error --header 'Content-Type: application/json' --data @pod.json \
    "${RUNPOD_API:-https://api.runpod.io/v2}/pods"
echo
