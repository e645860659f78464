# shellcheck shell=bash
# Sourced by the scripts beside it, which set "here" to this directory: the benchmarks as classes.
# shellcheck source=scripts/setup.sh
source "${here:?}/../scripts/setup.sh"

# compile: without tests; Maven compiles only what changed.
compile() {
  need jdk maven
  say "compiling the benchmarks"
  (cd "$here/.." && "$MAVEN" --batch-mode --no-transfer-progress --quiet --projects benchmarks --also-make package \
    -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true) >&2
}

class_path() {
  printf '%s:%s\n' "$here/target/classes" "$(<"$here/target/class-path")"
}
