# shellcheck shell=bash
# Finds, and on Debian or Ubuntu as root installs, what Otus needs to build and to run. Sourced by ./build and ./otus.
#
# Everything it says goes to standard error, so that a command's standard output stays data.
# Exit code 3 means that something is missing which only the person at the keyboard can install.

readonly JDK_RELEASE=25
readonly MAVEN_AT_LEAST=3.8.0
readonly EXIT_SETUP=3

say() {
  printf 'otus: %s\n' "$*" >&2
}

# is_jdk DIR: is DIR a whole JDK (not only a JRE) of the release we need? Reads the release file: running java would cost 50 ms.
is_jdk() {
  [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] && grep -Eq "^JAVA_VERSION=\"${JDK_RELEASE}[.\"]" "$1/release"
}

# find_jdk: exports JAVA_HOME; JAVA_HOME of the caller wins if it fits, then the usual places, then java on the PATH.
find_jdk() {
  local candidate on_path
  on_path=$(command -v javac || true)
  [[ -z $on_path ]] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" \
    /usr/lib/jvm/*"$JDK_RELEASE"* /usr/lib/jvm/* \
    /usr/java/* /opt/java/* /opt/*jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    "$on_path"; do
    if [[ -n $candidate ]] && is_jdk "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

# find_maven: exports MAVEN, a Maven that is new enough.
find_maven() {
  local candidate version
  for candidate in "$(command -v mvn || true)" "${MAVEN_HOME:-/nonexistent}/bin/mvn" /usr/share/maven/bin/mvn \
    /opt/*maven*/bin/mvn "${HOME:-/nonexistent}"/.sdkman/candidates/maven/current/bin/mvn; do
    [[ -x $candidate ]] || continue
    version=$("$candidate" --version 2>/dev/null | sed -n 's/^[^A]*Apache Maven \([0-9.]*\).*/\1/p')
    # Without any Java, Maven cannot tell its version: then the JDK is what is missing.
    if [[ -z $version ]] || [[ $(printf '%s\n%s\n' "$MAVEN_AT_LEAST" "$version" | sort -V | head -n 1) == "$MAVEN_AT_LEAST" ]]; then
      export MAVEN=$candidate
      return 0
    fi
  done
  return 1
}

# find_libpcap: is libpcap where the dynamic linker finds it?
find_libpcap() {
  local file
  for file in /usr/lib/*/libpcap.so* /usr/lib/libpcap.so* /usr/lib64/libpcap.so* /lib/*/libpcap.so* \
    /usr/local/lib/libpcap.so*; do
    [[ ! -e $file ]] || return 0
  done
  command -v ldconfig >/dev/null && ldconfig -p 2>/dev/null | grep -q 'libpcap\.so'
}

# can_install: a Debian or a child of it, and root?
can_install() {
  [[ $(id -u) == 0 && -e /etc/debian_version ]] && command -v apt-get >/dev/null
}

# refresh_apt: fetches the package lists, once; a bare system has none. A failure shows in the installation that follows.
refresh_apt() {
  [[ -z ${APT_REFRESHED:-} ]] || return 0
  APT_REFRESHED=1
  apt-get update >/dev/null 2>&1 || true
}

# install_packages PACKAGE...: with apt, quietly; the whole of apt's words only when it fails.
install_packages() {
  local log
  log=$(mktemp)
  refresh_apt
  say "installing with apt: $*"
  if DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    say "apt could not install: $*"
    return 1
  fi
}

# need NAME...: each of jdk, maven, libpcap is there afterwards, or exit 3 with the packages that are missing.
need() {
  local missing=() name
  for name in "$@"; do
    "find_$name" || missing+=("$name")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if ! can_install; then
    say_what_is_missing "${missing[@]}"
    exit "$EXIT_SETUP"
  fi
  install_missing "${missing[@]}" || exit "$EXIT_SETUP"
  for name in "${missing[@]}"; do
    "find_$name" && continue
    say "apt installed $(package_of "$name"), but it is not where it should be"
    exit "$EXIT_SETUP"
  done
}

# package_of NAME: its Debian package. That of libpcap changed with the 64-bit time of Debian 13 and Ubuntu 24.04.
package_of() {
  case $1 in
    jdk) echo "openjdk-$JDK_RELEASE-jdk-headless" ;;
    maven) echo maven ;;
    libpcap) if apt-cache show libpcap0.8t64 >/dev/null 2>&1; then echo libpcap0.8t64; else echo libpcap0.8; fi ;;
  esac
}

# install_missing NAME...: through apt.
install_missing() {
  local packages=() name
  refresh_apt
  for name in "$@"; do
    packages+=("$(package_of "$name")")
  done
  install_packages "${packages[@]}"
}

# say_what_is_missing NAME...: names the packages for the systems that people use.
say_what_is_missing() {
  local name
  for name in "$@"; do
    case $name in
      jdk)
        say "missing: a JDK $JDK_RELEASE. Debian 13, Ubuntu: openjdk-$JDK_RELEASE-jdk-headless; Fedora, RHEL: java-$JDK_RELEASE-openjdk-devel;" \
          "Alpine: openjdk$JDK_RELEASE. Or set JAVA_HOME to one."
        ;;
      maven)
        say "missing: Maven $MAVEN_AT_LEAST or newer. Debian, Ubuntu, Fedora, Alpine: maven."
        ;;
      libpcap)
        say "missing: libpcap. Debian 13, Ubuntu 24.04: libpcap0.8t64; older: libpcap0.8; Fedora, RHEL, Alpine: libpcap."
        ;;
    esac
  done
  say "On Debian and Ubuntu this command installs them itself when it runs as root."
}

# missing_test_tools: prints the packages of what need_test_tools installs and is not there, one a line.
missing_test_tools() {
  local pair tool
  for pair in ip:iproute2 tcpdump:tcpdump tcpreplay:tcpreplay tshark:tshark rsyslogd:rsyslog; do
    tool=${pair%%:*}
    command -v "$tool" >/dev/null || [[ -x /usr/sbin/$tool ]] || printf '%s\n' "${pair#*:}"
  done
}

# need_test_tools: the real parts that some tests talk to. Without them those tests skip and say so, so their absence is no error.
need_test_tools() {
  local missing=()
  mapfile -t missing < <(missing_test_tools)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if can_install; then
    install_packages "${missing[@]}" || say "going on without them: the tests that need them are skipped"
  else
    say "not installed, so the tests that need them are skipped: ${missing[*]}"
  fi
}

# commit: which commit is being built, for --build-info; OTUS_COMMIT tells it where the history is not at hand.
commit() {
  git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null || printf '%s\n' "${OTUS_COMMIT:-unknown}"
}

# make_class_cache PROGRAM LOG: trains the class cache of the program laid out in PROGRAM with one run: the demo, since it goes the whole way
# from frames to alerts; where that fails, the least there is. Without a cache Otus starts slower and nothing else, so a failure is no error.
make_class_cache() {
  local program=$1 log=$2 training
  rm -f "$program"/otus.aot*
  for training in demo --version; do
    # By a relative name, since options are split at spaces. The cache must be whole before it has its name.
    if (cd "$program" && OTUS_JAVA_OPTIONS=-XX:AOTCacheOutput=otus.aot.new bin/otus "$training") >"$log" 2>&1 </dev/null &&
      [[ -s $program/otus.aot.new ]]; then
      mv "$program/otus.aot.new" "$program/otus.aot"
      return
    fi
  done
  rm -f "$program"/otus.aot*
  say "going on without a class cache; the reason is in $log"
}
