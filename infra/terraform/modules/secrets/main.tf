# Keys of accounts at venues, by reference. Terraform makes the place and says who may look into it; the value is written by a
# person (README: Secrets) and is in no state, no plan and no log.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

module "key" {
  source = "../key"

  name        = "${var.name}-venue-keys"
  description = "API keys of accounts at venues, ${var.name}"
}

resource "aws_secretsmanager_secret" "venue" {
  for_each = var.accounts

  name                    = "${var.name}-venue-${lower(each.value.venue)}-${each.key}"
  description             = "Key of account ${each.key} at ${each.value.venue}: properties api-key and api-secret"
  kms_key_id              = module.key.arn
  recovery_window_in_days = 30
}

# also an administrator is refused: who wants to read a key must first change this policy, and that is seen
resource "aws_secretsmanager_secret_policy" "venue" {
  for_each = var.accounts

  secret_arn = aws_secretsmanager_secret.venue[each.key].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyExecute"
      Effect    = "Deny"
      Principal = "*"
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*" # in the policy of a secret: this secret
      Condition = { ArnNotEquals = { "aws:PrincipalArn" = values(var.readers) } }
    }]
  })
}

# a venue's key cannot be changed from here (the venue wants a person and a second factor), but it can be asked for in time
module "reminder_role" {
  source = "../role"
  count  = length(var.accounts) > 0 ? 1 : 0

  name        = "${var.name}-key-reminder"
  description = "EventBridge Scheduler says that a venue key is due"

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })

  policies = {
    tell = jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = "sns:Publish", Resource = var.topic_arn },
        {
          Effect    = "Allow"
          Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource  = var.topic_key_arn
          Condition = { StringEquals = { "kms:ViaService" = "sns.${data.aws_region.current.name}.amazonaws.com" } }
        },
      ]
    })
  }
}

resource "aws_scheduler_schedule" "reminder" {
  for_each = var.accounts

  name                = "${var.name}-key-${each.key}"
  description         = "Key of account ${each.key} at ${each.value.venue} is due to be changed"
  schedule_expression = "rate(${each.value.rotate_days} ${each.value.rotate_days == 1 ? "day" : "days"})"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = var.topic_arn
    role_arn = module.reminder_role[0].arn
    input    = "The key of account ${each.key} at ${each.value.venue} (secret ${aws_secretsmanager_secret.venue[each.key].name}) is ${each.value.rotate_days} days old: change it at the venue, then write the new one."
  }
}
