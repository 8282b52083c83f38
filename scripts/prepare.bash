# What scripts/run and scripts/test have in common: the tools, the system's libraries, the build. Sourced, not run.

readonly EX_USAGE=64 EX_UNAVAILABLE=69 EX_SOFTWARE=70

# The libraries that the package links, and what the scripts themselves call.
DEBIAN_PACKAGES=(libsecp256k1-dev libsqlite3-dev curl jq)

# Flags for what is built in debug, such as --enable-code-coverage. One folder of products has one set of flags.
read -ra build_flags <<<"${BUILD_FLAGS:-}"

say() { printf '%s\n' "$*"; }

fail() {
  local code=$1
  shift
  printf '%s\n' "$*" >&2
  exit "$code"
}

need_swift() {
  command -v swift >/dev/null || fail $EX_UNAVAILABLE \
    "Swift is missing. Lucid needs 6.3: https://www.swift.org/install/linux/ (swiftly, or the archive for Debian 12)."
  local version
  version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9]+\.[0-9]+' | head -1)
  case $version in
  6.[2-9] | 6.[1-9][0-9] | [7-9].*) ;;
  *) fail $EX_UNAVAILABLE "Swift ${version:-of an unknown version} is too old. Lucid needs 6.3: https://www.swift.org/install/linux/" ;;
  esac
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# Brings Debian's lists of packages up to date.
need_lists() {
  local as_root=()
  [[ $(id -u) -eq 0 ]] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
}

# Installs the Debian packages that are missing, and says which.
need_packages() {
  local missing=() package
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is no Debian. If the build does not find its libraries, install what Debian calls ${DEBIAN_PACKAGES[*]}."
    return
  fi
  for package in "${DEBIAN_PACKAGES[@]}"; do is_installed "$package" || missing+=("$package"); done
  [[ ${#missing[@]} -eq 0 ]] && return
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null || fail $EX_UNAVAILABLE \
      "These Debian packages are missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing Debian packages: ${missing[*]}"
  { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } ||
    fail $EX_UNAVAILABLE "These Debian packages could not be installed: ${missing[*]}"
}

# What is built: as BUILD_COMMIT says where the tree is not a repository, as in a container.
commit_of_tree() { git describe --always --dirty --abbrev=12 --exclude='*' 2>/dev/null || printf '%s' "${BUILD_COMMIT:-}"; }

# Builds in debug: from nothing it takes about 6 minutes on two cores, release 8 to 11, and it is the build that the
# tests need too. With the commit, for `lucid version`.
build() {
  local commit
  commit=$(commit_of_tree)
  say "Building ${commit:+$commit }in debug; from nothing it takes about 6 minutes on two cores."
  BUILD_COMMIT=$commit swift build "${build_flags[@]}" "$@" || fail $EX_SOFTWARE "The build failed."
}

# Builds in release what goes into operation, and says in $programs where it is: Swift's runtime inside, so that a machine without
# Swift runs it, and jemalloc in place of glibc's malloc. Both save processor time (docs/benchmarks.md). Nobody links against a
# program: without the table of its symbols it is 6 MB smaller.
build_release() {
  local product commit flags
  flags=(-c release --static-swift-stdlib -Xlinker -ljemalloc -Xlinker --no-export-dynamic
    --scratch-path "${LUCID_RELEASE_BUILD:-.build-release}")
  commit=$(commit_of_tree)
  DEBIAN_PACKAGES+=(libjemalloc-dev)
  need_packages
  say "Building ${commit:+$commit }in release; from nothing it takes about 10 minutes on two cores."
  for product in lucid tron-devnet; do
    BUILD_COMMIT=$commit swift build "${flags[@]}" --product "$product" || fail $EX_SOFTWARE "The build failed."
  done
  programs=$(swift build "${flags[@]}" --show-bin-path)
}
