mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "tidemill-dev-tokyo"
  cidr        = "10.20.0.0/16"
  log_key_arn = "arn:aws:kms:ap-northeast-1:123456789012:key/logs"
  key_arn     = "arn:aws:kms:ap-northeast-1:123456789012:key/gateway"
  has_gateway = true

  gateway = {
    peers = {
      london = { address = "203.0.113.9", cidr = "10.11.0.0/16", public_key = "jzGNVa5tPnyHqdUOeZ/3jNJcIy3rqbgGGH2yXt0Y3Xk=" }
    }
  }
}

run "three_zones" {
  assert {
    condition     = join(" ", output.zones) == "ap-northeast-1a ap-northeast-1c ap-northeast-1d" && length(aws_subnet.private) == 3 && length(aws_nat_gateway.this) == 3
    error_message = "there must be three zones, each with its own way out"
  }

  assert {
    condition     = length(distinct(concat([for s in aws_subnet.private : s.cidr_block], [for s in aws_subnet.public : s.cidr_block], [for s in aws_subnet.database : s.cidr_block]))) == 9
    error_message = "no two subnets may have the same addresses"
  }

  assert {
    condition     = length(aws_placement_group.latency) == 3 && alltrue([for group in aws_placement_group.latency : group.strategy == "cluster"])
    error_message = "each zone must have a placement group"
  }
}

run "nothing_is_public" {
  assert {
    condition     = alltrue([for subnet in merge({ for k, s in aws_subnet.public : "public-${k}" => s }, { for k, s in aws_subnet.private : "private-${k}" => s }, { for k, s in aws_subnet.database : "database-${k}" => s }) : coalesce(subnet.map_public_ip_on_launch, false) == false])
    error_message = "no subnet may give out public addresses"
  }

  assert {
    condition     = length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "the default group must let nothing through"
  }

  assert {
    condition     = alltrue([for route in aws_route.nat : route.gateway_id == null])
    error_message = "private subnets must go out through NAT"
  }

  assert {
    condition     = aws_flow_log.this.traffic_type == "REJECT" && aws_cloudwatch_log_group.flow.kms_key_id == var.log_key_arn
    error_message = "refused connections must be logged, encrypted"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_vpc_endpoint.s3.policy).Statement : statement.Sid == "OwnBuckets" ? statement.Condition.StringEquals["s3:ResourceAccount"] == "123456789012" : statement.Action == "s3:GetObject"
    ])
    error_message = "data must not leave through the endpoint to others' buckets"
  }
}

run "gateway_is_safe" {
  assert {
    condition     = aws_instance.gateway["this"].metadata_options[0].http_tokens == "required" && aws_instance.gateway["this"].root_block_device[0].encrypted
    error_message = "the gateway must have an encrypted disk and ask for tokens"
  }

  assert {
    condition     = strcontains(aws_instance.gateway["this"].user_data, "AllowedIPs=10.11.0.0/16") && !strcontains(aws_instance.gateway["this"].user_data, "PrivateKey=")
    error_message = "the gateway must know its peer, and its private key must not be in the user data"
  }

  assert {
    condition     = length(aws_route.peer) == 3
    error_message = "each zone must have a route to the peer"
  }
}

run "without_gateway" {
  variables {
    has_gateway  = false
    gateway      = {}
    key_arn      = null
    zone_count   = 2
    nat_gateways = "single"
  }

  assert {
    condition     = output.gateway_address == null && length(aws_instance.gateway) == 0 && length(aws_nat_gateway.this) == 1
    error_message = "without peers there must be no gateway"
  }
}

run "single_zone_is_refused" {
  command = plan
  variables {
    zone_count   = 1
    nat_gateways = "none"
    cidr         = "10.20.0.0/20"
    name         = "tokyo"
    log_days     = 2
  }
  expect_failures = [var.zone_count, var.nat_gateways, var.cidr, var.name, var.log_days]
}

run "peer_without_key_is_refused" {
  command = plan
  variables {
    gateway = { peers = { london = { address = "203.0.113.9", cidr = "10.11.0.0/16", public_key = "secret" } } }
  }
  expect_failures = [var.gateway]
}

run "peer_in_our_network_is_refused" {
  command = plan
  variables {
    gateway = { peers = { london = { address = "203.0.113.9", cidr = "10.20.0.0/16", public_key = "jzGNVa5tPnyHqdUOeZ/3jNJcIy3rqbgGGH2yXt0Y3Xk=" } } }
  }
  expect_failures = [var.gateway]
}

run "gateway_without_peers_is_refused" {
  command = plan
  variables {
    gateway = {}
    key_arn = "key"
  }
  expect_failures = [var.gateway, var.key_arn]
}
