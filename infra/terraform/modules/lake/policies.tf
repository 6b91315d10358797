# Who may do what with which objects, each as a policy of its own: roles are made of these, and of nothing wider.

locals {
  # reads and writes of objects below a prefix, and the key only for objects of that bucket and through S3
  grants = {
    lake-write      = { bucket = "lake", prefixes = ["${local.warehouse}/"], actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], key = ["kms:Decrypt", "kms:GenerateDataKey"] }
    lake-read       = { bucket = "lake", prefixes = ["${local.warehouse}/"], actions = ["s3:GetObject"], key = ["kms:Decrypt"] }
    accounts-read   = { bucket = "lake", prefixes = [for table in ["orders", "fills", "balances", "journal", "trials", "promotions"] : "${local.tables}/${table}/"], actions = ["s3:GetObject"], key = ["kms:Decrypt"] }
    journal-append  = { bucket = "journal", prefixes = ["journal/"], actions = ["s3:PutObject", "s3:AbortMultipartUpload"], key = ["kms:Decrypt", "kms:GenerateDataKey"] }
    journal-read    = { bucket = "journal", prefixes = ["journal/"], actions = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectRetention"], key = ["kms:Decrypt"] }
    artifacts-read  = { bucket = "artifacts", prefixes = ["jars/"], actions = ["s3:GetObject"], key = ["kms:Decrypt"] }
    artifacts-write = { bucket = "artifacts", prefixes = ["jars/", "sbom/"], actions = ["s3:PutObject", "s3:AbortMultipartUpload"], key = ["kms:Decrypt", "kms:GenerateDataKey"] }
    research-write  = { bucket = "research", prefixes = ["reports/"], actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], key = ["kms:Decrypt", "kms:GenerateDataKey"] }
    logs-append     = { bucket = "research", prefixes = ["logs/"], actions = ["s3:PutObject", "s3:AbortMultipartUpload"], key = ["kms:Decrypt", "kms:GenerateDataKey"] }
    logs-read       = { bucket = "research", prefixes = ["logs/"], actions = ["s3:GetObject"], key = ["kms:Decrypt"] }
  }

  policies = {
    for name, grant in local.grants : name => jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "Objects"
          Effect   = "Allow"
          Action   = grant.actions
          Resource = [for prefix in grant.prefixes : "${module.bucket[grant.bucket].arn}/${prefix}*"]
        },
        {
          Sid       = "Names"
          Effect    = "Allow"
          Action    = "s3:ListBucket"
          Resource  = module.bucket[grant.bucket].arn
          Condition = { StringLike = { "s3:prefix" = [for prefix in grant.prefixes : "${prefix}*"] } }
        },
        {
          Sid      = "Key"
          Effect   = "Allow"
          Action   = grant.key
          Resource = module.key[local.buckets[grant.bucket].key].arn
          Condition = {
            StringEquals = { "kms:ViaService" = "s3.${local.region}.amazonaws.com" }
            # with bucket keys the context is the bucket, without them the object
            StringLike = { "kms:EncryptionContext:aws:s3:arn" = [module.bucket[grant.bucket].arn, "${module.bucket[grant.bucket].arn}/*"] }
          }
        },
      ]
    })
  }
}
