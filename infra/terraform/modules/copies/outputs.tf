output "targets" {
  description = "Name and ARN of each copy, and its key: the input replicas of the module region."
  value       = { for name, bucket in module.bucket : name => { name = bucket.name, arn = bucket.arn, key_arn = module.key[name].arn } }
}
