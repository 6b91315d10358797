mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "tidemill-dev-tokyo-lake"
  description = "objects of the lake"

  grants = [{
    sid        = "Logs"
    principal  = { Service = "logs.ap-northeast-1.amazonaws.com" }
    actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
    conditions = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
  }]
}

run "key_rotates_and_iam_decides" {
  assert {
    condition     = aws_kms_key.this.enable_key_rotation
    error_message = "the key must rotate"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_kms_key.this.policy).Statement :
      statement.Action != "kms:*" || statement.Principal == { AWS = "arn:aws:iam::123456789012:root" }
    ])
    error_message = "only the account itself may have all of the key"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid == "IamDecides" || can(statement.Condition)])
    error_message = "whoever else has the key must have it under a condition"
  }
}

run "grant_without_condition_is_refused" {
  command = plan

  variables {
    grants = [{ sid = "Logs", principal = { Service = "logs.amazonaws.com" }, actions = ["kms:Decrypt"], conditions = {} }]
  }

  expect_failures = [var.grants]
}

run "grant_to_everyone_is_refused" {
  command = plan

  variables {
    grants = [{ sid = "All", principal = { AWS = "*" }, actions = ["kms:Decrypt"], conditions = { StringEquals = { "aws:SourceAccount" = "123456789012" } } }]
  }

  expect_failures = [var.grants]
}

run "grant_of_everything_is_refused" {
  command = plan

  variables {
    grants = [{ sid = "Logs", principal = { Service = "logs.amazonaws.com" }, actions = ["kms:*"], conditions = { StringEquals = { "aws:SourceAccount" = "123456789012" } } }]
  }

  expect_failures = [var.grants]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan

  variables {
    name          = "Lake"
    description   = ""
    deletion_days = 1
  }

  expect_failures = [var.name, var.description, var.deletion_days]
}
