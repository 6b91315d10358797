output "warehouse" {
  description = "Setting lake.warehouse of the archiver."
  value       = "s3://${module.bucket["lake"].name}/${local.warehouse}"
}

output "journal_copies" {
  description = "Setting trade.journal-copies of traders."
  value       = "s3://${module.bucket["journal"].name}/journal"
}

output "buckets" {
  description = "Names of the buckets: lake, journal, artifacts, research."
  value       = { for name, bucket in module.bucket : name => bucket.name }
}

output "copied" {
  description = "What a second region must know to keep copies of lake and journal: the input buckets of the module copies."
  value = {
    for name in ["lake", "journal"] : name => {
      rules           = local.buckets[name].rules
      lock_days       = local.buckets[name].lock_days
      noncurrent_days = var.noncurrent_days
    }
  }
}

output "tables" {
  description = "Tables whose data files have a place in the lifecycle."
  value       = keys(var.tables)
}

output "policies" {
  description = "Policies as JSON, by what they allow: lake-write, lake-read, accounts-read, journal-append, journal-read, artifacts-read, artifacts-write, research-write, logs-append, logs-read."
  value       = local.policies
}
