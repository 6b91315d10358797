data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name
  logs      = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group"
  topic     = "arn:${local.partition}:sns:${local.region}:${local.account}:${var.name}-alarms"
}

module "key" {
  source = "../key"

  name        = "${var.name}-observability"
  description = "Logs, alarms and queues of ${var.name}"

  grants = [
    {
      sid        = "Logs"
      principal  = { Service = "logs.${local.region}.amazonaws.com" }
      actions    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
      conditions = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "${local.logs}:*${var.name}*" } }
    },
    {
      # what comes through EventBridge bears no account in its request to KMS, but what SNS encrypts always bears its topic
      sid        = "Topic"
      principal  = { Service = "cloudwatch.amazonaws.com" }
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = { StringEquals = { "kms:EncryptionContext:aws:sns:topicArn" = local.topic } }
    },
    {
      sid        = "TopicEvents"
      principal  = { Service = "events.amazonaws.com" }
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = { StringEquals = { "kms:EncryptionContext:aws:sns:topicArn" = local.topic } }
    },
    {
      sid        = "TopicBudgets"
      principal  = { Service = "budgets.amazonaws.com" }
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = { StringEquals = { "kms:EncryptionContext:aws:sns:topicArn" = local.topic } }
    },
  ]
}

resource "aws_cloudwatch_log_group" "role" {
  for_each = var.roles

  name              = "/tidemill/${var.name}/${each.key}"
  retention_in_days = var.log_days
  kms_key_id        = module.key.arn
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = module.key.arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Services"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      },
      {
        # EventBridge takes no conditions in the policy of a topic
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = var.emails

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_budgets_budget" "this" {
  count = var.budget_usd == null ? 0 : 1

  name         = "tidemill-${var.budget_environment}-monthly"
  budget_type  = "COST"
  limit_amount = tostring(var.budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filter {
    name   = "TagKeyValue"
    values = [format("user:Environment$%s", var.budget_environment)]
  }

  dynamic "notification" {
    for_each = { "80" = "ACTUAL", "100" = "ACTUAL", "110" = "FORECASTED" }

    content {
      comparison_operator       = "GREATER_THAN"
      threshold                 = tonumber(notification.key)
      threshold_type            = "PERCENTAGE"
      notification_type         = notification.value
      subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
    }
  }
}
