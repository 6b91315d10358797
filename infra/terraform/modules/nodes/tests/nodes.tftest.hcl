mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name             = "tidemill-dev-tokyo-latency"
  pool             = "latency"
  cluster_name     = "tidemill-dev-tokyo"
  role_arn         = "arn:aws:iam::123456789012:role/nodes"
  key_arn          = "arn:aws:kms:ap-northeast-1:123456789012:key/cluster"
  subnets          = { a = "subnet-a", c = "subnet-c", d = "subnet-d" }
  per_zone         = true
  placement_groups = { a = "near-a", c = "near-c", d = "near-d" }
  instance_types   = ["c7i.2xlarge"]
  size             = { least = 1, most = 4 }
  exclusive_cpus   = true
}

run "a_group_in_each_zone" {
  assert {
    condition     = length(aws_eks_node_group.this) == 3 && alltrue([for group in aws_eks_node_group.this : length(group.subnet_ids) == 1])
    error_message = "each zone must have a group of its own"
  }

  assert {
    condition     = alltrue([for zone, template in aws_launch_template.this : template.placement[0].group_name == "near-${zone}"])
    error_message = "latency nodes of a zone must lie close together"
  }

  assert {
    condition     = alltrue([for template in aws_launch_template.this : strcontains(base64decode(template.user_data), "cpuManagerPolicy: static")])
    error_message = "latency nodes must give whole CPUs"
  }
}

run "nodes_are_safe" {
  assert {
    condition = alltrue(flatten([
      for template in aws_launch_template.this : [for disk in template.block_device_mappings : disk.ebs[0].encrypted == "true" && disk.ebs[0].kms_key_id == var.key_arn]
    ]))
    error_message = "disks must be encrypted with the key"
  }

  assert {
    condition     = alltrue([for template in aws_launch_template.this : template.metadata_options[0].http_tokens == "required" && template.metadata_options[0].http_put_response_hop_limit == 1])
    error_message = "pods must not reach the node's role"
  }

  assert {
    condition = alltrue(flatten([
      for template in aws_launch_template.this : [
        for specification in template.tag_specifications : length(setsubtract(["Project", "Environment", "Owner", "CostCenter", "ManagedBy"], keys(specification.tags))) == 0
      ]
    ]))
    error_message = "what a launch template makes must bear all tags"
  }

  assert {
    condition     = alltrue([for template in aws_launch_template.this : toset([for specification in template.tag_specifications : specification.resource_type]) == toset(["instance", "volume", "network-interface"])])
    error_message = "machines, disks and interfaces must be tagged"
  }
}

run "one_group_over_all_zones" {
  variables {
    per_zone         = false
    placement_groups = {}
    capacity         = "SPOT"
    tainted          = false
    exclusive_cpus   = false
  }

  assert {
    condition     = keys(output.names) == ["all"] && length(aws_eks_node_group.this["all"].subnet_ids) == 3 && length(aws_eks_node_group.this["all"].taint) == 0
    error_message = "without per_zone one group must span the zones"
  }
}

run "placement_over_zones_is_refused" {
  command = plan
  variables {
    per_zone = false
  }
  expect_failures = [var.placement_groups]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name           = "latency"
    pool           = "Latency!"
    instance_types = ["c7g.large"]
    capacity       = "CHEAP"
    size           = { least = 3, most = 2 }
    disk_gb        = 5
    key_arn        = ""
    role_arn       = "nodes"
    cluster_name   = ""
  }
  expect_failures = [var.name, var.pool, var.instance_types, var.capacity, var.size, var.disk_gb, var.key_arn, var.role_arn, var.cluster_name]
}
