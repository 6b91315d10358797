mock_provider "aws" {
  source = "../tests/mocks"
}

variables {
  account_id  = "123456789012"
  environment = "prod"
  owner       = "platform"
  cost_center = "trading"
}

run "state_has_a_bucket" {
  assert {
    condition     = output.bucket == "tidemill-prod-state-123456789012" && startswith(output.key_arn, "arn:aws:kms:")
    error_message = "the state must have a bucket and a key"
  }

  assert {
    condition     = keys(output.tags) == ["CostCenter", "Environment", "ManagedBy", "Owner", "Project"]
    error_message = "everything must bear all tags"
  }
}

run "inputs_out_of_bounds_are_refused" {
  command = plan

  variables {
    account_id  = "1"
    environment = "production"
    region      = "tokyo"
    owner       = ""
    cost_center = ""
  }

  expect_failures = [var.account_id, var.environment, var.region, var.owner, var.cost_center]
}
