variable "name" {
  type        = string
  description = "Name of the bucket, unique in the world: end it with the account."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 63
    error_message = "name must be kebab-case, begin with tidemill- and have at most 63 characters."
  }
}

variable "key_arn" {
  type        = string
  description = "KMS key that encrypts every object."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.key_arn))
    error_message = "key_arn must be the ARN of a KMS key."
  }
}

variable "lock_days" {
  type        = number
  description = "Days for which no one, root included, can delete or overwrite a version (object lock, compliance mode); null for no lock. Can only be set when the bucket is made."
  default     = null

  validation {
    condition     = var.lock_days == null ? true : var.lock_days >= 1 && var.lock_days <= 3650
    error_message = "lock_days must be between 1 and 3650."
  }
}

variable "noncurrent_days" {
  type        = number
  description = "Days for which an overwritten or deleted version can be brought back."
  default     = 30

  validation {
    condition     = var.noncurrent_days >= 1
    error_message = "noncurrent_days must be >= 1."
  }
}

variable "rules" {
  type = map(object({
    prefix      = string
    transitions = optional(list(object({ days = number, storage_class = string })), [])
    expire_days = optional(number)
  }))
  description = "Lifecycle rules by name: the prefix, the way to colder classes, warmest first, and the age at which objects are deleted, if ever."
  default     = {}

  validation {
    condition = alltrue(flatten([
      for rule in var.rules : [
        for step in rule.transitions : contains(["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], step.storage_class)
      ]
    ]))
    error_message = "storage_class must be STANDARD_IA, GLACIER_IR, GLACIER or DEEP_ARCHIVE."
  }

  validation {
    condition = alltrue(flatten([
      for rule in var.rules : [
        for i, step in rule.transitions : i == 0 ? true : (
          index(["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], step.storage_class) >
          index(["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], rule.transitions[i - 1].storage_class)
        )
      ]
    ]))
    error_message = "transitions must go from warm to cold: STANDARD_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
  }

  validation {
    condition = alltrue(flatten([
      for rule in var.rules : [
        for i, step in rule.transitions : step.days >= (
          i == 0 ? (step.storage_class == "STANDARD_IA" ? 30 : 0) :
          rule.transitions[i - 1].days + lookup({ STANDARD_IA = 30, GLACIER_IR = 90, GLACIER = 90 }, rule.transitions[i - 1].storage_class, 0)
        )
      ]
    ]))
    error_message = "an object must stay for what it is billed for: 30 days before and in STANDARD_IA, 90 in GLACIER_IR and GLACIER."
  }

  validation {
    condition = alltrue([
      for rule in var.rules : rule.expire_days == null ? true : alltrue([for step in rule.transitions : coalesce(rule.expire_days, 0) > step.days])
    ])
    error_message = "expire_days must come after the last transition."
  }
}

variable "force_destroy" {
  type        = bool
  description = "Whether destroying the bucket deletes what is in it: for environments that are thrown away."
  default     = false
}
