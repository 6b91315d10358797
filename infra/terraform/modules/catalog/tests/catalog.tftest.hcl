mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "tidemill-prod-tokyo"
  vpc_id      = "vpc-1"
  subnet_ids  = ["subnet-a", "subnet-c", "subnet-d"]
  clients     = { nodes = "sg-nodes", spark = "sg-spark" }
  log_key_arn = "arn:aws:kms:ap-northeast-1:123456789012:key/logs"
}

run "database_is_safe" {
  assert {
    condition     = aws_db_instance.this.storage_encrypted && aws_db_instance.this.kms_key_id != null && aws_db_instance.this.master_user_secret_kms_key_id != null
    error_message = "storage and the master's password must be encrypted with the key"
  }

  assert {
    condition     = !aws_db_instance.this.publicly_accessible
    error_message = "the database must not be public"
  }

  assert {
    condition     = aws_db_instance.this.multi_az && aws_db_instance.this.backup_retention_period >= 7 && aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot
    error_message = "the database must have a standby, backups, and refuse to be destroyed"
  }

  assert {
    condition     = aws_db_instance.this.manage_master_user_password && aws_db_instance.this.password == null
    error_message = "the master's password must be in no state"
  }

  assert {
    condition     = anytrue([for parameter in aws_db_parameter_group.this.parameter : parameter.name == "rds.force_ssl" && parameter.value == "1"])
    error_message = "connections without TLS must be refused"
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.name == "/aws/rds/instance/${aws_db_instance.this.identifier}/postgresql"
    error_message = "the database's logs must be encrypted"
  }
}

run "outputs_fit_the_program" {
  assert {
    condition     = output.url == "jdbc:postgresql://mocked.rds.amazonaws.com:5432/tidemill?sslmode=verify-full"
    error_message = "the URL must be one that lake.catalog-url takes, with TLS"
  }

  assert {
    condition     = keys(output.policies) == ["archive", "research"] && alltrue([for policy in output.policies : alltrue([for s in jsondecode(policy).Statement : s.Resource != "*"])])
    error_message = "each user's policy must name its secret"
  }
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name           = "catalog"
    vpc_id         = ""
    subnet_ids     = ["subnet-a"]
    clients        = {}
    engine_version = "12"
    instance_class = "t4g.medium"
    storage_gb     = { initial = 10, most = 10 }
    backup_days    = 0
    users          = ["Archive"]
    log_days       = 2
    log_key_arn    = "key"
  }
  expect_failures = [var.name, var.vpc_id, var.subnet_ids, var.clients, var.engine_version, var.instance_class, var.storage_gb, var.backup_days, var.users, var.log_days, var.log_key_arn]
}
