mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name = "tidemill-dev-tokyo"
}

run "every_table_has_its_place" {
  assert {
    condition = toset(output.tables) == toset([
      for match in regexall("(?m)^    ([A-Z][A-Z_]+)[(]$", file("../../../../datalake/tables/src/main/java/io/tidemill/tables/LakeTable.java")) : lower(match[0])
    ])
    error_message = "the lifecycle must name the tables of LakeTable, all of them and no others"
  }

  assert {
    condition = alltrue([
      for table, steps in var.tables : length(steps) == 0 ? true : output.copied["lake"].rules["table-${replace(table, "_", "-")}"].prefix == "lake/tidemill/${table}/data/"
    ])
    error_message = "a rule must hold for the data files of its table, never for its metadata"
  }
}

run "buckets_are_named_and_locked" {
  assert {
    condition     = output.buckets == { lake = "tidemill-dev-tokyo-lake-123456789012", journal = "tidemill-dev-tokyo-journal-123456789012", artifacts = "tidemill-dev-tokyo-artifacts-123456789012", research = "tidemill-dev-tokyo-research-123456789012" }
    error_message = "there must be four buckets"
  }

  assert {
    condition     = output.copied["journal"].lock_days == 1827 && output.copied["lake"].lock_days == null
    error_message = "journals must be locked for five years, tables not at all: Iceberg deletes what has expired"
  }

  assert {
    condition     = output.warehouse == "s3://tidemill-dev-tokyo-lake-123456789012/lake"
    error_message = "the warehouse must be in the bucket of the lake"
  }

  assert {
    condition     = output.journal_copies == "s3://tidemill-dev-tokyo-journal-123456789012/journal" && strcontains(output.policies["journal-append"], "tidemill-dev-tokyo-journal-123456789012/journal/*")
    error_message = "journals must go where a trader may put them"
  }
}

run "policies_are_narrow" {
  assert {
    condition = alltrue(flatten([
      for policy in output.policies : [for statement in jsondecode(policy).Statement : alltrue([for resource in flatten([statement.Resource]) : resource != "*" && !endswith(resource, ":::*")])]
    ]))
    error_message = "each policy must name its buckets"
  }

  assert {
    condition     = !strcontains(output.policies["journal-append"], "s3:DeleteObject") && !strcontains(output.policies["journal-append"], "s3:GetObject")
    error_message = "who appends to the journal must neither read nor delete"
  }

  assert {
    condition     = alltrue([for name in ["lake-read", "accounts-read", "journal-read", "artifacts-read", "logs-read"] : !strcontains(output.policies[name], "s3:Put") && !strcontains(output.policies[name], "s3:Delete")])
    error_message = "who reads must not write"
  }

  assert {
    condition     = !strcontains(output.policies["accounts-read"], "book_deltas") && strcontains(output.policies["accounts-read"], "lake/tidemill/fills/")
    error_message = "an auditor must see the tables of accounts, and only those"
  }
}

run "copies_go_with_their_key" {
  variables {
    replicas = {
      lake    = { name = "tidemill-dev-tokyo-lake-copy-123456789012", arn = "arn:aws:s3:::tidemill-dev-tokyo-lake-copy-123456789012", key_arn = "arn:aws:kms:eu-west-2:123456789012:key/lake" }
      journal = { name = "tidemill-dev-tokyo-journal-copy-123456789012", arn = "arn:aws:s3:::tidemill-dev-tokyo-journal-copy-123456789012", key_arn = "arn:aws:kms:eu-west-2:123456789012:key/journal" }
    }
  }

  assert {
    condition = alltrue([
      for name, configuration in aws_s3_bucket_replication_configuration.this :
      configuration.rule[0].destination[0].encryption_configuration[0].replica_kms_key_id == var.replicas[name].key_arn
    ])
    error_message = "copies must be encrypted with the key of their region"
  }

  assert {
    condition     = aws_s3_bucket_replication_configuration.this["journal"].rule[0].delete_marker_replication[0].status == "Disabled"
    error_message = "a journal's copy must not be hidden by a deletion here"
  }
}

run "table_that_must_be_thawed_is_refused" {
  command = plan
  variables {
    tables = { raw_frames = [{ days = 365, storage_class = "DEEP_ARCHIVE" }] }
  }
  expect_failures = [var.tables]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name              = "lake"
    tables            = { "Raw-Frames" = [] }
    journal_lock_days = 0
    noncurrent_days   = 0
    replicas          = { research = { name = "x", arn = "y", key_arn = "z" } }
  }
  expect_failures = [var.name, var.tables, var.journal_lock_days, var.noncurrent_days, var.replicas]
}
