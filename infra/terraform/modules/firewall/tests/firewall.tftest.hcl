mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "tidemill-dev-tokyo-catalog"
  description = "PostgreSQL of the catalog"
  vpc_id      = "vpc-1"
  ingress     = { nodes = { ports = [5432, 5432], group = "sg-nodes" }, vpc = { ports = [443, 443], cidr = "10.20.0.0/16" }, self = { ports = [0, 65535], self = true } }
  egress      = { s3 = { ports = [443, 443], prefix_list = "pl-s3" } }
}

run "rules_are_what_was_said" {
  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["nodes"].referenced_security_group_id == "sg-nodes" && aws_vpc_security_group_ingress_rule.this["nodes"].to_port == 5432
    error_message = "nodes must reach the port, and nothing else"
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.this : !contains(["0.0.0.0/0", "::/0"], coalesce(rule.cidr_ipv4, "none")) && rule.cidr_ipv6 == null])
    error_message = "nothing may be open to the world"
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.this) == 1
    error_message = "what is not named must not go out"
  }
}

run "world_is_refused" {
  command = plan
  variables {
    ingress = { world = { ports = [443, 443], cidr = "0.0.0.0/0" } }
  }
  expect_failures = [var.ingress]
}

run "half_the_world_is_refused" {
  command = plan
  variables {
    ingress = { half = { ports = [443, 443], cidr = "128.0.0.0/1" } }
  }
  expect_failures = [var.ingress]
}

run "every_protocol_is_refused" {
  command = plan
  variables {
    ingress = { all = { protocol = "-1", ports = [0, 0], cidr = "10.20.0.0/16" } }
    egress  = { all = { protocol = "-1", ports = [0, 0], cidr = "10.20.0.0/16" } }
  }
  expect_failures = [var.ingress, var.egress]
}

run "rule_from_nowhere_is_refused" {
  command = plan
  variables {
    ingress = { nobody = { ports = [443, 443] } }
    egress  = { two = { ports = [443, 443], cidr = "10.20.0.0/16", group = "sg-1" } }
    name    = "catalog"
  }
  expect_failures = [var.ingress, var.egress, var.name]
}
