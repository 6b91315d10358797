#!/usr/bin/env bash
# Rules of the house that terraform itself cannot check. Prints each breach; 0 if there is none.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
breaches=0
breach() { echo "$1"; breaches=1; }
code() { find modules envs bootstrap -name '*.tf' -not -path '*/.terraform/*' | sort; }

# What must be safe everywhere is made in one place, which is tested for it: nobody makes it beside.
only() {
  local module=$1 kinds=$2 allowed=$3 hit
  while IFS= read -r hit; do
    case "$hit" in modules/"$module"/*) continue ;; esac
    [ -n "$allowed" ] && grep -qE "$allowed" <<<"$hit" && continue
    breach "$hit: made by modules/$module only"
  done < <(code | xargs grep -nE "^resource \"($kinds)\"" || true)
}
only key "aws_kms_key" ""
only bucket "aws_s3_bucket|aws_s3_bucket_(policy|public_access_block|acl|versioning|server_side_encryption_configuration|lifecycle_configuration)" ""
only role "aws_iam_role|aws_iam_role_policy|aws_iam_policy|aws_iam_role_policy_attachment|aws_iam_user|aws_iam_access_key" ""
# two rules join groups of different modules, each to a group and never to addresses
only firewall "aws_security_group|aws_security_group_rule|aws_vpc_security_group_(in|e)gress_rule" \
  'modules/bus/door.tf:.*"aws_vpc_security_group_ingress_rule" "nodes"|modules/region/main.tf:.*"aws_vpc_security_group_egress_rule" "spark_catalog"'
only nodes "aws_launch_template|aws_eks_node_group" ""

# every input has type and description, every output a description; every input of a string or number a validation
while IFS= read -r file; do
  awk -v file="$file" '
    /^(variable|output) "/ { kind = $1; name = $2; type = description = validation = ""; inside = 1 }
    inside && /^  type / { type = $0 }
    inside && /^  description / { description = $0 }
    inside && /^  validation \{/ { validation = 1 }
    inside && /^}/ {
      inside = 0
      if (description == "") print file ": " kind " " name " has no description"
      if (kind == "variable" && type == "") print file ": variable " name " has no type"
      if (kind == "variable" && validation == "" && type ~ /= (string|number|list|set)/) print file ": variable " name " has no validation"
    }' "$file"
done < <(code) >"${TMPDIR:-/tmp}/rules.$$"
[ ! -s "${TMPDIR:-/tmp}/rules.$$" ] || { cat "${TMPDIR:-/tmp}/rules.$$"; breaches=1; }
rm -f "${TMPDIR:-/tmp}/rules.$$"

# each module and environment is laid out alike and has tests
for unit in modules/* envs/* bootstrap; do
  for file in main.tf variables.tf outputs.tf versions.tf; do
    [ -f "$unit/$file" ] || breach "$unit: $file is missing"
  done
  compgen -G "$unit/tests/*.tftest.hcl" >/dev/null || breach "$unit: has no tests"
done

# each provider puts the tags on everything and knows its account
for unit in envs/* bootstrap; do
  providers=$(grep -c '^provider "aws" {' "$unit/main.tf")
  for need in '^  default_tags {' 'tags = local.tags' 'allowed_account_ids = \[var.account_id\]'; do
    [ "$(grep -c "$need" "$unit/main.tf")" = "$providers" ] || breach "$unit/main.tf: not every provider has $need"
  done
done

# one version of the provider
[ "$(find modules envs bootstrap -name versions.tf -exec sha256sum {} + | cut -d' ' -f1 | sort -u | wc -l)" = 1 ] || breach "versions.tf differ"
exit $breaches
