#!/usr/bin/env bash
# Builds everything with warnings as errors, checks the format, and runs every test project.
#   ./test.sh           what takes seconds, and a sample of what takes minutes
#   ./test.sh --long    all of what takes minutes too (fuzzing, kills)
set -euo pipefail
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$root"
mkdir -p artifacts
# shellcheck source=src/setup.sh
. src/setup.sh

case "${1:-}" in
  '') ;;
  --long) export KOHYAPREP_LONG=1 ;;
  *) say "usage: ./test.sh [--long]"; exit 2 ;;
esac

need_sdk
need_libraries
say "building ..."
dotnet build KohyaPrep.sln -c Release --nologo -v quiet
say "checking the format ..."
dotnet format KohyaPrep.sln --verify-no-changes --no-restore

# The tests of the command line start it some hundred times: the program as users run it, compiled ahead, does that in half the time.
./kohyaprep --version >/dev/null
export KOHYAPREP_TEST_PROGRAM=$root/artifacts/checkout/kohyaprep

# A job in the background of a shell ignores SIGINT, and so would the programs that the tests interrupt.
heed=()
env --default-signal=INT true 2>/dev/null && heed=(env --default-signal=INT)

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  say "$name"
  log=artifacts/$name.log
  NO_COLOR=1 "${heed[@]}" "artifacts/bin/$name/release/$name" -noColor >"$log" 2>&1 || true
  summary=$(grep -E 'Total: [0-9]+' "$log" | tail -n 1 || true)
  number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
  if ! grep -q 'Errors: 0, Failed: 0' <<<"$summary"; then
    cat "$log"
  fi
  if [ -z "$summary" ]; then
    say "$name ended without a summary."
    failed=$((failed + 1))
    continue
  fi
  bad=$(($(number Failed) + $(number Errors)))
  failed=$((failed + bad))
  skipped=$((skipped + $(number Skipped)))
  passed=$((passed + $(number Total) - bad - $(number Skipped)))
  grep -E '\[SKIP\]' -A 1 "$log" || true
done

[ "$failed" = 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "${status:-0}"
