# What AWS itself measures. What the program measures is in Prometheus, with rules of its own.

locals {
  database = {
    for name, alarm in {
      cpu     = { metric = "CPUUtilization", statistic = "Average", comparison = "GreaterThanThreshold", threshold = 80, text = "the catalog's database is busy: commits of the archiver will slow down" }
      storage = { metric = "FreeStorageSpace", statistic = "Minimum", comparison = "LessThanThreshold", threshold = 5368709120, text = "less than 5 GB are left for the catalog" }
      memory  = { metric = "FreeableMemory", statistic = "Minimum", comparison = "LessThanThreshold", threshold = 134217728, text = "less than 128 MB of memory are left for the catalog" }
    } : "catalog-${name}" => merge(alarm, { namespace = "AWS/RDS", dimensions = { DBInstanceIdentifier = var.watched.database }, minutes = 15 }) if var.watches.database
  }

  nat_gateways = {
    for zone, id in var.watched.nat_gateways : "nat-${zone}" => {
      namespace = "AWS/NATGateway", metric = "ErrorPortAllocation", dimensions = { NatGatewayId = id }
      statistic = "Sum", comparison = "GreaterThanThreshold", threshold = 0, minutes = 5
      text      = "the NAT gateway of ${zone} has no port left: connections to venues fail"
    }
  }

  singles = {
    for name, alarm in {
      gateway = {
        namespace = "AWS/EC2", metric = "StatusCheckFailed", dimensions = { InstanceId = var.watched.gateway }
        statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 0, minutes = 3
        text      = "the WireGuard gateway does not answer: the other regions are cut off"
      }
      nightly = {
        namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = var.watched.nightly }
        statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 0, minutes = 5
        text      = "the nightly run could not be started"
      }
    } : name => alarm if var.watches[name]
  }

  replications = merge([
    for bucket, copy in var.watched.replications : {
      for kind, alarm in {
        late   = { metric = "ReplicationLatency", statistic = "Maximum", threshold = 900, minutes = 15, text = "the copy of ${bucket} is more than 15 minutes behind" }
        failed = { metric = "OperationsFailedReplication", statistic = "Sum", threshold = 0, minutes = 5, text = "objects of ${bucket} could not be copied" }
        } : "replication-${bucket}-${kind}" => merge(alarm, {
          namespace  = "AWS/S3", comparison = "GreaterThanThreshold"
          dimensions = { SourceBucket = copy.source, DestinationBucket = copy.destination, RuleId = "all" }
      })
    }
  ]...)

  door = {
    for use, target in var.watched.door : "bus-${use}" => {
      namespace = "AWS/NetworkELB", metric = "HealthyHostCount", dimensions = { LoadBalancer = target.load_balancer, TargetGroup = target.target_group }
      statistic = "Minimum", comparison = "LessThanThreshold", threshold = 1, minutes = 3
      text      = "no node answers at the bus's door for ${use}"
    }
  }

  alarms = merge(local.database, local.nat_gateways, local.singles, local.replications, local.door)

  # silence is an alarm only where something must always be heard
  loud = ["AWS/EC2", "AWS/NetworkELB"]
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.text
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = 60
  evaluation_periods  = each.value.minutes
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  treat_missing_data  = contains(local.loud, each.value.namespace) ? "breaching" : "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

locals {
  events = {
    for name, event in {
      # heard only where the account has a trail (README: What it does not do)
      secret-policy = {
        text = "someone changed who may read a secret, or deleted one"
        on   = true
        pattern = jsonencode({
          source      = ["aws.secretsmanager"]
          detail-type = ["AWS API Call via CloudTrail"]
          detail      = { eventName = ["PutResourcePolicy", "DeleteResourcePolicy", "DeleteSecret"] }
        })
      }
      job-failed = {
        text = "a Spark job failed"
        on   = var.watches.application
        pattern = jsonencode({
          source      = ["aws.emr-serverless"]
          detail-type = ["EMR Serverless Job Run State Change"]
          detail      = { applicationId = [var.watched.application], state = ["FAILED"] }
        })
      }
    } : name => event if event.on
  }
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.events

  name          = "${var.name}-${each.key}"
  description   = each.value.text
  event_pattern = each.value.pattern
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = local.events

  rule      = aws_cloudwatch_event_rule.this[each.key].name
  target_id = "alarms"
  arn       = aws_sns_topic.alarms.arn
}
