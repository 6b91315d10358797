mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name               = "tidemill-prod-tokyo"
  emails             = ["alarms@example.com"]
  budget_usd         = 12000
  budget_environment = "prod"
  watches            = { database = true, gateway = true, nightly = true, application = true }

  watched = {
    database     = "catalog"
    gateway      = "i-1"
    nightly      = "failed"
    application  = "00app"
    nat_gateways = { a = "nat-a", c = "nat-c" }
    replications = { lake = { source = "lake", destination = "lake-copy" } }
    door         = { pulsar = { load_balancer = "net/l/1", target_group = "targetgroup/t/1" } }
  }
}

run "each_thing_is_watched" {
  assert {
    condition = toset(output.alarms) == toset([
      for name in ["catalog-cpu", "catalog-storage", "catalog-memory", "gateway", "nightly", "nat-a", "nat-c", "replication-lake-late", "replication-lake-failed", "bus-pulsar"] : "tidemill-prod-tokyo-${name}"
    ])
    error_message = "each thing must have its alarms"
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : length(alarm.alarm_actions) == 1 && length(alarm.ok_actions) == 1])
    error_message = "each alarm must tell someone"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["catalog-storage"].comparison_operator == "LessThanThreshold" && aws_cloudwatch_metric_alarm.this["catalog-cpu"].comparison_operator == "GreaterThanThreshold"
    error_message = "an alarm must look in the right direction"
  }

  assert {
    condition     = keys(aws_cloudwatch_event_rule.this) == ["job-failed", "secret-policy"]
    error_message = "failed jobs and changed policies must be told"
  }
}

run "logs_and_topic_are_encrypted" {
  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.role : group.kms_key_id != null && group.retention_in_days == 90]) && length(aws_cloudwatch_log_group.role) == 5
    error_message = "logs must be encrypted and end"
  }

  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id != null
    error_message = "the topic must be encrypted"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement.Effect == "Deny" || can(statement.Condition.StringEquals["aws:SourceAccount"]) || jsonencode(statement.Principal) == "{\"Service\":\"events.amazonaws.com\"}"
    ])
    error_message = "only services of this account may publish"
  }
}

run "budget_tells_in_time" {
  assert {
    condition     = aws_budgets_budget.this[0].limit_amount == "12000" && length(aws_budgets_budget.this[0].notification) == 3
    error_message = "the budget must tell at 80, at 100 and when 110 % are foreseen"
  }
}

run "budget_counts_its_environment" {
  command = plan

  assert {
    condition     = alltrue(flatten([for filter in aws_budgets_budget.this[0].cost_filter : [for value in filter.values : value == format("%s$%s", "user:Environment", "prod")]]))
    error_message = "the budget must count what bears the tag of its environment"
  }
}

run "nothing_to_watch" {
  variables {
    watches    = {}
    watched    = {}
    budget_usd = null
    emails     = []
  }

  assert {
    condition     = length(output.alarms) == 0 && length(aws_budgets_budget.this) == 0
    error_message = "what is not there must not be watched"
  }
}

run "budget_of_nothing_is_refused" {
  command = plan
  variables {
    budget_environment = ""
  }
  expect_failures = [var.budget_environment]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name       = "observability"
    emails     = ["nobody"]
    log_days   = 2
    roles      = ["Connect"]
    budget_usd = 0
  }
  expect_failures = [var.name, var.emails, var.log_days, var.roles, var.budget_usd]
}
