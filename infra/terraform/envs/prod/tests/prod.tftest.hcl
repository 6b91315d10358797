# what the provider would compute is there at the plan already: an apply of a whole region takes a minute of processor
mock_provider "aws" {
  source          = "../../tests/mocks"
  override_during = plan

  mock_data "aws_default_tags" {
    defaults = {
      tags = { Project = "tidemill", Environment = "prod", Owner = "platform", CostCenter = "trading", ManagedBy = "terraform" }
    }
  }
}

mock_provider "aws" {
  alias           = "london"
  source          = "../../tests/mocks"
  override_during = plan

  mock_data "aws_region" {
    defaults = { name = "eu-west-2" }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-west-2a", "eu-west-2b", "eu-west-2c"] }
  }

  mock_data "aws_default_tags" {
    defaults = {
      tags = { Project = "tidemill", Environment = "prod", Owner = "platform", CostCenter = "trading", ManagedBy = "terraform" }
    }
  }
}

variables {
  account_id     = "123456789012"
  owner          = "platform"
  cost_center    = "trading"
  administrators = { platform = "arn:aws:iam::123456789012:role/platform" }
  emails         = ["alarms@example.com"]
  accounts       = { tokyo = { main = { venue = "BINANCE" } } }

  people = {
    operator = ["arn:aws:iam::123456789012:role/sso-operator"]
    quant    = ["arn:aws:iam::123456789012:role/sso-quant"]
    auditor  = ["arn:aws:iam::123456789012:role/sso-auditor"]
  }

  doors = {
    tokyo  = { domain = "tokyo.prod.example.com", zone_id = "Z1" }
    london = { domain = "london.prod.example.com", zone_id = "Z1" }
  }
}

run "tokyo_alone" {
  command = plan

  assert {
    condition     = length(output.tokyo.zones) == 3 && length(distinct(output.tokyo.zones)) == 3 && length(output.tokyo.egress_addresses) == 3
    error_message = "prod must be in three zones, each with a way out"
  }

  assert {
    condition     = output.london == null && output.tokyo.gateway_address == null
    error_message = "a second region must be asked for"
  }

  assert {
    condition     = output.tokyo.pulsar.broker["managedLedgerDefaultWriteQuorum"] == "3"
    error_message = "prod must keep three copies of each message"
  }

  assert {
    condition     = contains(output.tokyo.alarms.names, "tidemill-prod-tokyo-replication-journal-late")
    error_message = "the copies in the second region must be watched"
  }

  assert {
    condition     = output.tags["Environment"] == "prod" && length(output.tags) == 5
    error_message = "everything must bear all tags"
  }
}

run "two_regions_large" {
  command = plan

  variables {
    size          = "large"
    second_region = { tokyo_public_key = "jzGNVa5tPnyHqdUOeZ/3jNJcIy3rqbgGGH2yXt0Y3Xk=", london_public_key = "q1TgmVS1kRdNbMVPGjJAC0uSNqAxgCTq5Gu6aM/4mGc=" }
  }

  assert {
    condition     = length(output.london.zones) == 3 && output.london.gateway_address != null && output.tokyo.gateway_address != null
    error_message = "both regions must have three zones and a gateway"
  }

  assert {
    condition     = output.tokyo.settings["TIDEMILL_BUS_URL"] == "pulsar+ssl://bus.tokyo.prod.example.com:6651"
    error_message = "the bus must have a door"
  }

  assert {
    condition = alltrue(flatten([
      for policies in output.policies : [
        for policy in policies : [
          for statement in jsondecode(policy).Statement : statement.Effect == "Deny" || !contains(flatten([statement.Resource]), "*") || alltrue([for action in flatten([statement.Action]) : can(regex(":(Get|List|Describe|Lookup)", action))])
        ]
      ]
    ]))
    error_message = "no role may have a wildcard"
  }

  # IAM takes 10,240 characters of inline policies for a role, and counts no blanks
  assert {
    condition     = alltrue([for who, policies in output.policies : sum(concat([0], [for policy in policies : length(policy)])) < 10240])
    error_message = "a role's policies must fit into IAM"
  }
}

run "second_region_without_doors_is_refused" {
  command = plan

  variables {
    doors         = {}
    second_region = { tokyo_public_key = "jzGNVa5tPnyHqdUOeZ/3jNJcIy3rqbgGGH2yXt0Y3Xk=", london_public_key = "q1TgmVS1kRdNbMVPGjJAC0uSNqAxgCTq5Gu6aM/4mGc=" }
  }

  expect_failures = [var.second_region]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan

  variables {
    account_id     = "1"
    owner          = ""
    cost_center    = ""
    administrators = {}
    people         = { operator = [], quant = [], auditor = [] }
    ci             = { issuer = "https://ci.example.com", audience = "aws", subjects = [] }
    emails         = []
    budget_usd     = 0
    size           = "huge"
    accounts       = { paris = {} }
    doors          = { paris = { domain = "paris.example.com", zone_id = "Z1" } }
  }

  expect_failures = [
    var.account_id, var.owner, var.cost_center, var.administrators, var.people, var.ci, var.emails, var.budget_usd, var.size, var.accounts, var.doors,
  ]
}
