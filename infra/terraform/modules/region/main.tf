# One region of an environment: every module once, and how they are joined.

data "aws_region" "current" {}

# tags come from the provider, so that no resource can be without them; that the provider has them is checked here
data "aws_default_tags" "current" {
  lifecycle {
    postcondition {
      condition     = length(setsubtract(var.required_tags, keys(coalesce(self.tags, {})))) == 0
      error_message = "default_tags of the provider must have ${join(", ", sort(var.required_tags))}."
    }

    postcondition {
      condition     = lookup(coalesce(self.tags, {}), "Environment", "") == var.environment
      error_message = "the default tag Environment must be ${var.environment}."
    }
  }
}

locals {
  name = "tidemill-${var.environment}-${var.region_name}"
}

module "network" {
  source = "../network"

  name         = local.name
  cidr         = var.cidr
  zone_count   = var.zone_count
  nat_gateways = var.nat_gateways
  key_arn      = one(module.gateway_key[*].arn)
  log_key_arn  = module.observability.key_arn
  log_days     = var.log_days
  has_gateway  = var.has_peers
  gateway      = { peers = var.peers }
}

module "gateway_key" {
  source = "../key"
  count  = var.has_peers ? 1 : 0

  name        = "${local.name}-gateway"
  description = "WireGuard gateway of ${local.name}: disk and private key"
}

module "lake" {
  source = "../lake"

  name              = local.name
  journal_lock_days = var.journal_lock_days
  replicas          = var.replicas
  force_destroy     = !var.protect
}

module "catalog" {
  source = "../catalog"

  name                = local.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = values(module.network.database_subnets)
  clients             = { nodes = module.cluster.node_group, spark = module.spark.group }
  instance_class      = var.catalog.instance_class
  multi_az            = var.catalog.multi_az
  backup_days         = var.catalog.backup_days
  deletion_protection = var.protect
  log_days            = var.log_days
  log_key_arn         = module.observability.key_arn
}

module "cluster" {
  source = "../cluster"

  name                = local.name
  subnets             = module.network.private_subnets
  placement_groups    = module.network.placement_groups
  public_access_cidrs = var.public_access_cidrs
  node_groups         = var.node_groups
  force_destroy       = !var.protect
  log_days            = var.log_days
  log_key_arn         = module.observability.key_arn

  access = merge(
    { for name, arn in var.administrators : "administrator-${name}" => { role_arn = arn, policy = "AmazonEKSClusterAdminPolicy" } },
    {
      for who, arn in var.people : who => {
        role_arn   = arn
        policy     = who == "operator" ? "AmazonEKSEditPolicy" : "AmazonEKSViewPolicy"
        namespaces = ["tidemill", "pulsar"]
      }
    },
  )

  # what each role of node may do in AWS; connect only listens to venues, and needs nothing
  service_accounts = {
    connect    = {}
    trade      = { policies = { journal = module.lake.policies["journal-append"] } }
    execute    = { policies = length(var.accounts) == 0 ? {} : { venue-keys = module.secrets.policy } }
    archive    = { policies = { lake = module.lake.policies["lake-write"], catalog = module.catalog.policies["archive"] } }
    nightly    = { policies = { lake = module.lake.policies["lake-write"], catalog = module.catalog.policies["archive"] } }
    fluent-bit = { namespace = "logging", policies = { logs = module.observability.write_policy } }
  }
}

module "bus" {
  source = "../bus"

  name                = local.name
  peer_cidrs          = { for name, peer in var.peers : name => peer.cidr }
  nodes               = { instance_types = var.bus.instance_types, least = var.bus.least, most = var.bus.most }
  copies              = var.bus.copies
  retention_hours     = var.bus.retention_hours
  door                = var.bus.door
  deletion_protection = var.protect

  volumes = {
    journal = { size_gb = var.bus.journal_gb, iops = var.bus.iops, throughput_mb = var.bus.throughput_mb }
    ledgers = { size_gb = var.bus.ledgers_gb, iops = var.bus.iops, throughput_mb = var.bus.throughput_mb }
  }

  cluster = {
    name           = module.cluster.name
    node_group     = module.cluster.node_group
    node_role_arn  = module.cluster.node_role_arn
    volume_key_arn = module.cluster.key_arn
  }

  network = {
    vpc_id  = module.network.vpc_id
    cidr    = module.network.cidr
    subnets = module.network.private_subnets
  }
}

module "spark" {
  source = "../spark"

  name                = local.name
  capacity            = { vcpu = var.spark.vcpu, memory_gb = var.spark.memory_gb }
  nightly             = var.spark.nightly
  buckets             = { artifacts = module.lake.buckets["artifacts"], research = module.lake.buckets["research"] }
  dead_letter_key_arn = module.observability.key_arn

  network = {
    vpc_id          = module.network.vpc_id
    subnet_ids      = values(module.network.private_subnets)
    endpoints_group = module.network.endpoints_group
    s3_prefix_list  = module.network.s3_prefix_list
  }

  policies = merge(
    { for policy in ["lake-read", "artifacts-read", "research-write", "logs-append"] : policy => module.lake.policies[policy] },
    { catalog = module.catalog.policies["research"] },
  )
}

# the way from drivers and executors to the catalog: the other half is in the catalog's own group
resource "aws_vpc_security_group_egress_rule" "spark_catalog" {
  security_group_id            = module.spark.group
  description                  = "catalog"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = module.catalog.group

  tags = { Name = "${local.name}-spark-catalog" }
}

module "secrets" {
  source = "../secrets"

  name          = local.name
  accounts      = var.accounts
  readers       = { execute = module.cluster.service_account_roles["execute"] }
  topic_arn     = module.observability.topic_arn
  topic_key_arn = module.observability.key_arn
}

module "observability" {
  source = "../observability"

  name               = local.name
  emails             = var.emails
  log_days           = var.log_days
  budget_usd         = var.budget_usd
  budget_environment = var.environment

  watches = {
    database    = true
    application = true
    gateway     = var.has_peers
    nightly     = var.spark.nightly != null
  }

  watched = {
    database     = module.catalog.identifier
    application  = module.spark.application_id
    gateway      = module.network.gateway_instance
    nightly      = module.spark.failed_queue
    nat_gateways = module.network.nat_gateways
    door         = module.bus.load_balancer

    replications = {
      for bucket, copy in var.replicas : bucket => { source = module.lake.buckets[bucket], destination = copy.name }
    }
  }
}
