output "storage_classes" {
  description = "Storage classes of a bookie's volumes, by name: fields of a StorageClass, and the size of its claims."
  value       = local.storage_classes
}

output "broker_settings" {
  description = "broker.conf of Pulsar: the configData of the chart's broker."
  value       = local.broker_settings
}

output "bookie_settings" {
  description = "bookkeeper.conf: the configData of the chart's bookkeeper."
  value       = local.bookie_settings
}

output "node_selector" {
  description = "Label, and value of the taint, of the nodes of brokers and bookies."
  value       = { "tidemill.io/pool" = "bus" }
}

output "node_ports" {
  description = "Node ports at which the door expects Pulsar's proxy; null without a door."
  value       = var.door == null ? null : var.door.node_ports
}

output "url" {
  description = "Setting bus.url for who is outside the cluster; null without a door."
  value       = var.door == null ? null : "pulsar+ssl://bus.${var.door.domain}:6651"
}

output "admin_url" {
  description = "Setting bus.admin-url for who is outside the cluster; null without a door."
  value       = var.door == null ? null : "https://bus.${var.door.domain}:8443"
}

output "load_balancer" {
  description = "Load balancer and target groups of the door as CloudWatch names them; empty without a door."
  value = {
    for use, group in aws_lb_target_group.this : use => { load_balancer = aws_lb.this["this"].arn_suffix, target_group = group.arn_suffix }
  }
}
