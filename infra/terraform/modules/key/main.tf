data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  # the account's root in a key policy means: IAM policies decide. Without it the key can be lost for good.
  delegation = {
    Sid       = "IamDecides"
    Effect    = "Allow"
    Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*" # in a key policy: this key
  }
}

resource "aws_kms_key" "this" {
  description             = var.description
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_days

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([local.delegation], [
      for grant in var.grants : {
        Sid       = grant.sid
        Effect    = "Allow"
        Principal = grant.principal
        Action    = grant.actions
        Resource  = "*"
        Condition = grant.conditions
      }
    ])
  })
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}
