output "names" {
  description = "Names of the node groups, by zone, or under all."
  value       = { for key, group in aws_eks_node_group.this : key => group.node_group_name }
}

output "scaling_groups" {
  description = "Names of the auto scaling groups, by zone, or under all."
  value       = { for key, group in aws_eks_node_group.this : key => group.resources[0].autoscaling_groups[0].name }
}
