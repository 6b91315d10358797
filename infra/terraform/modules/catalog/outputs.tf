output "identifier" {
  description = "Identifier of the database."
  value       = aws_db_instance.this.identifier
}

output "url" {
  description = "Setting lake.catalog-url: JDBC URL that insists on TLS and on the server's name."
  value       = "jdbc:postgresql://${aws_db_instance.this.endpoint}/${local.database}?sslmode=verify-full"
}

output "group" {
  description = "Security group of the database."
  value       = module.firewall.id
}

output "master_secret" {
  description = "Secret with the master's password, kept and changed by RDS."
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}

output "user_secrets" {
  description = "Names of the secrets of the database's users."
  value       = { for user, secret in aws_secretsmanager_secret.user : user => secret.name }
}

output "policies" {
  description = "Policies as JSON that let a role read the secret of one user, by user."
  value = {
    for user, secret in aws_secretsmanager_secret.user : user => jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], Resource = secret.arn },
        {
          Effect    = "Allow"
          Action    = "kms:Decrypt"
          Resource  = module.key.arn
          Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${data.aws_region.current.name}.amazonaws.com", "kms:EncryptionContext:SecretARN" = secret.arn } }
        },
      ]
    })
  }
}
