data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.name

  # warehouse/namespace/table, as the catalog lays it out
  warehouse = "lake"
  tables    = "${local.warehouse}/tidemill"

  lake_rules = {
    for table, steps in var.tables : "table-${replace(table, "_", "-")}" => {
      prefix      = "${local.tables}/${table}/data/"
      transitions = steps
    } if length(steps) > 0
  }

  journal_rules = {
    colder = { prefix = "journal/", transitions = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER_IR" }] }
  }

  buckets = {
    # tables, by the archiver
    lake = { key = "lake", rules = local.lake_rules, lock_days = null }
    # files of engines' journals, as they were written
    journal = { key = "journal", rules = local.journal_rules, lock_days = var.journal_lock_days }
    # jars and images' bills of material, by CI
    artifacts = { key = "research", rules = {}, lock_days = null }
    # sweeps, reports and pages of notebooks, by people and the nightly run
    research = {
      key       = "research"
      lock_days = null
      rules = {
        reports = { prefix = "reports/", transitions = [{ days = 60, storage_class = "STANDARD_IA" }] }
        logs    = { prefix = "logs/", expire_days = 90 }
      }
    }
  }
}

# a key for each circle of readers, so that access to one says nothing about another
module "key" {
  source   = "../key"
  for_each = toset(["lake", "journal", "research"])

  name        = "${var.name}-${each.key}"
  description = "Objects of ${var.name}: ${each.key}"
}

module "bucket" {
  source   = "../bucket"
  for_each = local.buckets

  name            = "${var.name}-${each.key}-${local.account}"
  key_arn         = module.key[each.value.key].arn
  rules           = each.value.rules
  lock_days       = each.value.lock_days
  noncurrent_days = var.noncurrent_days
  force_destroy   = var.force_destroy
}
