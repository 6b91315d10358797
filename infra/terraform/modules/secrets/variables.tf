variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "accounts" {
  type        = map(object({ venue = string, rotate_days = optional(number, 90) }))
  description = "Accounts at venues that this region trades, by name of account (trade.account): the venue, and the days after which its key is due to be changed."
  default     = {}

  validation {
    condition     = alltrue([for name, account in var.accounts : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", name)) && can(regex("^[A-Z0-9]+$", account.venue))])
    error_message = "accounts must be kebab-case, and their venues spelled as the platform does, such as BINANCE."
  }

  validation {
    condition     = alltrue([for account in var.accounts : account.rotate_days >= 1 && account.rotate_days <= 365])
    error_message = "rotate_days must be between 1 and 365."
  }
}

variable "readers" {
  type        = map(string)
  description = "ARNs of the roles that may read the keys, by name: the execute role of the region's cluster."

  validation {
    condition     = length(var.readers) > 0 && alltrue([for arn in var.readers : !strcontains(arn, "*")])
    error_message = "readers must name roles."
  }
}

variable "topic_arn" {
  type        = string
  description = "SNS topic that is told when a key is due to be changed."

  validation {
    condition     = can(regex("^arn:[a-z-]+:sns:", var.topic_arn))
    error_message = "topic_arn must be the ARN of an SNS topic."
  }
}

variable "topic_key_arn" {
  type        = string
  description = "KMS key of the topic."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.topic_key_arn))
    error_message = "topic_key_arn must be the ARN of a KMS key."
  }
}
