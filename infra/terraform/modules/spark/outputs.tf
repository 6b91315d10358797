output "application_id" {
  description = "Id of the EMR Serverless application."
  value       = aws_emrserverless_application.this.id
}

output "application_arn" {
  description = "ARN of the EMR Serverless application."
  value       = aws_emrserverless_application.this.arn
}

output "job_role_arn" {
  description = "Role of the jobs."
  value       = module.job_role.arn
}

output "group" {
  description = "Security group of drivers and executors: a client of the catalog."
  value       = module.firewall.id
}

output "failed_queue" {
  description = "Name of the queue of starts that failed, null without a nightly run."
  value       = one([for queue in aws_sqs_queue.failed : queue.name])
}

output "spark_settings" {
  description = "Settings that a job of the platform needs, for jobs that people start."
  value       = local.spark_settings
}

output "policies" {
  description = "What the jobs may do, for review: policies as JSON, by name."
  value       = module.job_role.policies
}
