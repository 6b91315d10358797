mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "tidemill-dev-tokyo-archive"
  description = "the archiver"
  trust       = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"

  policies = {
    lake = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::bucket/lake/*\"},{\"Effect\":\"Allow\",\"Action\":[\"ec2:DescribeImages\"],\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Action\":\"kms:PutKeyPolicy\",\"Resource\":\"*\"}]}"
  }
}

run "role_has_what_it_is_given" {
  assert {
    condition     = keys(output.policies) == ["lake"] && aws_iam_role.this.max_session_duration == 3600
    error_message = "the role must have its policy, for an hour"
  }
}

run "trust_in_everyone_is_refused" {
  command = plan
  variables {
    trust = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}"
  }
  expect_failures = [var.trust]
}

run "trust_in_every_account_is_refused" {
  command = plan
  variables {
    trust = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"]},\"Action\":\"sts:AssumeRole\"}]}"
  }
  expect_failures = [var.trust]
}

run "every_action_is_refused" {
  command = plan
  variables {
    policies = { all = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::bucket\"}]}" }
  }
  expect_failures = [var.policies]
}

run "every_action_of_a_service_is_refused" {
  command = plan
  variables {
    policies = { all = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:*\"],\"Resource\":\"arn:aws:s3:::bucket\"}]}" }
  }
  expect_failures = [var.policies]
}

run "writing_to_every_resource_is_refused" {
  command = plan
  variables {
    policies = { all = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:PutObject\"],\"Resource\":\"*\"}]}" }
  }
  expect_failures = [var.policies]
}

run "reading_every_secret_is_refused" {
  command = plan
  variables {
    policies = { all = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":[\"*\"]}]}" }
  }
  expect_failures = [var.policies]
}

run "all_but_something_is_refused" {
  command = plan
  variables {
    policies = { all = "{\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":\"iam:PassRole\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::bucket/*\"}]}" }
  }
  expect_failures = [var.policies]
}

run "administrator_is_refused" {
  command = plan
  variables {
    managed_policies = { all = "arn:aws:iam::aws:policy/AdministratorAccess" }
    session_hours    = 13
    name             = "archive"
    description      = ""
  }
  expect_failures = [var.managed_policies, var.session_hours, var.name, var.description]
}
