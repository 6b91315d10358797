mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name = "tidemill-prod-tokyo"

  buckets = {
    lake    = { rules = { trades = { prefix = "lake/tidemill/trades/data/", transitions = [{ days = 90, storage_class = "STANDARD_IA" }] } } }
    journal = { rules = {}, lock_days = 1827 }
  }
}

run "copies_have_names_and_keys" {
  assert {
    condition     = output.targets["journal"].name == "tidemill-prod-tokyo-journal-copy-123456789012" && startswith(output.targets["lake"].key_arn, "arn:aws:kms:")
    error_message = "each copy must have a bucket and a key"
  }
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name    = "copies"
    buckets = {}
  }
  expect_failures = [var.name, var.buckets]
}
