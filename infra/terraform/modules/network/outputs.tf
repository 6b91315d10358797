output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Addresses of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "zones" {
  description = "Availability zones in use."
  value       = local.zones
}

output "private_subnets" {
  description = "Ids of the subnets of nodes and pods, by zone; once there is a way out of them."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
  depends_on  = [aws_route.nat, aws_route_table_association.private]
}

output "database_subnets" {
  description = "Ids of the subnets of the database, by zone."
  value       = { for zone, subnet in aws_subnet.database : zone => subnet.id }
}

output "placement_groups" {
  description = "Names of the placement groups of the latency nodes, by zone."
  value       = { for zone, group in aws_placement_group.latency : zone => group.name }
}

output "endpoints_group" {
  description = "Security group of the interface endpoints."
  value       = module.endpoints_firewall.id
}

output "s3_prefix_list" {
  description = "Prefix list of S3 in this region, for rules of security groups."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}

output "egress_addresses" {
  description = "Public addresses from which the platform reaches venues: the ones to bind API keys to."
  value       = [for address in aws_eip.nat : address.public_ip]
}

output "gateway_address" {
  description = "Public address of the WireGuard gateway, null without one: what other regions name as their peer."
  value       = one([for address in aws_eip.gateway : address.public_ip])
}

output "gateway_instance" {
  description = "Id of the gateway's machine, null without one."
  value       = one([for instance in aws_instance.gateway : instance.id])
}

output "gateway_secret" {
  description = "Secret into which the gateway's private key is written, null without a gateway."
  value       = one([for secret in aws_secretsmanager_secret.gateway : secret.name])
}

output "nat_gateways" {
  description = "Ids of the NAT gateways, by zone."
  value       = { for zone, gateway in aws_nat_gateway.this : zone => gateway.id }
}
