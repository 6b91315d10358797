mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name       = "tidemill-prod-tokyo"
  peer_cidrs = { london = "10.11.0.0/16" }
  door       = { domain = "tokyo.example.com", zone_id = "Z123" }

  cluster = {
    name           = "tidemill-prod-tokyo"
    node_group     = "sg-nodes"
    node_role_arn  = "arn:aws:iam::123456789012:role/nodes"
    volume_key_arn = "arn:aws:kms:ap-northeast-1:123456789012:key/cluster"
  }

  network = {
    vpc_id  = "vpc-1"
    cidr    = "10.10.0.0/16"
    subnets = { a = "subnet-a", c = "subnet-c", d = "subnet-d" }
  }
}

run "volumes_are_encrypted_and_kept" {
  assert {
    condition     = alltrue([for class in output.storage_classes : class.parameters.encrypted == "true" && class.parameters.kmsKeyId == var.cluster.volume_key_arn && class.reclaimPolicy == "Retain"])
    error_message = "volumes must be encrypted with the key, and outlive their claims"
  }

  assert {
    condition     = alltrue([for class in output.storage_classes : class.volumeBindingMode == "WaitForFirstConsumer"])
    error_message = "a volume must be made in the zone of its bookie"
  }
}

run "settings_keep_latency_and_data" {
  assert {
    condition     = output.broker_settings["managedLedgerNewEntriesCheckDelayInMillis"] == "0" && output.bookie_settings["journalFlushWhenQueueEmpty"] == "true" && output.bookie_settings["journalMaxGroupWaitMSec"] == "0"
    error_message = "the bus must not wait without need"
  }

  assert {
    condition     = output.broker_settings["managedLedgerDefaultAckQuorum"] == "2" && output.bookie_settings["journalSyncData"] == "true" && tonumber(output.broker_settings["defaultRetentionTimeInMinutes"]) > 0
    error_message = "what is acknowledged must be on two disks, and stay for a while"
  }

  assert {
    condition     = alltrue([for value in merge(output.broker_settings, output.bookie_settings) : can(regex("^[^ ]+$", value))])
    error_message = "settings must be plain strings"
  }
}

run "door_is_internal_with_tls" {
  assert {
    condition     = aws_lb.this["this"].internal && aws_lb.this["this"].enable_deletion_protection
    error_message = "the door must not be on the internet"
  }

  assert {
    condition     = alltrue([for listener in aws_lb_listener.this : listener.protocol == "TLS" && startswith(listener.ssl_policy, "ELBSecurityPolicy-TLS13")])
    error_message = "the door must speak TLS only"
  }

  assert {
    condition     = length(aws_autoscaling_attachment.this) == 6 && aws_vpc_security_group_ingress_rule.nodes["pulsar"].cidr_ipv4 == null
    error_message = "the nodes of each zone must be behind the door, and open to the door only"
  }

  assert {
    condition     = output.url == "pulsar+ssl://bus.tokyo.example.com:6651" && output.admin_url == "https://bus.tokyo.example.com:8443"
    error_message = "clients must be told where the door is"
  }

  assert {
    condition     = length(aws_route53_zone.this["this"].vpc) == 1
    error_message = "names must be answered inside the VPC only"
  }
}

run "without_door" {
  variables {
    door       = null
    peer_cidrs = {}
  }

  assert {
    condition     = length(aws_lb.this) == 0 && output.url == null
    error_message = "without a door there must be none"
  }
}

run "peers_without_door_are_refused" {
  command = plan
  variables {
    door = null
  }
  expect_failures = [var.door]
}

run "door_without_a_name_is_refused" {
  command = plan
  variables {
    door = { domain = "no domain", zone_id = "Z1", node_ports = { pulsar = 6650, admin = 8080 } }
  }
  expect_failures = [var.door]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name            = "bus"
    peer_cidrs      = { world = "0.0.0.0/0" }
    nodes           = { instance_types = ["m7i.large"], least = 0, most = 1 }
    copies          = { ensemble = 2, write = 3, acknowledge = 1 }
    retention_hours = 0
    volumes         = { journal = { size_gb = 5, iops = 100, throughput_mb = 10 }, ledgers = { size_gb = 500, iops = 3000, throughput_mb = 125 } }
    network         = { vpc_id = "vpc-1", cidr = "10.10.0.0/16", subnets = { a = "subnet-a" } }
    cluster         = { name = "c", node_group = "sg", node_role_arn = "arn:aws:iam::123456789012:role/nodes", volume_key_arn = "" }
  }
  expect_failures = [var.name, var.peer_cidrs, var.nodes, var.copies, var.retention_hours, var.volumes, var.network, var.cluster]
}
