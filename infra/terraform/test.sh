#!/usr/bin/env bash
# Format, rules of the house, validation and tests of every module and environment, without network or account.
#
#   infra/terraform/test.sh [UNIT...]     units such as modules/lake or envs/prod; all of them by default
#
# Providers come from the folder that TIDEMILL_TF_PLUGINS names (laid out as terraform's mirrors are), else from a mirror in one of
# the usual places, else in terraform's own way: its CLI configuration, or the registry.
# Exit codes: 0 all good, 1 something is wrong, 3 terraform or the provider is not there.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here"

command -v terraform >/dev/null || { echo "terraform is not there: https://developer.hashicorp.com/terraform/install" >&2; exit 3; }
# a configuration that is named but not there only makes terraform warn at every step
[ -z "${TF_CLI_CONFIG_FILE:-}" ] || [ -e "$TF_CLI_CONFIG_FILE" ] || unset TF_CLI_CONFIG_FILE
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0

start=$SECONDS
mirror=$(./mirror.sh)

# in a copy: terraform writes into the folders that it works in
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/infra" "$work/cache" "$work/logs"
tar -C .. --exclude=.terraform --exclude='*.tfstate*' -cf - terraform | tar -C "$work/infra" -xf -
ln -s "$here/../../datalake" "$work/datalake" # the tables, which the lifecycle is held against
export TF_PLUGIN_CACHE_DIR=$work/cache TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE=1
options=(-backend=false -no-color)
[ -z "$mirror" ] || options+=(-plugin-dir="$mirror")

# terraform does not say which of its failures is a missing provider: tried once, before all else
mkdir "$work/probe" && cp modules/key/versions.tf "$work/probe"
if ! (cd "$work/probe" && terraform init "${options[@]}") >"$work/logs/probe" 2>&1; then
  cat "$work/logs/probe" >&2
  echo "the provider hashicorp/aws is not there: TIDEMILL_TF_PLUGINS may name a folder that has it" >&2
  exit 3
fi

failed=0
say() { printf '%-24s %-7s %s\n' "$1" "$2" "$3"; }

if terraform fmt -check -recursive -no-color . >"$work/logs/fmt" 2>&1; then say format ok ""; else say format FAILED "terraform fmt -recursive"; cat "$work/logs/fmt"; failed=1; fi
if ./rules.sh >"$work/logs/rules" 2>&1; then say rules ok ""; else say rules FAILED ""; cat "$work/logs/rules"; failed=1; fi

unit() {
  local begun=$SECONDS log=$work/logs/${1//\//-} tests
  if (
    cd "$work/infra/terraform/$1"
    terraform init "${options[@]}" && terraform validate -no-color && terraform test -no-color
  ) >"$log" 2>&1; then
    tests=$(sed -n 's/^Success! \([0-9]*\) passed.*/\1/p' "$log")
    if [ "${tests:-0}" -gt 0 ]; then say "$1" ok "$tests tests, $((SECONDS - begun)) s"; return 0; fi
    echo "there are no tests in $1/tests" >>"$log"
  fi
  say "$1" FAILED "$((SECONDS - begun)) s"
  cat "$log"
  return 1
}

units=("$@")
[ ${#units[@]} -gt 0 ] || mapfile -t units < <(ls -d envs/* modules/* bootstrap) # the longest first
jobs=${TIDEMILL_TF_JOBS:-$(nproc)}
running=0
for name in "${units[@]}"; do
  if [ "$running" -ge "$jobs" ]; then wait -n || failed=1; running=$((running - 1)); fi
  unit "${name%/}" &
  running=$((running + 1))
done
while [ "$running" -gt 0 ]; do wait -n || failed=1; running=$((running - 1)); done

echo "ended with $failed after $((SECONDS - start)) s"
exit $failed
