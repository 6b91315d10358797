# The door: an internal load balancer that ends TLS with a certificate of ACM and hands over to Pulsar's proxy on the bus
# nodes. The name answers inside the VPC only; the public zone serves to prove the certificate and nothing else.

locals {
  doors = var.door == null ? {} : { this = var.door }
  ports = var.door == null ? {} : {
    pulsar = { listen = 6651, node = var.door.node_ports.pulsar }
    admin  = { listen = 8443, node = var.door.node_ports.admin }
  }
}

resource "aws_acm_certificate" "this" {
  for_each = local.doors

  domain_name       = "bus.${each.value.domain}"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "proof" {
  for_each = local.doors

  zone_id         = each.value.zone_id
  name            = one(aws_acm_certificate.this[each.key].domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.this[each.key].domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.this[each.key].domain_validation_options).resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  for_each = local.doors

  certificate_arn         = aws_acm_certificate.this[each.key].arn
  validation_record_fqdns = [aws_route53_record.proof[each.key].fqdn]
}

module "door_firewall" {
  source   = "../firewall"
  for_each = local.doors

  name        = "${var.name}-bus-door"
  description = "Pulsar with TLS, for this VPC and other regions"
  vpc_id      = var.network.vpc_id

  ingress = merge([
    for from, cidr in merge({ vpc = var.network.cidr }, var.peer_cidrs) : {
      for use, port in local.ports : "${use}-${from}" => { ports = [port.listen, port.listen], cidr = cidr }
    }
  ]...)

  egress = { for use, port in local.ports : use => { ports = [port.node, port.node], group = var.cluster.node_group } }
}

resource "aws_vpc_security_group_ingress_rule" "nodes" {
  for_each = local.ports

  security_group_id            = var.cluster.node_group
  description                  = "${var.name} bus door, ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = each.value.node
  to_port                      = each.value.node
  referenced_security_group_id = module.door_firewall["this"].id

  tags = { Name = "${var.name}-bus-door-${each.key}" }
}

resource "aws_lb" "this" {
  for_each = local.doors

  name                             = "${var.name}-bus"
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = values(var.network.subnets)
  security_groups                  = [module.door_firewall[each.key].id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection
}

resource "aws_lb_target_group" "this" {
  for_each = local.ports

  name                   = "${var.name}-${each.key}"
  vpc_id                 = var.network.vpc_id
  protocol               = "TCP"
  port                   = each.value.node
  connection_termination = true # a client of a node that leaves connects again at once

  health_check {
    protocol            = "TCP"
    interval            = 10
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "this" {
  for_each = local.ports

  load_balancer_arn = aws_lb.this["this"].arn
  protocol          = "TLS"
  port              = each.value.listen
  certificate_arn   = aws_acm_certificate_validation.this["this"].certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }
}

resource "aws_autoscaling_attachment" "this" {
  for_each = merge([
    for use in keys(local.ports) : { for zone in keys(var.network.subnets) : "${use}-${zone}" => { use = use, zone = zone } }
  ]...)

  autoscaling_group_name = module.nodes.scaling_groups[each.value.zone]
  lb_target_group_arn    = aws_lb_target_group.this[each.value.use].arn
}

resource "aws_route53_zone" "this" {
  for_each = local.doors

  name          = each.value.domain
  comment       = "Names of ${var.name} inside its VPC"
  force_destroy = false

  vpc {
    vpc_id = var.network.vpc_id
  }
}

resource "aws_route53_record" "bus" {
  for_each = local.doors

  zone_id = aws_route53_zone.this[each.key].zone_id
  name    = "bus.${each.value.domain}"
  type    = "A"

  alias {
    name                   = aws_lb.this[each.key].dns_name
    zone_id                = aws_lb.this[each.key].zone_id
    evaluate_target_health = true
  }
}
