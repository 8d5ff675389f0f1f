#!/usr/bin/env bash
# Brings the result back from the network volume, as upload.sh took the bundle there. `kohyaprep runs import` takes it into the list of runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${RUNPOD_DATACENTER:?is not set. It is the datacenter of the network volume, such as EU-RO-1.}"
endpoint="https://s3api-$(tr '[:upper:]' '[:lower:]' <<<"$RUNPOD_DATACENTER").runpod.io/"
# shellcheck disable=SC2016  # the address is meant as it stands
aws s3 cp @target@@name@-result.zip . --region "$RUNPOD_DATACENTER" --endpoint-url "$endpoint"
