#!/usr/bin/env bash
# Copies this folder to the network volume, over RunPod's S3 interface. Needs the AWS command line with an S3 key of RunPod in a
# profile or in its own variables, and RUNPOD_DATACENTER, such as EU-RO-1: that of the volume.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${RUNPOD_DATACENTER:?is not set. It is the datacenter of the network volume, such as EU-RO-1.}"
endpoint="https://s3api-$(tr '[:upper:]' '[:lower:]' <<<"$RUNPOD_DATACENTER").runpod.io/"
# shellcheck disable=SC2016  # the target is meant as it stands
aws s3 sync . @target@ --region "$RUNPOD_DATACENTER" --endpoint-url "$endpoint" --exclude 'model/*' --exclude 'logs/*'
