variable "account_id" {
  type        = string
  description = "AWS account of this environment: nothing is done in any other."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must have 12 digits."
  }
}

variable "owner" {
  type        = string
  description = "Who answers for the environment: the tag Owner."

  validation {
    condition     = length(var.owner) > 0
    error_message = "owner must not be empty."
  }
}

variable "cost_center" {
  type        = string
  description = "Who pays: the tag CostCenter."

  validation {
    condition     = length(var.cost_center) > 0
    error_message = "cost_center must not be empty."
  }
}

variable "administrators" {
  type        = map(string)
  description = "Roles that administer Kubernetes, by name."

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for arn in var.administrators : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/", arn))])
    error_message = "administrators must be ARNs of roles."
  }
}

variable "people" {
  type        = object({ operator = list(string), quant = list(string), auditor = list(string) })
  description = "ARNs of the users and roles that may take the roles operator, quant and auditor."

  validation {
    condition     = length(var.people.operator) > 0
    error_message = "people must name an operator: someone must be able to stop the platform."
  }
}

variable "require_mfa" {
  type        = bool
  description = "Whether taking a role needs a second factor in the session; false only where single sign-on asks for it itself."
  default     = true
}

variable "ci" {
  type        = object({ issuer = string, audience = string, subjects = list(string) })
  description = "CI that publishes images and jars with a token: see the module access. null: none."
  default     = null

  validation {
    condition     = var.ci == null ? true : length(var.ci.subjects) > 0
    error_message = "ci must name its subjects."
  }
}

variable "emails" {
  type        = set(string)
  description = "Addresses that alarms are sent to."

  validation {
    condition     = length(var.emails) > 0
    error_message = "emails must not be empty: alarms that nobody hears are none."
  }
}

variable "budget_usd" {
  type        = number
  description = "What the environment may cost a month, in USD."
  default     = 1500

  validation {
    condition     = var.budget_usd > 0
    error_message = "budget_usd must be > 0."
  }
}

variable "accounts" {
  type        = map(object({ venue = string, rotate_days = optional(number, 90) }))
  description = "Accounts at venues' test networks, by name."
  default     = { main = { venue = "BINANCE" } }

  validation {
    condition     = length(var.accounts) > 0
    error_message = "accounts must not be empty: without one nothing is tried."
  }
}

variable "public_access_cidrs" {
  type        = set(string)
  description = "Networks from which the API of Kubernetes can be reached over the internet; empty: from nowhere."
  default     = []

  validation {
    condition     = !contains(var.public_access_cidrs, "0.0.0.0/0")
    error_message = "public_access_cidrs must not be the world."
  }
}
