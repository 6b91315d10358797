output "name" {
  description = "Prefix of the region's names."
  value       = local.name
}

output "zones" {
  description = "Availability zones in use."
  value       = module.network.zones
}

output "egress_addresses" {
  description = "Public addresses from which the platform reaches venues: bind API keys to them."
  value       = module.network.egress_addresses
}

output "gateway_address" {
  description = "Public address of the WireGuard gateway, null without peers."
  value       = module.network.gateway_address
}

output "gateway_secret" {
  description = "Secret for the private key of the WireGuard gateway, null without peers."
  value       = module.network.gateway_secret
}

output "cluster" {
  description = "Name and address of the API of Kubernetes."
  value       = { name = module.cluster.name, endpoint = module.cluster.endpoint }
}

output "service_account_roles" {
  description = "Role of each service account: the annotation eks.amazonaws.com/role-arn."
  value       = module.cluster.service_account_roles
}

output "repositories" {
  description = "Repositories of images, by name."
  value       = module.cluster.repositories
}

output "settings" {
  description = "Settings of node that this region decides, by the names of their environment variables."
  value = merge(
    {
      TIDEMILL_LAKE_CATALOG_URL     = module.catalog.url
      TIDEMILL_LAKE_WAREHOUSE       = module.lake.warehouse
      TIDEMILL_TRADE_JOURNAL_COPIES = module.lake.journal_copies
    },
    var.bus.door == null ? {} : { TIDEMILL_BUS_URL = module.bus.url, TIDEMILL_BUS_ADMIN_URL = module.bus.admin_url },
  )
}

output "secrets" {
  description = "Names of the secrets that people fill: keys of venues by account, users of the catalog by name."
  value       = { venues = module.secrets.names, catalog = module.catalog.user_secrets }
}

output "pulsar" {
  description = "Values for Pulsar's chart: storage classes, settings of broker and bookie, node selector, node ports of the door."
  value = {
    storage_classes = module.bus.storage_classes
    broker          = module.bus.broker_settings
    bookie          = module.bus.bookie_settings
    node_selector   = module.bus.node_selector
    node_ports      = module.bus.node_ports
  }
}

output "spark" {
  description = "EMR application, role of its jobs, and the settings of Spark for jobs that people start."
  value = {
    application_id = module.spark.application_id
    job_role_arn   = module.spark.job_role_arn
    settings       = module.spark.spark_settings
  }
}

output "buckets" {
  description = "Names of the buckets."
  value       = module.lake.buckets
}

output "copied" {
  description = "What a second region must know to keep copies of lake and journal: the input buckets of the module copies."
  value       = module.lake.copied
}

output "alarms" {
  description = "Topic and names of the alarms."
  value       = { topic = module.observability.topic_arn, names = module.observability.alarms }
}

output "access" {
  description = "What the module access must know of this region."
  value = {
    region          = data.aws_region.current.name
    prefix          = local.name
    cluster_arn     = module.cluster.arn
    database        = module.catalog.identifier
    repository_arns = module.cluster.repository_arns
    application_arn = module.spark.application_arn
    job_role_arn    = module.spark.job_role_arn
    lake_policies   = module.lake.policies
    bucket_names    = values(module.lake.buckets)
    secret_arns     = values(module.secrets.arns)
    secret_key_arn  = module.secrets.key_arn
  }
}

output "policies" {
  description = "What each service account and each Spark job may do, for review: policies as JSON."
  value       = merge(module.cluster.policies, { spark = module.spark.policies })
}
