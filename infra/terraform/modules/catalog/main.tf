data "aws_region" "current" {}

locals {
  database = "tidemill"
}

module "key" {
  source = "../key"

  name        = "${var.name}-catalog"
  description = "Catalog of ${var.name}: storage, backups, secrets of its users"
}

module "firewall" {
  source = "../firewall"

  name        = "${var.name}-catalog"
  description = "PostgreSQL of the catalog"
  vpc_id      = var.vpc_id
  ingress     = { for name, group in var.clients : name => { ports = [5432, 5432], group = group } }
}

resource "aws_db_subnet_group" "this" {
  name        = "${var.name}-catalog"
  description = "Catalog of ${var.name}"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  name        = "${var.name}-catalog-${var.engine_version}"
  description = "Catalog of ${var.name}"
  family      = "postgres${var.engine_version}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "ssl_min_protocol_version"
    value = "TLSv1.2"
  }

  # who changed the structure, and what was slow; not every commit of the archiver
  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  parameter {
    name  = "log_connections"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# made before the database, which would make it without key and end
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/rds/instance/${var.name}-catalog/postgresql"
  retention_in_days = var.log_days
  kms_key_id        = var.log_key_arn
}

resource "aws_db_instance" "this" {
  identifier     = "${var.name}-catalog"
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class
  db_name        = local.database
  port           = 5432

  # RDS keeps the master's password in Secrets Manager and changes it every seven days; it is in no state
  username                      = "postgres"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = module.key.arn

  storage_type          = "gp3"
  allocated_storage     = var.storage_gb.initial
  max_allocated_storage = var.storage_gb.most
  storage_encrypted     = true
  kms_key_id            = module.key.arn

  multi_az                   = var.multi_az
  db_subnet_group_name       = aws_db_subnet_group.this.name
  vpc_security_group_ids     = [module.firewall.id]
  publicly_accessible        = false
  parameter_group_name       = aws_db_parameter_group.this.name
  ca_cert_identifier         = "rds-ca-rsa2048-g1"
  auto_minor_version_upgrade = true
  maintenance_window         = "sun:03:00-sun:04:00"

  backup_retention_period   = var.backup_days
  backup_window             = "01:30-02:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !var.deletion_protection
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = var.deletion_protection ? "${var.name}-catalog-last" : null

  enabled_cloudwatch_logs_exports = ["postgresql"]
  performance_insights_enabled    = false # the metrics of RDS and the log of slow statements tell enough of a catalog

  depends_on = [aws_cloudwatch_log_group.this]
}

# Who works with the catalog is not its master. Each secret holds the lines that lake.catalog-credentials reads:
# access-key=USER and secret-key=PASSWORD.
resource "aws_secretsmanager_secret" "user" {
  for_each = var.users

  name                    = "${var.name}-catalog-${each.key}"
  description             = "PostgreSQL user ${each.key} of the catalog: properties access-key and secret-key"
  kms_key_id              = module.key.arn
  recovery_window_in_days = 7
}
