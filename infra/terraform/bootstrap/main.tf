# The bucket of an environment's state: made once, by hand, with a state of its own that is then moved into it (README).

locals {
  tags = {
    Project     = "tidemill"
    Environment = var.environment
    Owner       = var.owner
    CostCenter  = var.cost_center
    ManagedBy   = "terraform"
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

module "key" {
  source = "../modules/key"

  name        = "tidemill-${var.environment}-state"
  description = "State of Terraform, ${var.environment}"
}

module "bucket" {
  source = "../modules/bucket"

  name            = "tidemill-${var.environment}-state-${var.account_id}"
  key_arn         = module.key.arn
  noncurrent_days = 365 # a year of states to go back to
}
