locals {
  nightly = var.nightly == null ? {} : { this = var.nightly }
}

# a start that failed for good is kept and raises an alarm
resource "aws_sqs_queue" "failed" {
  for_each = local.nightly

  name                      = "${var.name}-nightly-failed"
  kms_master_key_id         = var.dead_letter_key_arn
  message_retention_seconds = 1209600
}

module "schedule_role" {
  source   = "../role"
  for_each = local.nightly

  name        = "${var.name}-nightly-start"
  description = "EventBridge Scheduler starts the nightly run of ${var.name}"

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })

  policies = {
    start = jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = "emr-serverless:StartJobRun", Resource = aws_emrserverless_application.this.arn },
        {
          Effect    = "Allow"
          Action    = "iam:PassRole"
          Resource  = module.job_role.arn
          Condition = { StringEquals = { "iam:PassedToService" = "emr-serverless.amazonaws.com" } }
        },
        { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.failed[each.key].arn },
        {
          Effect    = "Allow"
          Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource  = var.dead_letter_key_arn
          Condition = { StringEquals = { "kms:ViaService" = "sqs.${local.region}.amazonaws.com" } }
        },
      ]
    })
  }
}

resource "aws_scheduler_schedule" "nightly" {
  for_each = local.nightly

  name                         = "${var.name}-nightly"
  description                  = "Tunes on what the day has brought"
  schedule_expression          = each.value.expression
  schedule_expression_timezone = each.value.timezone

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${local.partition}:scheduler:::aws-sdk:emrserverless:startJobRun"
    role_arn = module.schedule_role[each.key].arn

    input = jsonencode({
      ApplicationId           = aws_emrserverless_application.this.id
      ClientToken             = "<aws.scheduler.execution-id>" # a start that is tried again starts nothing twice
      ExecutionRoleArn        = module.job_role.arn
      ExecutionTimeoutMinutes = each.value.minutes
      Name                    = "${var.name}-nightly"
      JobDriver = {
        SparkSubmit = {
          EntryPoint            = "s3://${var.buckets.artifacts}/${each.value.jar}"
          EntryPointArguments   = each.value.arguments
          SparkSubmitParameters = join(" ", concat(["--class io.tidemill.research.ResearchMain"], [for key, value in local.spark_settings : "--conf \"${key}=${value}\""]))
        }
      }
      ConfigurationOverrides = {
        MonitoringConfiguration = {
          ManagedPersistenceMonitoringConfiguration = { Enabled = false } # logs stay in this account
          S3MonitoringConfiguration                 = { LogUri = "s3://${var.buckets.research}/logs/" }
        }
      }
    })

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }

    dead_letter_config {
      arn = aws_sqs_queue.failed[each.key].arn
    }
  }
}
