mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name             = "tidemill-prod-tokyo"
  subnets          = { a = "subnet-a", c = "subnet-c", d = "subnet-d" }
  placement_groups = { a = "near-a", c = "near-c", d = "near-d" }
  log_key_arn      = "arn:aws:kms:ap-northeast-1:123456789012:key/logs"

  access = {
    platform = { role_arn = "arn:aws:iam::123456789012:role/platform", policy = "AmazonEKSClusterAdminPolicy" }
    operator = { role_arn = "arn:aws:iam::123456789012:role/operator", policy = "AmazonEKSEditPolicy", namespaces = ["tidemill"] }
  }

  service_accounts = {
    connect = {}
    trade   = { policies = { journal = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::journal/*\"}]}" } }
  }
}

run "cluster_is_safe" {
  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "the API must be private unless networks are named"
  }

  assert {
    condition     = contains(aws_eks_cluster.this.encryption_config[0].resources, "secrets")
    error_message = "secrets of Kubernetes must be encrypted"
  }

  assert {
    condition     = length(setsubtract(["api", "audit", "authenticator"], aws_eks_cluster.this.enabled_cluster_log_types)) == 0 && aws_cloudwatch_log_group.control_plane.kms_key_id == var.log_key_arn
    error_message = "who did what must be logged, encrypted"
  }

  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API" && !aws_eks_cluster.this.access_config[0].bootstrap_cluster_creator_admin_permissions
    error_message = "only who is named may come in"
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.this : repository.image_tag_mutability == "IMMUTABLE" && repository.encryption_configuration[0].encryption_type == "KMS"])
    error_message = "images must be encrypted and their tags must stay"
  }

  assert {
    condition     = aws_eks_access_policy_association.this["operator"].access_scope[0].type == "namespace"
    error_message = "an operator must be kept to his namespaces"
  }

  assert {
    condition     = strcontains(aws_eks_addon.network["vpc-cni"].configuration_values, "enableNetworkPolicy")
    error_message = "network policies must be enforced"
  }
}

run "roles_are_for_one_service_account" {
  assert {
    condition     = length(setsubtract(["connect", "trade", "aws-node", "ebs-csi-controller-sa", "cluster-autoscaler"], keys(output.service_account_roles))) == 0
    error_message = "each service account must have a role"
  }

  assert {
    condition     = length(output.policies["connect"]) == 0 && keys(output.policies["trade"]) == ["journal"]
    error_message = "a role must have what it is given and no more"
  }

  assert {
    condition = alltrue(flatten([
      for policies in output.policies : [
        for policy in policies : [
          for statement in jsondecode(policy).Statement : !contains(flatten([statement.Resource]), "*") || alltrue([for action in flatten([statement.Action]) : can(regex(":(Describe|Get|List)", action))])
        ]
      ]
    ]))
    error_message = "whoever writes must name what"
  }
}

run "world_at_the_api_is_refused" {
  command = plan
  variables {
    public_access_cidrs = ["0.0.0.0/0"]
  }
  expect_failures = [var.public_access_cidrs]
}

run "cluster_without_administrator_is_refused" {
  command = plan
  variables {
    access = { operator = { role_arn = "arn:aws:iam::123456789012:role/operator", policy = "AmazonEKSEditPolicy" } }
  }
  expect_failures = [var.access]
}

run "wildcard_service_account_is_refused" {
  command = plan
  variables {
    service_accounts = { "*" = {} }
  }
  expect_failures = [var.service_accounts]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name               = "cluster"
    kubernetes_version = "1.4"
    subnets            = { a = "subnet-a" }
    node_groups        = { spot = { instance_types = ["m7i.large"], least = 0, most = 3, capacity = "SPOT", tainted = false } }
    repositories       = ["Node"]
    log_days           = 2
    log_key_arn        = "key"
  }
  expect_failures = [var.name, var.kubernetes_version, var.subnets, var.node_groups, var.repositories, var.log_days, var.log_key_arn]
}
