output "topic_arn" {
  description = "SNS topic of all alarms."
  value       = aws_sns_topic.alarms.arn
}

output "key_arn" {
  description = "KMS key of logs, alarms and queues."
  value       = module.key.arn
}

output "log_groups" {
  description = "Log group of each role of node."
  value       = { for role, group in aws_cloudwatch_log_group.role : role => group.name }
}

output "alarms" {
  description = "Names of the alarms."
  value       = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]
}

output "write_policy" {
  description = "Policy as JSON that lets the collector of logs write to the log groups of the roles."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
        Resource = [for role in var.roles : "${local.logs}:/tidemill/${var.name}/${role}:*"]
      },
    ]
  })
}
