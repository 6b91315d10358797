data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name

  auto_scaling = {
    StringEquals = { "kms:CallerAccount" = local.account }
    ArnLike      = { "aws:PrincipalArn" = "arn:${local.partition}:iam::${local.account}:role/aws-service-role/autoscaling.amazonaws.com/*" }
  }
}

module "key" {
  source = "../key"

  name        = "${var.name}-cluster"
  description = "Cluster ${var.name}: secrets of Kubernetes, disks of nodes and volumes, images"

  # the service-linked role of auto scaling has no policy that could name this key. It is let in by a condition, because a
  # principal that does not exist yet, as in a new account, would be refused.
  grants = [
    {
      sid        = "DisksOfNodes"
      principal  = { AWS = "*" }
      actions    = ["kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
      conditions = local.auto_scaling
    },
    {
      sid        = "AttachDisksOfNodes"
      principal  = { AWS = "*" }
      actions    = ["kms:CreateGrant"]
      conditions = merge(local.auto_scaling, { Bool = { "kms:GrantIsForAWSResource" = "true" } })
    },
  ]
}

module "cluster_role" {
  source = "../role"

  name        = "${var.name}-cluster"
  description = "Control plane of ${var.name}"

  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "eks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })

  managed_policies = { cluster = "arn:${local.partition}:iam::aws:policy/AmazonEKSClusterPolicy" }

  policies = {
    secrets = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"], Resource = module.key.arn }]
    })
  }
}

# made before the cluster, which would make it without key and end
resource "aws_cloudwatch_log_group" "control_plane" {
  name              = "/aws/eks/${var.name}/cluster"
  retention_in_days = var.log_days
  kms_key_id        = var.log_key_arn
}

resource "aws_eks_cluster" "this" {
  name     = var.name
  version  = var.kubernetes_version
  role_arn = module.cluster_role.arn

  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
  bootstrap_self_managed_addons = false

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  vpc_config {
    subnet_ids              = values(var.subnets)
    endpoint_private_access = true
    endpoint_public_access  = length(var.public_access_cidrs) > 0
    public_access_cidrs     = length(var.public_access_cidrs) > 0 ? var.public_access_cidrs : null
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = module.key.arn
    }
  }

  upgrade_policy {
    support_type = "STANDARD" # an old version is upgraded, not paid for six times over
  }

  depends_on = [aws_cloudwatch_log_group.control_plane, module.cluster_role]
}

resource "aws_eks_access_entry" "this" {
  for_each = var.access

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = each.value.role_arn
}

resource "aws_eks_access_policy_association" "this" {
  for_each = var.access

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = aws_eks_access_entry.this[each.key].principal_arn
  policy_arn    = "arn:${local.partition}:eks::aws:cluster-access-policy/${each.value.policy}"

  access_scope {
    type       = length(each.value.namespaces) == 0 ? "cluster" : "namespace"
    namespaces = each.value.namespaces
  }
}
