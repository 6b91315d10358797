# One region, small, thrown away without regret: what is tried here is the shape, not the size.

locals {
  environment = "dev"

  tags = {
    Project     = "tidemill"
    Environment = local.environment
    Owner       = var.owner
    CostCenter  = var.cost_center
    ManagedBy   = "terraform"
  }
}

provider "aws" {
  region              = "ap-northeast-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

module "tokyo" {
  source = "../../modules/region"

  environment         = local.environment
  region_name         = "tokyo"
  cidr                = "10.20.0.0/16"
  zone_count          = 2
  nat_gateways        = "single"
  protect             = false
  journal_lock_days   = 1
  log_days            = 14
  administrators      = var.administrators
  people              = { for who, arn in module.access.roles : who => arn if contains(["operator", "auditor"], who) }
  public_access_cidrs = var.public_access_cidrs
  accounts            = var.accounts
  emails              = var.emails
  budget_usd          = var.budget_usd
  catalog             = { instance_class = "db.t4g.micro", multi_az = false, backup_days = 1 }

  node_groups = {
    latency = { instance_types = ["c7i.xlarge"], least = 1, most = 2, exclusive_cpus = true }
    general = { instance_types = ["m7i.large"], least = 2, most = 4, tainted = false }
    spot    = { instance_types = ["m7i.xlarge", "m6i.xlarge", "m6a.xlarge"], least = 0, most = 4, capacity = "SPOT" }
  }

  bus = {
    instance_types  = ["m7i.large"]
    ledgers_gb      = 100
    iops            = 3000
    throughput_mb   = 125
    retention_hours = 24
    copies          = { ensemble = 2, write = 2, acknowledge = 1 }
  }

  spark = {
    vcpu      = 16
    memory_gb = 64

    nightly = {
      expression = "cron(30 0 * * ? *)"
      timezone   = "UTC"
      jar        = "jars/tidemill-research.jar"
      arguments  = ["tune", "--help"] # proves application, role, jar and logs; a real sweep is an argument away
      minutes    = 15
    }
  }
}

module "access" {
  source = "../../modules/access"

  name        = "tidemill-${local.environment}"
  people      = var.people
  require_mfa = var.require_mfa
  ci          = var.ci
  regions     = { tokyo = module.tokyo.access }
}
