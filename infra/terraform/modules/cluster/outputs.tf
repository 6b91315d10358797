output "name" {
  description = "Name of the cluster."
  value       = aws_eks_cluster.this.name
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_eks_cluster.this.arn
}

output "endpoint" {
  description = "Address of the API of Kubernetes."
  value       = aws_eks_cluster.this.endpoint
}

output "node_group" {
  description = "Security group that EKS gives to nodes and pods."
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}

output "node_role_arn" {
  description = "Role of the nodes, once it may join the cluster."
  value       = module.node_role.arn
  depends_on  = [module.node_role, aws_eks_addon.network]
}

output "key_arn" {
  description = "KMS key of disks and volumes."
  value       = module.key.arn
}

output "service_account_roles" {
  description = "ARN of the role of each service account: the annotation eks.amazonaws.com/role-arn."
  value       = { for name, role in module.account_role : name => role.arn }
}

output "policies" {
  description = "What each service account may do, for review: policies as JSON, by account and name."
  value       = { for name, role in module.account_role : name => role.policies }
}

output "repositories" {
  description = "Addresses of the repositories of images, by name."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "repository_arns" {
  description = "ARNs of the repositories of images."
  value       = [for repository in aws_ecr_repository.this : repository.arn]
}
