# One small machine that joins this region's private subnets with those of others. Its address stands for itself, so that two
# regions can name each other; its private key is written into the secret by a person and never passes through the state.

locals {
  gateways = toset(var.has_gateway ? ["this"] : [])
  peers    = var.gateway.peers
  crossing = merge([for name, peer in local.peers : { for table in local.zones : "${name}-${table}" => { zone = table, cidr = peer.cidr } }]...)
}

resource "aws_eip" "gateway" {
  for_each = local.gateways

  domain     = "vpc"
  depends_on = [aws_internet_gateway.this]

  tags = { Name = "${var.name}-gateway" }
}

resource "aws_secretsmanager_secret" "gateway" {
  for_each = local.gateways

  name                    = "${var.name}-gateway-private-key"
  description             = "WireGuard private key of the gateway: the output of wg genkey, nothing else"
  kms_key_id              = var.key_arn
  recovery_window_in_days = 7
}

module "gateway_firewall" {
  source   = "../firewall"
  for_each = local.gateways

  name        = "${var.name}-gateway"
  description = "WireGuard gateway to other regions"
  vpc_id      = aws_vpc.this.id

  ingress = merge(
    { for name, peer in local.peers : "wireguard-${name}" => { protocol = "udp", ports = [51820, 51820], cidr = "${peer.address}/32" } },
    { for port in var.gateway.forwarded_ports : "from-vpc-${port}" => { ports = [port, port], cidr = var.cidr } },
  )

  egress = merge(
    { for name, peer in local.peers : "wireguard-${name}" => { protocol = "udp", ports = [51820, 51820], cidr = "${peer.address}/32" } },
    { for port in var.gateway.forwarded_ports : "to-vpc-${port}" => { ports = [port, port], cidr = var.cidr } },
    {
      endpoints = { ports = [443, 443], group = module.endpoints_firewall.id }
      s3        = { ports = [443, 443], prefix_list = aws_vpc_endpoint.s3.prefix_list_id }
    },
  )
}

module "gateway_role" {
  source   = "../role"
  for_each = local.gateways

  name        = "${var.name}-gateway"
  description = "WireGuard gateway of ${var.name}: reads its private key"

  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })

  policies = {
    private-key = jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.gateway[each.key].arn },
        {
          Effect    = "Allow"
          Action    = "kms:Decrypt"
          Resource  = var.key_arn
          Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${local.region}.amazonaws.com" } }
        },
      ]
    })
  }
}

resource "aws_iam_instance_profile" "gateway" {
  for_each = local.gateways

  name = "${var.name}-gateway"
  role = module.gateway_role[each.key].name
}

data "aws_ssm_parameter" "gateway_image" {
  for_each = local.gateways

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_instance" "gateway" {
  for_each = local.gateways

  ami                         = data.aws_ssm_parameter.gateway_image[each.key].insecure_value
  instance_type               = var.gateway.instance_type
  subnet_id                   = aws_subnet.public[local.zones[0]].id
  vpc_security_group_ids      = [module.gateway_firewall[each.key].id]
  iam_instance_profile        = aws_iam_instance_profile.gateway[each.key].name
  source_dest_check           = false # it forwards
  user_data_replace_on_change = true

  user_data = templatefile("${path.module}/gateway.sh.tftpl", {
    region = local.region
    secret = "${var.name}-gateway-private-key"
    peers  = local.peers
  })

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type = "gp3"
    encrypted   = true
    kms_key_id  = var.key_arn
  }

  tags = { Name = "${var.name}-gateway" }

  lifecycle {
    ignore_changes = [ami] # a newer image comes with the next replacement, not with the next apply
  }
}

resource "aws_eip_association" "gateway" {
  for_each = local.gateways

  allocation_id = aws_eip.gateway[each.key].id
  instance_id   = aws_instance.gateway[each.key].id
}

resource "aws_route" "peer" {
  for_each = local.crossing

  route_table_id         = aws_route_table.private[each.value.zone].id
  destination_cidr_block = each.value.cidr
  network_interface_id   = aws_instance.gateway["this"].primary_network_interface_id
}
