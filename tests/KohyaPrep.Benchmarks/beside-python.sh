#!/usr/bin/env bash
# beside-python.sh BASELINES [PICTURES]: the same jobs by the Python scripts of a folder and by the library, turn by turn on the same
# pictures, with the whole time of each process (its start included) and the ratio. Ours is compiled ahead of time, as the program is. Median of five turns.
set -euo pipefail
baselines=${1:?usage: beside-python.sh BASELINES [PICTURES]}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python=${PYTHON:-python3}
dotnet publish --nologo -v quiet -c Release --ucr -p:PublishAot=true -o "$work/ours-aot" --artifacts-path "$work/build" \
  "$here/tests/KohyaPrep.Benchmarks" >&2
ours=$work/ours-aot/KohyaPrep.Benchmarks

small=${2:-$baselines/../punks/images}
many=$work/many
"$python" "$baselines/make_set.py" "$many" 10000 24

seconds() { local start=$EPOCHREALTIME; "$@" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; exit 1; }; awk "BEGIN { print $EPOCHREALTIME - $start }"; }
median() { sort -n | sed -n 3p; }
same() { # script, our mode, folder: both must have found as many pictures and as many groups of equal ones
  local theirs here
  theirs=$("$python" "$baselines/$1" "$3" | grep -o '^[0-9]* pictures [0-9]* duplicate groups')
  here=$("$ours" "$2" "$3" | grep -o '^[0-9]* pictures [0-9]* duplicate groups')
  [ "$theirs" = "$here" ] || { echo "$1 found $theirs, $2 $here" >&2; exit 1; }
}
# Every process writes to a folder of its own, and none is removed before the end: a file that is written over costs what the old one held, and after many
# were removed the file system looks at each of their places before it takes another.
fresh() { mktemp -d "$work/out-XXXXXX"; }
compare() { # name, python script, our mode, arguments; OUT stands for a new folder
  local name=$1 script=$2 mode=$3 arguments; shift 3
  for turn in 1 2 3 4 5; do
    arguments=("${@/#OUT/$(fresh)}")
    seconds "$python" "$baselines/$script" "${arguments[@]}" >>"$work/python"
    arguments=("${@/#OUT/$(fresh)}")
    seconds "$ours" "$mode" "${arguments[@]}" >>"$work/ours"
  done
  awk -v name="$name" -v theirs="$(median <"$work/python")" -v ours="$(median <"$work/ours")" \
    'BEGIN { printf "%-28s python %6.2f s  here %6.2f s  %5.1f times as fast\n", name, theirs, ours, theirs / ours }'
  rm "$work/python" "$work/ours"
}

# "validate": what the script does, and no more: open, decode, judge, transparency, colours, orientation, a hash of the pixels (XXH128 here, SHA-256
# there), caption, equal pictures. "check": that, and what is seen in the pictures, near duplicates, palettes and every rule, which the script has none of.
large=$work/large
"$python" "$baselines/make_set.py" "$large" "${LARGE:-200}" 1024
for set in "$small" "$many" "$large"; do
  count=$(find "$set" -maxdepth 1 -name '*.png' | wc -l)
  case $set in "$small") name="$count real pictures" ;; "$many") name="$count of 24" ;; *) name="$count of 1024" ;; esac
  same validate.py validate-only "$set"
  compare "validate, $name" validate.py validate-only "$set"
  compare "check, $name" validate.py validate "$set"
done
rm -r "$large"
compare "enlarge to 768" enlarge.py enlarge "$small" OUT 768
compare "enlarge 10000 to 512" enlarge.py enlarge "$many" OUT 512
compare "Canny at 768, gray" canny.py canny "$small" OUT 768
# The script takes no notice of the last word: gray there, the three channels of RGB here.
compare "Canny at 768, RGB here" canny.py canny "$small" OUT 768 rgb

# Outputs of models are soft, and compress badly: 204 pictures of 512×512 with grain.
soft=$work/soft
"$python" - "$small" "$soft" <<'PY'
import glob, os, sys
import numpy
from PIL import Image
os.makedirs(sys.argv[2])
for number, path in enumerate(sorted(glob.glob(sys.argv[1] + '/*.png'))):
    picture = numpy.array(Image.open(path).convert('RGB').resize((512, 512), Image.NEAREST), dtype=float)
    picture += numpy.random.default_rng(number).normal(0, 1, picture.shape)
    Image.fromarray(numpy.clip(picture, 0, 255).astype('uint8')).save(os.path.join(sys.argv[2], os.path.basename(path)))
PY
clean=$work/clean
"$python" "$baselines/enlarge.py" "$small" "$clean" 512 >/dev/null
for set in clean soft; do
  for method in classic centre; do
    for turn in 1 2 3 4 5; do
      seconds "$python" "$baselines/recover.py" "${!set}" "$(fresh)" >>"$work/python"
      seconds "$ours" recover "${!set}" "$(fresh)" "$method" >>"$work/ours"
    done
    awk -v name="512 to 24, $set, $method" -v theirs="$(median <"$work/python")" -v ours="$(median <"$work/ours")" \
      'BEGIN { printf "%-28s python %6.2f s  here %6.2f s  %5.1f times as fast\n", name, theirs, ours, theirs / ours }'
    rm "$work/python" "$work/ours"
  done
done
