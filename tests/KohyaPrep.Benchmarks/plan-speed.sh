#!/usr/bin/env bash
# plan-speed.sh [PICTURES]: what `plan` costs on 204 and on PICTURES (100,000) small pictures with captions: the whole process by the clock, its time
# on the processors, what of that is beyond the start of the program (`--version`), and its peak memory; then the tokenizer's captions a second.
# Medians of five turns for 204 pictures, of three for the many; the files are read once before. Needs GNU time.
set -euo pipefail
many=${1:-100000}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
publish() { dotnet publish --nologo -v quiet -c Release --ucr -p:PublishReadyToRun=true --self-contained false -o "$work/$1" --artifacts-path "$work/build" "$2" >&2; }
publish benchmarks "$here/tests/KohyaPrep.Benchmarks"
publish program "$here/src/KohyaPrep.Cli"
program=$work/program/kohyaprep

median() { sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }
turns() { # file, turns, command: seconds by the clock, on the processors, peak KiB; a line a turn
  local file=$1 count=$2; shift 2
  for ((turn = 0; turn < count; turn++)); do /usr/bin/time -a -o "$file" -f '%e %U %S %M' "$@" >/dev/null; done
}
column() { awk -v column="$2" '{ print column == 2 ? $2 + $3 : column == 3 ? $4 : $1 }' "$1" | median; }

turns "$work/start" 5 "$program" --version
for count in 204 "$many"; do
  "$work/benchmarks/KohyaPrep.Benchmarks" sprites "$work/$count/10_punk" "$count"
  cat > "$work/$count.toml" <<END
pretrained_model_name_or_path = "model.safetensors"
train_data_dir = "$count"
resolution = "512"
enable_bucket = true
cache_latents = true
caption_extension = ".txt"
train_batch_size = 4
max_train_epochs = 1
network_module = "networks.lora"
output_dir = "out"
END
  cd "$work"
  plan=("$program" plan --script train_network --config "$count.toml" --json)
  "${plan[@]}" > "$work/plan.json"
  grep -q "\"batches\": $((count * 10 / 4))" "$work/plan.json"
  turns "$work/turns" $((count > 1000 ? 3 : 5)) "${plan[@]}"
  awk -v count="$count" -v clock="$(column "$work/turns" 1)" -v core="$(column "$work/turns" 2)" -v peak="$(column "$work/turns" 3)" \
    -v startClock="$(column "$work/start" 1)" -v startCore="$(column "$work/start" 2)" \
    'BEGIN { printf "plan on %6d pictures: %6.2f s by the clock, %6.2f s of processors; beyond start-up %6.0f ms by the clock, %6.0f ms of processors; peak %4.0f MB\n",
      count, clock, core, (clock - startClock) * 1000, (core - startCore) * 1000, peak * 1.024 / 1000 }'
  rm "$work/turns"
done
"$work/benchmarks/KohyaPrep.Benchmarks" tokens
