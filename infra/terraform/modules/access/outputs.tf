output "roles" {
  description = "ARNs of the roles, by who takes them: operator, quant, auditor (those that someone may take), ci."
  value = merge(
    { for who, role in module.person : who => role.arn },
    { for key, role in module.ci : "ci" => role.arn },
  )
}

output "policies" {
  description = "What each role may do, for review: policies as JSON, by role and name."
  value = merge(
    { for who, role in module.person : who => role.policies },
    { for key, role in module.ci : "ci" => role.policies },
  )
}
