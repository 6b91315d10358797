output "bucket" {
  description = "Name of the bucket: terraform init -backend-config=bucket=NAME."
  value       = module.bucket.name
}

output "key_arn" {
  description = "KMS key of the state."
  value       = module.key.arn
}

output "tags" {
  description = "Tags on everything."
  value       = local.tags
}
