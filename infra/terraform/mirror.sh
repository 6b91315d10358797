#!/usr/bin/env bash
# Prints the folder with providers that terraform init is to use, or nothing: then terraform finds them in its own way.
# TIDEMILL_TF_PLUGINS may name it; else one of the usual places, where it has the version that the modules ask for.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
version=$(sed -n 's/^ *version = "\(.*\)"$/\1/p' modules/key/versions.tf)
for place in ${TIDEMILL_TF_PLUGINS:-/opt/* /usr/local/share/* /usr/share/* /var/lib/*}; do
  if [ -d "$place/registry.terraform.io/hashicorp/aws/$version" ]; then
    echo "$place"
    exit 0
  fi
done
