output "names" {
  description = "Names of the secrets, by account: what venue.credentials of the execute role is mounted from."
  value       = { for account, secret in aws_secretsmanager_secret.venue : account => secret.name }
}

output "arns" {
  description = "ARNs of the secrets, by account."
  value       = { for account, secret in aws_secretsmanager_secret.venue : account => secret.arn }
}

output "key_arn" {
  description = "KMS key of the secrets."
  value       = module.key.arn
}

output "policy" {
  description = "Policy as JSON that lets a role read the keys of this region's accounts; null without accounts."
  value = length(var.accounts) == 0 ? null : jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
        Resource = [for secret in aws_secretsmanager_secret.venue : secret.arn]
      },
      {
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = module.key.arn
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${data.aws_region.current.name}.amazonaws.com" } }
      },
    ]
  })
}
