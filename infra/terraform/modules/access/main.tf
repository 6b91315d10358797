# People and CI. Nobody here can read a venue's key, delete what the archiver wrote, or change what Terraform made: that takes
# the administrator of the account, whose sessions are seen.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition

  clusters     = [for region in var.regions : region.cluster_arn]
  applications = [for region in var.regions : region.application_arn]
  job_runs     = [for region in var.regions : "${region.application_arn}/jobruns/*"]
  job_roles    = [for region in var.regions : region.job_role_arn]
  repositories = flatten([for region in var.regions : region.repository_arns])
  secrets      = flatten([for region in var.regions : region.secret_arns])
  secret_keys  = [for region in var.regions : region.secret_key_arn]
  buckets      = flatten([for region in var.regions : [for name in region.bucket_names : "arn:${local.partition}:s3:::${name}"]])

  log_groups = flatten([
    for region in var.regions : [
      for group in ["/tidemill/${region.prefix}/*", "/aws/eks/${region.prefix}/cluster", "/aws/rds/instance/${region.prefix}-catalog/postgresql"] :
      "arn:${local.partition}:logs:${region.region}:${local.account}:log-group:${group}:*"
    ]
  ])

  databases = [for region in var.regions : "arn:${local.partition}:rds:${region.region}:${local.account}:db:${region.database}"]
  alarms    = [for region in var.regions : "arn:${local.partition}:cloudwatch:${region.region}:${local.account}:alarm:${region.prefix}-*"]

  lake = {
    for policy in ["lake-read", "accounts-read", "journal-read", "artifacts-read", "artifacts-write", "research-write", "logs-read"] :
    policy => { for name, region in var.regions : "${name}-${policy}" => region.lake_policies[policy] }
  }

  read_logs = { Sid = "ReadLogs", Effect = "Allow", Action = ["logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartQuery"], Resource = local.log_groups }
  look      = { Sid = "Look", Effect = "Allow", Action = ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "logs:DescribeLogGroups", "logs:GetQueryResults"], Resource = "*" }

  # what no grant of a later day may give: evidence and keys outlive every session
  never = {
    Sid    = "Never"
    Effect = "Deny"
    Action = [
      "s3:BypassGovernanceRetention", "s3:DeleteObjectVersion", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutBucketPublicAccessBlock",
      "s3:PutLifecycleConfiguration", "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy",
      "secretsmanager:PutResourcePolicy", "secretsmanager:DeleteResourcePolicy", "secretsmanager:GetSecretValue",
    ]
    Resource = "*"
  }

  policies = {
    # runs the platform: sees all of it, stops jobs, silences alarms, writes (not reads) keys of venues
    operator = {
      operate = [
        local.look,
        local.read_logs,
        local.never,
        { Sid = "Kubernetes", Effect = "Allow", Action = "eks:DescribeCluster", Resource = local.clusters },
        { Sid = "Database", Effect = "Allow", Action = ["rds:DescribeDBInstances", "rds:DescribeDBLogFiles", "rds:ListTagsForResource"], Resource = local.databases },
        { Sid = "Alarms", Effect = "Allow", Action = ["cloudwatch:EnableAlarmActions", "cloudwatch:DisableAlarmActions"], Resource = local.alarms },
        { Sid = "Jobs", Effect = "Allow", Action = ["emr-serverless:GetApplication", "emr-serverless:ListJobRuns"], Resource = local.applications },
        { Sid = "StopJobs", Effect = "Allow", Action = ["emr-serverless:GetJobRun", "emr-serverless:CancelJobRun"], Resource = local.job_runs },
      ]
    }

    # explores and tunes: reads the lake, runs jobs, writes reports; knows no keys and no orders' place of birth
    quant = {
      research = [
        local.never,
        { Sid = "StartJobs", Effect = "Allow", Action = ["emr-serverless:GetApplication", "emr-serverless:ListJobRuns", "emr-serverless:StartJobRun"], Resource = local.applications },
        { Sid = "Jobs", Effect = "Allow", Action = ["emr-serverless:GetJobRun", "emr-serverless:GetDashboardForJobRun", "emr-serverless:CancelJobRun"], Resource = local.job_runs },
        { Sid = "JobRole", Effect = "Allow", Action = "iam:PassRole", Resource = local.job_roles, Condition = { StringEquals = { "iam:PassedToService" = "emr-serverless.amazonaws.com" } } },
      ]
    }

    # proves what happened: orders, fills and journals, who may do what, who did what; changes nothing
    auditor = {
      audit = [
        local.look,
        local.read_logs,
        local.never,
        { Sid = "WhoDidWhat", Effect = "Allow", Action = ["cloudtrail:LookupEvents", "cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus"], Resource = "*" },
        {
          Sid    = "WhoMay"
          Effect = "Allow"
          Action = ["iam:GetRole", "iam:GetRolePolicy", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListRoleTags"]
          Resource = [
            "arn:${local.partition}:iam::${local.account}:role/tidemill-*",
          ]
        },
        {
          Sid    = "Buckets"
          Effect = "Allow"
          Action = [
            "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:GetBucketVersioning", "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration", "s3:GetBucketObjectLockConfiguration", "s3:GetReplicationConfiguration",
          ]
          Resource = local.buckets
        },
        { Sid = "Costs", Effect = "Allow", Action = "budgets:ViewBudget", Resource = "arn:${local.partition}:budgets::${local.account}:budget/${var.name}-*" },
      ]
    }
  }

  # only where there are secrets: a statement needs a resource
  venue_keys = {
    for who, statements in {
      operator = [
        { Sid = "WriteKeys", Effect = "Allow", Action = ["secretsmanager:DescribeSecret", "secretsmanager:PutSecretValue"], Resource = local.secrets },
        { Sid = "EncryptKeys", Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = local.secret_keys, Condition = { StringLike = { "kms:ViaService" = "secretsmanager.*.amazonaws.com" } } },
      ]
      auditor = [
        { Sid = "SeeKeys", Effect = "Allow", Action = ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"], Resource = local.secrets },
      ]
    } : who => { venue-keys = jsonencode({ Version = "2012-10-17", Statement = statements }) } if length(local.secrets) > 0
  }

  documents = {
    for who, sets in local.policies : who => merge(
      { for name, statements in sets : name => jsonencode({ Version = "2012-10-17", Statement = statements }) },
      lookup(local.venue_keys, who, {}),
      who == "quant" ? merge(local.lake["lake-read"], local.lake["artifacts-read"], local.lake["research-write"], local.lake["logs-read"]) : {},
      who == "auditor" ? merge(local.lake["accounts-read"], local.lake["journal-read"]) : {},
      who == "operator" ? local.lake["logs-read"] : {},
    )
  }

  descriptions = {
    operator = "Runs the platform of ${var.name}"
    quant    = "Explores the lake of ${var.name} and tunes on it"
    auditor  = "Looks at what ${var.name} did, and changes nothing"
  }
}

module "person" {
  source   = "../role"
  for_each = { for who, arns in var.people : who => arns if length(arns) > 0 }

  name          = "${var.name}-${each.key}"
  description   = local.descriptions[each.key]
  policies      = local.documents[each.key]
  session_hours = 8

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      { Effect = "Allow", Principal = { AWS = each.value }, Action = "sts:AssumeRole" },
      var.require_mfa ? { Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } } : {},
    )]
  })
}
