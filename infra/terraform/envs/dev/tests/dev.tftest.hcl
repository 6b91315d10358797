mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  account_id     = "123456789012"
  owner          = "platform"
  cost_center    = "research"
  administrators = { platform = "arn:aws:iam::123456789012:role/platform" }
  emails         = ["alarms@example.com"]

  people = {
    operator = ["arn:aws:iam::123456789012:role/sso-operator"]
    quant    = ["arn:aws:iam::123456789012:role/sso-quant"]
    auditor  = ["arn:aws:iam::123456789012:role/sso-auditor"]
  }

  ci = {
    issuer   = "https://token.actions.githubusercontent.com"
    audience = "sts.amazonaws.com"
    subjects = ["repo:example/tidemill:ref:refs/heads/main"]
  }
}

run "applies" {
  assert {
    condition     = length(output.tokyo.zones) == 2 && length(output.tokyo.egress_addresses) == 1
    error_message = "dev must be in two zones with one way out"
  }

  assert {
    condition     = keys(output.tags) == ["CostCenter", "Environment", "ManagedBy", "Owner", "Project"] && output.tags["Environment"] == "dev"
    error_message = "everything must bear all tags"
  }

  assert {
    condition = alltrue(flatten([
      for policies in output.policies : [
        for policy in policies : [
          for statement in jsondecode(policy).Statement : statement.Effect == "Deny" || (
            alltrue([for action in flatten([statement.Action]) : !can(regex("(^|:)[*]$", action))]) &&
            (!contains(flatten([statement.Resource]), "*") || alltrue([for action in flatten([statement.Action]) : can(regex(":(Get|List|Describe|Lookup)", action))]))
          )
        ]
      ]
    ]))
    error_message = "no role may have a wildcard"
  }

  assert {
    condition     = keys(output.roles) == ["auditor", "ci", "operator", "quant"]
    error_message = "each kind of person must have a role"
  }
}

run "inputs_out_of_bounds_are_refused" {
  command = plan

  variables {
    account_id          = "1"
    owner               = ""
    cost_center         = ""
    administrators      = { root = "arn:aws:iam::123456789012:root" }
    people              = { operator = [], quant = [], auditor = [] }
    ci                  = { issuer = "https://ci.example.com", audience = "aws", subjects = [] }
    emails              = []
    budget_usd          = 0
    accounts            = {}
    public_access_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [
    var.account_id, var.owner, var.cost_center, var.administrators, var.people, var.ci, var.emails, var.budget_usd, var.accounts, var.public_access_cidrs,
  ]
}
