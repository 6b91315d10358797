#!/usr/bin/env bash
# Applies envs/dev to an emulator of AWS on this machine (moto), looks at what was made, destroys it, and looks at what is left.
#
#   infra/terraform/emulate.sh [--keep]     --keep leaves copy, state and logs, and says where
#
# Nothing of the code is changed: a copy gets override files that turn the provider to the emulator, and leave out the
# kinds of resources that moto does not know (README: What the emulator cannot do).
# Exit codes: 0 made and gone, 1 something is wrong, 3 terraform, the provider or moto is not there.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here"
[ "${1:-}" != --keep ] || keep=1

command -v terraform >/dev/null || { echo "terraform is not there: https://developer.hashicorp.com/terraform/install" >&2; exit 3; }
python3 -c 'import moto.server, boto3' 2>/dev/null || { echo "moto is not there: pip install 'moto[server]'" >&2; exit 3; }
[ -z "${TF_CLI_CONFIG_FILE:-}" ] || [ -e "$TF_CLI_CONFIG_FILE" ] || unset TF_CLI_CONFIG_FILE
mirror=$(./mirror.sh)

work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  if [ -n "${keep:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap finish EXIT

# ---- the emulator, on a free port of loopback
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
MOTO_IAM_LOAD_MANAGED_POLICIES=true python3 -u - "$port" >"$work/server.log" 2>&1 <<'PYTHON' &
import sys
from moto.emrserverless import models
from moto.server import main

# two things that moto knows otherwise than AWS: an application begins as created, not as started (and then could not be
# deleted), and there are releases that are named after Spark
models.APPLICATION_STATUS = "CREATED"
original = models.EMRServerlessBackend.create_application


def create_application(self, *, release_label, **others):
    application = original(self, release_label="emr-7.0.0", **others)
    application.release_label = release_label
    return application


models.EMRServerlessBackend.create_application = create_application
main(["--host", "127.0.0.1", "--port", sys.argv[1]])
PYTHON
server=$!
url=http://127.0.0.1:$port
for _ in $(seq 1 120); do
  if python3 -c "import urllib.request; urllib.request.urlopen('$url/moto-api/')" 2>/dev/null; then break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.5
done
kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }

# no way to the real AWS: made-up keys, and every service at the emulator
unset AWS_PROFILE AWS_SESSION_TOKEN
export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_EC2_METADATA_DISABLED=true AWS_ENDPOINT_URL=$url
# what fails here fails for good: not to be tried for ten minutes
export AWS_MAX_ATTEMPTS=2
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0

# ---- the copy and its overrides
tar --exclude=.terraform --exclude='*.tfstate*' -cf - . | tar -C "$work" -xf -
env=$work/envs/dev
cat >"$env/emulator_override.tf" <<'HCL'
terraform {
  backend "local" {}
}

provider "aws" {
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
}
HCL
cat >"$work/modules/cluster/emulator_override.tf" <<'HCL'
resource "aws_eks_addon" "network" {
  for_each = toset([])
}

resource "aws_eks_addon" "workload" {
  for_each = toset([])
}

resource "aws_eks_access_entry" "this" {
  for_each = {}
}

resource "aws_eks_access_policy_association" "this" {
  for_each = {}
}
HCL
# moto's clusters have no security group of nodes: one is made for them
cat >"$work/modules/cluster/emulator.tf" <<'HCL'
data "aws_subnet" "emulated" {
  id = values(var.subnets)[0]
}

resource "aws_security_group" "emulated" {
  name        = "${var.name}-nodes"
  description = "What EKS would give to nodes"
  vpc_id      = data.aws_subnet.emulated.vpc_id
}
HCL
cat >>"$work/modules/cluster/emulator_override.tf" <<'HCL'

output "node_group" {
  value = aws_security_group.emulated.id
}
HCL
cat >"$work/modules/network/emulator_override.tf" <<'HCL'
resource "aws_placement_group" "latency" {
  for_each = toset([])
}
HCL
cat >"$work/modules/observability/emulator_override.tf" <<'HCL'
resource "aws_budgets_budget" "this" {
  count = 0
}
HCL
cat >"$env/emulator.auto.tfvars" <<'HCL'
account_id     = "123456789012"
owner          = "platform"
cost_center    = "research"
administrators = { platform = "arn:aws:iam::123456789012:role/platform" }
emails         = ["alarms@example.com"]

people = {
  operator = ["arn:aws:iam::123456789012:role/sso-operator"]
  quant    = ["arn:aws:iam::123456789012:role/sso-quant"]
  auditor  = ["arn:aws:iam::123456789012:role/sso-auditor"]
}

ci = {
  issuer   = "https://token.actions.githubusercontent.com"
  audience = "sts.amazonaws.com"
  subjects = ["repo:example/tidemill:ref:refs/heads/main"]
}
HCL

cd "$env"
step() {
  local begun=$SECONDS
  if "${@:2}" >"$work/$1.log" 2>&1; then
    echo "$1: ok, $((SECONDS - begun)) s"
  else
    echo "$1: FAILED, $((SECONDS - begun)) s" >&2
    tail -n 60 "$work/$1.log" >&2
    return 1
  fi
}

failed=0
python3 "$here/emulated.py" before "$work/before.json"
step init terraform init -no-color ${mirror:+-plugin-dir="$mirror"}
step apply terraform apply -no-color -auto-approve || failed=1
terraform show -json >"$work/state.json"
python3 "$here/emulated.py" made "$work/state.json" || failed=1
step destroy terraform destroy -no-color -auto-approve || failed=1
[ -z "$(terraform state list)" ] || { echo "still in the state:"; terraform state list; failed=1; }
python3 "$here/emulated.py" left "$work/before.json" || failed=1
python3 "$here/emulated.py" log "$work/server.log" || failed=1

echo "ended with $failed after $SECONDS s"
exit $failed
