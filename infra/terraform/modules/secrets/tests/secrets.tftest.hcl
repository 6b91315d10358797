mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name          = "tidemill-prod-tokyo"
  accounts      = { main = { venue = "BINANCE" }, hedge = { venue = "OKX", rotate_days = 30 } }
  readers       = { execute = "arn:aws:iam::123456789012:role/tidemill-prod-tokyo-execute" }
  topic_arn     = "arn:aws:sns:ap-northeast-1:123456789012:alarms"
  topic_key_arn = "arn:aws:kms:ap-northeast-1:123456789012:key/alarms"
}

run "keys_are_by_reference" {
  assert {
    condition     = output.names == { main = "tidemill-prod-tokyo-venue-binance-main", hedge = "tidemill-prod-tokyo-venue-okx-hedge" }
    error_message = "each account must have a secret"
  }

  assert {
    condition     = alltrue([for secret in aws_secretsmanager_secret.venue : secret.kms_key_id != null])
    error_message = "secrets must be encrypted with a key of ours"
  }

  assert {
    condition = alltrue([
      for policy in aws_secretsmanager_secret_policy.venue : alltrue([
        for statement in jsondecode(policy.policy).Statement : statement.Effect == "Deny" && join(",", statement.Condition.ArnNotEquals["aws:PrincipalArn"]) == join(",", values(var.readers))
      ])
    ])
    error_message = "nobody but execute may read a key"
  }

  assert {
    condition     = aws_scheduler_schedule.reminder["hedge"].schedule_expression == "rate(30 days)"
    error_message = "a key must be asked for in time"
  }
}

run "without_accounts" {
  variables {
    accounts = {}
  }

  assert {
    condition     = output.policy == null && length(aws_secretsmanager_secret.venue) == 0
    error_message = "without accounts there must be no secrets"
  }
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name          = "secrets"
    accounts      = { Main = { venue = "binance", rotate_days = 0 } }
    readers       = { all = "arn:aws:iam::123456789012:role/*" }
    topic_arn     = "topic"
    topic_key_arn = "key"
  }
  expect_failures = [var.name, var.accounts, var.readers, var.topic_arn, var.topic_key_arn]
}
