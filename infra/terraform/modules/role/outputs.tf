output "arn" {
  description = "ARN of the role."
  value       = aws_iam_role.this.arn
}

output "name" {
  description = "Name of the role, once its policies are attached."
  value       = aws_iam_role.this.name
  depends_on  = [aws_iam_role_policy.this, aws_iam_role_policy_attachment.this]
}

output "policies" {
  description = "What the role may do, for review: policies as JSON, by name."
  value       = { for name, policy in aws_iam_role_policy.this : name => policy.policy }
}
