"""What an emulated apply has made and left behind. Called by emulate.sh.

emulated.py before FILE        keeps what the emulator has from the beginning
emulated.py made STATE         prints what was made; 1 if something of it is not as it must be
emulated.py left FILE          1 if the emulator has more than in the beginning
emulated.py log FILE           1 if the emulator failed on a request
"""

import collections
import json
import re
import sys

import boto3

REGION = "ap-northeast-1"
REQUIRED_TAGS = {"Project", "Environment", "Owner", "CostCenter", "ManagedBy"}
# what can be asked for: service, question, where the answers are, and what tells one from another
QUESTIONS = [
    ("ec2", "describe_vpcs", "Vpcs", "VpcId"),
    ("ec2", "describe_subnets", "Subnets", "SubnetId"),
    ("ec2", "describe_route_tables", "RouteTables", "RouteTableId"),
    ("ec2", "describe_security_groups", "SecurityGroups", "GroupId"),
    ("ec2", "describe_internet_gateways", "InternetGateways", "InternetGatewayId"),
    ("ec2", "describe_addresses", "Addresses", "AllocationId"),
    ("ec2", "describe_network_interfaces", "NetworkInterfaces", "NetworkInterfaceId"),
    ("ec2", "describe_volumes", "Volumes", "VolumeId"),
    ("ec2", "describe_launch_templates", "LaunchTemplates", "LaunchTemplateId"),
    ("ec2", "describe_flow_logs", "FlowLogs", "FlowLogId"),
    ("ec2", "describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointId"),
    ("ec2", "describe_nat_gateways", "NatGateways", "NatGatewayId"),
    ("s3", "list_buckets", "Buckets", "Name"),
    ("iam", "list_roles", "Roles", "Arn"),
    ("iam", "list_open_id_connect_providers", "OpenIDConnectProviderList", "Arn"),
    ("iam", "list_instance_profiles", "InstanceProfiles", "Arn"),
    ("eks", "list_clusters", "clusters", None),
    ("ecr", "describe_repositories", "repositories", "repositoryArn"),
    ("rds", "describe_db_instances", "DBInstances", "DBInstanceArn"),
    ("rds", "describe_db_subnet_groups", "DBSubnetGroups", "DBSubnetGroupArn"),
    ("rds", "describe_db_parameter_groups", "DBParameterGroups", "DBParameterGroupArn"),
    ("kms", "list_aliases", "Aliases", "AliasArn"),
    ("secretsmanager", "list_secrets", "SecretList", "ARN"),
    ("logs", "describe_log_groups", "logGroups", "arn"),
    ("sns", "list_topics", "Topics", "TopicArn"),
    ("sqs", "list_queues", "QueueUrls", None),
    ("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmArn"),
    ("events", "list_rules", "Rules", "Arn"),
    ("scheduler", "list_schedules", "Schedules", "Arn"),
    ("emr-serverless", "list_applications", "applications", "arn"),
]
# what AWS, too, tells of for a while after its end
ENDED = {"deleted", "terminated", "TERMINATED", "deleting"}


def inventory():
    """What the emulator has: texts of service, question and name."""
    have = set()
    for service, question, answers, name in QUESTIONS:
        client = boto3.client(service, region_name=REGION)
        for thing in getattr(client, question)().get(answers, []):
            state = "" if name is None else thing.get("State", thing.get("state", ""))
            if state not in ENDED:
                have.add(f"{service} {answers} {thing if name is None else thing[name]}")
    # moto forgets the interface of a NAT gateway that it deletes; AWS takes it along
    for gateway in boto3.client("ec2", region_name=REGION).describe_nat_gateways()["NatGateways"]:
        if gateway["State"] in ENDED:
            have -= {f"ec2 NetworkInterfaces {a.get('NetworkInterfaceId')}" for a in gateway["NatGatewayAddresses"]}
    kms = boto3.client("kms", region_name=REGION)
    for key in kms.list_keys()["Keys"]:
        if kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] != "PendingDeletion":
            have.add(f"kms Keys {key['KeyId']}")
    return have


def before(file):
    with open(file, "w") as out:
        json.dump(sorted(inventory()), out)
    return 0


def resources(module):
    yield from module.get("resources", [])
    for child in module.get("child_modules", []):
        yield from resources(child)


def made(file):
    with open(file) as text:
        state = json.load(text)
    managed = [r for r in resources(state.get("values", {}).get("root_module", {})) if r["mode"] == "managed"]
    kinds = collections.Counter(r["type"] for r in managed)
    for kind, count in sorted(kinds.items()):
        print(f"  {count:4} {kind}")
    print(f"made: {len(managed)} resources of {len(kinds)} kinds")

    faults = []
    if not managed:
        faults.append("nothing was made")
    for resource in managed:
        values = resource["values"]
        if "tags_all" in values and not REQUIRED_TAGS <= set(values["tags_all"] or {}):
            missing = sorted(REQUIRED_TAGS - set(values["tags_all"] or {}))
            faults.append(f"{resource['address']} lacks the tags {', '.join(missing)}")
        if resource["type"] == "aws_vpc_security_group_ingress_rule" and values.get("cidr_ipv4") == "0.0.0.0/0":
            faults.append(f"{resource['address']} is open to the world")
    buckets = kinds["aws_s3_bucket"]
    for kind in ("public_access_block", "server_side_encryption_configuration", "versioning", "policy"):
        if kinds["aws_s3_bucket_" + kind] != buckets:
            faults.append(f"{buckets} buckets, but {kinds['aws_s3_bucket_' + kind]} x {kind}")
    tagged = sum("tags_all" in r["values"] for r in managed)
    print(f"tags: {tagged} resources can bear tags; {len(faults)} faults")
    for fault in faults:
        print("  " + fault)
    return 1 if faults else 0


def left(file):
    with open(file) as text:
        remains = sorted(inventory() - set(json.load(text)))
    print(f"left: {len(remains) or 'nothing'}, of {len(QUESTIONS) + 1} kinds asked for")
    for remain in remains:
        print("  " + remain)
    return 1 if remains else 0


def log(file):
    answers = collections.Counter()
    failures = []
    with open(file, errors="replace") as lines:
        for line in lines:
            request = re.search(r'"([A-Z]+) (\S+) HTTP/[0-9.]+" (\d{3})', line)
            if request:
                answers[request.group(3)] += 1
                if request.group(3).startswith("5"):
                    failures.append(line.strip())
            elif re.search(r"Traceback|NotImplementedError|^\w*Error:", line):
                failures.append(line.strip())
    print("log: " + ", ".join(f"{count} x {status}" for status, count in sorted(answers.items())))
    for failure in failures:
        print("  " + failure)
    return 1 if failures or not answers else 0


if __name__ == "__main__":
    sys.exit({"before": before, "made": made, "left": left, "log": log}[sys.argv[1]](*sys.argv[2:]))
