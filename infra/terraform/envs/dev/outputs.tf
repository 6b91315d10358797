output "tokyo" {
  description = "The region: names, addresses and roles that Kubernetes, the chart of Pulsar and people need."
  value = {
    for name in ["zones", "egress_addresses", "cluster", "service_account_roles", "repositories", "settings", "secrets", "pulsar", "spark", "buckets", "alarms"] :
    name => module.tokyo[name]
  }
}

output "roles" {
  description = "Roles of people and CI."
  value       = module.access.roles
}

output "policies" {
  description = "What each role may do, for review: policies as JSON."
  value       = merge({ for who, set in module.tokyo.policies : "tokyo-${who}" => set }, module.access.policies)
}

output "tags" {
  description = "Tags on everything."
  value       = local.tags
}
