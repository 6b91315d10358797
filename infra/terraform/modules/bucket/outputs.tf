output "name" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.this.bucket

  # who writes to the bucket finds it encrypted and closed
  depends_on = [
    aws_s3_bucket_public_access_block.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
  ]
}

output "arn" {
  description = "ARN of the bucket."
  value       = local.arn
}
