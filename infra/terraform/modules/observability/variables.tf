variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "emails" {
  type        = set(string)
  description = "Addresses that alarms are sent to; each confirms its subscription once."
  default     = []

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", email))])
    error_message = "emails must be addresses."
  }
}

variable "log_days" {
  type        = number
  description = "Days for which logs are kept."
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days must be a retention that CloudWatch Logs knows."
  }
}

variable "roles" {
  type        = set(string)
  description = "Roles of node, each with a log group of its own."
  default     = ["connect", "trade", "execute", "archive", "nightly"]

  validation {
    condition     = alltrue([for role in var.roles : can(regex("^[a-z]+$", role))])
    error_message = "roles must be lower-case words."
  }
}

variable "watches" {
  type = object({
    database    = optional(bool, false)
    gateway     = optional(bool, false)
    nightly     = optional(bool, false)
    application = optional(bool, false)
  })
  description = "Which of the single things of watched there are. Said apart from them, because their names are known only once they are made."
  default     = {}
}

variable "watched" {
  type = object({
    database     = optional(string)
    gateway      = optional(string)
    nightly      = optional(string)
    application  = optional(string)
    nat_gateways = optional(map(string), {})
    replications = optional(map(object({ source = string, destination = string })), {})
    door         = optional(map(object({ load_balancer = string, target_group = string })), {})
  })
  description = "What alarms watch: identifier of the catalog's database, machine of the WireGuard gateway, queue of nightly starts that failed, EMR application; NAT gateways by zone, copies of buckets by name, ports of the bus's door by use."
  default     = {}
}

variable "budget_usd" {
  type        = number
  description = "What the environment may cost a month, in USD; null: no budget here, because another region has it."
  default     = null

  validation {
    condition     = var.budget_usd == null ? true : var.budget_usd > 0
    error_message = "budget_usd must be > 0."
  }
}

variable "budget_environment" {
  type        = string
  description = "Value of the tag Environment whose cost the budget counts; must be active as a cost allocation tag."
  default     = ""

  validation {
    condition     = var.budget_usd == null || length(var.budget_environment) > 0
    error_message = "a budget needs budget_environment."
  }
}
