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
  default     = 12000

  validation {
    condition     = var.budget_usd > 0
    error_message = "budget_usd must be > 0."
  }
}

variable "size" {
  type        = string
  description = "small: a few venues, some hundred instruments. large: all venues, tens of thousands of instruments. What each is, and costs: README."
  default     = "small"

  validation {
    condition     = contains(["small", "large"], var.size)
    error_message = "size must be small or large."
  }
}

variable "accounts" {
  type        = map(map(object({ venue = string, rotate_days = optional(number, 90) })))
  description = "Accounts at venues, by region (tokyo, london) and name."
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.accounts), ["tokyo", "london"])) == 0
    error_message = "accounts must be by region: tokyo, london."
  }
}

variable "doors" {
  type        = map(object({ domain = string, zone_id = string }))
  description = "Domain of the bus and public hosted zone of its certificate, by region (tokyo, london). Needed with a second region."
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.doors), ["tokyo", "london"])) == 0
    error_message = "doors must be by region: tokyo, london."
  }
}

variable "second_region" {
  type        = object({ tokyo_public_key = string, london_public_key = string })
  description = "London beside Tokyo: public keys of the two WireGuard gateways. null: Tokyo alone; its lake and journal are copied to London all the same."
  default     = null

  validation {
    condition     = var.second_region == null || length(var.doors) == 2
    error_message = "a second region needs a door in both: the buses replicate through them."
  }
}

variable "nightly" {
  type = object({
    expression = optional(string, "cron(30 0 * * ? *)")
    timezone   = optional(string, "UTC")
    jar        = string
    arguments  = list(string)
    minutes    = optional(number, 240)
  })
  description = "The nightly run in Tokyo: when, its jar in the bucket of artifacts, the arguments of ResearchMain, and the minutes after which it is stopped. null: none."
  default     = null
}
