# Tokyo, where most venues of the platform match; London as a second region when it is asked for, and for copies in any case.

locals {
  environment = "prod"

  tags = {
    Project     = "tidemill"
    Environment = local.environment
    Owner       = var.owner
    CostCenter  = var.cost_center
    ManagedBy   = "terraform"
  }

  cidrs  = { tokyo = "10.10.0.0/16", london = "10.11.0.0/16" }
  people = { for who, arn in module.access.roles : who => arn if contains(["operator", "auditor"], who) }

  sizes = {
    small = {
      catalog = { instance_class = "db.t4g.medium" }
      spark   = { vcpu = 64, memory_gb = 256 }
      bus     = { instance_types = ["m7i.xlarge"] }

      node_groups = {
        latency = { instance_types = ["c7i.2xlarge"], least = 1, most = 3, per_zone = true, close_together = true, exclusive_cpus = true }
        general = { instance_types = ["m7i.large"], least = 3, most = 9, tainted = false }
        spot    = { instance_types = ["m7i.xlarge", "m6i.xlarge", "m6a.xlarge"], least = 0, most = 10, capacity = "SPOT" }
      }
    }

    large = {
      catalog = { instance_class = "db.m7g.large" }
      spark   = { vcpu = 512, memory_gb = 2048 }
      bus     = { instance_types = ["m7i.4xlarge"], least = 2, most = 6, journal_gb = 50, ledgers_gb = 4000, iops = 16000, throughput_mb = 1000 }

      node_groups = {
        latency = { instance_types = ["c7i.8xlarge"], least = 2, most = 8, per_zone = true, close_together = true, exclusive_cpus = true, disk_gb = 100 }
        general = { instance_types = ["m7i.2xlarge"], least = 3, most = 30, tainted = false, disk_gb = 100 }
        spot    = { instance_types = ["m7i.4xlarge", "m6i.4xlarge", "m6a.4xlarge"], least = 0, most = 40, capacity = "SPOT" }
      }
    }
  }

  size = local.sizes[var.size]
}

provider "aws" {
  region              = "ap-northeast-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias               = "london"
  region              = "eu-west-2"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

module "tokyo" {
  source = "../../modules/region"

  environment    = local.environment
  region_name    = "tokyo"
  cidr           = local.cidrs.tokyo
  replicas       = module.tokyo_copies.targets
  administrators = var.administrators
  people         = local.people
  node_groups    = local.size.node_groups
  catalog        = local.size.catalog
  bus            = merge(local.size.bus, { door = lookup(var.doors, "tokyo", null) })
  spark          = merge(local.size.spark, { nightly = var.nightly })
  accounts       = lookup(var.accounts, "tokyo", {})
  emails         = var.emails
  budget_usd     = var.budget_usd
  has_peers      = var.second_region != null

  peers = var.second_region == null ? {} : {
    london = { address = module.london[0].gateway_address, cidr = local.cidrs.london, public_key = var.second_region.london_public_key }
  }
}

module "london" {
  source    = "../../modules/region"
  count     = var.second_region == null ? 0 : 1
  providers = { aws = aws.london }

  environment    = local.environment
  region_name    = "london"
  cidr           = local.cidrs.london
  replicas       = module.london_copies[0].targets
  administrators = var.administrators
  people         = local.people
  node_groups    = local.size.node_groups
  catalog        = local.size.catalog
  bus            = merge(local.size.bus, { door = lookup(var.doors, "london", null) })
  spark          = local.size.spark
  accounts       = lookup(var.accounts, "london", {})
  emails         = var.emails
  has_peers      = true

  peers = {
    tokyo = { address = module.tokyo.gateway_address, cidr = local.cidrs.tokyo, public_key = var.second_region.tokyo_public_key }
  }
}

# the copies of each region's lake and journal lie in the other
module "tokyo_copies" {
  source    = "../../modules/copies"
  providers = { aws = aws.london }

  name    = "tidemill-${local.environment}-tokyo"
  buckets = module.tokyo.copied
}

module "london_copies" {
  source = "../../modules/copies"
  count  = var.second_region == null ? 0 : 1

  name    = "tidemill-${local.environment}-london"
  buckets = module.london[0].copied
}

module "access" {
  source = "../../modules/access"

  name        = "tidemill-${local.environment}"
  people      = var.people
  require_mfa = var.require_mfa
  ci          = var.ci
  regions     = merge({ tokyo = module.tokyo.access }, var.second_region == null ? {} : { london = module.london[0].access })
}
