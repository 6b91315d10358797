# tags of a provider do not reach what a launch template makes: they are repeated there
data "aws_default_tags" "current" {}

locals {
  groups = var.per_zone ? { for zone, subnet in var.subnets : zone => [subnet] } : { all = values(var.subnets) }
}

resource "aws_launch_template" "this" {
  for_each = local.groups

  name                   = var.per_zone ? "${var.name}-${each.key}" : var.name
  description            = "Nodes of ${var.cluster_name}, pool ${var.pool}"
  update_default_version = true

  # a pod cannot take the node's role: its packets have one hop more
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.disk_gb
      encrypted             = true
      kms_key_id            = var.key_arn
      delete_on_termination = true
    }
  }

  dynamic "placement" {
    for_each = contains(keys(var.placement_groups), each.key) ? [var.placement_groups[each.key]] : []

    content {
      group_name = placement.value
    }
  }

  user_data = var.exclusive_cpus ? base64encode(file("${path.module}/exclusive-cpus.mime")) : null

  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume", "network-interface"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(data.aws_default_tags.current.tags, { Name = var.per_zone ? "${var.name}-${each.key}" : var.name })
    }
  }
}

resource "aws_eks_node_group" "this" {
  for_each = local.groups

  cluster_name    = var.cluster_name
  node_group_name = var.per_zone ? "${var.name}-${each.key}" : var.name
  node_role_arn   = var.role_arn
  subnet_ids      = each.value
  instance_types  = var.instance_types
  capacity_type   = var.capacity
  ami_type        = "AL2023_x86_64_STANDARD"

  labels = { "tidemill.io/pool" = var.pool }

  dynamic "taint" {
    for_each = var.tainted ? [var.pool] : []

    content {
      key    = "tidemill.io/pool"
      value  = taint.value
      effect = "NO_SCHEDULE"
    }
  }

  scaling_config {
    min_size     = var.size.least
    max_size     = var.size.most
    desired_size = var.size.least
  }

  # one node after the other: what runs on it leaves as its disruption budget says
  update_config {
    max_unavailable = 1
  }

  launch_template {
    id      = aws_launch_template.this[each.key].id
    version = aws_launch_template.this[each.key].latest_version
  }

  lifecycle {
    ignore_changes = [scaling_config[0].desired_size] # the autoscaler's
  }
}
