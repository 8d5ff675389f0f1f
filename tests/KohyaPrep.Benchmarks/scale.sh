#!/usr/bin/env bash
# scale.sh BASELINES PROGRAM [COUNTS]: what checking and preparing sets of small pictures costs, a picture, and how much memory it takes at most
# (VmHWM), for sets of growing size. PROGRAM is kohyaprep as users run it. The sets are made by make_set.py of the folder of baselines.
# The processor's time is printed beside the clock's: it is the one that other work on the machine changes least.
set -euo pipefail
baselines=${1:?usage: scale.sh BASELINES PROGRAM [COUNTS]}
program=$(readlink -f "${2:?usage: scale.sh BASELINES PROGRAM [COUNTS]}")
counts=${3:-1000 10000 50000 200000}
python=${PYTHON:-/usr/bin/python3}
work=${KOHYAPREP_SCALE_FOLDER:-$(mktemp -d)}
[ -n "${KOHYAPREP_SCALE_FOLDER:-}" ] || trap 'rm -rf "$work"' EXIT
cd "$work"

metered() { # label, count, command ...
  "$python" - "$@" <<'PY'
import os, sys, time
label, count, *command = sys.argv[1:]
start = time.time()
pid = os.fork()
if pid == 0:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1), os.dup2(null, 2)
    os.execv(command[0], command)
_, status, used = os.wait4(pid, 0)
wall, cpu, n = time.time() - start, used.ru_utime + used.ru_stime, int(count)
if os.waitstatus_to_exitcode(status) != 0:
    sys.exit(f'{" ".join(command)}: exit code {os.waitstatus_to_exitcode(status)}')
print(f'| {n:>7,} | {label:<28} | {wall:7.1f} s | {1000 * wall / n:6.3f} ms | {1000 * cpu / n:6.3f} ms | {used.ru_maxrss / 1024:4.0f} MB |', flush=True)
PY
}

echo '|       n | work                         |     clock | a picture | processor | memory  |'
echo '|--------:|------------------------------|----------:|----------:|----------:|--------:|'
for n in $counts; do
  [ -d "set-$n" ] || "$python" "$baselines/make_set.py" "set-$n" "$n" 24
  printf 'name: scale\nextends: lora-sd15\ndataset: {images: set-%s}\noutput: out-%s\n' "$n" "$n" >"recipe-$n.yaml"
  rm -rf "out-$n"
  metered "check" "$n" "$program" check "set-$n"
  metered "prepare" "$n" "$program" prepare "recipe-$n.yaml"
  metered "prepare, a second time" "$n" "$program" prepare "recipe-$n.yaml"
  rm -rf "out-$n"
  metered "prepare, enlarged to 512" "$n" "$program" prepare "recipe-$n.yaml" --set canvas.fit=512
  rm -rf "out-$n"
done
