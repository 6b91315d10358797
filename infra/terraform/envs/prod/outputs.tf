locals {
  told = ["zones", "egress_addresses", "gateway_address", "gateway_secret", "cluster", "service_account_roles", "repositories", "settings", "secrets", "pulsar", "spark", "buckets", "alarms"]
}

output "tokyo" {
  description = "The first region: names, addresses and roles that Kubernetes, the chart of Pulsar and people need."
  value       = { for name in local.told : name => module.tokyo[name] }
}

output "london" {
  description = "The second region, null without one."
  value       = one([for region in module.london : { for name in local.told : name => region[name] }])
}

output "roles" {
  description = "Roles of people and CI."
  value       = module.access.roles
}

output "policies" {
  description = "What each role may do, for review: policies as JSON."
  value = merge(
    { for who, set in module.tokyo.policies : "tokyo-${who}" => set },
    merge([for region in module.london : { for who, set in region.policies : "london-${who}" => set }]...),
    module.access.policies,
  )
}

output "tags" {
  description = "Tags on everything."
  value       = local.tags
}
