#!/usr/bin/env bash
# Builds everything with warnings as errors, checks the format, and runs every test project.
#   ./test.sh             what takes seconds, and a sample of what takes minutes
#   ./test.sh --long      all of what takes minutes too (fuzzing, kills)
#   ./test.sh --native    the tests of the command line run it as native code, which clang must be there to link
set -euo pipefail
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$root"
mkdir -p artifacts
# shellcheck source=src/setup.sh
. src/setup.sh

native=''
for word in "$@"; do
  case "$word" in
    --long) export KOHYAPREP_LONG=1 ;;
    --native) native=1 ;;
    *) say "usage: ./test.sh [--long] [--native]"; exit 2 ;;
  esac
done

need_sdk
need_libraries
say "building ..."
dotnet build KohyaPrep.sln -c Release --nologo -v quiet
# Style is the build's matter; this is what it does not look at: white space, the order of usings, line ends.
say "checking the format ..."
failed=0
if ! dotnet format whitespace . --folder --exclude artifacts --verify-no-changes; then
  say "that is mended by: dotnet format"
  failed=1
fi

# A job in the background of a shell ignores SIGINT, and so would the programs that the tests interrupt.
heed=()
env --default-signal=INT true 2>/dev/null && heed=(env --default-signal=INT)

# What the tests of a project told at their end, in one line.
summary() { grep -E 'Total: [0-9]+' "artifacts/$1.log" | tail -n 1 || true; }

number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p"; }

run() {
  local log=artifacts/$1.log
  say "$1 ..."
  NO_COLOR=1 "${heed[@]}" "artifacts/bin/$1/release/$1" -noColor "${@:2}" >"$log" 2>&1 || true
  if [[ $(summary "$1") == *'Errors: 0, Failed: 0'* ]]; then
    grep -E '\[SKIP\]' -A 1 "$log" || true
  else
    cat "$log"
  fi
  say "$1: $(summary "$1" | sed -E "s/.*(Total)/\1/")"
}

run_libraries() {
  local project
  for project in tests/*.Tests; do
    [ "$project" = tests/KohyaPrep.Cli.Tests ] || run "$(basename "$project")"
  done
}

# The tests of the command line start it more than a thousand times: compiled ahead, it does that in half the time, and as native code in
# a tenth. That and they take as long as all other tests, and wait for processes often: the two run side by side.
rm -f artifacts/*.Tests.log
set -m
run_libraries &
libraries=$!
set +m
trap 'kill -- "-$libraries" 2>/dev/null || true' EXIT
if [ -n "$native" ]; then
  say "compiling to native code ..."
  publish artifacts/native -p:PublishAot=true
  export KOHYAPREP_TEST_PROGRAM=$root/artifacts/native/kohyaprep
else
  ./kohyaprep --version >/dev/null
  export KOHYAPREP_TEST_PROGRAM=$root/artifacts/checkout/kohyaprep
fi
run KohyaPrep.Cli.Tests -maxThreads 2x
wait "$libraries"

passed=0 skipped=0
for project in tests/*.Tests; do
  line=$(summary "$(basename "$project")")
  if [ -z "$line" ]; then
    failed=$((failed + 1))
    continue
  fi
  bad=$(($(number Failed <<<"$line") + $(number Errors <<<"$line")))
  failed=$((failed + bad))
  skipped=$((skipped + $(number Skipped <<<"$line")))
  passed=$((passed + $(number Total <<<"$line") - bad - $(number Skipped <<<"$line")))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
