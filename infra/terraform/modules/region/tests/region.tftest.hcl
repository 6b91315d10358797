mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  environment    = "dev"
  region_name    = "tokyo"
  cidr           = "10.20.0.0/16"
  administrators = { platform = "arn:aws:iam::123456789012:role/platform" }
  accounts       = { paper = { venue = "BINANCE" } }
  node_groups    = { general = { instance_types = ["m7i.large"], least = 2, most = 4, tainted = false } }
}

run "region_is_joined" {
  assert {
    condition     = output.name == "tidemill-dev-tokyo" && length(output.zones) == 3
    error_message = "the region must have its name and three zones"
  }

  assert {
    condition     = length(setsubtract(["connect", "trade", "execute", "archive", "nightly"], keys(output.service_account_roles))) == 0
    error_message = "each role of node must have a role in AWS"
  }

  assert {
    condition     = keys(output.policies["execute"]) == ["venue-keys"] && keys(output.policies["trade"]) == ["journal"] && length(output.policies["connect"]) == 0 && keys(output.policies["archive"]) == ["catalog", "lake"]
    error_message = "each role must have what its work needs, and no more"
  }

  assert {
    condition     = keys(output.settings) == ["TIDEMILL_LAKE_CATALOG_URL", "TIDEMILL_LAKE_WAREHOUSE", "TIDEMILL_TRADE_JOURNAL_COPIES"]
    error_message = "node must be told where lake and catalog are, and where journals go"
  }
}

run "untagged_is_refused" {
  command = plan

  override_data {
    target = data.aws_default_tags.current
    values = { tags = { Project = "tidemill", Environment = "dev", ManagedBy = "terraform" } }
  }

  expect_failures = [data.aws_default_tags.current]
}

run "tags_of_another_environment_are_refused" {
  command = plan

  override_data {
    target = data.aws_default_tags.current
    values = { tags = { Project = "tidemill", Environment = "prod", Owner = "o", CostCenter = "c", ManagedBy = "terraform" } }
  }

  expect_failures = [data.aws_default_tags.current]
}

run "careless_prod_is_refused" {
  command = plan

  variables {
    environment         = "prod"
    zone_count          = 2
    nat_gateways        = "single"
    protect             = false
    journal_lock_days   = 30
    catalog             = { multi_az = false }
    bus                 = { copies = { ensemble = 2, write = 2, acknowledge = 1 } }
    public_access_cidrs = ["198.51.100.0/24"]
    log_days            = 14
  }

  expect_failures = [
    var.zone_count, var.nat_gateways, var.protect, var.journal_lock_days, var.catalog, var.bus, var.public_access_cidrs, var.log_days, var.emails, var.replicas,
    data.aws_default_tags.current,
  ]
}

run "inputs_out_of_bounds_are_refused" {
  command = plan

  variables {
    environment    = "test"
    region_name    = "ap-northeast-1"
    cidr           = "10.20.0.0/20"
    administrators = {}
    required_tags  = ["Owner"]
    budget_usd     = -1
    accounts       = { Main = { venue = "binance" } }
    peers          = { london = { address = "london", cidr = "10.11.0.0/16", public_key = "key" } }
  }

  expect_failures = [var.environment, var.region_name, var.cidr, var.administrators, var.required_tags, var.budget_usd, var.accounts, var.peers]
}
