locals {
  # roles of the cluster's own parts, beside those of the platform
  system_accounts = {
    aws-node = {
      namespace = "kube-system"
      policies  = {}
      managed   = { network = "arn:${local.partition}:iam::aws:policy/AmazonEKS_CNI_Policy" }
    }
    ebs-csi-controller-sa = {
      namespace = "kube-system"
      managed   = { volumes = "arn:${local.partition}:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy" }
      policies = {
        key = jsonencode({
          Version = "2012-10-17"
          Statement = [
            { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"], Resource = module.key.arn },
            { Effect = "Allow", Action = "kms:CreateGrant", Resource = module.key.arn, Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } } },
          ]
        })
      }
    }
    cluster-autoscaler = {
      namespace = "kube-system"
      managed   = {}
      policies = {
        scale = jsonencode({
          Version = "2012-10-17"
          Statement = [
            {
              Effect   = "Allow"
              Action   = ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations", "autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags", "ec2:DescribeImages", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplateVersions", "ec2:GetInstanceTypesFromInstanceRequirements"]
              Resource = "*"
            },
            { Effect = "Allow", Action = "eks:DescribeNodegroup", Resource = "arn:${local.partition}:eks:${local.region}:${local.account}:nodegroup/${var.name}/*/*" },
            {
              Effect    = "Allow"
              Action    = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
              Resource  = "arn:${local.partition}:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/eks-*"
              Condition = { StringEquals = { "aws:ResourceTag/eks:cluster-name" = var.name } }
            },
          ]
        })
      }
    }
  }

  platform_accounts = { for name, account in var.service_accounts : name => merge(account, { managed = {} }) }
  issuer            = replace(aws_eks_cluster.this.identity[0].oidc[0].issuer, "https://", "")
}

resource "aws_iam_openid_connect_provider" "this" {
  url            = aws_eks_cluster.this.identity[0].oidc[0].issuer
  client_id_list = ["sts.amazonaws.com"]
}

module "account_role" {
  source   = "../role"
  for_each = merge(local.system_accounts, local.platform_accounts)

  name             = "${var.name}-${each.key}"
  description      = "Service account ${each.value.namespace}/${each.key} of cluster ${var.name}"
  policies         = each.value.policies
  managed_policies = each.value.managed

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.this.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.issuer}:sub" = "system:serviceaccount:${each.value.namespace}:${each.key}"
          "${local.issuer}:aud" = "sts.amazonaws.com"
        }
      }
    }]
  })
}

resource "aws_eks_addon" "network" {
  for_each = toset(["vpc-cni", "kube-proxy"])

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  resolve_conflicts_on_update = "PRESERVE"
  service_account_role_arn    = each.key == "vpc-cni" ? module.account_role["aws-node"].arn : null

  # the network policies of the platform are nothing without it
  configuration_values = each.key == "vpc-cni" ? jsonencode({ enableNetworkPolicy = "true" }) : null
}

# after the nodes, because they run on them
resource "aws_eks_addon" "workload" {
  for_each = toset(["coredns", "aws-ebs-csi-driver", "metrics-server", "aws-secrets-store-csi-driver-provider"])

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  resolve_conflicts_on_update = "PRESERVE"
  service_account_role_arn    = each.key == "aws-ebs-csi-driver" ? module.account_role["ebs-csi-controller-sa"].arn : null

  depends_on = [module.nodes]
}
