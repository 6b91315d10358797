# S3 by gateway is free, and the lake is most of the traffic
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${local.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat([aws_route_table.public.id], [for table in aws_route_table.private : table.id])

  # our own buckets; and, to read, those of AWS with the layers of images, packages of the system and EMR's own
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OwnBuckets"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "*"
        Condition = { StringEquals = { "s3:ResourceAccount" = data.aws_caller_identity.current.account_id } }
      },
      {
        Sid       = "ReadFromAws"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::prod-${local.region}-starport-layer-bucket/*",
          "arn:${data.aws_partition.current.partition}:s3:::al2023-repos-${local.region}-de612dc2/*",
          "arn:${data.aws_partition.current.partition}:s3:::aws-ssm-${local.region}/*",
        ]
      },
    ]
  })

  tags = { Name = "${var.name}-s3" }
}

module "endpoints_firewall" {
  source = "../firewall"

  name        = "${var.name}-endpoints"
  description = "AWS services inside the VPC"
  vpc_id      = aws_vpc.this.id
  ingress     = { https = { ports = [443, 443], cidr = var.cidr } }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${local.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for subnet in aws_subnet.private : subnet.id]
  security_group_ids  = [module.endpoints_firewall.id]

  tags = { Name = "${var.name}-${each.key}" }
}
