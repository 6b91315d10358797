variable "name" {
  type        = string
  description = "Prefix of all names: that of the region whose buckets are copied."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "buckets" {
  type = map(object({
    rules = map(object({
      prefix      = string
      transitions = optional(list(object({ days = number, storage_class = string })), [])
      expire_days = optional(number)
    }))
    lock_days       = optional(number)
    noncurrent_days = optional(number, 30)
  }))
  description = "Buckets that are copied, as the output copied of the module region gives them: their lifecycle and lock hold for the copies, too."

  validation {
    condition     = length(var.buckets) > 0
    error_message = "buckets must not be empty."
  }
}
