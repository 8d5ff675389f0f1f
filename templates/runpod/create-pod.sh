#!/usr/bin/env bash
# Asks RunPod for the pod that pod.json describes. The key comes from the environment and goes to curl over its standard input: the
# arguments of a program are seen by everyone on the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${RUNPOD_API_KEY:?is not set. Make a key on RunPod, Settings, API Keys, and export it.}"
printf 'header = "Authorization: Bearer %s"\n' "$RUNPOD_API_KEY" |
  curl --config - --fail --silent --show-error --header 'Content-Type: application/json' --data @pod.json \
    "${RUNPOD_API:-https://rest.runpod.io/v1}/pods"
echo
