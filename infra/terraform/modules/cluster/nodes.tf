module "node_role" {
  source = "../role"

  name        = "${var.name}-nodes"
  description = "Nodes of ${var.name}: join the cluster, pull images"

  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })

  # the network of pods has a role of its own: a node may not change interfaces
  managed_policies = {
    worker = "arn:${local.partition}:iam::aws:policy/AmazonEKSWorkerNodePolicy"
    images = "arn:${local.partition}:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
  }
}

module "nodes" {
  source   = "../nodes"
  for_each = var.node_groups

  name             = "${var.name}-${each.key}"
  pool             = each.key
  cluster_name     = aws_eks_cluster.this.name
  role_arn         = module.node_role.arn
  key_arn          = module.key.arn
  subnets          = var.subnets
  per_zone         = each.value.per_zone
  placement_groups = each.value.close_together ? var.placement_groups : {}
  instance_types   = each.value.instance_types
  capacity         = each.value.capacity
  size             = { least = each.value.least, most = each.value.most }
  disk_gb          = each.value.disk_gb
  exclusive_cpus   = each.value.exclusive_cpus
  tainted          = each.value.tainted

  # a node without a network for its pods never becomes ready
  depends_on = [module.node_role, aws_eks_addon.network]
}
