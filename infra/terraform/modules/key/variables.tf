variable "name" {
  type        = string
  description = "Alias of the key without the prefix alias/."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 64
    error_message = "name must be kebab-case, begin with tidemill- and have at most 64 characters."
  }
}

variable "description" {
  type        = string
  description = "What the key encrypts."

  validation {
    condition     = length(var.description) > 0
    error_message = "description must not be empty."
  }
}

variable "grants" {
  type = list(object({
    sid        = string
    principal  = map(string)
    actions    = list(string)
    conditions = map(map(string))
  }))
  description = "Who else may use the key than those whom IAM allows: AWS services, each for named actions and under a condition."
  default     = []

  validation {
    condition     = alltrue([for grant in var.grants : length(grant.conditions) > 0])
    error_message = "each grant needs a condition: without one any account's resources could use the key through the service."
  }

  validation {
    condition     = alltrue([for grant in var.grants : alltrue([for action in grant.actions : can(regex("^kms:[A-Z][A-Za-z]+[*]?$", action))])])
    error_message = "actions of a grant must be named, such as kms:Decrypt or kms:GenerateDataKey*."
  }

  validation {
    condition = alltrue([
      for grant in var.grants : !contains(values(grant.principal), "*") || (can(grant.conditions["StringEquals"]["kms:CallerAccount"]) && can(grant.conditions["ArnLike"]["aws:PrincipalArn"]))
    ])
    error_message = "a grant to * must be narrowed to this account (kms:CallerAccount) and to a role in it (aws:PrincipalArn)."
  }
}

variable "deletion_days" {
  type        = number
  description = "Days between the order to delete the key and its end."
  default     = 30

  validation {
    condition     = var.deletion_days >= 7 && var.deletion_days <= 30
    error_message = "deletion_days must be between 7 and 30."
  }
}
