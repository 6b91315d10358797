"""What an emulated apply has made and left behind. Called by emulate.sh.

emulated.py before URL FILE    keeps what the emulator has from the beginning
emulated.py made STATE         prints what was made; 1 if something of it is not as it must be
emulated.py left URL FILE      1 if the emulator has more than in the beginning
emulated.py log FILE           1 if the emulator failed on a request
"""

import collections
import json
import re
import sys
import urllib.request

REQUIRED_TAGS = {"Project", "Environment", "Owner", "CostCenter", "ManagedBy"}
# what an emulator, like AWS, keeps after a deletion: as long as it can still be brought back, or as a record of what was
KEPT = {("kms", "Key"), ("secretsmanager", "FakeSecret"), ("emrserverless", "Application")}


def inventory(url):
    """The models of the emulator by service and kind, as a count of the texts that tell them apart."""
    with urllib.request.urlopen(url + "/moto-api/data.json") as answer:
        data = json.load(answer)
    return {
        f"{service}/{kind}": sorted(json.dumps(model, sort_keys=True) for model in models)
        for service, kinds in data.items()
        for kind, models in kinds.items()
    }


def before(url, file):
    with open(file, "w") as out:
        json.dump(inventory(url), out)
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


def left(url, file):
    with open(file) as text:
        then = json.load(text)
    now = inventory(url)
    remains = []
    for kind, models in sorted(now.items()):
        if tuple(kind.split("/")) in KEPT:
            continue
        more = len(models) - len(then.get(kind, []))
        if more > 0:
            remains.append(f"{more} x {kind}")
    print("left: " + (", ".join(remains) if remains else "nothing"))
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
