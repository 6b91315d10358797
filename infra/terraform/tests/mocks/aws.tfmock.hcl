# What the mocked provider says where made-up letters would not do: it is shared by all tests.

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "123456789012"
  }
}

mock_data "aws_partition" {
  defaults = {
    partition  = "aws"
    dns_suffix = "amazonaws.com"
  }
}

mock_data "aws_region" {
  defaults = {
    name = "ap-northeast-1"
  }
}

mock_data "aws_availability_zones" {
  defaults = {
    names = ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]
  }
}

mock_data "aws_default_tags" {
  defaults = {
    tags = {
      Project     = "tidemill"
      Environment = "dev"
      Owner       = "platform"
      CostCenter  = "research"
      ManagedBy   = "terraform"
    }
  }
}

mock_data "aws_ssm_parameter" {
  defaults = {
    insecure_value = "ami-0123456789abcdef0"
  }
}

mock_resource "aws_kms_key" {
  defaults = {
    arn    = "arn:aws:kms:ap-northeast-1:123456789012:key/00000000-0000-0000-0000-000000000000"
    key_id = "00000000-0000-0000-0000-000000000000"
  }
}

mock_resource "aws_iam_role" {
  defaults = {
    arn = "arn:aws:iam::123456789012:role/mocked"
  }
}

mock_resource "aws_iam_openid_connect_provider" {
  defaults = {
    arn = "arn:aws:iam::123456789012:oidc-provider/mocked"
  }
}

mock_resource "aws_sns_topic" {
  defaults = {
    arn = "arn:aws:sns:ap-northeast-1:123456789012:mocked"
  }
}

mock_resource "aws_sqs_queue" {
  defaults = {
    arn = "arn:aws:sqs:ap-northeast-1:123456789012:mocked"
  }
}

mock_resource "aws_secretsmanager_secret" {
  defaults = {
    arn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:mocked"
  }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = {
    arn = "arn:aws:logs:ap-northeast-1:123456789012:log-group:mocked"
  }
}

mock_resource "aws_eip" {
  defaults = {
    public_ip = "203.0.113.7"
  }
}

mock_resource "aws_launch_template" {
  defaults = {
    id             = "lt-0123456789abcdef0"
    latest_version = 1
  }
}

mock_resource "aws_eks_cluster" {
  defaults = {
    arn      = "arn:aws:eks:ap-northeast-1:123456789012:cluster/mocked"
    endpoint = "https://mocked.eks.amazonaws.com"
    identity = [{ oidc = [{ issuer = "https://oidc.eks.ap-northeast-1.amazonaws.com/id/MOCKED" }] }]
  }
}

mock_resource "aws_eks_node_group" {
  defaults = {
    resources = [{ autoscaling_groups = [{ name = "eks-mocked" }], remote_access_security_group_id = "" }]
  }
}

mock_resource "aws_emrserverless_application" {
  defaults = {
    id  = "00mocked"
    arn = "arn:aws:emr-serverless:ap-northeast-1:123456789012:/applications/00mocked"
  }
}

mock_resource "aws_ecr_repository" {
  defaults = {
    arn            = "arn:aws:ecr:ap-northeast-1:123456789012:repository/mocked"
    repository_url = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/mocked"
  }
}

mock_resource "aws_db_instance" {
  defaults = {
    endpoint = "mocked.rds.amazonaws.com:5432"
  }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    arn                       = "arn:aws:acm:ap-northeast-1:123456789012:certificate/mocked"
    domain_validation_options = [{ domain_name = "bus.tokyo.example.com", resource_record_name = "_proof.example.com", resource_record_type = "CNAME", resource_record_value = "_proof.acm-validations.aws" }]
  }
}

mock_resource "aws_acm_certificate_validation" {
  defaults = {
    certificate_arn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/mocked"
  }
}

mock_resource "aws_lb" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/net/mocked/0"
    arn_suffix = "net/mocked/0"
    dns_name   = "mocked.elb.ap-northeast-1.amazonaws.com"
    zone_id    = "ZMOCKED"
  }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/mocked/0"
    arn_suffix = "targetgroup/mocked/0"
  }
}

mock_resource "aws_instance" {
  defaults = {
    id                           = "i-0123456789abcdef0"
    primary_network_interface_id = "eni-0123456789abcdef0"
  }
}
