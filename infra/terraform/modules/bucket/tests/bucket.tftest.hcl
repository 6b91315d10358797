mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name      = "tidemill-dev-tokyo-lake-123456789012"
  key_arn   = "arn:aws:kms:ap-northeast-1:123456789012:key/lake"
  lock_days = 10

  rules = {
    deltas = { prefix = "lake/", transitions = [{ days = 60, storage_class = "STANDARD_IA" }, { days = 180, storage_class = "GLACIER_IR" }] }
    logs   = { prefix = "logs/", expire_days = 90 }
  }
}

run "bucket_is_safe" {
  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "public access must be blocked in all four ways"
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "objects must have no access lists"
  }

  assert {
    condition = alltrue([
      for rule in aws_s3_bucket_server_side_encryption_configuration.this.rule :
      rule.apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms" &&
      rule.apply_server_side_encryption_by_default[0].kms_master_key_id == var.key_arn
    ])
    error_message = "objects must be encrypted with the key"
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "versions must be kept"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Effect == "Deny"])
    error_message = "the policy of the bucket must allow nobody anything"
  }

  assert {
    condition     = anytrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : try(statement.Condition.Bool["aws:SecureTransport"] == "false" && statement.Action == "s3:*", false)])
    error_message = "the bucket must refuse whoever comes without TLS"
  }

  assert {
    condition     = aws_s3_bucket.this.object_lock_enabled && aws_s3_bucket_object_lock_configuration.this[0].rule[0].default_retention[0].mode == "COMPLIANCE"
    error_message = "a locked bucket must be locked for root, too"
  }
}

run "lifecycle_goes_from_warm_to_cold" {
  assert {
    condition = alltrue(flatten([
      for rule in aws_s3_bucket_lifecycle_configuration.this.rule : [
        for earlier in rule.transition : [
          for later in rule.transition :
          earlier.days >= later.days || index(["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], earlier.storage_class) < index(["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], later.storage_class)
        ]
      ]
    ]))
    error_message = "what is older must not lie warmer"
  }

  assert {
    condition     = length([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule if length(rule.transition) == 2]) == 1
    error_message = "both steps of the rule must arrive in the bucket"
  }
}

run "from_cold_to_warm_is_refused" {
  command = plan

  variables {
    rules = { deltas = { prefix = "lake/", transitions = [{ days = 60, storage_class = "GLACIER_IR" }, { days = 180, storage_class = "STANDARD_IA" }] } }
  }

  expect_failures = [var.rules]
}

run "later_step_before_earlier_is_refused" {
  command = plan

  variables {
    rules = { deltas = { prefix = "lake/", transitions = [{ days = 180, storage_class = "STANDARD_IA" }, { days = 60, storage_class = "GLACIER_IR" }] } }
  }

  expect_failures = [var.rules]
}

run "step_before_its_month_is_refused" {
  command = plan

  variables {
    rules = { deltas = { prefix = "lake/", transitions = [{ days = 10, storage_class = "STANDARD_IA" }] } }
  }

  expect_failures = [var.rules]
}

run "unknown_class_is_refused" {
  command = plan

  variables {
    rules = { deltas = { prefix = "lake/", transitions = [{ days = 60, storage_class = "COLD" }] } }
  }

  # the order of what is not known cannot be told, either
  expect_failures = [var.rules]
}

run "deletion_before_the_last_step_is_refused" {
  command = plan

  variables {
    rules = { deltas = { prefix = "lake/", transitions = [{ days = 60, storage_class = "STANDARD_IA" }], expire_days = 60 } }
  }

  expect_failures = [var.rules]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan

  variables {
    name            = "lake"
    key_arn         = "alias/aws/s3"
    lock_days       = 0
    noncurrent_days = 0
  }

  expect_failures = [var.name, var.key_arn, var.lock_days, var.noncurrent_days]
}
