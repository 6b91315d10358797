mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name = "tidemill-prod"

  people = {
    operator = ["arn:aws:iam::123456789012:role/sso-operator"]
    quant    = ["arn:aws:iam::123456789012:role/sso-quant"]
    auditor  = ["arn:aws:iam::123456789012:role/sso-auditor"]
  }

  ci = {
    issuer   = "https://token.actions.githubusercontent.com"
    audience = "sts.amazonaws.com"
    subjects = ["repo:example/tidemill:ref:refs/heads/main"]
  }

  regions = {
    tokyo = {
      region          = "ap-northeast-1"
      prefix          = "tidemill-prod-tokyo"
      cluster_arn     = "arn:aws:eks:ap-northeast-1:123456789012:cluster/tidemill-prod-tokyo"
      database        = "tidemill-prod-tokyo-catalog"
      repository_arns = ["arn:aws:ecr:ap-northeast-1:123456789012:repository/tidemill-prod-tokyo/node"]
      application_arn = "arn:aws:emr-serverless:ap-northeast-1:123456789012:/applications/00app"
      job_role_arn    = "arn:aws:iam::123456789012:role/tidemill-prod-tokyo-research"
      bucket_names    = ["tidemill-prod-tokyo-lake-123456789012"]
      secret_arns     = ["arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:tidemill-prod-tokyo-venue-binance-main"]
      secret_key_arn  = "arn:aws:kms:ap-northeast-1:123456789012:key/venue-keys"

      lake_policies = {
        for name in ["lake-read", "accounts-read", "journal-read", "artifacts-read", "artifacts-write", "research-write", "logs-read"] :
        name => "{\"Statement\":[{\"Sid\":\"${name}\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::bucket/*\"}]}"
      }
    }
  }
}

run "nobody_has_wildcards" {
  assert {
    condition = alltrue(flatten([
      for who, policies in output.policies : [
        for policy in policies : [
          for statement in jsondecode(policy).Statement : statement.Effect == "Deny" || (
            alltrue([for action in flatten([statement.Action]) : !endswith(action, "*")]) &&
            (!contains(flatten([statement.Resource]), "*") || alltrue([for action in flatten([statement.Action]) : can(regex(":(Get|List|Describe|Lookup)", action))]))
          )
        ]
      ]
    ]))
    error_message = "actions must be named, and * is for reading"
  }
}

run "each_has_his_own" {
  assert {
    condition     = keys(output.roles) == ["auditor", "ci", "operator", "quant"]
    error_message = "there must be four roles"
  }

  assert {
    condition = alltrue(flatten([
      for who in ["operator", "quant", "auditor", "ci"] : [
        for policy in output.policies[who] : [
          for statement in jsondecode(policy).Statement : statement.Effect == "Deny" || !contains(flatten([statement.Action]), "secretsmanager:GetSecretValue")
        ]
      ]
    ]))
    error_message = "nobody may read a key of a venue"
  }

  assert {
    condition = alltrue(flatten([
      for policy in output.policies["auditor"] : [
        for statement in jsondecode(policy).Statement : statement.Effect == "Deny" || alltrue([for action in flatten([statement.Action]) : can(regex(":(Get|List|Describe|Lookup|View|Filter|StartQuery)", action)) || action == "kms:Decrypt"])
      ]
    ]))
    error_message = "an auditor must change nothing"
  }

  assert {
    condition     = !contains(keys(output.policies["quant"]), "venue-keys") && contains(keys(output.policies["quant"]), "tokyo-lake-read") && !contains(keys(output.policies["quant"]), "tokyo-journal-read")
    error_message = "a quant must read the lake, and neither journals nor keys"
  }

  assert {
    condition     = keys(output.policies["ci"]) == ["images", "tokyo-artifacts-write"]
    error_message = "CI must publish and nothing else"
  }

  assert {
    condition = alltrue([
      for who in ["operator", "quant", "auditor"] : anytrue(flatten([
        for policy in output.policies[who] : [for statement in jsondecode(policy).Statement : statement.Effect == "Deny" && contains(flatten([statement.Action]), "s3:DeleteObjectVersion")]
      ]))
    ])
    error_message = "nobody may delete evidence"
  }
}

run "roles_that_nobody_may_take_are_not_made" {
  variables {
    people = { operator = ["arn:aws:iam::123456789012:role/sso-operator"], quant = [], auditor = [] }
    ci     = null
  }

  assert {
    condition     = keys(output.roles) == ["operator"]
    error_message = "there must be one role"
  }
}

run "auditor_who_operates_is_refused" {
  command = plan
  variables {
    people = { operator = ["arn:aws:iam::123456789012:role/both"], quant = [], auditor = ["arn:aws:iam::123456789012:role/both"] }
  }
  expect_failures = [var.people]
}

run "whole_account_is_refused" {
  command = plan
  variables {
    people = { operator = ["arn:aws:iam::123456789012:root"], quant = [], auditor = [] }
    ci     = { issuer = "https://ci.example.com", audience = "aws", subjects = ["repo:example/*"] }
    name   = "access"
  }
  expect_failures = [var.people, var.ci, var.name]
}

run "pull_request_is_refused" {
  command = plan
  variables {
    ci      = { issuer = "http://ci.example.com", audience = "aws", subjects = ["repo:example/tidemill:pull_request"] }
    regions = {}
  }
  expect_failures = [var.ci, var.regions]
}
