# shellcheck shell=bash
# shellcheck disable=SC2154 # root is set by the scripts that source this
# Sets up what a fresh checkout lacks. Sourced by kohyaprep and test.sh, which set 'root' to the checkout.

say() { printf 'kohyaprep: %s\n' "$*" >&2; }

need_sdk() {
  command -v dotnet >/dev/null && return
  say "the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download), then run this again."
  exit 3
}

# What OpenCV's native part links against on Linux. A desktop has all of it, a bare machine none.
need_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  local packages='libgtk-3-0 libdrm2 libatomic1' present library
  local missing=''
  present=$(PATH=$PATH:/sbin ldconfig -p)
  for library in libgtk-3.so.0 libdrm.so.2 libatomic.so.1; do
    [[ $present == *"$library"* ]] || missing="$missing $library"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $packages, which OpenCV needs ..."
    # shellcheck disable=SC2086 # a list of words
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages; } >"$root/artifacts/apt.log" 2>&1; then
      return
    fi
    say "apt-get failed; its output is in artifacts/apt.log."
  fi
  say "edge maps need$missing. Install them with: sudo apt-get install $packages"
}

runtime_identifier() {
  case "$(uname -s)-$(uname -m)" in
    Linux-aarch64) echo linux-arm64 ;;
    Darwin-arm64) echo osx-arm64 ;;
    Darwin-*) echo osx-x64 ;;
    *) echo linux-x64 ;;
  esac
}

# Publishes the program into the folder $1, with further options of the compiler; the folder is replaced only by a whole one.
publish() {
  local target=$1 new="$1.new"
  shift
  rm -rf "$new"
  # The analyzers look at the code when it is built for the tests.
  if ! dotnet publish "$root/src/KohyaPrep.Cli" -c Release -r "$(runtime_identifier)" -p:RunAnalyzers=false "$@" -o "$new" >"$root/artifacts/build.log" 2>&1; then
    cat "$root/artifacts/build.log" >&2
    say "the build failed."
    exit 3
  fi
  rm -rf "$target"
  mv "$new" "$target"
}
