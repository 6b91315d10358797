# Sweeps over the lake, on machines that are there only while they run. The jar brings Iceberg's runtime of its own version.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name

  # the flags that Spark and Agrona ask of Java 17
  java_options = join(" ", [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
  ])

  spark_settings = {
    "spark.driver.extraJavaOptions"        = local.java_options
    "spark.executor.extraJavaOptions"      = local.java_options
    "spark.driver.cores"                   = "4"
    "spark.driver.memory"                  = "14g"
    "spark.executor.cores"                 = "4"
    "spark.executor.memory"                = "14g"
    "spark.dynamicAllocation.maxExecutors" = tostring(floor(var.capacity.vcpu / 4) - 1)
  }
}

module "firewall" {
  source = "../firewall"

  name        = "${var.name}-spark"
  description = "Spark drivers and executors"
  vpc_id      = var.network.vpc_id

  ingress = { workers = { ports = [0, 65535], self = true } }

  egress = {
    workers   = { ports = [0, 65535], self = true }
    endpoints = { ports = [443, 443], group = var.network.endpoints_group }
    s3        = { ports = [443, 443], prefix_list = var.network.s3_prefix_list }
  }
}

resource "aws_emrserverless_application" "this" {
  name          = "${var.name}-research"
  release_label = var.release
  type          = "SPARK"
  architecture  = "X86_64"

  maximum_capacity {
    cpu    = "${var.capacity.vcpu} vCPU"
    memory = "${var.capacity.memory_gb} GB"
    disk   = "${var.capacity.vcpu * 10} GB"
  }

  auto_start_configuration {
    enabled = true
  }

  auto_stop_configuration {
    enabled              = true
    idle_timeout_minutes = 10
  }

  network_configuration {
    subnet_ids         = var.network.subnet_ids
    security_group_ids = [module.firewall.id]
  }
}

module "job_role" {
  source = "../role"

  name        = "${var.name}-research"
  description = "Spark jobs of ${var.name}: read the lake, write reports"
  policies    = var.policies

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "emr-serverless.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:emr-serverless:${local.region}:${local.account}:/applications/*" }
      }
    }]
  })
}
