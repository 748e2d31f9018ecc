# What bin/run, bin/test and bin/bench share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# Runs the system's package manager where we may; else prints the line to type.
install_or_explain() {
  what=$1
  shift
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing $what ($*) …"
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return 0
    say "Could not install $what. Install these packages by hand: $*"
    return 1
  fi
  say "$what is missing. Install it, for example: sudo apt-get install --no-install-recommends $*"
  return 1
}

is_25() { [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | head -1 | grep -q '"25'; }

# Finds a JDK 25, whatever `java` on the path is.
find_jdk() {
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home "$HOME"/.sdkman/candidates/java/25*; do
    if [ -n "$home" ] && is_25 "$home"; then
      JAVA_HOME=$home
      PATH=$home/bin:$PATH
      export JAVA_HOME PATH
      return 0
    fi
  done
  say "Heqi needs a JDK 25 and found none. Install one (for example Temurin 25) under /usr/lib/jvm, or set JAVA25_HOME to its folder."
  return 1
}

need_tools() {
  missing=0
  command -v mvn >/dev/null 2>&1 || { install_or_explain Maven maven || missing=1; }
  if ! command -v node >/dev/null 2>&1; then
    say "Node.js 20.19 or newer is missing. Install it from your system's packages or your version manager."
    missing=1
  elif ! node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||(a===20&&b>=19)?0:1)'; then
    say "Node.js is too old ($(node --version)); Heqi needs 20.19 or newer."
    missing=1
  fi
  return $missing
}

find_test_data() {
  if [ -z "${HEQI_TEST_DATA:-}" ] && [ -d "$root/../shared/data" ]; then
    HEQI_TEST_DATA=$(cd "$root/../shared/data" && pwd)
    export HEQI_TEST_DATA
  fi
}

# Builds the jar where a source is newer than it.
build() {
  jar=$root/server/target/heqi.jar
  if [ -f "$jar" ] && [ -z "$(find "$root/server/src/main" "$root/language/src/main" "$root/language/pom.xml" "$root/server/pom.xml" "$root/pom.xml" "$root/web" -name node_modules -prune -o -name target -prune -o -name e2e -prune -o -type f -newer "$jar" -print 2>/dev/null | head -1)" ]; then
    return 0
  fi
  say "Building Heqi (the first time takes a few minutes) …"
  (cd "$root" && mvn -q -B -DskipTests package -pl web,language,server) || return 1
}

# Unpacks the jar once for each build, beside it: classes load faster from plain jars than from jars in a jar, and virtual
# threads that load from the latter can wait for each other for good (spring-boot issue 51463).
unpack() {
  jar=$root/server/target/heqi.jar
  folder=$root/server/target/unpacked
  program=$folder/heqi.jar
  if [ ! -f "$folder/done" ] || [ "$jar" -nt "$folder/done" ]; then
    rm -rf "$folder" "$folder.part"
    if "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$folder.part" >/dev/null 2>&1 &&
        touch "$folder.part/done" && mv "$folder.part" "$folder"; then
      return 0
    fi
    rm -rf "$folder.part"
    program=$jar
  fi
}

# Starts Heqi once, on data of its own, for the JVM to keep what it learns of a start: later ones take half the time.
# Does without where it fails.
prepare_start() {
  flags="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED"
  cache=$root/server/target/unpacked/heqi.aot
  if [ "$program" = "$jar" ] || [ -f "$cache" ] || [ -f "$folder/unprepared" ]; then
    return 0
  fi
  say "Preparing quick starts (once for each build, half a minute) …"
  if HEQI_DATA="$root/server/target/prepare" HEQI_PORT=0 "$JAVA_HOME/bin/java" $flags -XX:AOTCacheOutput="$cache.part" \
      -Dspring.context.exit=onRefresh -jar "$program" >"$folder/prepare.log" 2>&1 && [ -f "$cache.part" ]; then
    mv "$cache.part" "$cache"
  else
    say "That did not work (see $folder/prepare.log); starts take a little longer."
    touch "$folder/unprepared"
  fi
  rm -rf "$root/server/target/prepare"
}

# Runs one of Heqi's commands; --data DIR may stand anywhere among its arguments.
run_command() {
  command=$1
  shift
  count=$#
  while [ "$count" -gt 0 ]; do
    if [ "$1" = --data ] && [ "$count" -gt 1 ]; then
      HEQI_DATA=$2
      shift
      count=$((count - 1))
    else
      set -- "$@" "$1"
    fi
    shift
    count=$((count - 1))
  done
  export HEQI_DATA="${HEQI_DATA:-$root/data}"
  find_jdk
  if [ ! -f "$root/server/target/heqi.jar" ]; then
    say "Heqi is not built yet; start it once with bin/run."
    exit 1
  fi
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "$root/server/target/heqi.jar" "$command" "$@"
}
