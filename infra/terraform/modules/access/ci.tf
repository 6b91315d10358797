# CI publishes images and jars; it starts, reads and deletes nothing.

locals {
  ci     = var.ci == null ? {} : { this = var.ci }
  issuer = var.ci == null ? "" : replace(var.ci.issuer, "https://", "")
}

resource "aws_iam_openid_connect_provider" "ci" {
  for_each = local.ci

  url            = each.value.issuer
  client_id_list = [each.value.audience]
}

module "ci" {
  source   = "../role"
  for_each = local.ci

  name        = "${var.name}-ci"
  description = "CI publishes images and jars of ${var.name}"

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.ci[each.key].arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = each.value.audience
          "${local.issuer}:sub" = each.value.subjects
        }
      }
    }]
  })

  policies = merge(local.lake["artifacts-write"], {
    images = jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Sid = "Login", Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
        {
          Sid    = "Push"
          Effect = "Allow"
          Action = [
            "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
            "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
          ]
          Resource = local.repositories
        },
      ]
    })
  })
}
