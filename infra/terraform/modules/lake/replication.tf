# Copies of lake and journal in a second region, with the deletions of the lake: a table there is what it is here.

module "replication_role" {
  source   = "../role"
  for_each = var.replicas

  name        = "${var.name}-${each.key}-replication"
  description = "S3 copies ${var.name}-${each.key} to the second region"

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })

  policies = {
    copy = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
          Resource = module.bucket[each.key].arn
        },
        {
          Effect   = "Allow"
          Action   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging", "s3:GetObjectRetention", "s3:GetObjectLegalHold"]
          Resource = "${module.bucket[each.key].arn}/*"
        },
        {
          Effect   = "Allow"
          Action   = concat(["s3:ReplicateObject", "s3:ReplicateTags"], each.key == "lake" ? ["s3:ReplicateDelete"] : [])
          Resource = "${each.value.arn}/*"
        },
        {
          Effect    = "Allow"
          Action    = "kms:Decrypt"
          Resource  = module.key[each.key].arn
          Condition = { StringEquals = { "kms:ViaService" = "s3.${local.region}.amazonaws.com" } }
        },
        {
          Effect   = "Allow"
          Action   = "kms:Encrypt"
          Resource = each.value.key_arn
        },
      ]
    })
  }
}

resource "aws_s3_bucket_replication_configuration" "this" {
  for_each = var.replicas

  bucket = module.bucket[each.key].name
  role   = module.replication_role[each.key].arn

  rule {
    id     = "all"
    status = "Enabled"

    filter {}

    delete_marker_replication {
      status = each.key == "lake" ? "Enabled" : "Disabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket = each.value.arn

      encryption_configuration {
        replica_kms_key_id = each.value.key_arn
      }

      # 15 minutes, measured: the alarm of the region watches it
      metrics {
        status = "Enabled"

        event_threshold {
          minutes = 15
        }
      }

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }
    }
  }
}
